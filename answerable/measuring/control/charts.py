"""Control charts of values, shares, rates and rare events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Unpack

import numpy as np

from answerable.drawing.wording import say_day
from answerable.measuring.control.assembly import Figures, Style, assemble_chart, order_figures
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.limits import (
    Flags,
    Floats,
    Limits,
    limit_gaps,
    limit_rates,
    limit_shares,
    limit_times,
    limit_values,
)
from answerable.measuring.control.plan import Plan, PlanTerms
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better


def chart_values(
    dates: Sequence[dt.date], values: Sequence[float | None], *, is_screened: bool = True, **terms: Unpack[PlanTerms]
) -> ControlChart:
    """An XmR chart of any value: limits at 2.66 mean moving ranges (Shewhart; Nelson 1982 where screened).

    A value that is not known leaves no point. `is_screened` leaves out large moving ranges, once, from the limits;
    the spreadsheet of NHS England does not, its R package does.
    """
    days, (figures,), missing = order_figures(dates, [values])

    def find(part: slice, used: Flags) -> Limits:
        return limit_values(figures[np.newaxis, part], used, is_screened)

    style = Style("XmR", is_screened)
    return assemble_chart(Figures(days, figures), find, Plan(**terms), style, missing)


def chart_shares(
    dates: Sequence[dt.date],
    parts: Sequence[float | None],
    wholes: Sequence[float | None],
    *,
    is_corrected: bool = True,
    **terms: Unpack[PlanTerms],
) -> ControlChart:
    """A P′ chart of shares (Laney 2002), or a P chart where not `is_corrected`; shares are fractions of one.

    Of many cases a P chart's limits are so narrow that every month is beyond them: P′ widens them by how much the
    shares really vary. A period without cases leaves no point.
    """
    days, (part, whole), missing = _order_ratios(dates, parts, wholes)
    if (part > whole).any():
        raise MeasureError(f"A part is greater than its whole on {say_day(days[int((part > whole).argmax())])}.")

    def find(cut: slice, used: Flags) -> Limits:
        return limit_shares(part[np.newaxis, cut], whole[np.newaxis, cut], used, is_corrected)

    style = Style("P′" if is_corrected else "P", form="percent", scale=100.0)
    return assemble_chart(Figures(days, part / whole, whole), find, Plan(**terms), style, missing)


def chart_rates(
    dates: Sequence[dt.date],
    counts: Sequence[float | None],
    exposures: Sequence[float | None] | None = None,
    *,
    is_corrected: bool = True,
    per: float = 1.0,
    **terms: Unpack[PlanTerms],
) -> ControlChart:
    """A U′ chart of counts over what they arise from (Laney 2002), or U; without exposures C′ or C, of counts alone.

    Values are counts per one of exposure, said per `per` of it (1,000 people).
    """
    given = exposures if exposures is not None else [1.0] * len(dates)
    days, (count, exposure), missing = _order_ratios(dates, counts, given)

    def find(cut: slice, used: Flags) -> Limits:
        return limit_rates(count[np.newaxis, cut], exposure[np.newaxis, cut], used, is_corrected)

    method = ("C" if exposures is None else "U") + ("′" if is_corrected else "")
    sizes = None if exposures is None else exposure
    figures = Figures(days, count / exposure, sizes)
    return assemble_chart(figures, find, Plan(**terms), Style(method, scale=per), missing)


def chart_rare(
    events: Sequence[dt.date],
    gaps: Sequence[float | None] | None = None,
    *,
    is_screened: bool = True,
    **terms: Unpack[PlanTerms],
) -> ControlChart:
    """A T chart of the days between rare events (Nelson 1994), or, with `gaps`, a G chart (Benneyan 2001).

    Each point stands at an event and is the number of days since the one before; on a G chart it is the number of
    cases passed between the two, as given. `better` is said of the events: fewer of them (`lower`) are longer times.
    """
    plan = _turn_round(Plan(**terms))
    if gaps is not None:
        days, (figures,), missing = order_figures(events, [gaps])
        return assemble_chart(
            Figures(days, figures),
            lambda cut, used: limit_gaps(figures[np.newaxis, cut], used),
            plan,
            Style("G"),
            missing,
        )
    days, times = _measure_times(events)

    def find(cut: slice, used: Flags) -> Limits:
        return limit_times(times[np.newaxis, cut], used, is_screened)

    return assemble_chart(Figures(days, times), find, plan, Style("T", is_screened), 0)


def _measure_times(events: Sequence[dt.date]) -> tuple[tuple[dt.date, ...], Floats]:
    """The days between each event and the next; of several on one day, each after the first is nought days later."""
    ordered = sorted(events)
    if len(ordered) < 3:
        raise MeasureError("A chart of times between events needs at least three events.")
    times = np.array([(after - before).days for before, after in pairwise(ordered)], dtype=np.float64)
    return tuple(ordered[1:]), times


def _order_ratios(
    dates: Sequence[dt.date], parts: Sequence[float | None], wholes: Sequence[float | None]
) -> tuple[tuple[dt.date, ...], list[Floats], int]:
    known = [whole if whole else None for whole in wholes]
    days, columns, missing = order_figures(dates, [parts, known])
    if any((column < 0).any() for column in columns):
        raise MeasureError("A count is below nought: a share or a rate cannot be worked out of it.")
    return days, columns, missing


def _turn_round(plan: Plan) -> Plan:
    from msgspec.structs import replace

    turned: dict[Better, Better] = {"lower": "higher", "higher": "lower", "neither": "neither"}
    return replace(plan, better=turned[plan.better])
