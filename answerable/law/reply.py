"""Replies that are owed: to inspectorates, to the panel, to recommendations, and reviews of complaints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from answerable.law.day import add_months
from answerable.law.deadline import Deadline, last_day_within
from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_list


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is said to one recommendation: what will be done, or why nothing is."""

    ref: str
    response: Literal["accepted", "partly_accepted", "not_accepted"] | None = None
    action: str = ""
    reason: str = ""
    published: dt.date | None = None


def inspection_deadline(published: dt.date) -> Deadline:
    """The last day for publishing comments on an inspection report: 56 days beginning with its publication."""
    number = find_number("reply.inspection_days", published)
    return last_day_within(published, number.value, source=number.source, verified=number.verified)


def judge_inspection_reply(published: dt.date, replied: dt.date | None, on: dt.date) -> tuple[Ruling, ...]:
    """Whether the body's comments on an inspection report were published in time; until then, whether it is late."""
    last = inspection_deadline(published).day
    if (replied or on) <= last:
        return ()
    how = f"were published on {say_day(replied)}" if replied else "are not published"
    words = f"The comments on the report of {say_day(published)} {how}: the last day was {say_day(last)}."
    return (make_ruling("E-HMI-RESPONSE-LATE", words),)


def judge_answers(answers: Sequence[Answer]) -> tuple[Ruling, ...]:
    """Whether each recommendation of an inspection is answered: by an action, or by why there is none."""
    bare = [answer.ref for answer in answers if not _is_answered(answer)]
    if not bare:
        return ()
    words = f"Recommendation {say_list(bare)} has neither an action nor a reason for none."
    return (make_ruling("E-RECOMMENDATION-UNANSWERED", words),)


def judge_replies(answers: Sequence[Answer], on: dt.date, due: dt.date) -> tuple[Ruling, ...]:
    """Whether each recommendation of the panel is published beside the body's reply, once the reply is due."""
    missing = [answer.ref for answer in answers if answer.published is None or not _is_answered(answer)]
    if not missing or on <= due:
        return ()
    words = (
        f"The panel's recommendation {say_list(missing)} has no published reply, and it was due by {say_day(due)}."
    )
    return (make_ruling("E-REPLY-MISSING", words),)


def panel_deadline(issued: dt.date, days: int) -> Deadline:
    """The last day of the period that the panel set for a written response; it runs from the day of issue."""
    source = "Police Reform and Social Responsibility Act 2011 s.29 (ukpga/2011/13)"
    return last_day_within(issued, days, beginning_with=False, source=source)


def judge_response(issued: dt.date, days: int, responded: dt.date | None, on: dt.date) -> tuple[Ruling, ...]:
    """Whether a response that the panel required is overdue on a day, or was late."""
    last = panel_deadline(issued, days).day
    if (responded or on) <= last:
        return ()
    how = f"came on {say_day(responded)}" if responded else "has not come"
    words = f"The response that the panel required on {say_day(issued)} {how}: it was due by {say_day(last)}."
    return (make_ruling("W-RESPONSE-OVERDUE", words),)


def list_progress_days(start: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """The days on which progress on recommendations is reported: every six months after they were made."""
    months = find_number("reply.progress_months", start).value
    count = (until.year - start.year) * 12 + until.month - start.month
    days = (add_months(start, step) for step in range(months, count + 1, months))
    return tuple(day for day in days if day <= until)


def review_deadline(told: dt.date, *, left_out: Sequence[tuple[dt.date, dt.date, str]] = ()) -> Deadline:
    """The last day for asking for a review of a complaint: 28 days beginning the day after the outcome was told.

    `left_out` is the time in which the request lay with the wrong body before it was forwarded.
    """
    number = find_number("reply.review_days", told)
    return last_day_within(
        told,
        number.value,
        beginning_with=False,
        left_out=left_out,
        source=number.source,
        verified=number.verified,
    )


def judge_review(told: dt.date, asked: dt.date) -> tuple[Ruling, ...]:
    """Whether a review was asked for in time."""
    last = review_deadline(told).day
    if asked <= last:
        return ()
    words = f"A review of the outcome of {say_day(told)} was asked for on {say_day(asked)}, after {say_day(last)}."
    return (make_ruling("E-REVIEW-OUT-OF-TIME", words),)


def _is_answered(answer: Answer) -> bool:
    if answer.response is None:
        return False
    said = answer.reason if answer.response == "not_accepted" else answer.action
    return bool(said.strip())
