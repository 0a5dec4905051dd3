"""Notice of a meeting: how long before it the agenda and reports must be public, and what a later item needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from answerable.law.deadline import NO_HOLIDAYS, DayRule, DayUnit, Deadline, last_day_before
from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day

NoticeMode = Literal["working", "s243", "calendar"]
"""No statute says whether weekends are clear days, so each body keeps its way of counting; working is safest."""

_UNITS: Mapping[NoticeMode, DayUnit] = {
    "working": "clear_working",
    "s243": "clear_s243",
    "calendar": "clear_calendar",
}


def count_clear_days(published: dt.date, meeting: dt.date) -> int:
    """The calendar days between publication and meeting, counting neither; 0 where there is none between."""
    return max(0, (meeting - published).days - 1)


def count_clear_weekdays(published: dt.date, meeting: dt.date) -> int:
    """The clear days that are no Saturday or Sunday. Bank holidays are not known here, so it may be too many."""
    days = (published + dt.timedelta(days=step) for step in range(1, (meeting - published).days))
    return sum(day.weekday() < 5 for day in days)


def last_day_for_notice(
    meeting: dt.date,
    *,
    mode: NoticeMode = "working",
    clear_days: int | None = None,
    extra: Mapping[dt.date, str] = NO_HOLIDAYS,
) -> Deadline:
    """The last day for publishing the agenda and reports of a meeting; `clear_days` where a body gives its own.

    The statutory number is five in England since 1 October 2002; how the days are counted (`mode`) is in no statute.
    """
    number = find_number("notice.clear_days", meeting)
    rule = DayRule(count=number.value if clear_days is None else clear_days, unit=_UNITS[mode])
    verified = number.verified and mode != "s243"
    return last_day_before(meeting, rule, source=number.source, verified=verified, extra=extra)


def judge_notice(
    published: dt.date,
    meeting: dt.date,
    *,
    binding: bool,
    mode: NoticeMode = "working",
    clear_days: int | None = None,
    convened: dt.date | None = None,
    extra: Mapping[dt.date, str] = NO_HOLIDAYS,
) -> tuple[Ruling, ...]:
    """Whether a publication was in time. `binding` False for a body outside Part VA of the Act: then it warns only.

    `convened` is when the meeting itself was called: called at shorter notice, its papers are in time on that day.
    """
    last = last_day_for_notice(meeting, mode=mode, clear_days=clear_days, extra=extra)
    if published <= last.day:
        return ()
    if convened is not None and last.day < convened and published <= convened:
        words = f"The meeting of {say_day(meeting)} was convened on {say_day(convened)}, at short notice: say why."
        return (make_ruling("W-CONVENED-SHORT", words),)
    words = (
        f"Published on {say_day(published)} for the meeting of {say_day(meeting)}: the last day for notice was "
        f"{say_day(last.day)} ({last.rule})."
    )
    return (make_ruling("E-NOTICE-SHORT", words, binding=binding, verified=last.verified),)


def judge_urgent(reason: str, chair: str, *, minuted: bool = False, binding: bool = True) -> tuple[Ruling, ...]:
    """Whether an item that missed the notice may be taken: the chair's opinion, with the special circumstances."""
    missing = [
        word for word, given in (("the special circumstances", reason), ("the chair", chair)) if not given.strip()
    ]
    if missing:
        words = f"An item that was not on the published agenda is taken only with {' and '.join(missing)} on record."
        return (make_ruling("E-URGENCY-REASON", words, binding=binding),)
    if not minuted:
        words = f"{chair.strip()} took this item as urgent: the minutes state why ({reason.strip().rstrip('.')})."
        return (make_ruling("W-URGENCY-NOT-MINUTED", words),)
    return ()
