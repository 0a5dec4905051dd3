"""Counts before and after, each with the verdict of an exact test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.drawing.wording import say_period
from answerable.measuring.loading.period import Period, read_period
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Better, Verdict, judge_counts


class ChangeOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a comparison of counts."""

    heading: Annotated[str, Meta(description="What the comparison is called.")] = "Changes told from chance"
    level: Annotated[float, Meta(ge=0.5, lt=1, description="The level of confidence of the intervals and tests.")] = (
        0.95
    )


class Comparison(Struct, frozen=True, kw_only=True):
    """A thing counted in two periods (nothing where the file names none), and what may be said of the change."""

    name: str
    before: int
    after: int
    better: Better
    verdict: Verdict
    before_exposure: float = 1.0
    after_exposure: float = 1.0
    before_period: Period | None = None
    after_period: Period | None = None
    breaks: tuple[Break, ...] = ()


class ChangeResult(Struct, frozen=True, kw_only=True):
    """Every comparison, in the order of the file."""

    options: ChangeOptions
    comparisons: tuple[Comparison, ...]


def compare_counts(rows: Sequence[Mapping[str, Any]], options: ChangeOptions) -> ChangeResult:
    """The verdict of each row of a file of counts before and after."""
    if not rows:
        raise MeasureError("There are no rows to compare.")
    return ChangeResult(options=options, comparisons=tuple(_compare(row, options.level) for row in rows))


def _compare(row: Mapping[str, Any], level: float) -> Comparison:
    periods = _read_periods(row)
    before_exposure, after_exposure = _measure_exposures(row, periods)
    better: Better = row["better"] or "neither"
    breaks = _find_breaks(row, periods)
    verdict = judge_counts(
        row["before"],
        row["after"],
        better=better,
        before_exposure=before_exposure,
        after_exposure=after_exposure,
        breaks=breaks,
        level=level,
    )
    before_period, after_period = periods or (None, None)
    return Comparison(
        name=row["name"],
        before=row["before"],
        after=row["after"],
        better=better,
        verdict=verdict,
        before_exposure=before_exposure,
        after_exposure=after_exposure,
        before_period=before_period,
        after_period=after_period,
        breaks=breaks,
    )


def _read_periods(row: Mapping[str, Any]) -> tuple[Period, Period] | None:
    words = [row["before_period"], row["after_period"]]
    if not any(words):
        return None
    periods = [read_period(each) if each else None for each in words]
    for each, period, side in zip(words, periods, ("earlier", "later"), strict=True):
        if period is None:
            said = f"'{each}' is not a period" if each else "no period is given"
            raise MeasureError(
                f"{row['name']}: {said} for the {side} count. Write a month (2022-05), a quarter (2022 Q2) or a year "
                "(2022, 2021/22, year to June 2019)."
            )
    before, after = (period for period in periods if period is not None)
    if after[0] <= before[1]:
        raise MeasureError(
            f"{row['name']}: the later period ({say_period(*after)}) begins before the earlier one "
            f"({say_period(*before)}) has ended."
        )
    return before, after


def _measure_exposures(row: Mapping[str, Any], periods: tuple[Period, Period] | None) -> tuple[float, float]:
    """What each count arose from: as given in the file, else the days of its period, else alike."""
    given = (row["before_exposure"], row["after_exposure"])
    if all(given):
        return given[0], given[1]
    if any(each is not None for each in given):
        raise MeasureError(f"{row['name']}: give what both counts arose from, each above nought, or neither.")
    if periods is None:
        return 1.0, 1.0
    before, after = ((last - first).days + 1 for first, last in periods)
    return float(before), float(after)


def _find_breaks(row: Mapping[str, Any], periods: tuple[Period, Period] | None) -> tuple[Break, ...]:
    if row["break_on"] is None:
        return ()
    found = Break(row["break_on"], row["break_words"] or "no reason given")
    # Without periods nobody can say that the break lies outside them.
    return (found,) if periods is None else list_breaks([found], periods[0][0], periods[1][1])
