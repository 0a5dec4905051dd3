"""The files that a scorecard can be worked out from, apart from the observations: what each must look like."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape
from answerable.measuring.scorecard.measure import CHARTS, FORMS
from answerable.measuring.verdict import BETTER

_MEASURE = Field(
    name="measure",
    form="code",
    meaning="The code of the measure, as it is defined.",
    is_required=True,
    names=("measure code", "code"),
)
_AREA = Field(
    name="area", form="text", meaning="The area meant; blank for the whole of the force's area.", names=("area name",)
)
_PERIOD = (
    Field(name="period", form="period", meaning="A month, quarter or year in words, as in a file of observations."),
    Field(name="first_on", form="date", meaning="The first day, where no period is given.", names=("from", "start")),
    Field(
        name="last_on",
        form="date",
        may_be_ahead=True,
        meaning="The last day, which is part of it.",
        names=("to", "end"),
    ),
)
_AUTHORITY = Field(
    name="authority", form="text", meaning="Who set it: a department, a policing body, a force.", is_required=True
)
_SOURCE = Field(name="source", form="text", meaning="Where that can be read.")

MEASURES = Shape(
    name="measures",
    heading="Measures",
    meaning="One row for each measure: what is counted, how, by whom, and which way is better.",
    key=("code",),
    fields=(
        Field(name="code", form="code", meaning="A short name in small letters (homicide).", is_required=True),
        Field(name="title", form="text", meaning="What the public reads (Homicides).", is_required=True),
        Field(
            name="unit",
            form="text",
            meaning="What is counted, in the plural (homicides, calls answered).",
            is_required=True,
        ),
        Field(name="unit_one", form="text", meaning="One of them (homicide)."),
        Field(name="priority", form="code", meaning="The code of the national priority that it serves."),
        Field(name="objective", form="text", meaning="What of the local plan it serves.", names=("plan objective",)),
        Field(name="national_measure", form="code", meaning="The code of the national measure it is or stands for."),
        Field(name="proxy_reason", form="text", meaning="Why it stands in for that; blank where it is that measure."),
        Field(name="form", form="code", meaning="What its value is.", allowed=FORMS),
        Field(name="places", form="whole", meaning="Places after the point, as printed.", lowest=0, highest=4),
        Field(name="per", form="number", meaning="What a rate is for (1000).", lowest=1),
        Field(name="better", form="code", meaning="Which way is better.", is_required=True, allowed=BETTER),
        Field(name="numerator", form="text", meaning="The rule of what is counted."),
        Field(name="denominator", form="text", meaning="The rule of what it is counted out of, or is a rate for."),
        Field(name="source", form="text", meaning="The system or publication that the figures come from."),
        Field(
            name="lag_days",
            form="whole",
            meaning="Days before the quarter's end at which the newest figures may end.",
            lowest=0,
        ),
        Field(name="revisions", form="text", meaning="How and until when figures may still change."),
        Field(name="owner", form="text", meaning="The office that answers for it."),
        Field(name="months", form="whole", meaning="Months that its value covers: 12, 3 or 1.", lowest=1, highest=60),
        Field(name="chart", form="code", meaning="Its control chart.", allowed=CHARTS),
    ),
)

BASELINES = Shape(
    name="baselines",
    heading="Baselines",
    meaning="What measures are compared with: the value in a period that an authority has set.",
    key=("measure", "area", "first_on", "last_on"),
    needs=(("period", "first_on"), ("period", "last_on"), ("numerator", "value")),
    orders=(WHOLE_PERIOD,),
    fields=(
        _MEASURE,
        _AREA,
        *_PERIOD,
        Field(name="numerator", form="number", meaning="What was counted.", names=("count",)),
        Field(name="denominator", form="number", meaning="What it was counted out of.", lowest=0),
        Field(name="value", form="number", meaning="The figure as published, a share in per cent."),
        _AUTHORITY,
        _SOURCE,
    ),
)

TARGETS = Shape(
    name="targets",
    heading="Targets",
    meaning="What measures are to reach, from when, and who set it.",
    key=("measure", "area", "first_on"),
    orders=(WHOLE_PERIOD,),
    fields=(
        _MEASURE,
        _AREA,
        Field(name="value", form="number", meaning="The target, a share in per cent.", is_required=True),
        Field(
            name="first_on",
            form="date",
            may_be_ahead=True,
            meaning="The day from which it holds.",
            is_required=True,
            names=("from",),
        ),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day on which it holds; blank until changed.",
        ),
        _AUTHORITY,
        _SOURCE,
    ),
)

REMARKS = Shape(
    name="remarks",
    heading="Remarks on measures",
    meaning="Breaks in the recording, decisions on limits, and why a measure has no value for a quarter.",
    key=("kind", "measure", "area", "on"),
    fields=(
        Field(
            name="kind",
            form="code",
            meaning="A break in the recording, a rebasing of limits, or the absence of a value.",
            is_required=True,
            allowed=("break", "rebasing", "absence"),
        ),
        _MEASURE,
        _AREA,
        Field(
            name="on",
            form="date",
            may_be_ahead=True,
            meaning="The day from which it holds; of an absence, the last day of the quarter.",
            is_required=True,
        ),
        Field(name="reason", form="text", meaning="Why, in words for the public.", is_required=True),
        Field(name="decided_by", form="text", meaning="Of a rebasing: who decided it."),
    ),
)
