"""The response to incidents, worked out of whole numbers: what the analysis gives, grade by grade."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from msgspec import Struct

from answerable.drawing.wording import say_period
from answerable.measuring.histogram import find_quantiles
from answerable.measuring.period import begin_month
from answerable.measuring.response.change import Change, compare_years
from answerable.measuring.response.incidence import bound_incidence, find_incidence, line_up_ends
from answerable.measuring.response.limit import Limit
from answerable.measuring.response.tally import ENDINGS, UNKNOWN, Columns, Tally, pick
from answerable.measuring.response.times import Percentile, Times, summarise_times

STAGES = ("to_assign", "to_travel", "at_scene")
CURVE_SECONDS = tuple(
    60 * minutes
    for minutes in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240)
) + tuple(3600 * hours for hours in (5, 6, 8, 10, 12, 18, 24, 36, 48, 72, 120, 168, 240, 336))
"""The times at which the curve of arrival is read off: minutes at first, then hours, up to a fortnight."""
MINUTE = 60


class Reached(Struct, frozen=True, kw_only=True):
    """So many incidents: how many were attended, how many have a limit, and how many were reached within it."""

    incidents: int
    attended: int
    limited: int
    limited_attended: int
    within: int


class MonthResponse(Struct, frozen=True, kw_only=True):
    """A month of incidents, by the local day on which they were created."""

    first_on: dt.date
    reached: Reached
    median: int | None
    p90: int | None


class YearResponse(Struct, frozen=True, kw_only=True):
    """A year of incidents; `months` says how many months of it the file has."""

    first_on: dt.date
    months: int
    reached: Reached
    times: Times


class AreaResponse(Struct, frozen=True, kw_only=True):
    name: str
    reached: Reached
    median: Percentile | None
    p90: Percentile | None


class HourResponse(Struct, frozen=True, kw_only=True):
    """An hour of the week in local time; weekday 0 is Monday."""

    weekday: int
    hour: int
    reached: Reached


class NamedTimes(Struct, frozen=True, kw_only=True):
    """A stage of the response, or a way in which arrival was recorded, with its times."""

    name: str
    times: Times


class CurvePoint(Struct, frozen=True, kw_only=True):
    """The shares of all incidents (0 to 1) arrived at, ended otherwise, and still waiting by a second."""

    seconds: int
    arrived: float
    low: float
    high: float
    otherwise: float
    waiting: float


class Patterns(Struct, frozen=True, kw_only=True):
    """How many incidents show each oddity of recording. `around_limit` has the arrivals of the two minutes
    up to the limit and the two after it, minute by minute, where one limit holds for the grade."""

    incidents: int
    duplicates: int
    arrivals: int
    at_once: int
    unassigned: int
    behind: int
    closed_before: int
    cancelled_before: int
    unended: int
    regraded: int
    lowered_late: int
    around_limit: tuple[int, ...] = ()


class GradeResponse(Struct, frozen=True, kw_only=True):
    """All that is worked out of one grade. `endings` counts how waits ended, in the order of `tally.ENDINGS`."""

    grade: str
    limits: tuple[Limit, ...]
    reached: Reached
    endings: tuple[int, ...]
    times: Times
    curve: tuple[CurvePoint, ...]
    months: tuple[MonthResponse, ...]
    years: tuple[YearResponse, ...]
    areas: tuple[AreaResponse, ...]
    hours: tuple[HourResponse, ...]
    stages: tuple[NamedTimes, ...]
    sources: tuple[NamedTimes, ...]
    patterns: Patterns
    change: Change | None = None

    @property
    def limit(self) -> Limit | None:
        """The grade's limit where one holds everywhere."""
        return self.limits[0] if len({limit.seconds for limit in self.limits}) == 1 else None


