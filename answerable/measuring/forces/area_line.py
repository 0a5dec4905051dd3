"""An area's month told: against what is usual there, against the month before and against a year before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from answerable.drawing.wording import say_number
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.period import begin_month, end_month, list_months, number_month
from answerable.measuring.verdict import Better, Verdict, estimate_dispersion, judge_counts, judge_series

FEWEST_MONTHS = 12
"""Fewer have no limits to be held against (the control chart's own rule)."""
WANTED_MONTHS = 24
"""Two of each month of the year, as profiles ask for."""
ERROR = 0.05
"""The chance that any test of two months in one table speaks where nothing changed."""
_NEGLIGIBLE = 1.05
"""Dispersion below this is that of chance alone."""


class AreaLine(Struct, frozen=True, kw_only=True):
    """An area's month of one measure. `line` is what the data support saying; a verdict is nothing where the month it
    needs is not there. `chart` is nothing where there are too few months for limits."""

    measure: str
    area: str
    on: dt.date
    count: int
    months: int
    line: str
    usual: Verdict | None
    before: int | None
    against_before: Verdict | None
    year_ago: int | None
    against_year: Verdict | None
    dispersion: float
    level: float
    chart: ControlChart | None
    missing: tuple[dt.date, ...] = ()
    is_provisional: bool = False

    @property
    def is_signal(self) -> bool:
        """Whether the month stands out from what is usual in the area."""
        return self.usual is not None and self.usual.is_signal


class Series(Struct, frozen=True):
    """Counts of an area by the first day of the month."""

    measure: str
    area: str
    counts: dict[dt.date, int]
    provisional: tuple[dt.date, ...]


def describe_month(series: Series, on: dt.date, better: Better, level: float) -> AreaLine:
    """An area's month in words, with the tests behind them; the area has a count for it."""
    months = list_months(min(series.counts), on)
    missing = tuple(month for month in months if month not in series.counts)
    chart = _chart(series, months, better)
    usual = judge_series(chart) if chart else None
    known = [month for month in months if month in series.counts]
    dispersion = _find_dispersion(series, known[:-1])
    before, year_ago = _move(on, -1), _move(on, -12)
    against_before = _judge(series, before, on, better, dispersion, level)
    against_year = _judge(series, year_ago, on, better, dispersion, level)
    return AreaLine(
        measure=series.measure,
        area=series.area,
        on=on,
        count=series.counts[on],
        months=len(known),
        line=_say_line(
            series,
            on,
            usual,
            (("the month before", before, against_before), ("a year before", year_ago, against_year)),
        ),
        usual=usual,
        before=series.counts.get(before),
        against_before=against_before,
        year_ago=series.counts.get(year_ago),
        against_year=against_year,
        dispersion=dispersion,
        level=level,
        chart=chart,
        missing=missing,
        is_provisional=on in series.provisional,
    )


def _chart(series: Series, months: Sequence[dt.date], better: Better) -> ControlChart | None:
    from answerable.measuring.control.charts import chart_values

    if len(series.counts) < FEWEST_MONTHS:
        return None
    values = [series.counts.get(month) for month in months]
    name = f"{series.measure}, {series.area}"
    return chart_values(months, values, name=name, better=better, provisional=series.provisional, form="number")


def find_level(series: Sequence[Series], on: dt.date) -> float:
    """The level of each test of two months, so that all of one table together err once in twenty (Bonferroni)."""
    tests = sum(_move(on, step) in each.counts for each in series for step in (-1, -12))
    return ceil(1000 * (1 - ERROR / max(1, tests))) / 1000


def _find_dispersion(series: Series, months: Sequence[dt.date]) -> float:
    """How much the months before the last vary beyond chance: the last is what is tested, and has no part in it."""
    dispersion = estimate_dispersion([series.counts[month] for month in months], [_days(month) for month in months])
    return dispersion if dispersion >= _NEGLIGIBLE else 1.0


def _judge(
    series: Series, before: dt.date, on: dt.date, better: Better, dispersion: float, level: float
) -> Verdict | None:
    """A month against another: a test of two counts by their days, allowing for how much months here vary."""
    if before not in series.counts:
        return None
    return judge_counts(
        series.counts[before],
        series.counts[on],
        better=better,
        before_exposure=_days(before),
        after_exposure=_days(on),
        dispersion=dispersion,
        level=level,
    )


def _say_line(
    series: Series,
    on: dt.date,
    standing: Verdict | None,
    others: Sequence[tuple[str, dt.date, Verdict | None]],
) -> str:
    """One line of words the data support: against what is usual first, then each of the two months by its test."""
    count = say_number(series.counts[on])
    if standing is None:
        held = f"{len(series.counts)} {'month is' if len(series.counts) == 1 else 'months are'}"
        usual = f"{held} too few to say what is usual here ({FEWEST_MONTHS} or more are needed)"
    else:
        usual = standing.words
    said = [f"{count} in {on:%B %Y}: {usual}"]
    for name, month, verdict in others:
        if verdict is None:
            said.append(f"no count for {name}")
        else:
            said.append(f"against {name} ({say_number(series.counts[month])}): {verdict.words}")
    return f"{'; '.join(said)}."


def _move(month: dt.date, steps: int) -> dt.date:
    return begin_month(number_month(month) + steps)


def _days(month: dt.date) -> int:
    return end_month(month).day
