"""The shape of a file of observations: values of measures, each for a period and an area."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape

OBSERVATIONS = Shape(
    name="observations",
    heading="Values of measures",
    meaning="One row for each measure, area and period: the counts behind the figure, or the figure as published.",
    key=("measure", "area", "first_on", "last_on"),
    needs=(("period", "first_on"), ("period", "last_on"), ("numerator", "value")),
    orders=(WHOLE_PERIOD,),
    fields=(
        Field(
            name="measure",
            form="code",
            meaning="The code of the measure, as it is defined.",
            is_required=True,
            names=("measure code", "code", "indicator", "metric"),
        ),
        Field(
            name="area",
            form="text",
            meaning="The area that the value is for; blank for the whole of the force's area.",
            names=("area name", "npu", "policing unit", "policing area"),
        ),
        Field(
            name="period",
            form="period",
            meaning="A month (2022-05, May 2022), a quarter (2022 Q2, 2022/23 Q1) or a year (2022, or 2021/22).",
            names=("month", "quarter", "year", "reporting period", "financial year"),
        ),
        Field(
            name="first_on",
            form="date",
            meaning="The first day of the period, where no period is given in words.",
            names=("period start", "start", "from", "start date", "first day"),
        ),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the period, which is part of it.",
            names=("period end", "end", "to", "end date", "last day"),
        ),
        Field(
            name="numerator",
            form="number",
            meaning="What was counted: offences, calls answered in time, people satisfied.",
            names=("count", "number", "events"),
        ),
        Field(
            name="denominator",
            form="number",
            meaning="What it was counted out of, or the people or places that it is a rate for.",
            names=("out of", "total", "base", "population"),
            lowest=0,
        ),
        Field(
            name="value",
            form="number",
            meaning="The figure as published, a share in per cent, where the counts behind it are not known.",
            names=("figure", "rate", "percentage", "per cent"),
        ),
        Field(
            name="provisional",
            form="flag",
            meaning="Yes where the figure may still be revised.",
            names=("is provisional", "provisional flag"),
        ),
        Field(
            name="estimate",
            form="flag",
            meaning="Yes where the figure is an estimate.",
            names=("is estimate", "estimated"),
        ),
        Field(
            name="note", form="text", meaning="What a reader of this figure must know.", names=("notes", "comment")
        ),
    ),
)
