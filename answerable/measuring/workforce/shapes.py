"""The files that a workforce is measured from. None has a row for one person."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Order, Shape

ROLES = ("officer", "staff", "pcso")
COMPARED = ("attrition", "attendance")

_UNIT = Field(
    name="unit",
    form="text",
    meaning="The department or unit, never one person.",
    is_required=True,
    names=("department", "team", "area"),
)
_ROLE = Field(
    name="role",
    form="code",
    meaning="Officers, staff or PCSOs; blank for all together.",
    allowed=ROLES,
    names=("worker type", "type"),
)
_PERIOD = (
    Field(name="period", form="period", meaning="The month or the year in words.", names=("month", "year")),
    Field(name="first_on", form="date", meaning="The first day, where no period is given.", names=("from",)),
    Field(
        name="last_on", form="date", may_be_ahead=True, meaning="The last day, which is part of it.", names=("to",)
    ),
)
_NEEDS_PERIOD = (("period", "first_on"), ("period", "last_on"))

ESTABLISHMENT = Shape(
    name="workforce-establishment",
    heading="Establishment and strength",
    meaning="One row for each unit and role on a day: posts, and people in post, both full-time equivalent.",
    key=("unit", "role", "on"),
    fields=(
        _UNIT,
        _ROLE,
        Field(
            name="on",
            form="date",
            meaning="The day they are counted on.",
            is_required=True,
            names=("date", "as at", "day"),
        ),
        Field(
            name="establishment",
            form="number",
            meaning="Posts, full-time equivalent.",
            is_required=True,
            names=("posts", "establishment fte"),
            lowest=0,
        ),
        Field(
            name="strength",
            form="number",
            meaning="People in post, full-time equivalent.",
            is_required=True,
            names=("in post", "strength fte"),
            lowest=0,
        ),
    ),
)

LEAVERS = Shape(
    name="workforce-leavers",
    heading="Leavers",
    meaning="One row for each unit, role and reason over twelve months; the reason may be left blank.",
    key=("unit", "role", "reason", "first_on", "last_on"),
    needs=_NEEDS_PERIOD,
    orders=(WHOLE_PERIOD,),
    fields=(
        _UNIT,
        _ROLE,
        *_PERIOD,
        Field(name="reason", form="text", meaning="Why they left.", names=("leaving reason",)),
        Field(
            name="leavers",
            form="number",
            meaning="All who left the unit's pay, heads or full-time equivalent.",
            is_required=True,
            names=("left", "leavers fte"),
            lowest=0,
        ),
        Field(
            name="moved",
            form="number",
            meaning="Those of them who resigned to join as officers of the same force.",
            names=("became officers", "moved to officer"),
            lowest=0,
        ),
        Field(
            name="transferred",
            form="number",
            meaning="Those of them who went to another force.",
            names=("transfers", "transferred out"),
            lowest=0,
        ),
        Field(name="average_strength", form="number", meaning="Average strength over the period.", lowest=0),
        Field(name="opening_strength", form="number", meaning="Strength on the first day.", lowest=0),
    ),
)

ATTENDANCE = Shape(
    name="workforce-attendance",
    heading="Attendance",
    meaning="One row for each unit, role and month: days to be worked and days lost, or the rate as printed.",
    key=("unit", "role", "first_on"),
    needs=(*_NEEDS_PERIOD, ("available", "rate")),
    orders=(WHOLE_PERIOD,),
    fields=(
        _UNIT,
        _ROLE,
        *_PERIOD,
        Field(
            name="available",
            form="number",
            meaning="Full-time-equivalent days that could have been worked.",
            names=("days available", "fte days available"),
            lowest=0,
        ),
        Field(
            name="lost",
            form="number",
            meaning="Those of them lost to absence.",
            names=("days lost", "fte days lost"),
            lowest=0,
        ),
        Field(
            name="rate",
            form="number",
            meaning="Attendance as printed, in per cent, where the days are not known.",
            names=("attendance", "attendance rate"),
            lowest=0,
            highest=100,
        ),
    ),
)

COMPARATORS = Shape(
    name="workforce-comparators",
    heading="Other forces",
    meaning="One row for each force, unit and measure: the rate as printed and, where anybody says so, its size.",
    key=("force", "measure", "first_on", "last_on"),
    needs=_NEEDS_PERIOD,
    orders=(WHOLE_PERIOD,),
    fields=(
        Field(name="force", form="text", meaning="The force.", is_required=True, names=("police force",)),
        Field(
            name="measure",
            form="code",
            meaning="What is compared.",
            is_required=True,
            allowed=COMPARED,
        ),
        *_PERIOD,
        Field(
            name="overall",
            form="text",
            meaning="The rate in per cent, with the places that were printed (9.45).",
            is_required=True,
            names=("rate", "overall rate"),
        ),
        Field(
            name="excluding",
            form="text",
            meaning="Of attrition: the rate without staff who became officers, in per cent.",
            names=("excluding movers", "rate excluding"),
        ),
        Field(
            name="size",
            form="number",
            meaning="The strength, or days available, that the rate is out of; blank where nobody says.",
            names=("n", "strength", "out of"),
            lowest=0,
        ),
        Field(name="is_ours", form="flag", meaning="Yes for our own force.", names=("ours",)),
        Field(name="note", form="text", meaning="What was printed beside it.", names=("notes", "remark")),
    ),
)

DIVERSITY = Shape(
    name="workforce-diversity",
    heading="Diversity and goals",
    meaning="One row for each group: how many of all officers belong to it, and how far a goal for it is reached.",
    key=("group", "on"),
    needs=(("heads", "gained"),),
    orders=(
        Order(first="since", second="on", words="The goal was set after the day of the count."),
        Order(first="on", second="goal_by", words="The day of the count is after the goal's last day."),
    ),
    fields=(
        Field(name="group", form="text", meaning="The group of officers.", is_required=True),
        Field(name="on", form="date", meaning="The day of the count.", is_required=True, names=("date", "as at")),
        Field(
            name="heads", form="whole", meaning="Officers who belong to it.", names=("officers", "count"), lowest=0
        ),
        Field(
            name="whole",
            form="whole",
            meaning="All officers who said whether they do.",
            names=("all", "all officers", "out of"),
            lowest=0,
        ),
        Field(
            name="population",
            form="number",
            meaning="The group's share of the people of working age, in per cent.",
            names=("population share",),
            lowest=0,
            highest=100,
        ),
        Field(name="gained", form="whole", meaning="Reached towards the goal so far.", names=("progress",), lowest=0),
        Field(name="goal", form="whole", meaning="The number to be reached.", names=("target",), lowest=1),
        Field(name="since", form="date", meaning="The day from which the goal is counted.", names=("goal set on",)),
        Field(
            name="goal_by",
            form="date",
            may_be_ahead=True,
            meaning="The day by which it is to be reached.",
            names=("by",),
        ),
        Field(
            name="hires",
            form="whole",
            meaning="All who were hired from the first day of the goal.",
            names=("all hires", "recruits"),
            lowest=0,
        ),
        Field(name="group_hires", form="whole", meaning="Those of them who belong to the group.", lowest=0),
    ),
)
