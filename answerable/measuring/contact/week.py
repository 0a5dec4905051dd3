"""Exhibits of the week: when contacts come, and how many are answered in time in each of its 168 hours."""

from __future__ import annotations

from answerable.drawing.chart import Axis, GridDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number, say_seconds, say_value
from answerable.law.words import WEEKDAYS
from answerable.measuring.contact.summary import Channel, Hour, Summary, list_hours
from answerable.measuring.contact.wording import say_contacts, say_hours, say_wait, say_when, word_channel
from answerable.measuring.hour import HOURS, say_hour
from answerable.measuring.percentage import bound_percent, say_whole_share

FEWEST_IN_CELL = 30
"""Contacts that an hour of the week needs for a share to be shown: of fewer, the interval is wider than a third."""
_LOCAL = "Hours are local time. 19 stands for 19:00 to 19:59."


def tell_volume(channel: Channel, summary: Summary) -> Exhibit:
    """When contacts come: the busiest hour of the day with its share, and a count for each hour of the week."""
    words = word_channel(channel.name)
    by_hour = sorted(((count, hour) for hour, count, _ in list_hours(channel)), key=lambda each: (-each[0], each[1]))
    (most, busiest), (next_most, next_busiest) = by_hour[:2]
    whole = channel.offered
    by_day = [sum(each.offered for each in channel.hours if each.weekday == day) for day in range(len(WEEKDAYS))]
    top = max(range(len(WEEKDAYS)), key=lambda day: by_day[day])
    return Exhibit(
        slug=f"{channel.name}-week-volume",
        title=f"{words.heading}: {say_value(100 * most / whole, 'percent', 1)} of all come from {say_hour(busiest)}",
        sentence=(
            f"Of the {words.many} {say_when(summary)}, {say_whole_share(most, whole)} came from "
            f"{say_hour(busiest)}, the hour with the most, and {say_whole_share(next_most, whole)} from "
            f"{say_hour(next_busiest)}, the next. {WEEKDAYS[top]} had the most of the days: "
            f"{say_whole_share(by_day[top], whole)}."
        ),
        table=_tabulate(
            channel, "count", [[each.offered for each in hours] for hours in _by_weekday(channel)], whole
        ),
        chart=GridDrawing(
            x=Axis(title="Hour of the day"),
            y=Axis(title="", form="count"),
            rows=WEEKDAYS,
            columns=HOURS,
            values=tuple(tuple(float(each.offered) for each in hours) for hours in _by_weekday(channel)),
        ),
        notes=(_LOCAL, *_say_uneven_days(summary)),
        query=summary.queries[1],
    )


def tell_week(channel: Channel, summary: Summary) -> Exhibit | None:
    """The share of all contacts answered within the standard in each hour of the week; nothing without a standard."""
    standard = channel.standard
    by_hour = [(hour, whole, part) for hour, whole, part in list_hours(channel) if whole >= FEWEST_IN_CELL]
    if standard is None or not by_hour:
        return None
    words, soon = word_channel(channel.name), say_seconds(standard.seconds)
    low = min(by_hour, key=lambda each: each[2] / each[1])
    high = max(by_hour, key=lambda each: each[2] / each[1])
    shares = [[_share(each) for each in hours] for hours in _by_weekday(channel)]
    return Exhibit(
        slug=f"{channel.name}-week",
        title=(
            f"{words.heading}: answered within {soon}, from {say_value(100 * high[2] / high[1], 'percent', 1)} at "
            f"{high[0]:02}:00 to {say_value(100 * low[2] / low[1], 'percent', 1)} at {low[0]:02}:00"
        ),
        sentence=(
            f"Of all {words.many} {say_when(summary)} the share answered within {soon} was "
            f"highest from {say_hour(high[0])}, {say_whole_share(high[2], high[1])}, and lowest from "
            f"{say_hour(low[0])}, {say_whole_share(low[2], low[1])}. {_say_under_half(by_hour)}"
        ),
        table=_tabulate(channel, "percent", shares, None),
        chart=GridDrawing(
            x=Axis(title="Hour of the day"),
            y=Axis(title="", form="percent"),
            rows=WEEKDAYS,
            columns=HOURS,
            values=tuple(tuple(row) for row in shares),
        ),
        notes=(
            _LOCAL,
            f"Shares are of all calls, given up or not. Of fewer than {FEWEST_IN_CELL} calls none is shown; the "
            "exhibit of volume has the count of each hour.",
            "Hours next to each other in order are not always told apart by chance: see the intervals in the table.",
        ),
        query=summary.queries[1],
    )


