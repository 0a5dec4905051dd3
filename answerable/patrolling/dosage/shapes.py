"""The files of dosage: positions of devices, visits as officers write them down, and what was scheduled."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Order, Shape

_HOTSPOT = Field(
    name="hotspot",
    form="text",
    meaning="The code of the hotspot, as schedules write it.",
    is_required=True,
    names=("hotspot code", "code", "location", "patrol area", "tgp"),
)

PATROL_PINGS = Shape(
    name="patrol-pings",
    heading="Positions of patrols",
    meaning=(
        "One row for each position that a radio or vehicle reported. The code of the device only tells one from "
        "another: it is numbered afresh whenever the file is read, and stands in no result. Give no collar number."
    ),
    fields=(
        Field(
            name="device",
            form="text",
            meaning="A code that tells devices apart and says nothing of who carries them.",
            is_required=True,
            names=("call sign", "callsign", "resource", "radio", "issi", "unit id"),
        ),
        Field(
            name="at",
            form="time",
            meaning="When the position was reported.",
            is_required=True,
            names=("time", "timestamp", "datetime", "date and time", "reported at"),
        ),
        Field(
            name="easting",
            form="number",
            meaning="Metres east on the British National Grid.",
            names=("x", "bng easting", "bng_e"),
            lowest=0,
            highest=700_000,
        ),
        Field(
            name="northing",
            form="number",
            meaning="Metres north on the British National Grid.",
            names=("y", "bng northing", "bng_n"),
            lowest=0,
            highest=1_300_000,
        ),
        Field(
            name="longitude",
            form="number",
            meaning="Degrees east, negative west of Greenwich, where there is no easting.",
            names=("lon", "lng", "long"),
            lowest=-9,
            highest=2.1,
        ),
        Field(
            name="latitude",
            form="number",
            meaning="Degrees north, where there is no northing.",
            names=("lat",),
            lowest=49.7,
            highest=61,
        ),
    ),
    needs=(("easting", "longitude"), ("northing", "latitude")),
)

PATROL_VISITS = Shape(
    name="patrol-visits",
    heading="Visits of patrols",
    meaning="One row for each visit to a hotspot, as officers or a system wrote it down. Name nobody.",
    fields=(
        _HOTSPOT,
        Field(
            name="arrived_at",
            form="time",
            meaning="When they arrived.",
            is_required=True,
            names=("arrived", "start", "from", "start time", "time in"),
        ),
        Field(
            name="left_at",
            form="time",
            meaning="When they left.",
            is_required=True,
            names=("left", "end", "to", "end time", "time out", "departed"),
        ),
        Field(
            name="officers",
            form="whole",
            meaning="How many officers; blank is one.",
            names=("number of officers", "staff", "count"),
            lowest=1,
            highest=200,
        ),
        Field(
            name="note",
            form="text",
            meaning="What was done there. It is kept with the file, and read by no analysis.",
            names=("notes", "comment", "remarks"),
        ),
    ),
    orders=(
        Order(
            first="arrived_at",
            second="left_at",
            words="The patrol left before it arrived.",
            longest_hours=12,
            longest_words="The patrol stayed longer than 12 hours, which no shift is: correct one of the times.",
        ),
    ),
)

PATROL_SCHEDULE = Shape(
    name="patrol-schedule",
    heading="A schedule of patrols",
    meaning=(
        "One row for each visit that was planned. Days on which a hotspot was drawn for no patrol may have a row "
        "with “drawn” no; where no row says no, they are all days of the schedule without a visit planned."
    ),
    fields=(
        _HOTSPOT,
        Field(
            name="on",
            form="date",
            meaning="The day; for a visit after midnight, the day on which its hours begin.",
            is_required=True,
            names=("date", "day", "scheduled on"),
            may_be_ahead=True,
        ),
        Field(
            name="start",
            form="text",
            meaning="The hour and minute from which the visit may be made, such as 15:00; blank for midnight.",
            names=("from", "start time", "window start"),
        ),
        Field(
            name="end",
            form="text",
            meaning="The hour and minute until which it may be made; past midnight where it is not after the start, "
            "and midnight where it is blank.",
            names=("to", "end time", "window end", "until"),
        ),
        Field(
            name="minutes",
            form="number",
            meaning="How many minutes the visit is to last.",
            names=("planned minutes", "duration", "length"),
            lowest=1,
            highest=720,
        ),
        Field(
            name="drawn",
            form="flag",
            meaning="Yes where the day was drawn for patrol, which blank is too; no for a day without.",
            names=("patrolled", "patrol", "treatment"),
        ),
        Field(
            name="unit",
            form="text",
            meaning="The policing unit.",
            names=("policing unit", "npu", "area", "team"),
        ),
    ),
)