class ResponseSummary(Struct, frozen=True, kw_only=True):
    """The response to all grades; `year_begins_in` is the month with which its years begin.

    `change` is of all grades together, each incident held against its own limit; `queries` has the SQL of each count.
    """

    first_on: dt.date
    last_on: dt.date
    year_begins_in: int
    is_by_first_grade: bool
    has_duplicates: bool
    grades: tuple[GradeResponse, ...]
    change: Change | None
    queries: dict[str, str]

    @property
    def days(self) -> str:
        """The period in words."""
        return say_period(self.first_on, self.last_on)


def sum_up(
    tally: Tally,
    limits: tuple[Limit, ...],
    *,
    first_on: dt.date,
    last_on: dt.date,
    year_begins_in: int = 4,
    by_first_grade: bool = False,
    keep_duplicates: bool = False,
) -> ResponseSummary:
    """Work everything out of the tally; the days are the first and last on which incidents were created."""
    grades = sorted(set(tally.lengths["grade"].tolist()))
    return ResponseSummary(
        first_on=first_on,
        last_on=last_on,
        year_begins_in=year_begins_in,
        is_by_first_grade=by_first_grade,
        has_duplicates=keep_duplicates,
        grades=tuple(
            _sum_up_grade(tally, str(grade), limits, (first_on, last_on), year_begins_in) for grade in grades
        ),
        change=compare_years(tally.areas, (first_on, last_on)) if len(grades) > 1 else None,
        queries=tally.queries,
    )


def _sum_up_grade(
    tally: Tally, grade: str, limits: tuple[Limit, ...], days: tuple[dt.date, dt.date], year_begins_in: int
) -> GradeResponse:
    lengths = pick(tally.lengths, grade=grade)
    own = tuple(limit for limit in limits if limit.grade == grade)
    areas = pick(tally.areas, grade=grade)
    arrived = pick(lengths, ending="arrived")
    return GradeResponse(
        grade=grade,
        limits=own,
        reached=_add_up(areas),
        endings=tuple(int(pick(lengths, ending=ending)["n"].sum()) for ending in ENDINGS),
        times=summarise_times(arrived["seconds"], arrived["n"]),
        curve=_draw_curve(lengths),
        months=_list_months(lengths, areas),
        years=_list_years(lengths, areas, year_begins_in),
        areas=_list_areas(areas, pick(tally.area_times, grade=grade)),
        hours=_list_hours(pick(tally.hours, grade=grade)),
        stages=_list_named(pick(tally.stages, grade=grade), "stage", STAGES),
        sources=_list_named(pick(tally.sources, grade=grade), "source"),
        patterns=_list_patterns(pick(tally.patterns, grade=grade), arrived, own),
        change=compare_years(areas, days),
    )


def _add_up(columns: Columns) -> Reached:
    return Reached(
        incidents=int(columns["n"].sum()),
        attended=int(columns["attended"].sum()),
        limited=int(columns["limited"].sum()),
        limited_attended=int(columns["limited_attended"].sum()),
        within=int(columns["within"].sum()),
    )


def _list_months(lengths: Columns, areas: Columns) -> tuple[MonthResponse, ...]:
    months = np.unique(areas["month"])
    arrived = pick(lengths, ending="arrived")
    place = np.searchsorted(months, arrived["month"])
    medians, p90s = find_quantiles(place, arrived["seconds"], arrived["n"], (0.5, 0.9), len(months))
    return tuple(
        MonthResponse(
            first_on=begin_month(month),
            reached=_add_up(pick(areas, month=month)),
            median=int(median) if median >= 0 else None,
            p90=int(p90) if p90 >= 0 else None,
        )
        for month, median, p90 in zip(months.tolist(), medians, p90s, strict=True)
    )


