"""Recommendations as the public sees them: what was asked, the reply, the progress told, what is late."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from answerable.keeping.models.desk import Progress, Recommendation
from answerable.keeping.queries.public.link import Link, link_to


@dataclass(frozen=True, slots=True)
class PublicRecommendation:
    """A recommendation; `progress` are `(date, words, reported by)`. Of the reply, nothing until it is given."""

    key: int
    report: str
    number: str
    words: str
    source: str
    addressee: str
    body: Link | None
    body_name: str
    reported_on: dt.date
    reply_due: dt.date | None
    acceptance: str
    reply: str
    replied_on: dt.date | None
    closed_on: dt.date | None
    closed_by_evidence: str
    progress: list[tuple[dt.date, str, str]]
    is_late: bool


def list_recommendations(today: dt.date, state="") -> list[PublicRecommendation]:
    """Recommendations, the latest report first; `state` is owed, late, open or closed."""
    shaped = [_shape(row, today) for row in _rows()]
    fits = {
        "owed": lambda one: one.replied_on is None,
        "late": lambda one: one.is_late,
        "open": lambda one: one.replied_on is not None and one.closed_on is None,
        "closed": lambda one: one.closed_on is not None,
    }.get(state)
    return [one for one in shaped if fits is None or fits(one)]


def find_recommendation(key: int, today: dt.date) -> PublicRecommendation | None:
    row = _rows().filter(pk=key).first()
    return _shape(row, today) if row else None


def _rows():
    reported = Progress.objects.standing().filter(is_open=True)
    rows = Recommendation.objects.standing().select_related("body")
    return rows.prefetch_related(Prefetch("progress", reported, to_attr="told"))


def _shape(row, today) -> PublicRecommendation:
    given = row.replied_on is not None
    return PublicRecommendation(
        key=row.pk,
        report=row.report_title,
        number=row.number,
        words=row.words,
        source=row.get_source_display(),
        addressee=row.get_addressee_display(),
        body=link_to("body", row.body),
        body_name=row.body.name,
        reported_on=row.reported_on,
        reply_due=row.reply_due,
        acceptance=row.get_acceptance_display() if given else "",
        reply=row.reply if given else "",
        replied_on=row.replied_on,
        closed_on=row.closed_on,
        closed_by_evidence=row.closed_by_evidence if row.closed_on else "",
        progress=[(one.date, one.words, one.reported_by) for one in row.told],
        is_late=not given and row.reply_due is not None and row.reply_due < today,
    )
