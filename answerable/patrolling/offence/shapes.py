"""The files of offences and areas: our own, and the street files of data.police.uk."""

from __future__ import annotations

from answerable.measuring.loading.grid import MOST_EAST, MOST_NORTH
from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Order, Shape
from answerable.patrolling.offence.category import HARM_CATEGORIES, STREET_TYPES
from answerable.patrolling.place.place import AREA_KINDS

OLDEST = 120
"""Years beyond which an age is a slip of the keyboard."""


def _place() -> tuple[Field, ...]:
    """Where it was, in metres or in degrees; blank where it has no place on a map."""
    return (
        Field(
            name="easting",
            form="number",
            meaning="Metres east on the British National Grid. Blank where the place is not known: it is then "
            "counted, and on no map.",
            names=("x", "grid east", "bng easting", "osgb easting"),
            lowest=0,
            highest=MOST_EAST,
        ),
        Field(
            name="northing",
            form="number",
            meaning="Metres north on the British National Grid.",
            names=("y", "grid north", "bng northing", "osgb northing"),
            lowest=0,
            highest=MOST_NORTH,
        ),
        *_degrees(),
    )


def _degrees() -> tuple[Field, ...]:
    return (
        Field(
            name="longitude",
            form="number",
            meaning="Degrees east of Greenwich (WGS 84), below 0 west of it; blank where the place is not known.",
            names=("long", "lon", "lng"),
            lowest=-9,
            highest=2.5,
        ),
        Field(
            name="latitude",
            form="number",
            meaning="Degrees north (WGS 84); blank where the place is not known.",
            names=("lat",),
            lowest=49.5,
            highest=61.5,
        ),
    )


def _small_area() -> Field:
    return Field(
        name="small_area",
        form="text",
        meaning="The code of the census area (LSOA) that it lies in.",
        names=("lsoa code", "lsoa", "lsoa11cd", "lsoa21cd"),
    )


def _name_published(end: str) -> tuple[str, ...]:
    """How the boundaries that the Office for National Statistics publishes head their codes (cd) and names (nm)."""
    return tuple(f"{kind}{year}{end}" for kind in ("lsoa", "lad", "pfa", "csp") for year in range(11, 27))


OFFENCES = Shape(
    name="offences",
    heading="Offences",
    meaning="One row for each recorded offence, by a reference that names nobody. An incident with several victims "
    "has a row for each where it is recorded so.",
    key=("reference",),
    needs=(("occurred_on", "occurred_at"),),
    orders=(
        Order(first="occurred_at", second="occurred_to", words="It ended before it began."),
        Order(first="occurred_on", second="outcome_on", words="Its outcome was recorded before it happened."),
    ),
    fields=(
        Field(
            name="reference",
            form="text",
            meaning="The number of the offence, the same in no other row; blank where files have none.",
            names=("crime number", "crime reference", "offence reference", "crime id", "id"),
        ),
        Field(
            name="occurred_on",
            form="date",
            meaning="The day on which it happened, where the time of day is not known.",
            names=("date", "day", "offence date", "occurred"),
        ),
        Field(
            name="occurred_at",
            form="time",
            meaning="When it happened; with occurred_to, the earliest that it can have.",
            names=("committed from", "from", "offence start", "earliest"),
        ),
        Field(
            name="occurred_to",
            form="time",
            meaning="The latest that it can have happened, where only a span is known: it is then put at the middle "
            "of the span. Blank where the moment is known.",
            names=("committed to", "to", "offence end", "latest"),
        ),
        Field(
            name="category",
            form="code",
            meaning="Which row of the harm index it falls under.",
            is_required=True,
            names=("offence", "offence category", "offence type", "crime type"),
            allowed=HARM_CATEGORIES,
        ),
        *_place(),
        _small_area(),
        Field(
            name="policing_unit",
            form="text",
            meaning="The policing unit that it lies in.",
            names=("unit", "npu", "lpu", "bcu", "district"),
        ),
        Field(
            name="under_25",
            form="flag",
            meaning="Yes where a victim or a suspect was under 25; blank where that is told by ages or not known.",
            names=("is under 25", "u25", "youth", "is youth"),
        ),
        Field(
            name="victim_age",
            form="whole",
            meaning="The victim's age in years.",
            names=("age of victim",),
            lowest=0,
            highest=OLDEST,
        ),
        Field(
            name="suspect_age",
            form="whole",
            meaning="The youngest suspect's age in years.",
            names=("age of suspect", "offender age"),
            lowest=0,
            highest=OLDEST,
        ),
        Field(
            name="knife_used",
            form="flag",
            meaning="Yes where a knife or another blade was used or threatened; blank is no.",
            names=("knife", "is knife", "knife flag", "knife enabled"),
        ),
        Field(
            name="proactive",
            form="flag",
            meaning="Yes where police activity found it (a search, a warrant), so that it counts what the police did "
            "and not what somebody suffered; blank is no.",
            names=("is proactive", "police detected", "police generated"),
        ),
        Field(
            name="outcome",
            form="code",
            meaning="What came of it: positive (a charge, a caution, a community resolution), other, or none yet.",
            names=("outcome type", "outcome group"),
            allowed=("positive", "other", "none"),
        ),
        Field(
            name="outcome_on",
            form="date",
            meaning="The day on which the outcome was recorded.",
            names=("outcome date",),
        ),
    ),
)

