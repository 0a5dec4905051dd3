"""What files of demand and of staff must look like: counts of calls by the hour, and who is rostered when."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Shape

HOURLY_COUNTS = Shape(
    name="hourly-counts",
    heading="Counts of calls by the hour",
    meaning="One row for each hour (or half-hour, or other equal part of an hour), with nought where nobody called.",
    key=("channel", "starting_at"),
    fields=(
        Field(
            name="starting_at",
            form="time",
            meaning="When the hour begins. Say the offset from UTC where clocks go back, as that hour comes twice.",
            is_required=True,
            names=("hour", "hour beginning", "start", "interval", "interval start", "time", "datetime"),
        ),
        Field(
            name="calls",
            form="whole",
            meaning="Calls received in it, answered or not.",
            is_required=True,
            names=("count", "offered", "calls offered", "volume", "number of calls"),
            lowest=0,
        ),
        Field(
            name="channel",
            form="text",
            meaning="The line, such as 999 or 101, in a file of several.",
            names=("line", "queue", "service"),
        ),
    ),
)

WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

ROSTER = Shape(
    name="roster",
    heading="Staff rostered by hour of the week",
    meaning="One row for each hour of the week, with how many are rostered to take calls in it.",
    key=("weekday", "hour"),
    fields=(
        Field(
            name="weekday",
            form="code",
            meaning="The day of the week by its first three letters.",
            is_required=True,
            names=("day", "day of week"),
            allowed=WEEKDAY_CODES,
        ),
        Field(
            name="hour",
            form="whole",
            meaning="The hour at which it begins, 0 to 23.",
            is_required=True,
            names=("hour beginning",),
            lowest=0,
            highest=23,
        ),
        Field(
            name="rostered",
            form="number",
            meaning="How many are rostered, before leave, sickness, training and breaks are taken off.",
            is_required=True,
            names=("agents", "staff", "positions", "headcount"),
            lowest=0,
        ),
    ),
)
