"""What the series of a measure shows: its control chart, the verdict on its last point, its target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from answerable.drawing.chart import ControlDrawing
from answerable.drawing.exhibit import Origin
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.charts import chart_rare, chart_rates, chart_shares, chart_values
from answerable.measuring.control.picture import draw_control
from answerable.measuring.control.plan import PlanTerms
from answerable.measuring.control.telling import judge_assurance, say_assurance
from answerable.measuring.period import count_whole_months
from answerable.measuring.scorecard.figure import Figure, work_out_value
from answerable.measuring.scorecard.measure import Measure, Observation, Target
from answerable.measuring.series import Break, Rebasing
from answerable.measuring.verdict import Better, Verdict, judge_series

# Fewer points than this are a table, not a chart.
_FEWEST_POINTS = 3
_FEWEST_AFTER_REBASING = 2
_HUNDRED = 100
_POINTS = {1: "months", 3: "quarters", 12: "years"}


class Signal(Struct, frozen=True, kw_only=True):
    """A control chart of a measure and what it supports saying.

    `assurance` is empty where no target holds for the points of the chart. `baseline` is the baseline in their unit.
    """

    chart: ControlChart
    verdict: Verdict
    words: str
    assurance: str = ""
    baseline: float | None = None
    origins: tuple[Origin, ...] = ()


def read_signal(
    measure: Measure,
    series: Sequence[Observation],
    breaks: Sequence[Break] = (),
    rebasings: Sequence[Rebasing] = (),
    target: Target | None = None,
    baseline: Figure | None = None,
) -> Signal | None:
    """The control chart of the observations (of one length, in order) and its verdict; nothing of fewer than three.

    A target for 12 months says nothing of one: it is held against the points only where they cover what it covers,
    or where the value is a share or a time, which mean the same for any length.
    """
    if len(series) < _FEWEST_POINTS:
        return None
    months = count_whole_months(series[0].first_on, series[0].last_on)
    chart = _chart(measure, series, breaks, rebasings, target if _holds_for(measure, months) else None)
    verdict = judge_series(chart)
    last_on = max(each.last_on for each in series)
    points = "events" if chart.method in ("T", "G") else _POINTS.get(months or 0, "periods")
    words = f"Control chart of {len(series)} {points} to {last_on:%B %Y}: {verdict.words}"
    assurance = say_assurance(chart) if judge_assurance(chart) else ""
    return Signal(
        chart=chart,
        verdict=verdict,
        words=f"{words}; it {assurance}." if assurance else f"{words}.",
        assurance=assurance,
        baseline=_scale_baseline(measure, chart, baseline, months),
        origins=tuple(dict.fromkeys(each.origin for each in series if each.origin.words)),
    )


def draw_signal(measure: Measure, signal: Signal) -> ControlDrawing:
    """The control chart of a measure as it is drawn."""
    title = "Days between events" if signal.chart.method == "T" else measure.title
    return draw_control(signal.chart, title, baseline=signal.baseline)


def _chart(
    measure: Measure,
    series: Sequence[Observation],
    breaks: Sequence[Break],
    rebasings: Sequence[Rebasing],
    target: Target | None,
) -> ControlChart:
    dates = [each.first_on for each in series]
    terms = PlanTerms(
        name=measure.title,
        better=cast(Better, measure.better),
        rebasings=_keep_rebasings(rebasings, dates),
        breaks=tuple(breaks),
        provisional=[each.first_on for each in series if each.is_provisional],
    )
    if measure.chart == "t" and measure.form == "count":
        return chart_rare(_list_events(series), **terms)
    if measure.chart == "g" and all(each.denominator is not None for each in series):
        return chart_rare(dates, [each.denominator for each in series], **terms)
    parts, wholes = [each.numerator for each in series], [each.denominator for each in series]
    is_counted = all(part is not None and whole for part, whole in zip(parts, wholes, strict=True))
    if measure.chart == "p" and is_counted:
        terms["target"] = target.value / _HUNDRED if target else None
        return chart_shares(dates, parts, wholes, **terms)
    if measure.chart == "u" and is_counted:
        terms["target"] = target.value / measure.per if target else None
        return chart_rates(dates, parts, wholes, per=measure.per, **terms)
    terms["target"] = target.value if target else None
    terms["form"] = measure.said_form
    values = [work_out_value(measure, each.numerator, each.denominator, each.value) for each in series]
    return chart_values(dates, values, **terms)


def _list_events(series: Sequence[Observation]) -> list[dt.date]:
    """One day for each event; those of a longer row stand on its first day."""
    return [each.first_on for each in series for _ in range(round(each.numerator or each.value or 0))]


def _keep_rebasings(rebasings: Sequence[Rebasing], dates: Sequence[dt.date]) -> tuple[Rebasing, ...]:
    """Those with points before them and enough after: a decision for later months does not yet change the chart."""
    return tuple(
        each
        for each in rebasings
        if dates[0] < each.on and sum(day >= each.on for day in dates) >= _FEWEST_AFTER_REBASING
    )


def _holds_for(measure: Measure, months: int | None) -> bool:
    if measure.chart in ("t", "g"):
        return False
    return measure.form not in ("count", "rate") or months == measure.months


def _scale_baseline(
    measure: Measure, chart: ControlChart, baseline: Figure | None, months: int | None
) -> float | None:
    """The baseline for a period as long as a point, in the unit of the chart's values."""
    if baseline is None or chart.method in ("T", "G"):
        return None
    if measure.form not in ("count", "rate"):
        return baseline.value / chart.scale
    length = count_whole_months(baseline.first_on, baseline.last_on)
    return baseline.value / chart.scale * months / length if months and length else None
