"""Reports made of exhibits on the desk, of money and of violence alike: what they ask, and which one held before."""

from answerable.printing.exhibit_report import ExhibitReportSheet


def find_before(report, **same):
    """The latest published report of the same body and kind, and the `same` values, or `None`: the next one takes its
    place."""
    rows = type(report).objects.standing().filter(body=report.body_id, kind=report.kind, superseded_by=None, **same)
    return rows.exclude(publication=None).exclude(pk=report.pk).select_related("publication").order_by("-pk").first()


def lay_sheet(report, told, on, finance="") -> ExhibitReportSheet:
    """The sheet of a report that says what is `told` (`drawing.report.Report`), to be printed on a day."""
    asked = tuple(line.strip() for line in report.recommendations.splitlines() if line.strip())
    return ExhibitReportSheet(
        body=report.body.name,
        date=on,
        title=report.title,
        presenter=report.presented_by,
        purpose=told.purpose,
        recommendations=asked or told.asked,
        introduction=report.introduction,
        lead=told.lead,
        sections=told.sections,
        finance=finance,
        legal=told.legal,
        background_papers=told.sources or None,
    )
