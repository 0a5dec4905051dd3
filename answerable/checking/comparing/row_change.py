"""Changes said without the figures that a row of a table prints: `Psychological causes rose by 712 days, or 7.6%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from answerable.checking.comparing.change_by import find_changes_by
from answerable.checking.comparing.change_claim import find_change_claims
from answerable.checking.comparing.change_wording import DOWN, UP
from answerable.checking.comparing.frame import Frame, P, frame_paper, words_before
from answerable.checking.comparing.leeway import hedged_range, range_of
from answerable.checking.comparing.loose_share import swap_digits
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.measuring.change import measure_change
from answerable.measuring.rounding import Bounds

_WORD = rf"\b(?:{UP}|{DOWN})\b"
_BY = re.compile(
    rf"{_WORD}\s+(?:again\s+)?by\s+(?:⟦[NMT](?P<size>\d+)⟧[^⟦⟧.;:()]{{0,20}}?(?:,\s*(?:or\s+)?(?:an?\s+(?:[a-z]+\s+){{1,2}}of\s+)?"
    rf"|\s+or\s+|\s*\(\s*))?{P.format('percent')}(?!\s*(?:of|more|higher|lower|fewer|less)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:would|could|may|might|if|target|plan\w*|forecast\w*|expect\w*|average|nationally|national|each|since\s+(?:19|20)\d\d|five\s+years"
    r"|real\s+terms|budget\w*|assum\w*|cap|limit)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_MOST_NUMBERS = 8
"""In a row of more numbers some two give nearly any change."""


class RowChange(NamedTuple):
    """The percentage of a change, its size if printed, and the two figures of a row that the change is between."""

    percent: Amount
    size: Amount | None
    before: Amount
    after: Amount
    fits: bool
    frame: Frame
    offsets: tuple[int, int]


def find_row_changes(paper: Paper) -> Iterator[RowChange]:
    """Every such change whose row the words of its sentence, or of the one before, name in full."""
    rows: list[tuple[frozenset[str], tuple[Amount, ...]]] | None = None
    told: set[str] = set()
    for frames in frame_paper(paper):
        for index, frame in enumerate(frames):
            match = _BY.search(frame.text) if " by " in frame.text and "⟦P" in frame.text else None
            if match is None or _OTHER.search(frame.text):
                continue
            if rows is None:
                rows = _gather_rows(paper)
                told = {claim.stated.figure.id for claim in find_change_claims(paper) if claim.stated}
                told |= {change.percent.figure.id for change in find_changes_by(paper)}
            if frame.amount(match, "percent").figure.id not in told:
                earlier = frames[index - 1].sentence.text if index else ""
                yield from _read(frame, match, earlier, rows)


def _gather_rows(paper: Paper) -> list[tuple[frozenset[str], tuple[Amount, ...]]]:
    """The words and the numbers of the rows of a paper's tables; rows of one number, or of too many, are left out."""
    rows = []
    for grid in paper.grids:
        for row in grid.rows:
            words = content_words(_BRACKETED.sub(" ", row.label))
            numbers = tuple(one for one in row.amounts if not one.is_percent and one.value > 0)
            if words and 2 <= len(numbers) <= _MOST_NUMBERS:
                rows.append((words, numbers))
    return rows


def _read(
    frame: Frame, match: re.Match[str], earlier: str, rows: Sequence[tuple[frozenset[str], tuple[Amount, ...]]]
) -> Iterator[RowChange]:
    percent = frame.amount(match, "percent")
    size = frame.amount(match, "size") if match["size"] else None
    own = content_words(frame.text[: match.start()])
    words = own | content_words(earlier) if size is not None else own
    named = [numbers for label, numbers in rows if label <= words]
    pairs = [pair for numbers in named for pair in combinations(numbers, 2)]
    printed = hedged_range(percent, words_before(frame, percent))
    fitting = next(
        (pair for pair in pairs if _gives(pair, printed) and (size is None or _differ_by(pair, size))), None
    )
    offsets = frame.offsets(match)
    if fitting is not None:
        yield RowChange(percent, size, *fitting, True, frame, offsets)
        return
    if any(_gives(pair, printed) for pair in pairs):
        return
    if size is not None:
        held = next((pair for pair in pairs if _differ_by(pair, size)), None)
    else:
        swapped = list(swap_digits(percent))[1:]
        held = next((pair for pair in pairs if any(_gives(pair, one) for one in swapped)), None)
    if held is not None:
        yield RowChange(percent, size, *held, False, frame, offsets)


def _gives(pair: tuple[Amount, Amount], printed: Bounds) -> bool:
    change = measure_change(range_of(pair[0]), range_of(pair[1]))
    if change is None:
        return False
    return change.meets(printed) or change.times(Bounds.exactly(-1)).meets(printed)


def _differ_by(pair: tuple[Amount, Amount], size: Amount) -> bool:
    difference = range_of(pair[1]).minus(range_of(pair[0]))
    return difference.meets(range_of(size)) or difference.times(Bounds.exactly(-1)).meets(range_of(size))
