"""What a file of incidents must look like, and what a table of published response times must."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Order, Shape

GRADES = ("P1", "P2", "P3", "P4", "P5")
SETTINGS = ("urban", "rural")
SOURCES = ("button", "GPS")

INCIDENTS = Shape(
    name="incidents",
    heading="Incidents and the response to them",
    meaning="One row for each incident that was created and graded for a response, attended or not.",
    key=("incident_id",),
    orders=(
        Order(
            first="created_at",
            second="first_arrived_at",
            words="The first arrival is before the incident was created.",
        ),
        Order(
            first="created_at",
            second="first_assigned_at",
            words="The first assignment is before the incident was created.",
        ),
        Order(
            first="created_at", second="cancelled_at", words="The cancellation is before the incident was created."
        ),
        Order(first="created_at", second="closed_at", words="The closure is before the incident was created."),
    ),
    fields=(
        Field(
            name="incident_id",
            form="text",
            meaning="What tells this incident from every other. No two rows may share it.",
            is_required=True,
            names=("id", "incident id", "incident number", "log number", "incident reference", "urn"),
        ),
        Field(
            name="grade",
            form="code",
            meaning="The grade it ended with: P1 is an immediate response, P2 a priority one, P3 to P5 later ones.",
            is_required=True,
            names=("response grade", "priority", "grading", "final grade"),
            allowed=GRADES,
        ),
        Field(
            name="created_at",
            form="time",
            meaning="When the incident was created: the moment from which the response is counted.",
            is_required=True,
            names=("created", "creation time", "incident created", "opened at", "log created"),
        ),
        Field(
            name="first_assigned_at",
            form="time",
            meaning="When the first officer or car was assigned; blank if none was.",
            names=("first assigned", "assigned at", "first dispatched", "dispatched at", "resource assigned"),
        ),
        Field(
            name="first_arrived_at",
            form="time",
            meaning="When the first officer or car arrived; blank if nobody attended.",
            names=("first arrived", "arrived at", "first at scene", "first on scene", "arrival time", "at scene"),
        ),
        Field(
            name="closed_at",
            form="time",
            meaning="When the incident was closed; blank if it is open.",
            names=("closed", "closure time", "incident closed"),
        ),
        Field(
            name="cancelled_at",
            form="time",
            meaning="When the response was cancelled before anybody arrived; blank if it was not.",
            names=("cancelled time", "stood down at", "cancellation time"),
        ),
        Field(
            name="is_cancelled",
            form="flag",
            meaning="Whether the response was cancelled, where the moment is not recorded.",
            names=("cancelled", "stood down"),
        ),
        Field(
            name="area",
            form="text",
            meaning="The policing unit or district it happened in.",
            names=("policing unit", "npu", "district", "local policing area", "lpa", "command unit"),
        ),
        Field(
            name="setting",
            form="code",
            meaning="Urban or rural, where the standard for arrival differs between them.",
            names=("urban rural", "urban or rural", "rurality"),
            allowed=SETTINGS,
        ),
        Field(
            name="duplicate_of",
            form="text",
            meaning="The incident this one repeats; blank if it stands for itself. Repeats are not counted.",
            names=("is duplicate of", "parent incident", "repeat of"),
        ),
        Field(
            name="first_grade",
            form="code",
            meaning="The grade it was first given, where it was regraded later.",
            names=("initial grade", "original grade", "grade at creation"),
            allowed=GRADES,
        ),
        Field(
            name="regraded_at",
            form="time",
            meaning="When it was last regraded; blank if it never was.",
            names=("regraded", "regrade time", "grade changed at"),
        ),
        Field(
            name="arrival_source",
            form="code",
            meaning="How the arrival is known: an officer pressed a button, or the car's position showed it.",
            names=("arrival recorded by", "arrival method", "arrival type"),
            allowed=SOURCES,
        ),
    ),
)

PUBLISHED = Shape(
    name="published-response",
    heading="Response figures as they were published",
    meaning="One row for each grade and period, with the figures as a paper prints them.",
    key=("grade", "first_on", "last_on"),
    fields=(
        Field(name="grade", form="text", meaning="The grade, such as P1.", is_required=True, names=("priority",)),
        Field(
            name="first_on",
            form="date",
            meaning="The first day of the period.",
            is_required=True,
            names=("from", "period start", "start"),
        ),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the period.",
            is_required=True,
            names=("to", "period end", "end"),
        ),
        Field(name="incidents", form="whole", meaning="How many incidents.", names=("count", "volume"), lowest=0),
        Field(
            name="attended_percent",
            form="number",
            meaning="The percentage of incidents that were attended.",
            names=("attended", "percent attended"),
            lowest=0,
            highest=100,
        ),
        Field(
            name="within_percent",
            form="number",
            meaning="The percentage of attended incidents where the first arrival was within the limit.",
            names=("within", "within target", "percent within target"),
            lowest=0,
            highest=100,
        ),
        Field(
            name="limit_seconds",
            form="whole",
            meaning="The limit in seconds: 900 for 15 minutes.",
            names=("limit", "target seconds"),
            lowest=1,
        ),
        Field(
            name="median_seconds",
            form="whole",
            meaning="The median response time in seconds.",
            names=("median",),
            lowest=0,
        ),
        Field(
            name="mean_seconds",
            form="whole",
            meaning="The mean response time in seconds.",
            names=("mean", "average", "average seconds"),
            lowest=0,
        ),
    ),
)
