"""What a table of weights of one's own must look like."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Shape
from answerable.patrolling.offence.category import HARM_CATEGORIES

HARM_WEIGHTS = Shape(
    name="harm-weights",
    heading="Weights of a harm index",
    meaning=(
        "One row for each offence code, or for each category, of one edition of a harm index. It takes the place of "
        "the table that ships. The days of a category are the median and the mean of its codes."
    ),
    key=("edition", "code"),
    fields=(
        Field(
            name="code",
            form="text",
            meaning="The offence code, or the category as the file of offences names it.",
            is_required=True,
            names=("offence code", "ho code", "home office code", "urn", "category code"),
        ),
        Field(
            name="name",
            form="text",
            meaning="The offence in words.",
            is_required=True,
            names=("offence", "title", "description", "offence title"),
        ),
        Field(
            name="days",
            form="number",
            meaning="Days of harm: those in prison at which the sentencing guideline starts.",
            is_required=True,
            names=("cchi", "value", "weight", "cchi value", "harm", "harm days"),
            lowest=0,
        ),
        Field(
            name="edition",
            form="text",
            meaning="The edition of the index, such as 2026-02.",
            is_required=True,
            names=("version", "year", "update"),
        ),
        Field(
            name="category",
            form="code",
            meaning="The category of offences that the code belongs to; blank where the code is one itself.",
            names=("group", "subgroup", "sub group", "offence subgroup"),
            allowed=HARM_CATEGORIES,
        ),
    ),
)
