"""Rare events: the days between one and the next, area by area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.drawing.wording import say_day
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better


class RareOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of rare events."""

    name: Annotated[str, Meta(description="What the events are, as the page should say it.")] = "Events"
    better: Annotated[
        Better, Meta(description="Whether fewer (lower) or more (higher) of them are wanted, or neither.")
    ] = "lower"
    until: Annotated[
        dt.date | None,
        Meta(description="The last day that the file covers, to tell how long it is since the last event."),
    ] = None


class RareChart(Struct, frozen=True, kw_only=True):
    """The chart of an area (blank for the whole); `days_since` is since the last event, where that can be told."""

    area: str
    events: int
    chart: ControlChart
    days_since: int | None = None


class RareResult(Struct, frozen=True, kw_only=True):
    """The charts of every area, in the order of their names, and what kept others from being made."""

    options: RareOptions
    areas: tuple[RareChart, ...]
    left_out: tuple[str, ...] = ()


def chart_events(rows: Sequence[Mapping[str, Any]], options: RareOptions) -> RareResult:
    """The chart of each area; one that cannot be made is left out with a sentence, unless none can."""
    by_area: dict[str, list[dt.date]] = {}
    for row in rows:
        by_area.setdefault(row["area"] or "", []).append(row["happened_on"])
    charts: list[RareChart] = []
    left_out: list[str] = []
    for area, days in sorted(by_area.items()):
        try:
            charts.append(_chart(area, days, options))
        except MeasureError as error:
            left_out.append(f"{area or 'The whole'}: {error}")
    if not charts:
        raise MeasureError(" ".join(left_out) or "There are no events to chart.")
    return RareResult(options=options, areas=tuple(charts), left_out=tuple(left_out))


def _chart(area: str, days: Sequence[dt.date], options: RareOptions) -> RareChart:
    from answerable.measuring.control.charts import chart_rare

    last = max(days)
    if options.until is not None and options.until < last:
        raise MeasureError(f"An event of {say_day(last)} lies after the last day that the file is said to cover.")
    name = f"{options.name}, {area}" if area else options.name
    chart = chart_rare(days, name=name, better=options.better)
    since = None if options.until is None else (options.until - last).days
    return RareChart(area=area, events=len(days), chart=chart, days_since=since)
