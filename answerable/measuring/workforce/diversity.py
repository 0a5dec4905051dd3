"""Diversity: how far a group is represented among officers, and how far a goal for it is reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from answerable.measuring.interval import Interval, bound_share, find_binomial_quantile
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import suppress

DAYS_A_YEAR = 365.25


class Representation(Struct, frozen=True, kw_only=True):
    """A group among all officers. Shares are fractions of one; of a hidden group, its name alone.

    `gap` is the group's share less that of the population, with its interval.
    """

    group: str
    on: dt.date
    is_hidden: bool = False
    heads: int | None = None
    whole: int | None = None
    share: float | None = None
    interval: Interval | None = None
    population: float | None = None
    gap: float | None = None
    gap_interval: Interval | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """A goal: `gained` towards `goal` from the day `since`, counted on a day, to be reached by another.

    Paces are people a year: so far, and needed from now on; nothing where a day is not known. `mirrored` is the 95%
    range of the group among so many hires, had each been drawn from the population.
    """

    group: str
    on: dt.date
    gained: int
    goal: int
    since: dt.date | None = None
    goal_by: dt.date | None = None
    pace: float | None = None
    pace_needed: float | None = None
    reached_at_pace: int | None = None
    hires: int | None = None
    group_hires: int | None = None
    population: float | None = None
    mirrored: tuple[int, int] | None = None


def measure_representation(rows: Sequence[Row], level: float) -> tuple[Representation, ...]:
    """The groups of the last day in the file, in its order. `MeasureError` where a group is larger than all."""
    if not any(row["heads"] is not None for row in rows):
        return ()
    on = max(row["on"] for row in rows if row["heads"] is not None)
    now = [row for row in rows if row["on"] == on and row["heads"] is not None]
    for row in now:
        if row["whole"] is not None and row["heads"] > row["whole"]:
            raise MeasureError(f"{row['group']}: {row['heads']:,} officers, but only {row['whole']:,} in all.")
    return tuple(
        Representation(group=row["group"], on=on, is_hidden=True) if is_small else _represent(row, level)
        for row, is_small in zip(now, _find_small(now), strict=True)
    )


def _find_small(rows: Sequence[Row]) -> list[bool]:
    """Which groups are hidden: as parts of one whole where they can be, each for itself where they overlap."""
    heads = [row["heads"] for row in rows]
    wholes = {row["whole"] for row in rows}
    whole = next(iter(wholes)) if len(wholes) == 1 else None
    if whole is not None and sum(heads) <= whole:
        found = suppress([[count] for count in [*heads, whole - sum(heads)]])
        return [cells[0] for cells in found.cells[: len(rows)]]
    pairs = [[row["heads"], max(0, (row["whole"] or row["heads"]) - row["heads"])] for row in rows]
    return [suppress([pair]).hides for pair in pairs]


def _represent(row: Row, level: float) -> Representation:
    heads, whole = row["heads"], row["whole"]
    population = None if row["population"] is None else row["population"] / 100
    if not whole:
        return Representation(group=row["group"], on=row["on"], heads=heads, population=population)
    interval = bound_share(heads, whole, level)
    gap = None if population is None else heads / whole - population
    bound = None if population is None else Interval(interval.low - population, interval.high - population, level)
    return Representation(
        group=row["group"],
        on=row["on"],
        heads=heads,
        whole=whole,
        share=heads / whole,
        interval=interval,
        population=population,
        gap=gap,
        gap_interval=bound,
    )


def measure_progress(rows: Sequence[Row]) -> tuple[Progress, ...]:
    """Each goal of the file on its last day."""
    goals = [row for row in rows if row["goal"] is not None and row["gained"] is not None]
    last = {row["group"]: row for row in sorted(goals, key=lambda row: row["on"])}
    return tuple(_progress(row) for row in last.values())


def _progress(row: Row) -> Progress:
    on, gained, goal = row["on"], row["gained"], row["goal"]
    if row["group_hires"] is not None and row["hires"] is not None and row["group_hires"] > row["hires"]:
        raise MeasureError(f"{row['group']}: {row['group_hires']:,} of only {row['hires']:,} hires.")
    past = None if row["since"] is None else (on - row["since"]).days / DAYS_A_YEAR
    left = None if row["goal_by"] is None else (row["goal_by"] - on).days / DAYS_A_YEAR
    pace = gained / past if past else None
    population = None if row["population"] is None else row["population"] / 100
    return Progress(
        group=row["group"],
        on=on,
        gained=gained,
        goal=goal,
        since=row["since"],
        goal_by=row["goal_by"],
        pace=pace,
        pace_needed=max(0, goal - gained) / left if left else None,
        reached_at_pace=None if pace is None or left is None else round(gained + pace * left),
        hires=row["hires"],
        group_hires=_show_hires(row),
        population=population,
        mirrored=find_mirrored(row["hires"], population),
    )


def _show_hires(row: Row) -> int | None:
    """The hires of the group, unless they, or those of all others, are too few to be shown."""
    if row["group_hires"] is None or row["hires"] is None:
        return None
    pair = [row["group_hires"], row["hires"] - row["group_hires"]]
    return None if suppress([pair]).hides else int(pair[0])


def find_mirrored(hires: int | None, population: float | None, level: float = 0.95) -> tuple[int, int] | None:
    """The range of a group among hires, had each been drawn from the population: binomial, equal tails."""
    if not hires or population is None:
        return None
    tail = (1 - level) / 2
    return (
        find_binomial_quantile(tail, hires, population),
        find_binomial_quantile(1 - tail, hires, population),
    )
