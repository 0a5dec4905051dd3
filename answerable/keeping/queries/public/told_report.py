"""What published reports told from frozen data have in common, of money or violence: who sees them, which holds."""

from dataclasses import replace

from answerable.keeping.models.desk import FinanceReport, PatrolReport, PriorityStatement

SAID_ONCE = ("provisional", "invented")
Model = type[FinanceReport] | type[PatrolReport]


def open_reports(model: Model | type[PriorityStatement], *beside: str):
    """The rows of reports that the public may see, each with its body and what stands `beside` it.

    Two locks: the publication is public, and so is the paper filed of it, unless that was withdrawn.
    """
    rows = model.objects.standing().filter(
        publication__is_public=True, publication__paper__is_public=True, publication__paper__deleted_at=None
    )
    related = ("pdf", "word", "paper", "body", "sitting", "superseded_by")  # of the publication
    return rows.select_related("body", *beside, *(f"publication__{name}" for name in related))


def find_of_paper(model: Model, public_id: str) -> tuple[int, str] | None:
    """The report that a paper was filed from, as its key and title, or `None`."""
    rows = open_reports(model).filter(publication__paper__public_id=public_id)
    return rows.values_list("pk", "publication__title").first()


def find_later(model: Model, rows) -> dict[int, int | None]:
    """The report that took the place of each of these, by its key: the next one that the public may see, since what
    was withdrawn takes nobody's place."""
    if not rows:
        return {}
    published = model.objects.standing().exclude(publication=None).exclude(supersedes=None)
    after = dict(published.values_list("supersedes", "pk"))
    are_open = set(open_reports(model).values_list("pk", flat=True)) if after else set()
    return {row.pk: _follow(row.pk, after, are_open) for row in rows}


def lead_first(lines, most: int, tell) -> list:
    """The lines of a list of reports; the first `most` that no later one took the place of with what each says in
    short. `tell` gives the report of a line."""
    led = {line.key for line in [line for line in lines if line.later is None][:most]}
    return [lead(line, tell(line)) if line.key in led else line for line in lines]


def lead(line, report):
    """A line with what its report says in short, and with what must not be lost of it."""
    return replace(line, lead=report.lead, badges=find_said_once(report))


def find_said_once(report):
    """What is said of a whole report and not of each finding: that it is of a budget that is not approved, that its
    rows are invented."""
    badges = {}
    for section in report.sections:
        for exhibit in section.exhibits:
            for badge in exhibit.badges:
                if badge.name in SAID_ONCE:
                    badges.setdefault(badge.name, badge)
    return tuple(badges.values())


def _follow(key, after, are_open):
    later = after.get(key)
    while later is not None and later not in are_open:
        later = after.get(later)
    return later