def tell_week_waits(channel: Channel, summary: Summary) -> Exhibit | None:
    """The median wait of those answered in each hour of the week; nothing where too few were answered in any."""
    known = [each for each in channel.hours if _median(each) is not None]
    if len(known) < 2:
        return None
    words = word_channel(channel.name)
    short, long = min(known, key=lambda each: each.p50 or 0), max(known, key=lambda each: each.p50 or 0)
    medians = [[_median(each) for each in hours] for hours in _by_weekday(channel)]
    return Exhibit(
        slug=f"{channel.name}-week-waits",
        title=(
            f"{words.heading}: the median wait runs from {say_wait(short.p50)} ({_say_cell(short)}) to "
            f"{say_wait(long.p50)} ({_say_cell(long)})"
        ),
        sentence=(
            f"Of {say_contacts(channel.answered, channel.name)} {words.answered} {say_when(summary)}, half waited "
            f"{say_wait(short.p50)} or less in the hour of the week with the shortest median, {_say_cell(short)} "
            f"({say_number(short.answered)} {words.answered}), and {say_wait(long.p50)} or less in that with the "
            f"longest, {_say_cell(long)} ({say_number(long.answered)} {words.answered})."
        ),
        table=Table(
            columns=(Column("Hour"), *(Column(day, "seconds") for day in WEEKDAYS)),
            rows=tuple((say_hour(hour), *(row[hour] for row in medians)) for hour in range(24)),
        ),
        chart=GridDrawing(
            x=Axis(title="Hour of the day"),
            y=Axis(title="", form="seconds"),
            rows=WEEKDAYS,
            columns=HOURS,
            values=tuple(tuple(None if each is None else float(each) for each in row) for row in medians),
        ),
        notes=(
            _LOCAL,
            f"Medians of those {words.answered}; of fewer than {FEWEST_IN_CELL} none is shown.",
            "The shortest and the longest of 168 hours are partly so by chance.",
        ),
        query=summary.queries[1],
    )


def _median(hour: Hour) -> int | None:
    return hour.p50 if hour.answered >= FEWEST_IN_CELL else None


def _say_cell(hour: Hour) -> str:
    return f"{WEEKDAYS[hour.weekday]} {hour.hour:02}:00"


def _say_under_half(by_hour: list[tuple[int, int, int]]) -> str:
    under = [hour for hour, whole, part in by_hour if 2 * part < whole]
    if not under:
        return "In no hour of the day was it under half."
    if len(under) == len(by_hour):
        return "In every hour of the day it was under half."
    return f"It was under half from {say_hours(under)}."


def _by_weekday(channel: Channel) -> list[list[Hour]]:
    return [[each for each in channel.hours if each.weekday == day] for day in range(len(WEEKDAYS))]


def _share(hour: Hour) -> float | None:
    return 100 * hour.within / hour.offered if hour.offered >= FEWEST_IN_CELL else None


def _tabulate(
    channel: Channel, form: str, cells: list[list[int]] | list[list[float | None]], whole: int | None
) -> Table:
    """A row for each hour of the day: the seven days, then all together (out of `whole`, or in time)."""
    rows: list[tuple[Cell, ...]] = []
    for hour, count, within in list_hours(channel):
        part, of = (count, whole) if whole is not None else (within, count)
        rows.append((say_hour(hour), *(row[hour] for row in cells), count, *bound_percent(part, of)))
    together = "Share of all" if whole is not None else "Within the time"
    return Table(
        columns=(
            Column("Hour"),
            *(Column(day, form, 1 if form == "percent" else 0) for day in WEEKDAYS),
            Column("All days", "count"),
            Column(together, "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
        ),
        rows=tuple(rows),
    )


def _say_uneven_days(summary: Summary) -> tuple[str, ...]:
    """A weekday that the period has once more than another has more calls for that alone."""
    days = (summary.last_on - summary.first_on).days + 1
    if days % len(WEEKDAYS) == 0:
        return ()
    more = [WEEKDAYS[(summary.first_on.weekday() + n) % len(WEEKDAYS)] for n in range(days % len(WEEKDAYS))]
    return (f"The period has one more {', '.join(more)} than other days of the week.",)
