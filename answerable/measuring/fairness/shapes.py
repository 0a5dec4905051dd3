"""The files of fairness: stops, uses of force, people by group, videos and their grades. Nobody is named."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape

GRADES = ("proportionate", "concerns", "not proportionate")


def _days(names: tuple[str, ...]) -> tuple[Field, ...]:
    return (
        Field(
            name="period", form="period", meaning="A month, quarter or year, where rows are counts.", names=("month",)
        ),
        Field(name="first_on", form="date", meaning="The day, or the first day of the period.", names=names),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the period; blank for one day.",
            names=("to",),
        ),
    )


_ORDER = (WHOLE_PERIOD,)
_NEEDS = (("period", "first_on"),)
_AREA = Field(
    name="area",
    form="text",
    meaning="The area: the smaller, the better; blank where it is not known.",
    names=("lsoa", "ward", "npu", "policing unit", "local authority", "force"),
)
_COUNT = Field(
    name="count",
    form="whole",
    meaning="How many the row stands for; blank is one.",
    names=("number", "total"),
    lowest=0,
)

STOPS = Shape(
    name="stops",
    heading="Stops and searches",
    meaning="One row for each search of a person, or one for each combination with a count. Name nobody.",
    needs=_NEEDS,
    orders=_ORDER,
    fields=(
        *_days(("date", "day", "searched on", "from", "date of search")),
        _AREA,
        Field(
            name="self_defined",
            form="text",
            meaning="The ethnic group that the person stated (White, Black, Asian, Mixed, Other, or a code).",
            names=("self-defined ethnicity", "self defined ethnicity", "ethnicity", "self-defined ethnic group"),
        ),
        Field(
            name="officer_defined",
            form="text",
            meaning="The ethnic group as the officer saw it.",
            names=("officer-defined ethnicity", "officer defined ethnicity", "observed ethnicity"),
        ),
        Field(
            name="is_found",
            form="flag",
            meaning="Yes where something prohibited was found; blank where that is not recorded.",
            names=("found", "object found", "item found"),
        ),
        Field(
            name="outcome",
            form="text",
            meaning="What came of it: arrest, community resolution, no further action.",
            names=("result",),
        ),
        Field(
            name="is_linked",
            form="flag",
            meaning="Yes where the outcome is linked to the object searched for.",
            names=("linked", "linked outcome", "outcome linked to object of search"),
        ),
        Field(
            name="object",
            form="text",
            meaning="What was searched for: drugs, stolen property, weapons.",
            names=("object of search", "searched for"),
        ),
        _COUNT,
    ),
)

FORCE_USED = Shape(
    name="force-used",
    heading="Uses of force",
    meaning="One row for each record of force used, or one for each combination with a count. Name nobody.",
    needs=_NEEDS,
    orders=_ORDER,
    fields=(
        *_days(("date", "day", "used on", "from")),
        _AREA,
        Field(
            name="ethnicity",
            form="text",
            meaning="The ethnic group as the officer saw it.",
            names=("officer-defined ethnicity", "perceived ethnicity", "ethnic group"),
        ),
        Field(name="tactic", form="text", meaning="What was used; blank where it is not known.", names=("type",)),
        _COUNT,
    ),
)

POPULATION = Shape(
    name="population",
    heading="People by ethnic group",
    meaning="One row for each ethnic group, and each area where there are several.",
    key=("area", "ethnicity"),
    fields=(
        _AREA,
        Field(
            name="ethnicity",
            form="text",
            meaning="The ethnic group (White, Black, Asian, Mixed, Other, or a code).",
            is_required=True,
            names=("ethnic group", "group"),
        ),
        Field(
            name="people",
            form="whole",
            meaning="How many people of it live there.",
            is_required=True,
            names=("population", "residents", "count", "number"),
            lowest=0,
        ),
        Field(name="year", form="whole", meaning="The year of the count.", names=("census", "census year")),
    ),
)

VIDEOS = Shape(
    name="videos",
    heading="Videos that may be scrutinised",
    meaning="One row for each body-worn video of a search or use of force, by a reference that names nobody.",
    key=("reference",),
    fields=(
        Field(
            name="reference",
            form="text",
            meaning="The reference of the video, which says nothing of the person or the officer.",
            is_required=True,
            names=("video", "id", "reference number"),
        ),
        Field(
            name="recorded_on", form="date", meaning="The day of the encounter.", names=("date", "day", "searched on")
        ),
        Field(
            name="panel",
            form="text",
            meaning="The panel that would watch it.",
            names=("area", "npu", "scrutiny panel"),
        ),
        Field(
            name="stratum",
            form="text",
            meaning="What the sample is to be spread over within a panel: ethnic group, kind of power.",
            names=("ethnicity", "group", "kind", "power"),
        ),
    ),
)

GRADINGS = Shape(
    name="gradings",
    heading="Grades given by panels",
    meaning="One row for each grade that a member of a panel gave a video. Members are numbered, not named.",
    key=("reference", "member"),
    fields=(
        Field(
            name="reference",
            form="text",
            meaning="The reference of the video.",
            is_required=True,
            names=("video", "id"),
        ),
        Field(name="member", form="whole", meaning="Which member, by number.", is_required=True, lowest=1),
        Field(
            name="grade",
            form="code",
            meaning="The grade that the member gave.",
            is_required=True,
            allowed=GRADES,
        ),
        Field(
            name="response",
            form="text",
            meaning="What the force answered to the panel; blank while it has not.",
            names=("force response", "answer"),
        ),
    ),
)
