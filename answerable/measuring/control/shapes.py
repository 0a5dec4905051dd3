"""The files of control: a series of figures in time, rare events, and counts before and after."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape

SERIES = Shape(
    name="series",
    heading="A series in time",
    meaning="One row for each period, and each area where there are several: a figure, or the counts behind it.",
    key=("area", "first_on"),
    needs=(("period", "first_on"), ("value", "numerator")),
    orders=(WHOLE_PERIOD,),
    fields=(
        Field(
            name="period",
            form="period",
            meaning="A month (2022-05, May 2022), a quarter (2022 Q2) or a year (2022, 2021/22 from April).",
            names=("month", "quarter", "year"),
        ),
        Field(
            name="first_on",
            form="date",
            meaning="The first day of the period, where no period is given in words.",
            names=("date", "day", "week", "period start", "start", "from", "first day"),
        ),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the period, which is part of it.",
            names=("period end", "end", "to", "last day"),
        ),
        Field(
            name="area",
            form="text",
            meaning="The area that the figure is for; blank for the whole.",
            names=("area name", "npu", "policing unit", "force", "team"),
        ),
        Field(
            name="value",
            form="number",
            meaning="The figure, where the counts behind it are not known.",
            names=("figure", "rate", "percentage"),
        ),
        Field(
            name="numerator",
            form="number",
            meaning="What was counted: offences, calls answered in time.",
            names=("count", "number", "events"),
            lowest=0,
        ),
        Field(
            name="denominator",
            form="number",
            meaning="What it was counted out of, or the people or places that it is a rate for.",
            names=("out of", "total", "base", "population"),
            lowest=0,
        ),
        Field(
            name="provisional",
            form="flag",
            meaning="Yes where the figure may still be revised.",
            names=("is provisional",),
        ),
        Field(
            name="break_words",
            form="text",
            meaning="What changed in the recording, on the first row that is recorded the new way.",
            names=("recording break", "break", "recording change"),
        ),
        Field(
            name="rebase_reason",
            form="text",
            meaning="Why limits are worked out afresh, on the first row that they are for.",
            names=("rebase", "rebasing", "reason for rebasing"),
        ),
        Field(
            name="rebase_by",
            form="text",
            meaning="Who decided that, by office.",
            names=("decided by", "rebased by"),
        ),
    ),
)

EVENTS = Shape(
    name="events",
    heading="Rare events",
    meaning="One row for each event, with the day on which it happened. Name nobody.",
    fields=(
        Field(
            name="happened_on",
            form="date",
            meaning="The day on which it happened.",
            is_required=True,
            names=("date", "day", "on"),
        ),
        Field(
            name="area",
            form="text",
            meaning="The area in which it happened; blank for the whole.",
            names=("area name", "npu", "policing unit", "force"),
        ),
    ),
)

CHANGES = Shape(
    name="changes",
    heading="Counts before and after",
    meaning="One row for each thing counted: how many in an earlier period and how many in a later one.",
    key=("name",),
    fields=(
        Field(
            name="name",
            form="text",
            meaning="What was counted.",
            is_required=True,
            names=("measure", "what"),
        ),
        Field(
            name="before",
            form="whole",
            meaning="How many in the earlier period.",
            is_required=True,
            names=("baseline", "earlier", "previous"),
            lowest=0,
        ),
        Field(
            name="after",
            form="whole",
            meaning="How many in the later period.",
            is_required=True,
            names=("current", "later", "latest"),
            lowest=0,
        ),
        Field(
            name="before_period",
            form="text",
            meaning="The earlier period (2018/19, year to June 2019); blank for both where they are equally long.",
            names=("baseline period", "earlier period", "previous period"),
        ),
        Field(
            name="after_period",
            form="text",
            meaning="The later period.",
            names=("current period", "later period", "latest period"),
        ),
        Field(
            name="before_exposure",
            form="number",
            meaning="What the earlier count arose from (people, calls, days), where that differs from the later.",
            names=("before out of", "baseline exposure"),
            lowest=0,
        ),
        Field(
            name="after_exposure",
            form="number",
            meaning="What the later count arose from.",
            names=("after out of", "current exposure"),
            lowest=0,
        ),
        Field(
            name="better",
            form="code",
            meaning="Whether fewer (lower) or more (higher) are wanted, or neither.",
            names=("direction", "better is"),
            allowed=("lower", "higher", "neither"),
        ),
        Field(
            name="break_on",
            form="date",
            meaning="The day from which it was recorded another way, if there is one.",
            names=("recording break", "break date"),
        ),
        Field(
            name="break_words",
            form="text",
            meaning="What changed in the recording on that day.",
            names=("break", "recording change"),
        ),
    ),
)
