"""Exhibits of where and when incidents are reached in time: areas, and the hours of the week."""

from __future__ import annotations

from answerable.drawing.chart import Axis, GridDrawing, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_value
from answerable.law.words import WEEKDAYS
from answerable.measuring.hour import HOURS, say_hour
from answerable.measuring.interval import bound_share
from answerable.measuring.percentage import bound_percent, say_whole_share
from answerable.measuring.response.summary import AreaResponse, GradeResponse, HourResponse, Reached, ResponseSummary
from answerable.measuring.response.tally import NO_AREA
from answerable.measuring.response.wording import say_limit

FEWEST = 30
"""Incidents that an area or an hour of the week needs for a share to be shown of it."""


def tell_areas(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """Areas side by side with intervals; nothing where fewer than two are named or no limit is known."""
    areas = [area for area in grade.areas if area.reached.limited >= FEWEST]
    named = [area for area in areas if area.name != NO_AREA]
    if len(named) < 2:
        return None
    whole = grade.reached
    apart = [area for area in named if not _spans(area.reached, whole)]
    share = 100 * whole.within / whole.limited
    return Exhibit(
        slug=f"{grade.grade.lower()}-areas",
        title=f"{grade.grade}: {_count(len(apart))} of {len(named)} areas differ from the whole in arrivals in time",
        sentence=(
            f"Within {say_limit(grade)} were {say_whole_share(whole.within, whole.limited)} of all {grade.grade} "
            "incidents "
            f"{summary.days}. {_say_apart(apart, whole)}"
        ),
        table=_tabulate_areas(grade),
        chart=SpanDrawing(
            x=Axis(title=f"Reached within {say_limit(grade)}, of all incidents", form="percent"),
            spans=tuple(_span(area) for area in named),
            marks=(Mark(at=share, words="All areas"),),
        ),
        notes=(
            "An area is told from the whole where its own interval leaves out the share of the whole. Of twenty "
            "areas that "
            "do not differ, one is told apart by chance. Intervals take incidents to be independent of each other.",
            "Areas differ in distance, roads and what happens there; nothing here allows for that.",
            f"Areas with fewer than {FEWEST} incidents are in the table without a share.",
        ),
        query=summary.queries["areas"],
    )


def _spans(reached: Reached, whole: Reached) -> bool:
    found = bound_share(reached.within, reached.limited)
    return found.low <= whole.within / whole.limited <= found.high


def _say_apart(apart: list[AreaResponse], whole: Reached) -> str:
    if not apart:
        return "The interval of every area holds the share of the whole."
    share = whole.within / whole.limited
    above = [area.name for area in apart if area.reached.within / area.reached.limited > share]
    below = [area.name for area in apart if area.name not in above]
    said = [f"{words} it in {', '.join(names)}" for words, names in (("above", above), ("below", below)) if names]
    return f"The interval leaves this out and lies {'; '.join(said)}."


def _count(number: int) -> str:
    return "none" if number == 0 else str(number)


def _span(area: AreaResponse) -> Span:
    found, reached = bound_share(area.reached.within, area.reached.limited), area.reached
    return Span(
        name=area.name, value=100 * reached.within / reached.limited, low=100 * found.low, high=100 * found.high
    )


def _tabulate_areas(grade: GradeResponse) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for area in grade.areas:
        reached, ends = area.reached, (None, None, None)
        if reached.limited >= FEWEST:
            span = _span(area)
            rows.append((area.name, *_count_area(area), span.value, span.low, span.high, *_list_times(area)))
        else:
            rows.append((area.name, *_count_area(area), *ends, *_list_times(area)))
    return Table(
        columns=(
            Column("Area"),
            Column("Incidents", "count"),
            Column("Attended", "count"),
            Column("Within the limit", "count"),
            Column("Share of all", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
            Column("Median", "seconds"),
            Column("95% interval from", "seconds"),
            Column("to", "seconds"),
            Column("90th percentile", "seconds"),
        ),
        rows=tuple(rows),
    )


def _count_area(area: AreaResponse) -> tuple[Cell, ...]:
    return (area.reached.incidents, area.reached.attended, area.reached.within)


def _list_times(area: AreaResponse) -> tuple[Cell, ...]:
    if area.median is None or area.p90 is None:
        return (None, None, None, None)
    return (area.median.seconds, area.median.low, area.median.high, area.p90.seconds)


def tell_week(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """The share of all incidents reached in time in each of the 168 hours of the week; nothing without a limit."""
    by_hour = [(hour, _add_hours([each for each in grade.hours if each.hour == hour])) for hour in range(24)]
    held = [(hour, limited, within) for hour, (limited, within) in by_hour if limited >= FEWEST]
    if not held:
        return None
    low, high = min(held, key=lambda each: each[2] / each[1]), max(held, key=lambda each: each[2] / each[1])
    return Exhibit(
        slug=f"{grade.grade.lower()}-week",
        title=(
            f"{grade.grade}: reached within {say_limit(grade)}, from {_percent(high[2], high[1])} at "
            f"{high[0]:02}:00 to "
            f"{_percent(low[2], low[1])} at {low[0]:02}:00"
        ),
        sentence=(
            f"Of all {grade.grade} incidents {summary.days} the share reached within "
            f"{say_limit(grade)} was highest of those created from {say_hour(high[0])}, "
            f"{say_whole_share(high[2], high[1])}, and lowest from {say_hour(low[0])}, "
            f"{say_whole_share(low[2], low[1])}."
        ),
        table=_tabulate_week(grade, by_hour),
        chart=GridDrawing(
            x=Axis(title="Hour of the day"),
            y=Axis(title="", form="percent"),
            rows=WEEKDAYS,
            columns=HOURS,
            values=tuple(tuple(_share(each) for each in grade.hours if each.weekday == day) for day in range(7)),
        ),
        notes=(
            "Hours are local time, by when the incident was created. 19 stands for 19:00 to 19:59.",
            f"Of fewer than {FEWEST} incidents no share is shown. Hours next to each other in order are not always "
            "told "
            "apart: see the intervals in the table.",
        ),
        query=summary.queries["hours"],
    )


def _add_hours(hours: list[HourResponse]) -> tuple[int, int]:
    return sum(each.reached.limited for each in hours), sum(each.reached.within for each in hours)


def _share(hour: HourResponse) -> float | None:
    reached = hour.reached
    return 100 * reached.within / reached.limited if reached.limited >= FEWEST else None


def _percent(part: int, whole: int) -> str:
    return say_value(100 * part / whole, "percent", 1)


def _tabulate_week(grade: GradeResponse, by_hour: list[tuple[int, tuple[int, int]]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for hour, (limited, within) in by_hour:
        shares = tuple(_share(each) for each in sorted(grade.hours, key=lambda e: e.weekday) if each.hour == hour)
        ends = bound_percent(within, limited) if limited >= FEWEST else (None, None, None)
        rows.append((say_hour(hour), *shares, limited, *ends))
    return Table(
        columns=(
            Column("Hour"),
            *(Column(day, "percent", 1) for day in WEEKDAYS),
            Column("Incidents", "count"),
            Column("Reached in time", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
        ),
        rows=tuple(rows),
    )
