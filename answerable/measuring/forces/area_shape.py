"""The shape of a file of monthly counts by policing unit."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Shape

AREA_COUNTS = Shape(
    name="area-counts",
    heading="Monthly counts by policing unit",
    meaning="One row for each area and month, for 24 months or more. A month without cases is a row of 0: a month "
    "that is left out is unknown.",
    key=("measure", "area", "first_on"),
    needs=(("month", "first_on"),),
    fields=(
        Field(
            name="area",
            form="text",
            meaning="The policing unit.",
            is_required=True,
            names=("policing unit", "npu", "area name", "district", "bcu"),
        ),
        Field(
            name="measure", form="text", meaning="What is counted.", is_required=True, names=("offence", "indicator")
        ),
        Field(name="month", form="period", meaning="The month: 2022-11 or November 2022.", names=("period",)),
        Field(name="first_on", form="date", meaning="The first day of the month, where it is not given in words."),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the month, where it is not given in words.",
        ),
        Field(
            name="count",
            form="whole",
            meaning="The count of that month.",
            is_required=True,
            names=("number", "offences", "events", "value"),
            lowest=0,
        ),
        Field(
            name="is_provisional",
            form="flag",
            meaning="Whether the figure may yet be revised.",
            names=("provisional",),
        ),
    ),
)
