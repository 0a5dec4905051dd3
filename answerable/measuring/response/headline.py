"""Exhibits of all grades side by side: what came and was reached in time, and the answer in full by grade and "
"year."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number, say_value
from answerable.measuring.percentage import bound_percent, say_whole_share, take_percent
from answerable.measuring.response.summary import GradeResponse, ResponseSummary, YearResponse
from answerable.measuring.response.times import Times
from answerable.measuring.response.wording import SECONDS_NOTE, note_limits, note_rows, say_incidents, say_limit


def tell_reached(summary: ResponseSummary) -> Exhibit:
    """Each grade's incidents, how many were attended, and how many were reached in time of the attended and of "
    "all."""
    limited = [grade for grade in summary.grades if grade.reached.limited]
    title = "; ".join(
        f"{grade.grade}: {_say_percent(grade.reached.within, grade.reached.limited)} of all incidents "
        "were "
        f"reached within {say_limit(grade)}"
        for grade in limited
    )
    return Exhibit(
        slug="reached",
        title=title or "No limit is known for any grade",
        sentence=f"{summary.days}. " + " ".join(map(_say_grade, summary.grades)),
        table=_tabulate_reached(summary),
        chart=_draw_reached(limited) if limited else None,
        notes=(
            "“Of all” is the chance that somebody with an incident of that grade was reached in time. “Of the "
            "attended” leaves out those to whom nobody came. Papers that print one share rarely say which.",
            *note_limits(summary),
            *note_rows(summary),
            "Intervals take incidents to be independent of each other; the charts by month show how much shares "
            "vary.",
        ),
        query=summary.queries["areas"],
    )


def _say_grade(grade: GradeResponse) -> str:
    reached = grade.reached
    attended = (
        f"Of {say_incidents(reached.incidents, grade.grade)} "
        f"{say_whole_share(reached.attended, reached.incidents)} were attended"
    )
    if not reached.limited:
        return f"{attended}; no limit is known."
    return (
        f"{attended}. Within {say_limit(grade)} were {say_whole_share(reached.within, reached.limited_attended)} "
        "of the "
        f"attended and {say_whole_share(reached.within, reached.limited)} of all."
    )


def _tabulate_reached(summary: ResponseSummary) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for grade in summary.grades:
        reached = grade.reached
        _, cancelled, closed, still_open = grade.endings
        of_attended = take_percent(reached.within, reached.limited_attended)
        rows.append(
            (
                grade.grade,
                reached.incidents,
                reached.attended,
                take_percent(reached.attended, reached.incidents),
                cancelled,
                closed,
                still_open,
                say_limit(grade) if grade.limits else None,
                reached.within if reached.limited else None,
                of_attended,
                *bound_percent(reached.within, reached.limited),
            )
        )
    return Table(
        columns=(
            Column("Grade"),
            Column("Incidents", "count"),
            Column("Attended", "count"),
            Column("Attended, share", "percent", 1),
            Column("Cancelled", "count"),
            Column("Closed with nobody there", "count"),
            Column("No end recorded", "count"),
            Column("Limit"),
            Column("Within the limit", "count"),
            Column("Share of attended", "percent", 1),
            Column("Share of all", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
        ),
        rows=tuple(rows),
    )


def _draw_reached(grades: list[GradeResponse]) -> SpanDrawing:
    spans = []
    for grade in grades:
        reached = grade.reached
        for of, whole in (("of attended", reached.limited_attended), ("of all", reached.limited)):
            value, low, high = bound_percent(reached.within, whole)
            if value is not None and low is not None and high is not None:
                spans.append(
                    Span(name=f"{grade.grade}, {of}", value=value, low=low, high=high, is_ours=of == "of all")
                )
    return SpanDrawing(x=Axis(title="Reached within the limit", form="percent"), spans=tuple(spans))


def tell_request(summary: ResponseSummary) -> Exhibit:
    """The table that requests for response times ask for: by grade and year, count, mean, unattended and longest."""
    rows = [(grade, year) for grade in summary.grades for year in grade.years]
    return Exhibit(
        slug="by-grade-and-year",
        title="Response times by grade and year, unattended incidents counted",
        sentence=" ".join(_say_longest(grade) for grade in summary.grades),
        table=_tabulate_request(summary, rows),
        notes=(
            SECONDS_NOTE,
            "The trimmed mean leaves out the shortest and the longest 2.5% of times; beside the mean it shows what "
            "a few "
            "very long ones do to it.",
            *_note_part_years(summary),
            *note_rows(summary),
        ),
        query=summary.queries["lengths"],
    )


def _say_longest(grade: GradeResponse) -> str:
    unattended = grade.reached.incidents - grade.reached.attended
    return (
        f"{say_incidents(grade.reached.incidents, grade.grade)} in {_count_years(grade.years)}, "
        f"{say_number(unattended)} of them unattended, in the table with mean, median and longest time of each year."
    )


def _count_years(years: tuple[YearResponse, ...]) -> str:
    is_whole = all(year.months == 12 for year in years)
    if len(years) == 1:
        return "1 year" if is_whole else "part of a year"
    return f"{len(years)} years{'' if is_whole else ' or parts of years'}"


def _tabulate_request(summary: ResponseSummary, rows: list[tuple[GradeResponse, YearResponse]]) -> Table:
    return Table(
        columns=(
            Column("Grade and year"),
            Column("Incidents", "count"),
            Column("Attended", "count"),
            Column("Unattended", "count"),
            Column("Mean", "seconds"),
            Column("Trimmed mean", "seconds"),
            Column("Median", "seconds"),
            Column("95% interval from", "seconds"),
            Column("to", "seconds"),
            Column("90th percentile", "seconds"),
            Column("Longest", "seconds"),
            Column("Within the limit, of attended", "percent", 1),
            Column("of all", "percent", 1),
        ),
        rows=tuple((f"{grade.grade}, {_say_year(year)}", *_list_cells(year)) for grade, year in rows),
    )


def _list_cells(year: YearResponse) -> tuple[Cell, ...]:
    reached, times = year.reached, year.times
    return (
        reached.incidents,
        reached.attended,
        reached.incidents - reached.attended,
        times.mean,
        times.trimmed_mean,
        *_list_percentiles(times),
        times.longest,
        take_percent(reached.within, reached.limited_attended),
        take_percent(reached.within, reached.limited),
    )


def _list_percentiles(times: Times) -> tuple[Cell, ...]:
    if not times.percentiles:
        return (None, None, None, None)
    median, p90 = times.percentiles[:2]
    return (median.seconds, median.low, median.high, p90.seconds)


def _say_year(year: YearResponse) -> str:
    """`2021/22`, or `2022` where years begin in January."""
    first = year.first_on
    return str(first.year) if first.month == 1 else f"{first.year}/{(first.year + 1) % 100:02}"


def _note_part_years(summary: ResponseSummary) -> tuple[str, ...]:
    begins = f"Years begin in {dt.date(2000, summary.year_begins_in, 1):%B}."
    parts = {(_say_year(year), year.months) for grade in summary.grades for year in grade.years if year.months < 12}
    if not parts:
        return (begins,)
    said = ", ".join(f"of {name} {say_count(months, 'month')}" for name, months in sorted(parts))
    return (f"{begins} The file has only part of some: {said}.",)


def _say_percent(part: int, whole: int) -> str:
    return say_value(take_percent(part, whole), "percent", 1)
