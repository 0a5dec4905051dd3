"""Case conferences: repeats within limits worked out from the figures, and cases and meetings as two measures."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Rebasing
from answerable.measuring.verdict import Verdict, estimate_dispersion, judge_counts


class ConferenceOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of case conferences."""

    months: Annotated[
        int, Meta(ge=1, le=24, description="How many months at the start are held against as many at the end.")
    ] = 12
    stated_low: Annotated[
        float | None,
        Meta(description="The lower end of a range of repeats that somebody stated, per cent."),
    ] = None
    stated_high: Annotated[float | None, Meta(description="The upper end of that range, per cent.")] = None
    stated_by: Annotated[str, Meta(description="Who stated the range, and where.")] = ""
    stated_on: Annotated[dt.date | None, Meta(description="The day on which it was stated.")] = None


class Unit(Struct, frozen=True, kw_only=True):
    """A thing counted in the first and the last so many months: its totals, and what may be said of the change."""

    name: str
    before: int
    after: int
    dispersion: float
    verdict: Verdict


class AreaRepeats(Struct, frozen=True, kw_only=True):
    """An area's repeats of the last so many months, with the share's Wilson interval; and its chart where it has
    enough months."""

    area: str
    cases: int
    repeats: int
    interval: Interval
    chart: ControlChart | None = None


class ConferenceResult(Struct, frozen=True, kw_only=True):
    """Case conferences of all areas together, by month, and each area's repeats where there are several.

    `compared` is how many months are in each end of `units`; 0 where the months are too few for both.
    """

    options: ConferenceOptions
    first_on: dt.date
    last_on: dt.date
    cases: int
    repeats: int
    repeat_chart: ControlChart | None
    volume_chart: ControlChart | None
    units: tuple[Unit, ...]
    compared: int
    areas: tuple[AreaRepeats, ...] = ()
    without_repeats: int = 0
    partial: tuple[dt.date, ...] = ()


class Month(Struct, frozen=True, kw_only=True):
    """All areas together in a month; `repeats` and `meetings` are nothing where an area does not say."""

    on: dt.date
    cases: int
    repeats: int | None
    meetings: int | None


def measure_conferences(rows: Sequence[Row], options: ConferenceOptions) -> ConferenceResult:
    """Sum up months of case conferences. Raises `MeasureError` where repeats exceed cases or there are no rows."""
    if not rows:
        raise MeasureError("There are no case conferences in the file.")
    if (options.stated_low is None) != (options.stated_high is None):
        raise MeasureError("Of the range that was stated, give both ends or neither.")
    if (
        options.stated_low is not None
        and options.stated_high is not None
        and options.stated_low > options.stated_high
    ):
        raise MeasureError("The lower end of the range that was stated is above its upper end: change them round.")
    for row in rows:
        if row["repeats"] is not None and row["repeats"] > row["cases"]:
            month = f"{row['first_on']:%B %Y}"
            raise MeasureError(f"{row['area'] or 'The whole'}, {month}: there are more repeats than cases.")
    by_area: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["first_on"]):
        by_area[row["area"] or ""].append(row)
    if len(by_area) > 1 and "" in by_area:
        raise MeasureError("The file has rows for areas and rows for the whole: keep one or the other.")
    months, partial = _add_areas(rows, len(by_area))
    rebasings = _list_rebasings(rows)
    known = [month for month in months if month.repeats is not None]
    return ConferenceResult(
        options=options,
        first_on=min(row["first_on"] for row in rows),
        last_on=max(row["last_on"] or row["first_on"] for row in rows),
        cases=sum(month.cases for month in known),
        repeats=sum(month.repeats or 0 for month in known),
        repeat_chart=chart_repeats(known, "Repeat cases", rebasings),
        volume_chart=_chart_volume(months),
        units=_compare_units(months, options.months),
        compared=options.months if len(months) >= 2 * options.months else 0,
        areas=tuple(_measure_area(area, its, options.months) for area, its in by_area.items())
        if "" not in by_area
        else (),
        without_repeats=len(months) - len(known),
        partial=partial,
    )


