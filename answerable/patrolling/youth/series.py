"""The months of the whole area, and a month held against an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from answerable.measuring.verdict import estimate_dispersion, judge_counts
from answerable.patrolling.harm.period import Periods
from answerable.patrolling.youth.hiding import Counts, Flags, hide_series
from answerable.patrolling.youth.result import Change, MonthCount, Whose, YouthSeries

A_YEAR = 12
FEWEST_MONTHS = 12
"""Fewer months do not say how much counts vary; they are then taken to vary as independent events do."""

_NAMES: dict[Whose, str] = {
    "all": "Serious youth violence a day",
    "knife": "Serious youth violence with a knife a day",
    "no knife": "Serious youth violence without a knife a day",
}


def list_series(every: Counts, knife: Counts, periods: Periods, cuts: tuple[int, int]) -> tuple[YouthSeries, ...]:
    """The three series of the whole area; a month is hidden with a knife where it is without one."""
    hide_all = hide_series(every, cuts)
    hide_parts = hide_series(knife, cuts) | hide_series(every - knife, cuts)
    return (
        _make_series("all", every, hide_all, periods),
        _make_series("knife", knife, hide_parts, periods),
        _make_series("no knife", every - knife, hide_parts | hide_all, periods),
    )


def _make_series(whose: Whose, counts: Counts, hidden: Flags, periods: Periods) -> YouthSeries:
    from answerable.measuring.control.charts import chart_rates

    shown = [None if off else int(count) for count, off in zip(counts, hidden, strict=True)]
    spread = _measure_dispersion(counts, periods)
    chart = None
    if not hidden.any() and len(counts) > 1 and counts.sum():
        days = periods.days.tolist()
        chart = chart_rates(
            periods.begins, counts.tolist(), days, name=_NAMES[whose], better="lower", breaks=periods.breaks
        )
    return YouthSeries(
        whose=whose,
        months=tuple(MonthCount(first_on=on, count=count) for on, count in zip(periods.begins, shown, strict=True)),
        dispersion=spread,
        chart=chart,
        month_change=compare_months(shown, periods, 1, spread),
        year_change=compare_months(shown, periods, A_YEAR, spread),
    )


def compare_months(counts: Sequence[int | None], periods: Periods, back: int, spread: float) -> Change | None:
    """The last month against that so many months before; nothing where either is hidden or not there."""
    if len(counts) <= back:
        return None
    before, after = counts[-1 - back], counts[-1]
    if before is None or after is None:
        return None
    verdict = judge_counts(
        before,
        after,
        better="lower",
        before_exposure=float(periods.days[-1 - back]),
        after_exposure=float(periods.days[-1]),
        dispersion=spread,
        breaks=periods.list_breaks(-1 - back),
    )
    return Change(
        on=periods.begins[-1], earlier_on=periods.begins[-1 - back], before=before, after=after, verdict=verdict
    )


def _measure_dispersion(counts: Counts, periods: Periods) -> float:
    """How many times more the months vary than independent events, to one place, so that no count can be told."""
    if len(counts) < FEWEST_MONTHS:
        return 1.0
    return round(estimate_dispersion(counts.tolist(), periods.days.tolist()), 1)


def pool_dispersion(table: Counts, periods: Periods) -> float:
    """The mean dispersion of the units with offences, to one place."""
    found = [_measure_dispersion(row, periods) for row in table if row.sum()]
    return round(float(np.mean(found)), 1) if found else 1.0
