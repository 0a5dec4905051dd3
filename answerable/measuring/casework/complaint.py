"""Complaints: how many come each month, how soon they are closed with the open ones kept in, and how they end."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.casework.counted import count_sorts
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.seasons import YearChange, compare_year
from answerable.measuring.loading.rows import Row
from answerable.measuring.period import tally_months
from answerable.measuring.refusal import MeasureError

YEARS_MONTHS = 24


class ComplaintOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of complaints."""

    on: Annotated[
        dt.date | None,
        Meta(description="The day on which open complaints are judged; blank for the last in the file."),
    ] = None


class Step(Struct, frozen=True, kw_only=True):
    """The share of complaints closed within so many days of receipt, as estimated with the open ones."""

    days: int
    share: float


class ComplaintResult(Struct, frozen=True, kw_only=True):
    """Complaints up to a day.

    `curve` is the share closed by days since receipt, open ones kept in (Kaplan and Meier 1958); `median` where it
    passes one half, nothing while it does not. `closed_days` are the days of those closed, ascending.
    """

    options: ComplaintOptions
    on: dt.date
    first_on: dt.date
    received: int
    closed: int
    open: int
    closed_days: tuple[int, ...]
    open_days: tuple[int, ...]
    curve: tuple[Step, ...]
    median: int | None
    categories: tuple[tuple[str, int], ...]
    handlings: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    chart: ControlChart | None = None
    year: YearChange | None = None


def measure_complaints(rows: Sequence[Row], options: ComplaintOptions) -> ComplaintResult:
    """Sum up complaints as they stood on a day; what came or was closed after it is not known on it."""
    days = [row[name] for row in rows for name in ("received_on", "closed_on") if row[name]]
    if not days:
        raise MeasureError("There are no complaints in the file.")
    on = options.on or max(days)
    kept = [row for row in rows if row["received_on"] <= on]
    if not kept:
        raise MeasureError("No complaint in the file was received by that day.")
    closed = [row for row in kept if row["closed_on"] and row["closed_on"] <= on]
    still = [row for row in kept if not row["closed_on"] or row["closed_on"] > on]
    closed_days = sorted((row["closed_on"] - row["received_on"]).days for row in closed)
    open_days = sorted((on - row["received_on"]).days for row in still)
    curve = follow_closing(closed_days, open_days)
    months, counts = tally_months((row["received_on"] for row in kept), on)
    return ComplaintResult(
        options=options,
        on=on,
        first_on=min(row["received_on"] for row in kept),
        received=len(kept),
        closed=len(closed),
        open=len(still),
        closed_days=tuple(closed_days),
        open_days=tuple(open_days),
        curve=curve,
        median=next((step.days for step in curve if step.share >= 0.5), None),
        categories=count_sorts(row["category"] or "Not recorded" for row in kept),
        handlings=count_sorts(row["handling"] for row in kept if row["handling"]),
        outcomes=count_sorts(row["outcome"] or "Not recorded" for row in closed),
        chart=_chart(months, counts),
        year=compare_year(months, counts, better="neither") if len(months) >= YEARS_MONTHS else None,
    )


def follow_closing(closed: Sequence[int], still: Sequence[int]) -> tuple[Step, ...]:
    """The share closed within each number of days, from the days of closed cases and the ages of open ones.

    Product-limit estimator (Kaplan and Meier 1958): leaving the open out would make the slow ones vanish.
    """
    left = len(closed) + len(still)
    ended, given_up = Counter(closed), Counter(still)
    open_share, steps = 1.0, []
    for day in sorted(ended.keys() | given_up.keys()):
        if ended[day]:
            open_share *= 1 - ended[day] / left
            steps.append(Step(days=day, share=1 - open_share))
        left -= ended[day] + given_up[day]
    return tuple(steps)


def _chart(months: Sequence[dt.date], counts: Sequence[int]) -> ControlChart | None:
    from answerable.measuring.control.charts import chart_rates

    # Fewer complaints can mean better service or a worse way of complaining: neither is called an improvement.
    if len(months) < 2 or not sum(counts):
        return None
    return chart_rates(months, counts, name="Complaints received", better="neither")
