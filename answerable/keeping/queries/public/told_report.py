"""What published reports told from frozen data have in common, of money or violence: who sees them, which holds."""

from answerable.keeping.models.desk import FinanceReport, PatrolReport

SAID_ONCE = ("provisional", "invented")
Model = type[FinanceReport] | type[PatrolReport]


def open_reports(model: Model):
    """The rows of reports that the public may see.

    Two locks: the publication is public, and so is the paper filed of it, unless that was withdrawn.
    """
    rows = model.objects.standing().filter(
        publication__is_public=True, publication__paper__is_public=True, publication__paper__deleted_at=None
    )
    related = ("pdf", "word", "paper", "body", "sitting", "superseded_by")  # of the publication
    return rows.select_related("body", *(f"publication__{name}" for name in related))


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
