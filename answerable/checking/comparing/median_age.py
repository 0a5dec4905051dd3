"""A median age said in prose, and the tables that count people by their age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from answerable.checking.comparing.frame import Frame, iterate_frames
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid
from answerable.checking.evidence.paper import Paper

_MEDIAN = re.compile(r"\bmedian\s+age\b[^⟦⟧.;]{0,70}?⟦[NT](?P<median>\d+)⟧", re.IGNORECASE)
_BAND = re.compile(
    r"\W*(?:aged?\s+)?(?:(?P<under>under|below)\s+(?P<top>\d{1,3})|(?P<low>\d{1,3})\s*(?:to|-|–|—)\s*(?P<high>\d{1,3})"
    r"|(?P<from>\d{1,3})\s*(?:\+|(?:and|or)\s+(?:over|older|above)))(?:\s+years?(?:\s+old)?)?\W*",
    re.IGNORECASE,
)
_FEWEST_BANDS = 4
_OLDEST = 130


class MedianAge(NamedTuple):
    """A median age, and the band that holds the middle one of the people whom a table counts by age.

    `side` says whether they are older or younger than the age. `fits` is whether the median may be in it.
    """

    printed: Amount
    counts: tuple[Amount, ...]
    total: Decimal
    band: str
    side: str
    fits: bool
    frame: Frame


class _Ages(NamedTuple):
    counts: tuple[Amount, ...]
    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def find_median_ages(paper: Paper) -> Iterator[MedianAge]:
    """Every median age of a paper whose tables by age all put the middle in one band; two such tables may be of two
    populations, and then nothing is said."""
    ages: list[_Ages] | None = None
    for frame in iterate_frames(paper):
        match = _MEDIAN.search(frame.text) if "edian age" in frame.text else None
        if match is None:
            continue
        if ages is None:
            ages = [held for grid in paper.grids if (held := _read(grid)) is not None]
        made = [_place(one, frame, frame.amount(match, "median")) for one in ages]
        told = next((one for one in made if one.fits), made[0] if made else None)
        if told is not None and (told.fits or len({one.band for one in made}) == 1):
            yield told


def _read(grid: Grid) -> _Ages | None:
    """The counts of people in the first column of a table whose rows are ages without a gap."""
    rows = [(match, row) for row in grid.rows if (match := _BAND.fullmatch(row.label))]
    counts = [next((cell.amount for cell in row.cells[1:] if cell.amount), None) for _, row in rows]
    if len(rows) < _FEWEST_BANDS or any(count is None or not count.is_count or count.is_percent for count in counts):
        return None
    spans = tuple(_span(match) for match, _ in rows)
    if any(one[1] + 1 != other[0] for one, other in pairwise(spans)):
        return None
    return _Ages(tuple(filter(None, counts)), tuple(row.label for _, row in rows), spans)


def _span(match: re.Match[str]) -> tuple[int, int]:
    if match["under"]:
        return 0, int(match["top"]) - 1
    if match["from"]:
        return int(match["from"]), _OLDEST
    return int(match["low"]), int(match["high"])


def _place(ages: _Ages, frame: Frame, printed: Amount) -> MedianAge:
    """Where the middle one of a table's people is; of an even number it may be between two bands."""
    total = sum((count.value for count in ages.counts), Decimal(0))
    before, holding = Decimal(0), []
    for count, name, span in zip(ages.counts, ages.names, ages.spans, strict=True):
        if before <= total / 2 <= before + count.value and count.value:
            holding.append((name, span))
        before += count.value
    low, high = holding[0][1][0], holding[-1][1][1] + 1
    fits = low <= printed.value <= high
    side = "older" if low > printed.value else "younger"
    return MedianAge(printed, ages.counts, total, holding[0][0], side, fits, frame)
