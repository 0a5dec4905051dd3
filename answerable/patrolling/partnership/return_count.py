"""The counts of a fund's measures in a period: from offences, and from hospital admissions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from answerable.drawing.wording import say_period
from answerable.measuring.loading.rows import Row
from answerable.measuring.period import end_month
from answerable.patrolling.partnership.parameter import find_mark, list_metrics
from answerable.patrolling.protocol import Outcome
from answerable.patrolling.refusal import PatrolError

if TYPE_CHECKING:
    from answerable.patrolling.offence.offences import Offences

YOUNG = 25
"""The age below which the fund asks for a line of its own."""

_BELOW = re.compile(r"< *(\d+)")
_RANGE = re.compile(r"(\d+) *(?:-|–|to) *(\d+)")
_UNDER = re.compile(r"(?:under|below|<) *(\d+)")
_OVER = re.compile(r"(\d+) *(?:\+|and over|or over|plus)|(?:over|above) *(\d+)")
_ALL = ("all", "all ages", "total")


class MetricCount(Struct, frozen=True, kw_only=True):
    """What a measure (by its code) came to in a period: from `low` to `high`, which are one number where nothing is
    hidden or rounded. `source` says where from."""

    metric: str
    first_on: dt.date
    last_on: dt.date
    low: int
    high: int
    source: str = ""


class Admissions(NamedTuple):
    """A row of hospital admissions: of people from `youngest` to under `oldest`, nothing where that has no end."""

    first_on: dt.date
    last_on: dt.date
    area: str
    youngest: int
    oldest: int | None
    low: int
    high: int


def count_offences(offences: Offences, first_on: dt.date, last_on: dt.date) -> tuple[MetricCount, ...]:
    """The measures that are counted from offences, in a period; none where the file does not reach over it.

    A file reaches from the month of its first offence to that of its last. Raises `PatrolError` for a file that does
    not tell the categories, ages or knives apart, as a street file of data.police.uk does not.
    """
    from answerable.patrolling.offence.offences import pick_outcome

    begins, ends = offences.first_on, offences.last_on
    if begins is None or ends is None or begins.replace(day=1) > first_on or end_month(ends) < last_on:
        return ()
    within = (offences.day >= np.datetime64(first_on, "D")) & (offences.day <= np.datetime64(last_on, "D"))
    counts = []
    for metric in list_metrics():
        if metric.of == "offences":
            outcome = Outcome(name=metric.name, categories=metric.categories, whose=metric.whose)
            found = int((pick_outcome(offences, outcome) & within).sum())
            counts.append(_count(metric.code, first_on, last_on, found, found, "offences recorded by the police"))
    return tuple(counts)


def read_admissions(rows: Iterable[Row]) -> tuple[Admissions, ...]:
    """Rows of the shape `hospital-admissions`, a hidden count as the range that its mark stands for.

    Where a mark is used that goes with rounding (`*`: counts to the nearest 5), and every count given is so rounded,
    each may be two more or less. Raises `PatrolError` for an age band or a count that cannot be read.
    """
    read = [(row, read_count(row["count"] or "", _say_row(row))) for row in rows]
    step = _find_rounding([row["count"] or "" for row, _ in read], [low for _, (low, _) in read])
    admissions = []
    for row, (low, high) in read:
        youngest, oldest = read_band(row["age_band"], _say_row(row))
        spread = step // 2 if low == high and low > 0 else 0
        last_on = row["last_on"] or end_month(row["first_on"])
        admissions.append(
            Admissions(row["first_on"], last_on, row["area"] or "", youngest, oldest, low - spread, high + spread)
        )
    return tuple(admissions)


def count_admissions(
    admissions: Sequence[Admissions], first_on: dt.date, last_on: dt.date, *, area: str = ""
) -> tuple[MetricCount, ...]:
    """The measures that are counted from admissions, in a period; only those for which every month is given.

    Bands are added up; a row for all ages is taken before its bands. Raises `PatrolError` where rows of a month
    overlap in age, or several areas are given and none is chosen.
    """
    chosen = [each for each in admissions if not area or each.area.casefold() == area.casefold()]
    areas = {each.area for each in chosen}
    if len(areas) > 1:
        raise PatrolError(f"The file gives admissions of {len(areas)} areas: choose one.")
    inside = [each for each in chosen if first_on <= each.first_on and each.last_on <= last_on]
    found = []
    for metric in list_metrics():
        if metric.of == "admissions":
            oldest = YOUNG if metric.whose == "under 25" else None
            parts = _choose_bands(inside, oldest)
            if _reaches(parts, first_on, last_on, oldest):
                low, high = sum(each.low for each in parts), sum(each.high for each in parts)
                found.append(_count(metric.code, first_on, last_on, low, high, "hospital admissions"))
    return tuple(found)


def read_count(words: str, where: str = "") -> tuple[int, int]:
    """A count as printed, from least to most: `145` is itself, `*` 1 to 7, `<5` 1 to 4, `1-7` 1 to 7.

    A mark never stands for nought: nought is printed.
    """
    plain = words.strip().replace(",", "")
    if plain.isdigit():
        return int(plain), int(plain)
    if mark := find_mark(plain):
        return mark.low, mark.high
    if (below := _BELOW.fullmatch(plain)) and int(below[1]) > 1:
        return 1, int(below[1]) - 1
    if (span := _RANGE.fullmatch(plain)) and int(span[1]) <= int(span[2]):
        return int(span[1]), int(span[2])
    raise PatrolError(f"{where}the count is neither a number nor a mark of a hidden one (*, <5, 1-7).")


def read_band(words: str, where: str = "") -> tuple[int, int | None]:
    """An age band, from the youngest to under the oldest: `under 25` (0, 25), `18-24` (18, 25), `25 and over`
    (25, none), `all` (0, none)."""
    plain = " ".join(words.casefold().split())
    if plain in _ALL:
        return 0, None
    if under := _UNDER.fullmatch(plain):
        return 0, int(under[1])
    if (span := _RANGE.fullmatch(plain)) and int(span[1]) <= int(span[2]):
        return int(span[1]), int(span[2]) + 1
    if over := _OVER.fullmatch(plain):
        return (int(over[1]), None) if over[1] else (int(over[2]) + 1, None)
    raise PatrolError(f"{where}the age band cannot be read: write “under 25”, “18-24”, “25 and over” or “all”.")


def _choose_bands(inside: Sequence[Admissions], oldest: int | None) -> list[Admissions]:
    """For each month, the row of exactly the ages asked for, else its bands within them, which must not overlap."""
    chosen: list[Admissions] = []
    for month in sorted({each.first_on for each in inside}):
        rows = [each for each in inside if each.first_on == month]
        whole = [each for each in rows if (each.youngest, each.oldest) == (0, oldest)]
        bands = whole[:1] or sorted(
            (each for each in rows if oldest is None or (each.oldest is not None and each.oldest <= oldest)),
            key=lambda each: each.youngest,
        )
        _refuse_overlap(bands, month)
        chosen += bands
    return chosen


def _refuse_overlap(bands: Sequence[Admissions], month: dt.date) -> None:
    reached: int | None = 0
    for each in bands:
        if reached is None or each.youngest < reached:
            raise PatrolError(f"{month:%B %Y}: age bands overlap, so that people would be counted twice.")
        reached = each.oldest


def _reaches(parts: Sequence[Admissions], first_on: dt.date, last_on: dt.date, oldest: int | None) -> bool:
    """Whether rows cover every day of the period, and every age that is asked for."""
    day = first_on
    for month in sorted({each.first_on for each in parts}):
        rows = [each for each in parts if each.first_on == month]
        ages = 0
        for each in rows:
            if each.youngest != ages or (each.oldest is None and each is not rows[-1]):
                return False
            ages = each.oldest if each.oldest is not None else ages
        if month != day or rows[-1].oldest != oldest or len({each.last_on for each in rows}) > 1:
            return False
        day = rows[0].last_on + dt.timedelta(days=1)
    return day == last_on + dt.timedelta(days=1)


def _find_rounding(printed: Sequence[str], lows: Sequence[int]) -> int:
    """What counts are rounded to by the rule of the marks among them; 1 where they are not."""
    steps = {mark.rounds_to for words in printed if (mark := find_mark(words.strip()))}
    given = [low for words, low in zip(printed, lows, strict=True) if words.strip().replace(",", "").isdigit()]
    return next((step for step in steps if all(low % step == 0 for low in given)), 1)


def _count(metric: str, first_on: dt.date, last_on: dt.date, low: int, high: int, source: str) -> MetricCount:
    return MetricCount(metric=metric, first_on=first_on, last_on=last_on, low=low, high=high, source=source)


def _say_row(row: Row) -> str:
    return f"Admissions of {say_period(row['first_on'], row['last_on'] or end_month(row['first_on']))}: "