STREET_CRIMES = Shape(
    name="street-crimes",
    heading="Street crimes of data.police.uk",
    meaning="A month's street file of a force, as data.police.uk gives it out: each place is moved to one of a fixed "
    "list of points, and only the month is known.",
    needs=(("month", "first_on"),),
    orders=(WHOLE_PERIOD,),
    fields=(
        Field(name="month", form="period", meaning="The month: 2018-07."),
        Field(name="first_on", form="date", meaning="The first day of the month, where no month is given."),
        Field(
            name="last_on",
            form="date",
            meaning="The last day of the month, where no month is given.",
            may_be_ahead=True,
        ),
        Field(name="force", form="text", meaning="The force whose area it lies in.", names=("falls within",)),
        *_degrees(),
        Field(
            name="location",
            form="text",
            meaning="The point it was moved to, in words. It is kept and shown nowhere.",
        ),
        _small_area(),
        Field(
            name="crime_type",
            form="code",
            meaning="Its type.",
            is_required=True,
            names=("category",),
            allowed=STREET_TYPES,
        ),
        Field(
            name="last_outcome",
            form="text",
            meaning="The last outcome that was published of it; blank for anti-social behaviour, which has none.",
            names=("last outcome category", "outcome"),
        ),
    ),
)

AREAS = Shape(
    name="areas",
    heading="Areas",
    meaning="One row for each area: a force, a council, a policing unit or a small area, with its outline. A GeoJSON "
    "file of polygons is one too.",
    key=("code", "valid_from"),
    orders=(Order(first="valid_from", second="valid_to", words="It was redrawn before it was drawn."),),
    fields=(
        Field(
            name="code",
            form="text",
            meaning="Its code.",
            is_required=True,
            names=("area code", *_name_published("cd")),
        ),
        Field(
            name="name",
            form="text",
            meaning="Its name.",
            names=("area name", *_name_published("nm")),
        ),
        Field(
            name="kind", form="code", meaning="What it is; blank is other.", names=("area kind",), allowed=AREA_KINDS
        ),
        Field(name="valid_from", form="date", meaning="The first day on which it was drawn so; blank for always."),
        Field(
            name="valid_to",
            form="date",
            meaning="The last day on which it was drawn so; blank while it is.",
            may_be_ahead=True,
        ),
        Field(
            name="outline",
            form="outline",
            meaning="Its edge.",
            is_required=True,
            names=("geometry", "wkt", "geom", "polygon"),
        ),
    ),
)
