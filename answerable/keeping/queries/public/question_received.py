"""Questions before they are in the record, as the public sees them: those that a coming meeting takes, and the
written answers still owed. Of who asks, only a name that the asker consents to, or a member's."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import QuestionReceived, ReceivedState, SittingStatus
from answerable.keeping.queries.desk.question import TAKEN, lettered, mask_of, printed_asker
from answerable.keeping.queries.public.link import Link

MOST = 200


@dataclass(frozen=True, slots=True)
class ComingQuestion:
    """An accepted question to a meeting still to come; `put_by` is who puts it aloud."""

    number: str
    is_public: bool
    words: str
    parts: tuple[tuple[str, str], ...]
    asker: str
    put_by: str
    body: str
    date: dt.date
    meeting: Link | None


@dataclass(frozen=True, slots=True)
class OwedAnswer:
    """A written answer that is owed by a day."""

    words: str
    asker: str
    owner: str
    due: dt.date
    is_overdue: bool
    body: str
    date: dt.date
    meeting: Link | None


def list_coming_questions(today: dt.date, meeting="") -> list[ComingQuestion]:
    """The accepted questions to the meetings of today and later, meeting by meeting, the public's first.

    `meeting` is a meeting's public id, for those of one alone.
    """
    rows = _rows().filter(state=ReceivedState.ACCEPTED, sitting__date__gte=today, follows=None)
    rows = rows.filter(sitting__meeting__public_id=meeting) if meeting else rows
    rows = rows.order_by("sitting__date", "sitting_id", "number", "id")[:MOST]
    shaped = [_coming(row) for row in rows]
    return sorted(shaped, key=lambda each: (each.date, each.body, not each.is_public))


def list_owed_answers(today: dt.date, meeting="") -> list[OwedAnswer]:
    """The written answers owed and not published yet, the first due first."""
    rows = _rows().filter(is_written_owed=True, publication=None, state__in=TAKEN, answer_due__isnull=False)
    rows = rows.filter(sitting__meeting__public_id=meeting) if meeting else rows
    return [_owed(row, today) for row in rows.order_by("answer_due", "id")[:MOST]]


def _rows():
    rows = QuestionReceived.objects.standing().filter(sitting__removed_at=None)
    rows = rows.exclude(sitting__status__in=(SittingStatus.CANCELLED, SittingStatus.PROVISIONAL))
    return rows.select_related("asker", "member", "asked_by", "body", "sitting__meeting__body")


def _coming(row):
    mask = mask_of(row)
    return ComingQuestion(
        number="" if row.number is None else str(row.number),
        is_public=row.is_public_question,
        words=mask.mask(row.text),
        parts=tuple((letter, mask.mask(words)) for letter, words in lettered(row.parts)),
        asker=printed_asker(row),
        put_by=row.asked_by.name if row.asked_by else mask.mask(row.ask_note),
        body=row.body.name,
        date=row.sitting.date,
        meeting=_link(row),
    )


def _owed(row, today):
    return OwedAnswer(
        words=mask_of(row).mask(row.text),
        asker=printed_asker(row),
        owner=row.answer_owner,
        due=row.answer_due,
        is_overdue=row.answer_due < today,
        body=row.body.name,
        date=row.sitting.date,
        meeting=_link(row),
    )


def _link(row):
    meeting = row.sitting.meeting
    if meeting is None or not meeting.is_public or meeting.deleted_at:
        return None
    return Link("meeting", meeting.public_id, f"{row.body.name}, {row.sitting.date:%-d %B %Y}")
