"""NUM803: times of an agenda that go backwards, overrun the next item, or lie outside the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Item, Meeting

_DURATION = re.compile(
    r"\((?P<minutes>\d{1,3})\s?(?:mins?|minutes|m)\.?\)|\b(?P<bare>\d{1,3})\s?(?:mins|minutes)\b", re.I
)
_DAY = dt.date(2000, 1, 1)


def find(paper: Paper) -> Iterator[Examined]:
    for meeting in paper.record.meetings:
        yield from _ends(meeting)
        if meeting.source == "agenda":
            timed = [item for item in meeting.items if item.start_time is not None]
            if not _is_twelve_hour(timed):
                yield from _order(timed)
                yield from _durations(meeting.items)
                yield from _outside(meeting, timed)


def _ends(meeting: Meeting) -> Iterator[Examined]:
    if meeting.start_time is None or meeting.end_time is None:
        return
    if meeting.end_time >= meeting.start_time or meeting.end_time.hour < 4 or _could_be_afternoon(meeting):
        yield Examined()
        return
    yield _disagree(
        f"The meeting is said to begin at {_show(meeting.start_time)} and to end "
        f"at {_show(meeting.end_time)}, which is earlier.",
        (f"Begins {_show(meeting.start_time)}.", f"Ends {_show(meeting.end_time)}."),
        meeting,
    )


def _could_be_afternoon(meeting: Meeting) -> bool:
    """`2.00 pm to 4.30`: an end printed without its half of the day."""
    return meeting.end_time is not None and meeting.end_time.hour < 12


def _order(items: Sequence[Item]) -> Iterator[Examined]:
    for earlier, later in pairwise(items):
        if earlier.start_time is None or later.start_time is None or later.start_time >= earlier.start_time:
            yield Examined()
            continue
        yield _disagree(
            f"Item {_name(later)} is timed at {_show(later.start_time)}, before item {_name(earlier)} at "
            f"{_show(earlier.start_time)}, so the order of the items and their times do not agree.",
            (f"{_name(earlier)}: {_show(earlier.start_time)}.", f"{_name(later)}: {_show(later.start_time)}."),
            later,
            earlier,
        )


def _durations(items: Sequence[Item]) -> Iterator[Examined]:
    """A printed duration that runs past the start of the next item."""
    for item, following in pairwise(items):
        match = _DURATION.search(item.title) or _DURATION.search(item.cite.quote)
        if match is None or item.start_time is None or following.start_time is None:
            continue
        minutes = int(match["minutes"] or match["bare"])
        ends = (dt.datetime.combine(_DAY, item.start_time) + dt.timedelta(minutes=minutes)).time()
        if ends <= following.start_time or following.start_time < item.start_time:
            yield Examined()
            continue
        yield _disagree(
            f"Item {_name(item)} begins at {_show(item.start_time)} and has {minutes} minutes, "
            f"to {_show(ends)}, but item "
            f"{_name(following)} begins at {_show(following.start_time)}.",
            (
                f"{_show(item.start_time)} and {minutes} minutes are {_show(ends)}.",
                f"{_name(following)} begins at {_show(following.start_time)}.",
            ),
            item,
            following,
            severity="warning",
        )


def _outside(meeting: Meeting, items: Sequence[Item]) -> Iterator[Examined]:
    begins, ends = meeting.start_time, meeting.end_time
    for item in items:
        at = item.start_time
        if at is None or begins is None:
            continue
        if at < begins:
            limit = f"the meeting begins at {_show(begins)}"
        elif ends is not None and ends > begins and at > ends:
            limit = f"the meeting ends at {_show(ends)}"
        else:
            yield Examined()
            continue
        yield _disagree(
            f"Item {_name(item)} is timed at {_show(at)}, but {limit}.",
            (f"{_name(item)}: {_show(at)}.", limit[0].upper() + limit[1:] + "."),
            item,
            severity="warning",
        )


def _is_twelve_hour(items: Sequence[Item]) -> bool:
    """Whether times are printed by the twelve-hour clock without their half of the day (`11.30`, `12.15`, `1.00`)."""
    times = [item.start_time for item in items if item.start_time is not None]
    drops = [(before, after) for before, after in pairwise(times) if after < before]
    return len(drops) == 1 and drops[0][0].hour >= 10 and drops[0][1].hour < 8


def _name(item: Item) -> str:
    return f"{item.item_number or item.ref or ''} ({item.title})".strip()


def _show(time: dt.time) -> str:
    return f"{time:%H:%M}"


def _disagree(
    message: str,
    working: tuple[str, ...],
    where: Item | Meeting,
    other: Item | None = None,
    severity: Severity | None = None,
) -> Examined:
    return Examined(
        disagreement=Disagreement(
            message=message,
            working=working,
            explanation="A time was perhaps left from an earlier draft, or an item was moved.",
            severity=severity,
            cite=where.cite,
            also=(other.cite,) if other else (),
        )
    )
