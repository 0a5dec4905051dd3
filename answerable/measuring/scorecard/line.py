"""A line of a scorecard: one measure for one quarter, with everything a reader needs to judge it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from answerable.drawing.exhibit import Badge, Origin
from answerable.drawing.wording import say_day
from answerable.measuring.period import name_period
from answerable.measuring.scorecard.comparison import Change, Standing, judge_change, judge_target, list_badges
from answerable.measuring.scorecard.figure import Figure, choose_figure, choose_series, figure_of_baseline
from answerable.measuring.scorecard.measure import Absence, Baseline, Holding, Measure, Target
from answerable.measuring.scorecard.signal import Signal, read_signal
from answerable.measuring.series import Break, Rebasing, list_breaks


class Line(Struct, frozen=True, kw_only=True):
    """One measure in the quarter that ends on a day.

    Without a `figure`, `missing` says what is lacking and `absence` why, where somebody has explained it. `signal`
    is what the series in time shows, nothing where there is no series.
    """

    measure: Measure
    area: str = ""
    quarter_end: dt.date
    figure: Figure | None = None
    missing: str = ""
    absence: str = ""
    baseline: Baseline | None = None
    baseline_figure: Figure | None = None
    change: Change | None = None
    standing: Standing | None = None
    signal: Signal | None = None
    badges: tuple[Badge, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is neither a value nor a reason for having none."""
        return self.figure is None and not self.absence

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the figure, the baseline and the series came from, each once."""
        held = (*self._origins_of(self.figure), *self._origins_of(self.baseline_figure))
        return tuple(dict.fromkeys((*held, *(self.signal.origins if self.signal else ()))))

    @staticmethod
    def _origins_of(figure: Figure | None) -> tuple[Origin, ...]:
        return figure.origins if figure else ()


class _Placed(Protocol):
    @property
    def measure(self) -> str: ...
    @property
    def area(self) -> str: ...


Kept = TypeVar("Kept", bound=_Placed)


def work_out_line(measure: Measure, holding: Holding, quarter_end: dt.date, area: str = "") -> Line:
    """The line of a measure: its figure, held against baseline and target, and what its series shows."""
    observations = _select(holding.observations, measure, area)
    breaks = tuple(Break(each.on, each.reason) for each in _select(holding.breaks, measure, area))
    is_invented = holding.is_invented or any(each.is_invented for each in observations)
    figure = choose_figure(measure, observations, quarter_end)
    missing = _say_missing(measure, figure, quarter_end)
    if figure is None or missing:
        absence = find_absence(holding.absences, measure.code, area, quarter_end)
        badges = list_badges(measure, None, (), is_invented)
        return Line(
            measure=measure, area=area, quarter_end=quarter_end, missing=missing, absence=absence, badges=badges
        )
    series = choose_series(measure, observations, quarter_end)
    baseline = _choose_baseline(_select(holding.baselines, measure, area), figure)
    before = figure_of_baseline(measure, baseline) if baseline else None
    target = _choose_target(_select(holding.targets, measure, area), figure.last_on)
    rebasings = tuple(
        Rebasing(on=each.on, reason=each.reason, decided_by=each.decided_by)
        for each in _select(holding.rebasings, measure, area)
    )
    since = min([each.first_on for each in (figure, before, *series[:1]) if each])
    return Line(
        measure=measure,
        area=area,
        quarter_end=quarter_end,
        figure=figure,
        baseline=baseline,
        baseline_figure=before,
        change=judge_change(measure, before, figure, breaks, series),
        standing=judge_target(measure, figure, target) if target else None,
        signal=read_signal(measure, series, breaks, rebasings, target, before),
        badges=list_badges(measure, figure, list_breaks(breaks, since, figure.last_on), is_invented),
    )


def find_absence(absences: Iterable[Absence], code: str, area: str, quarter_end: dt.date) -> str:
    """The reason given for a measure's absence in a quarter; empty where none was."""
    found = (each for each in absences if (each.measure, each.area, each.quarter_end) == (code, area, quarter_end))
    return next((each.reason.strip() for each in found), "")


def _select(rows: Iterable[Kept], measure: Measure, area: str) -> tuple[Kept, ...]:
    return tuple(each for each in rows if each.measure == measure.code and each.area == area)


def _say_missing(measure: Measure, figure: Figure | None, quarter_end: dt.date) -> str:
    """Why no figure stands for the quarter: none ever came, or the newest is older than its lag explains."""
    if figure is None:
        return "no value for this quarter"
    late = (quarter_end - figure.last_on).days
    if late <= measure.lag_days:
        return ""
    newest = name_period(figure.first_on, figure.last_on)
    return (
        f"no value for this quarter: the newest, for {newest}, ends {late} days before {say_day(quarter_end)}, and "
        f"{measure.lag_days} days are allowed"
    )


def _choose_baseline(baselines: Sequence[Baseline], figure: Figure) -> Baseline | None:
    """The newest baseline that ended before the figure's period begins; failing that, the newest there is."""
    before = [each for each in baselines if each.last_on < figure.first_on]
    return max(before or baselines, key=lambda each: each.last_on, default=None)


def _choose_target(targets: Sequence[Target], on: dt.date) -> Target | None:
    held = [each for each in targets if each.first_on <= on and (each.last_on is None or on <= each.last_on)]
    return max(held, key=lambda each: each.first_on, default=None)
