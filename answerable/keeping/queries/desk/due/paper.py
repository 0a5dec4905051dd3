"""What is due of papers: from their authors, for acceptance, for sign-off, and exemptions to look at again."""

import datetime as dt

from django.db.models import Prefetch

from answerable.keeping.models.desk import (
    Business,
    DecisionNotice,
    NeededSignOff,
    SignOff,
    Submission,
    SubmissionStatus,
    SubmissionVersion,
)
from answerable.keeping.queries.desk.due.entry import Due

KIND = "Papers"
OWED = (SubmissionStatus.DRAFT, SubmissionStatus.RETURNED)
REVIEWED = (Business, Submission, DecisionNotice)


def owed_papers(account, today):
    """The papers that an author owes."""
    rows = _open(Submission.objects.filter(author=account, status__in=OWED), today)
    for row in rows:
        words = "Correct and file the paper" if row.status == SubmissionStatus.RETURNED else "File the paper"
        yield _due(row, words, row.due_on)


def papers_to_chase(bodies, today):
    """Papers that are late, and those that wait for a clerk to accept them."""
    rows = _open(Submission.objects.filter(business__sitting__body__in=bodies), today)
    for row in rows.filter(status__in=OWED, due_on__lt=today):
        yield _due(row, f"Ask {row.author.name} for the paper", row.due_on)
    for row in rows.filter(status=SubmissionStatus.FILED):
        yield _due(row, f"Accept or return the paper by {row.author.name}", None, is_new=True)


def papers_to_sign_off(reach, today):
    """Papers that wait for the sign-off of somebody with these roles."""
    needed = NeededSignOff.objects.standing().filter(role__in=reach.roles, first_on__lte=today)
    roles = {}
    for body, role in needed.values_list("body_id", "role"):
        roles.setdefault(body, set()).add(role)
    given = Prefetch("sign_offs", SignOff.objects.standing())
    versions = Prefetch("versions", SubmissionVersion.objects.standing().prefetch_related(given))
    asked = (SubmissionStatus.FILED, SubmissionStatus.ACCEPTED)
    rows = _open(Submission.objects.filter(business__sitting__body__in=roles, status__in=asked), today)
    for row in rows.prefetch_related(versions):
        body = row.business.sitting.body
        mine = {role for role in roles[body.pk] if reach.holds({role}, body)}
        latest = next(iter(row.versions.all()), None)
        if latest and mine - {one.role for one in latest.sign_offs.all()}:
            yield _due(row, "Sign the paper off, or say why not", row.due_on)


def exemptions_to_review(bodies, today):
    """What is closed to the public and is to be looked at again within a fortnight."""
    for model in REVIEWED:
        rows = model.objects.standing().exclude(confidentiality="open")
        rows = rows.filter(review_on__lte=today + dt.timedelta(days=14))
        for row in _at(rows, model, bodies):
            body, place = _place_of(row)
            yield Due(KIND, "Look again at why it is closed", str(row), place, body.name, row.review_on)


def _open(rows, today):
    """Papers of meetings to come."""
    rows = rows.filter(removed_at=None, business__removed_at=None, business__sitting__date__gte=today)
    return rows.select_related("business__sitting__body", "author").order_by("due_on", "pk")


def _due(row, words, day, is_new=False):
    sitting = row.business.sitting
    about = f"{row.title} ({sitting.date:%-d %B %Y})"
    return Due(KIND, words, about, f"/desk/papers/{row.pk}", sitting.body.name, day, is_new)


def _at(rows, model, bodies):
    if model is DecisionNotice:
        return rows.filter(body__in=bodies).select_related("body")
    if model is Business:
        return rows.filter(sitting__body__in=bodies).select_related("sitting__body")
    return rows.filter(business__sitting__body__in=bodies).select_related("business__sitting__body")


def _place_of(row):
    if isinstance(row, DecisionNotice):
        return row.body, f"/desk/decisions/{row.pk}"
    if isinstance(row, Business):
        return row.sitting.body, f"/desk/meetings/{row.sitting_id}/agenda"
    return row.business.sitting.body, f"/desk/papers/{row.pk}"
