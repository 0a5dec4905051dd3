"""Attendance as it is shown: the last month of every unit, and each series with its limits."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_number
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, title_chart
from answerable.measuring.control.telling import describe_series, judge_chart
from answerable.measuring.percentage import say_percent, to_percent
from answerable.measuring.suppression import find_limit
from answerable.measuring.workforce.attendance import Attendance, AttendanceSeries
from answerable.measuring.workforce.vacancy import ROLE_NAMES
from answerable.measuring.workforce.wording import name_line

_SPELLS = (
    "Attendance is 1 less the days lost over the days that could have been worked. Days lost come in spells of one "
    "person, so they are no independent events: what is usual is told by the control chart alone."
)


def tell_attendance(series: AttendanceSeries, unit: str) -> tuple[Exhibit, ...]:
    """One table of the last month, then a control chart of the unit that the reader came for and of any other.

    Charts are drawn of all roles of a unit together where that is in the file.
    """
    if not series.lines:
        return ()
    exhibits = [_tell_last(series, unit)]
    units = sorted(dict.fromkeys(each.unit for each in series.lines), key=lambda name: name != unit)
    for name in units:
        ours = [each for each in series.lines if each.unit == name]
        chosen = next((each for each in ours if not each.role), None)
        charted = [chosen] if chosen else ours
        exhibits += [_tell_series(each, each.chart) for each in charted if each.chart is not None]
    return tuple(exhibits)


def _tell_last(series: AttendanceSeries, unit: str) -> Exhibit:
    lines = series.lines
    named = unit if any(each.unit == unit for each in lines) else lines[0].unit
    ours = [each for each in lines if each.unit == named]
    first = next((each for each in ours if not each.role), ours[0])
    others = [each for each in lines if each is not first]
    said = "; ".join(f"{name_line(each.unit, each.role)} {_say_rate(each)}" for each in others)
    return Exhibit(
        slug="attendance",
        title=f"{name_line(first.unit, first.role)}: attendance was {say_percent(first.rate)} in {first.on:%B %Y}",
        sentence=(
            f"In {first.on:%B %Y} attendance in {name_line(first.unit, first.role)} was {_say_rate(first)}"
            f"{f'. The others: {said}' if said else ''}. {_say_verdict(first)}"
        ),
        table=_tabulate(lines),
        notes=_note(series),
        query="answerable.measuring.workforce.attendance.measure_attendance(rows, strengths)",
    )


def _say_rate(each: Attendance) -> str:
    if each.available is None or each.lost is None:
        return f"{say_percent(each.rate)} (the days are not known)"
    days = f"{say_number(each.lost)} of {say_number(each.available)} days lost"
    return f"{say_percent(each.rate)} ({days})"


def _say_verdict(each: Attendance) -> str:
    if each.chart is None:
        return "One month alone does not say what is usual."
    return f"Of {name_line(each.unit, each.role)}, that month is {judge_chart(each.chart).words}."


def _tabulate(lines: Sequence[Attendance]) -> Table:
    columns = (
        Column("Unit"),
        Column("Role"),
        Column("Month from", "date"),
        Column("Days to be worked", "count"),
        Column("Days lost", "count"),
        Column("Attendance", "percent", 1),
        Column("Months in the file", "count"),
        Column("What the series supports saying"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in lines:
        words = judge_chart(each.chart).words if each.chart is not None else "one month only"
        days = (each.available, each.lost)
        rows.append((each.unit, ROLE_NAMES[each.role], each.on, *days, to_percent(each.rate), each.months, words))
    return Table(columns=columns, rows=tuple(rows))


def _note(series: AttendanceSeries) -> tuple[str, ...]:
    notes = [_SPELLS]
    if series.small:
        below = find_limit("shown count").below
        notes.append(
            f"{say_number(series.small)} left out: attendance of a team of fewer than {below} people is not shown, "
            "nor what would give it away."
        )
    if any(each.available is None for each in series.lines):
        notes.append("Where the days are not known, the rate is as it was printed.")
    return tuple(notes)


def _tell_series(each: Attendance, chart: ControlChart) -> Exhibit:
    return Exhibit(
        slug=make_slug("attendance-series", each.unit, each.role),
        title=title_chart(chart),
        sentence=(
            f"{chart.name}, {say_number(len(chart.points))} months from {chart.points[0].on:%B %Y} to "
            f"{chart.last.on:%B %Y}: {describe_series(chart)}"
        ),
        table=tabulate_control(chart, "Attendance"),
        chart=draw_control(chart, "Attendance"),
        notes=(*note_chart(chart), _SPELLS),
        badges=badge_chart(chart),
        query="answerable.measuring.workforce.attendance.measure_attendance(rows, strengths)",
    )
