"""The file of a comparison of places before and after, where no days were drawn."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Shape

AREAS = ("treated", "control", "displacement", "displacement control")
PHASES = ("before", "after")

DISPLACEMENT_COUNTS = Shape(
    name="displacement-counts",
    heading="Offences before and after, in and around the places",
    meaning="One row for each area and phase; or for each kind of offence within them, with its harm.",
    key=("area", "phase", "category"),
    fields=(
        Field(
            name="area",
            form="code",
            meaning="The treated area, its control, the area around the treated one, and that one's control.",
            is_required=True,
            names=("zone",),
            allowed=AREAS,
        ),
        Field(
            name="phase",
            form="code",
            meaning="Before or after the patrols began.",
            is_required=True,
            names=("period", "when"),
            allowed=PHASES,
        ),
        Field(
            name="count",
            form="whole",
            meaning="Offences.",
            is_required=True,
            names=("offences", "crimes", "number"),
            lowest=0,
        ),
        Field(name="category", form="text", meaning="The kind of offence; blank for all.", names=("offence", "kind")),
        Field(
            name="harm",
            form="number",
            meaning="Days of harm of one offence of that kind, where harm is wanted too.",
            names=("weight", "days"),
            lowest=0,
        ),
        Field(
            name="size",
            form="number",
            meaning="How large the area is, in any unit that is the same for all; blank where all are alike.",
            names=("square kilometres", "km2"),
            lowest=0,
        ),
    ),
)