def _list_years(lengths: Columns, areas: Columns, begins_in: int) -> tuple[YearResponse, ...]:
    """The years that begin in a month of the year (4 is April), each with what the file has of it."""
    year_of_area = (areas["month"] - (begins_in - 1)) // 12
    year_of_length = (lengths["month"] - (begins_in - 1)) // 12
    found = []
    for year in np.unique(year_of_area).tolist():
        held = year_of_area == year
        part = {name: values[held] for name, values in areas.items()}
        of_year = (year_of_length == year) & (lengths["ending"] == "arrived")
        found.append(
            YearResponse(
                first_on=dt.date(int(year), begins_in, 1),
                months=len(np.unique(part["month"])),
                reached=_add_up(part),
                times=summarise_times(lengths["seconds"][of_year], lengths["n"][of_year]),
            )
        )
    return tuple(found)


def _list_areas(areas: Columns, times: Columns) -> tuple[AreaResponse, ...]:
    found = []
    for name in sorted(set(areas["area"].tolist())):
        arrived = pick(times, area=name)
        summary = summarise_times(arrived["seconds"], arrived["n"])
        found.append(
            AreaResponse(
                name=str(name),
                reached=_add_up(pick(areas, area=name)),
                median=summary.percentiles[0] if summary.percentiles else None,
                p90=summary.percentiles[1] if summary.percentiles else None,
            )
        )
    return tuple(found)


def _list_hours(hours: Columns) -> tuple[HourResponse, ...]:
    return tuple(
        HourResponse(weekday=day, hour=hour, reached=_add_up(pick(hours, weekday=day, hour=hour)))
        for day in range(7)
        for hour in range(24)
    )


def _list_named(columns: Columns, by: str, names: tuple[str, ...] = ()) -> tuple[NamedTimes, ...]:
    found = []
    for name in names or sorted(set(columns[by].tolist())):
        part = pick(columns, **{by: name})
        if part["n"].sum():
            times = summarise_times(part["seconds"], part["n"])
            found.append(NamedTimes(name=str(name), times=times))
    return tuple(found)


def _list_patterns(patterns: Columns, arrived: Columns, limits: tuple[Limit, ...]) -> Patterns:
    names = [name for name in Patterns.__struct_fields__ if name in patterns]
    counts: dict[str, Any] = {name: int(patterns[name].sum()) for name in names}
    seconds = {limit.seconds for limit in limits}
    if len(seconds) == 1:
        (limit,) = seconds
        starts = (limit + minutes * MINUTE for minutes in (-2, -1, 0, 1))
        counts["around_limit"] = tuple(_count_between(arrived, start, start + MINUTE) for start in starts)
    return Patterns(incidents=int(patterns["n"].sum()), **counts)


def _count_between(arrived: Columns, after: int, until: int) -> int:
    """Arrivals in more than `after` and at most `until` seconds."""
    inside = (arrived["seconds"] > after) & (arrived["seconds"] <= until)
    return int(arrived["n"][inside].sum())


def _draw_curve(lengths: Columns) -> tuple[CurvePoint, ...]:
    """Arrival and its competing ends by each of `CURVE_SECONDS`.

    Cancelled and closed without attendance end the wait. Where neither is recorded the incident was still waiting
    when the file ends. An end whose moment is not known is taken at the start: it is in the denominator throughout.
    """
    seconds, counts, ending = lengths["seconds"], lengths["n"], lengths["ending"]
    arrived, waiting = ending == "arrived", ending == "open"
    otherwise = ~arrived & ~waiting
    ends = line_up_ends(
        {
            "arrived": (seconds[arrived], counts[arrived]),
            "otherwise": (np.maximum(seconds[otherwise], 0), counts[otherwise]),
            "waiting": (seconds[waiting], counts[waiting]),
        }
    )
    incidence = find_incidence(ends)
    longest = int(seconds[arrived].max(initial=UNKNOWN))
    found = []
    for second in [0, *(each for each in CURVE_SECONDS if each <= longest)]:
        shares, interval = incidence.read(second), bound_incidence(incidence, second)
        found.append(
            CurvePoint(
                seconds=second,
                arrived=shares[0],
                low=interval.low,
                high=interval.high,
                otherwise=shares[1],
                waiting=shares[2],
            )
        )
    return tuple(found)
