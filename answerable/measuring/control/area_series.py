"""From the rows of a file to the control chart of each area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from answerable.drawing.wording import say_number
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.seasons import MONTHS_A_YEAR, YearChange, compare_year
from answerable.measuring.control.spell import refuse_overlaps, refuse_unlike_lengths, warn_gaps
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break, Rebasing
from answerable.measuring.verdict import Better

Rows = Sequence[Mapping[str, Any]]
ChartOf = Literal["auto", "values", "shares", "rates"]


class SeriesOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a series."""

    name: Annotated[str, Meta(description="What is measured, as the page should say it.")] = "The measure"
    better: Annotated[Better, Meta(description="Whether less (lower) or more (higher) is wanted, or neither.")] = (
        "neither"
    )
    target: Annotated[
        float | None, Meta(description="The target, in the unit of the figures; a share in per cent.")
    ] = None
    chart: Annotated[
        ChartOf,
        Meta(
            description=(
                "values: any figure (XmR). shares: counts out of a whole (P′). rates: counts for each of "
                "the denominator (U′). auto: shares where every count fits into its denominator, else rates; values "
                "without denominators."
            )
        ),
    ] = "auto"
    per: Annotated[float, Meta(gt=0, description="Rates are said for so many of the denominator.")] = 1_000.0
    form: Annotated[
        Literal["number", "percent", "seconds"], Meta(description="How a figure given as a value is said.")
    ] = "number"
    is_screened: Annotated[
        bool, Meta(description="Leave large moving ranges out of the limits, once (Nelson 1982).")
    ] = True
    fixed_after: Annotated[
        int, Meta(ge=0, description="Hold the limits at those of the first so many points; 0 to use all.")
    ] = 0
    same_months: Annotated[
        int,
        Meta(
            ge=0,
            le=MONTHS_A_YEAR,
            description="Compare the last so many months with the same months a year earlier; 0 for none.",
        ),
    ] = 0


class AreaChart(Struct, frozen=True, kw_only=True):
    """The chart of an area (blank for the whole), and the comparison with a year earlier where it was asked for.

    `year_refusal` says why that could not be made.
    """

    area: str
    chart: ControlChart
    year: YearChange | None = None
    year_refusal: str = ""


class SeriesResult(Struct, frozen=True, kw_only=True):
    """The charts of every area, in the order of their names, and what kept others from being made."""

    options: SeriesOptions
    areas: tuple[AreaChart, ...]
    left_out: tuple[str, ...] = ()


def chart_areas(rows: Rows, options: SeriesOptions) -> SeriesResult:
    """The chart of each area; one that cannot be made is left out with a sentence, unless none can."""
    by_area: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_area.setdefault(row["area"] or "", []).append(row)
    charts: list[AreaChart] = []
    left_out: list[str] = []
    for area, its_rows in sorted(by_area.items()):
        try:
            charts.append(chart_area(area, sorted(its_rows, key=lambda row: row["first_on"]), options))
        except MeasureError as error:
            left_out.append(f"{area or 'The whole'}: {error}")
    if not charts:
        raise MeasureError(" ".join(left_out) or "There are no rows to chart.")
    return SeriesResult(options=options, areas=tuple(charts), left_out=tuple(left_out))


def chart_area(area: str, rows: Rows, options: SeriesOptions) -> AreaChart:
    """The chart of the rows of one area, in order of time."""
    from answerable.measuring.control.charts import chart_rates, chart_shares, chart_values

    dates = [row["first_on"] for row in rows]
    counts, wholes = [row["numerator"] for row in rows], [row["denominator"] for row in rows]
    refuse_overlaps(rows)
    breaks = [Break(row["first_on"], row["break_words"]) for row in rows if row["break_words"]]
    chart_of = choose_chart(rows) if options.chart == "auto" else options.chart
    scale = {"shares": 100.0, "rates": options.per}.get(chart_of, 1.0)
    plan: dict[str, Any] = {
        "name": f"{options.name}, {area}" if area else options.name,
        "better": options.better,
        "target": None if options.target is None else options.target / scale,
        "fixed_after": options.fixed_after or None,
        "breaks": breaks,
        "rebasings": [_read_rebasing(row) for row in rows if row["rebase_reason"]],
        "provisional": [row["first_on"] for row in rows if row["provisional"]],
    }
    if chart_of == "shares":
        chart = chart_shares(dates, counts, wholes, **plan)
    elif chart_of == "rates":
        chart = chart_rates(dates, counts, wholes, per=options.per, **plan)
    else:
        refuse_unlike_lengths(rows)
        values = [row["numerator"] if row["value"] is None else row["value"] for row in rows]
        chart = chart_values(dates, values, is_screened=options.is_screened, form=options.form, **plan)
    chart = msgspec.structs.replace(chart, warnings=(*chart.warnings, *warn_gaps(rows), *_warn_rates(rows, chart_of)))
    try:
        year = _compare(dates, counts, None if chart_of == "values" else wholes, breaks, options)
    except MeasureError as refusal:
        return AreaChart(area=area, chart=chart, year_refusal=str(refusal))
    return AreaChart(area=area, chart=chart, year=year)


def _warn_rates(rows: Rows, chart_of: ChartOf) -> tuple[str, ...]:
    """A sentence where few counts exceed their denominators: shares with a slip in them look so too."""
    pairs = [(row["numerator"], row["denominator"]) for row in rows]
    over = sum(count is not None and whole is not None and count > whole for count, whole in pairs)
    if chart_of != "rates" or not 0 < over < len(pairs) / 2:
        return ()
    times = "1 period" if over == 1 else f"{say_number(over)} periods"
    return (
        f"In {times} of {say_number(len(pairs))} more was counted than the denominator: if these are shares, look "
        "there for a mistake; here they are taken as rates.",
    )


def choose_chart(rows: Rows) -> Literal["values", "shares", "rates"]:
    """Shares where every row has a count that fits into its denominator, rates where every row has both."""
    pairs = [(row["numerator"], row["denominator"]) for row in rows]
    if any(count is None or whole is None for count, whole in pairs):
        return "values"
    return "shares" if all(count <= whole for count, whole in pairs) else "rates"


def _compare(
    dates: Sequence[dt.date],
    counts: Sequence[float | None],
    wholes: Sequence[float | None] | None,
    breaks: Sequence[Break],
    options: SeriesOptions,
) -> YearChange | None:
    if not options.same_months:
        return None
    known = [count for count in counts if count is not None]
    exposures = None if wholes is None else [whole for whole in wholes if whole is not None]
    if len(known) < len(counts) or (exposures is not None and len(exposures) < len(counts)):
        raise MeasureError("A comparison with a year earlier needs the counts of every month.")
    return compare_year(dates, known, exposures, months=options.same_months, better=options.better, breaks=breaks)


def _read_rebasing(row: Mapping[str, Any]) -> Rebasing:
    if not row["rebase_by"]:
        raise MeasureError("A rebasing needs who decided it: fill the column rebase_by.")
    return Rebasing(on=row["first_on"], reason=row["rebase_reason"], decided_by=row["rebase_by"])