def chart_repeats(months: Sequence[Month], name: str, rebasings: Sequence[Rebasing] = ()) -> ControlChart | None:
    """The share of repeats by month in a P′ chart; nothing of fewer than two months with cases."""
    from answerable.measuring.control.charts import chart_shares

    if sum(month.cases > 0 for month in months) < 2:
        return None
    # A case that comes back may be danger recognised or danger not ended: neither way is called better.
    return chart_shares(
        [month.on for month in months],
        [month.repeats for month in months],
        [month.cases for month in months],
        name=name,
        better="neither",
        rebasings=rebasings,
    )


def _chart_volume(months: Sequence[Month]) -> ControlChart | None:
    from answerable.measuring.control.charts import chart_rates

    if len(months) < 2 or not sum(month.cases for month in months):
        return None
    return chart_rates(
        [month.on for month in months], [month.cases for month in months], name="Cases heard", better="neither"
    )


def _add_areas(rows: Sequence[Row], areas: int) -> tuple[list[Month], tuple[dt.date, ...]]:
    """All areas of each month together. Months that an area is missing from are left out, and named."""
    by_month: dict[dt.date, list[Row]] = defaultdict(list)
    for row in rows:
        by_month[row["first_on"]].append(row)
    whole = {on: its for on, its in sorted(by_month.items()) if len(its) == areas}
    if not whole:
        raise MeasureError("There is no month that every area has a row for.")
    months = [
        Month(
            on=on,
            cases=sum(row["cases"] for row in its),
            repeats=_sum([row["repeats"] for row in its]),
            meetings=_sum([row["meetings"] for row in its]),
        )
        for on, its in whole.items()
    ]
    return months, tuple(on for on in sorted(by_month) if on not in whole)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _compare_units(months: Sequence[Month], size: int) -> tuple[Unit, ...]:
    """Cases and meetings of the first months and the last, each tested as what it is."""
    if len(months) < 2 * size:
        return ()
    found = []
    for name, values in (
        ("Cases", [month.cases for month in months]),
        ("Meetings", [month.meetings for month in months]),
    ):
        first, last = values[:size], values[-size:]
        before, after = _sum(first), _sum(last)
        if before is None or after is None:
            continue
        spreads = [estimate_dispersion([value or 0 for value in part]) for part in (first, last)]
        dispersion = max(spreads)
        verdict = judge_counts(before, after, better="neither", dispersion=dispersion)
        found.append(Unit(name=name, before=before, after=after, dispersion=dispersion, verdict=verdict))
    return tuple(found)


def _measure_area(area: str, rows: Sequence[Row], size: int) -> AreaRepeats:
    known = [row for row in rows if row["repeats"] is not None]
    last = known[-size:]
    cases, repeats = sum(row["cases"] for row in last), sum(row["repeats"] for row in last)
    months = [
        Month(on=row["first_on"], cases=row["cases"], repeats=row["repeats"], meetings=row["meetings"])
        for row in known
    ]
    return AreaRepeats(
        area=area,
        cases=cases,
        repeats=repeats,
        interval=bound_share(repeats, cases),
        chart=chart_repeats(months, f"Repeat cases, {area}", _list_rebasings(rows)),
    )


def _list_rebasings(rows: Sequence[Row]) -> list[Rebasing]:
    found: dict[dt.date, Rebasing] = {}
    for row in rows:
        if row["rebase_reason"]:
            if not row["rebase_by"]:
                raise MeasureError("Limits worked out afresh need who decided it: fill the column rebase_by.")
            found[row["first_on"]] = Rebasing(
                on=row["first_on"], reason=row["rebase_reason"], decided_by=row["rebase_by"]
            )
    return list(found.values())
