"""From days, values and a way of finding limits to a control chart: segments, rules, colours and warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from answerable.drawing.wording import say_day, say_number
from answerable.measuring.control.chart import RULES, ControlChart, ControlPoint, Segment, Signal
from answerable.measuring.control.limits import Flags, Floats, Limits
from answerable.measuring.control.plan import Plan
from answerable.measuring.control.rules import flag_rules
from answerable.measuring.control.runs import judge_runs
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Rebasing, list_breaks
from answerable.measuring.verdict import Better

FEWEST_POINTS = 12
"""Below this, limits are trial limits (NHS England, Making Data Count; 20 to 30 are preferred)."""

LimitFinder = Callable[[slice, Flags], Limits]
"""Limits of the points of a slice, worked out from those of them that are marked."""


class Figures(NamedTuple):
    """Days with what was measured on each, in order of time; `sizes` are denominators where there are any."""

    dates: tuple[dt.date, ...]
    values: Floats
    sizes: Floats | None = None


_FLOOR_WORDS = "The lower limit is 0, since nothing below it is possible: no low value can be a signal by itself."


class Style(NamedTuple):
    """How a chart is called, whether its ranges are screened, and how its values are said."""

    method: str
    is_screened: bool = False
    form: str = "number"
    scale: float = 1.0


def order_figures(
    dates: Sequence[dt.date], columns: Sequence[Sequence[float | None]]
) -> tuple[tuple[dt.date, ...], list[Floats], int]:
    """Days in order with their columns, and how many days were left out because a figure of theirs is not known."""
    if any(len(column) != len(dates) for column in columns):
        raise ValueError("Every day of a series needs one figure in each column.")
    rows = sorted(zip(dates, *columns, strict=True), key=lambda row: row[0])
    for (before, *_), (after, *_) in pairwise(rows):
        if before == after:
            raise MeasureError(f"There are two figures for {say_day(before)}: keep one of them, or name their areas.")
    known = [row for row in rows if all(cell is not None and np.isfinite(cell) for cell in row[1:])]
    if len(known) < 2:
        raise MeasureError("A control chart needs at least two points, and 12 before its limits can be relied on.")
    figures = [np.array([row[place] for row in known], dtype=np.float64) for place in range(1, len(columns) + 1)]
    return tuple(row[0] for row in known), figures, len(rows) - len(known)


def assemble_chart(
    figures: Figures, find_limits: LimitFinder, plan: Plan, style: Style, missing: int
) -> ControlChart:
    """The chart: limits and rules are worked out within each segment, as if it were a series of its own."""
    points: list[ControlPoint] = []
    segments: list[Segment] = []
    for part, rebasing in _cut(figures.dates, plan.rebasings):
        used = _mark_used(figures.dates[part], plan)
        if not used.any():
            raise MeasureError(f"Every point from {say_day(figures.dates[part][0])} on is excluded from the limits.")
        limits = find_limits(part, used)
        segments.append(_describe_segment(figures.dates[part], used, int(limits.screened[0]), rebasing))
        points += _flag_points(figures, part, limits, plan)
    last = points[-segments[-1].points :]
    return ControlChart(
        name=plan.name,
        method=style.method,
        better=plan.better,
        points=tuple(points),
        segments=tuple(segments),
        runs=judge_runs([point.value for point in last], [point.centre for point in last]),
        is_screened=style.is_screened,
        fixed_after=plan.fixed_after,
        target=plan.target,
        form=plan.form or style.form,
        scale=style.scale,
        breaks=tuple(plan.breaks),
        exclusions=tuple(plan.exclusions),
        warnings=(
            *_warn(figures.dates, segments, plan, missing),
            *((_FLOOR_WORDS,) if _has_floor(figures, plan) and last[-1].lower == 0 < last[-1].upper else ()),
        ),
    )


def _cut(dates: Sequence[dt.date], rebasings: Sequence[Rebasing]) -> list[tuple[slice, Rebasing | None]]:
    """The slices of the segments, each with the rebasing it begins with."""
    starts: list[tuple[int, Rebasing | None]] = [(0, None)]
    for rebasing in sorted(rebasings, key=lambda each: each.on):
        start = sum(day < rebasing.on for day in dates)
        if not starts[-1][0] < start <= len(dates) - 2:
            raise MeasureError(
                f"The rebasing on {say_day(rebasing.on)} leaves fewer than two points after it, or none before it."
            )
        starts.append((start, rebasing))
    ends = [start for start, _ in starts[1:]] + [len(dates)]
    return [(slice(start, end), rebasing) for (start, rebasing), end in zip(starts, ends, strict=True)]


def _mark_used(dates: Sequence[dt.date], plan: Plan) -> Flags:
    excluded = {exclusion.on for exclusion in plan.exclusions}
    used = np.array([day not in excluded for day in dates], dtype=bool)
    if plan.fixed_after is not None:
        used[plan.fixed_after :] = False
    return used


def _describe_segment(dates: Sequence[dt.date], used: Flags, screened: int, rebasing: Rebasing | None) -> Segment:
    number = int(used.sum())
    return Segment(
        first_on=dates[0],
        last_on=dates[-1],
        points=len(dates),
        used=number,
        is_trial=number < FEWEST_POINTS,
        screened=screened,
        rebasing=rebasing,
    )


def _flag_points(figures: Figures, part: slice, limits: Limits, plan: Plan) -> list[ControlPoint]:
    values = figures.values[part]
    flags = np.array([flag[0] for flag in flag_rules(values[np.newaxis, :], limits)])
    lower = limits.lower[0]
    if _has_floor(figures, plan):
        lower = np.maximum(lower, 0.0)
    excluded = {exclusion.on for exclusion in plan.exclusions}
    provisional = set(plan.provisional)
    points = []
    for place, (day, value) in enumerate(zip(figures.dates[part], values, strict=True)):
        rules = tuple(rule for rule, is_broken in zip(RULES, flags[:, place], strict=True) if is_broken)
        centre = float(limits.centre[0, place])
        points.append(
            ControlPoint(
                on=day,
                value=float(value),
                centre=centre,
                lower=float(lower[place]),
                upper=float(limits.upper[0, place]),
                rules=rules,
                signal=judge_point(float(value) - centre, plan.better) if rules else "",
                size=None if figures.sizes is None else float(figures.sizes[part][place]),
                is_provisional=day in provisional,
                is_excluded=day in excluded,
            )
        )
    return points


def _has_floor(figures: Figures, plan: Plan) -> bool:
    """Whether nothing below 0 is possible: counts and shares. A percentage that has been negative is none."""
    return plan.form in ("count", "percent") and bool((figures.values >= 0).all())


def judge_point(away: float, better: Better) -> Signal:
    """What a flagged point is called, by the side of the centre on which it lies."""
    if better == "neither":
        return "high" if away > 0 else "low"
    is_wanted = away > 0 if better == "higher" else away < 0
    return "improvement" if is_wanted else "concern"


def _warn(dates: Sequence[dt.date], segments: Sequence[Segment], plan: Plan, missing: int) -> tuple[str, ...]:
    warnings = []
    if missing:
        days = "1 period has" if missing == 1 else f"{say_number(missing)} periods have"
        warnings.append(f"{days} no figure and no point on the chart.")
    last = segments[-1]
    if last.is_trial:
        warnings.append(
            f"The limits since {say_day(last.first_on)} come from {last.used} points, fewer than {FEWEST_POINTS}: "
            "they are trial limits and may move."
        )
    for each in list_breaks(plan.breaks, dates[0], dates[-1]):
        if not any(each.on == rebasing.on for rebasing in plan.rebasings):
            warnings.append(
                f"Recording changed on {say_day(each.on)} ({each.words}) and the limits run on across it: points "
                "before and after are not of one kind."
            )
    return tuple(warnings)
