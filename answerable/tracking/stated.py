"""A meeting's own count of the actions that remain outstanding, held against its tracker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.tracking.gap import describe_whence
from answerable.tracking.library import Library, Said
from answerable.tracking.reconciliation import StatedCount
from answerable.tracking.row import Tracker

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?:"
    r"actions?\s+(?:\w+\s+){0,3}?(?:outstanding|open)"
    r"|(?:outstanding|open)\s+actions?)\b",
    re.IGNORECASE,
)


def find_stated_counts(library: Library, trackers: Sequence[Tracker]) -> tuple[StatedCount, ...]:
    """`Six actions remain outstanding`: the count, the open rows of that body's tracker of the day, and how they
    stand.
    """
    return tuple(
        stated
        for passages in library.passages.values()
        for passage in passages
        if passage.kind == "minutes"
        for stated in _state(passage, trackers)
    )


def _state(passage: Said, trackers: Sequence[Tracker]) -> Iterator[StatedCount]:
    for match in _COUNTED.finditer(passage.text):
        printed = match["count"].casefold()
        count = _NUMBERS[printed] if printed in _NUMBERS else int(printed)
        tracker = next((one for one in trackers if _is_of(one, passage)), None)
        held = None
        why = "No tracker of that meeting was given, so they cannot be told one by one."
        if tracker is not None:
            held = sum(printing.action.status != "complete" for printing in tracker.printings)
            agrees = "agrees" if held == count else "does not agree"
            why = f"{describe_whence(tracker.whence)} has {held} open, which {agrees}."
        yield StatedCount(count=count, held=held, cite=passage.cite, said_in=passage.whence, why=why)


def _is_of(tracker: Tracker, passage: Said) -> bool:
    return tracker.whence.body == passage.whence.body and tracker.date == passage.date
