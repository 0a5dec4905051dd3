"""What may be chosen of an analysis of hotspots, and when hotspots are chosen."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

CellForm = Literal["square", "hexagon"]
Whose = Literal["all", "under 25", "knife", "under 25 with a knife"]


class HotspotOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen."""

    share: Annotated[float, Meta(gt=0, le=50, description="How much of the land is chosen, in per cent.")] = 1.4
    cell: Annotated[CellForm, Meta(description="Squares of the National Grid, or hexagons of H3.")] = "square"
    side: Annotated[float, Meta(ge=50, le=5000, description="Side of a square, in metres.")] = 250.0
    resolution: Annotated[
        int, Meta(ge=8, le=10, description="Resolution of hexagons: 8 is about 74 hectares each, 9 about 10, 10 1.5.")
    ] = 9
    test_from: Annotated[
        dt.date | None,
        Meta(description="Methods learn from what was before this day, and are tested on what came from it on."),
    ] = None
    first_on: Annotated[dt.date | None, Meta(description="The first day that is looked at.")] = None
    last_on: Annotated[dt.date | None, Meta(description="The last day that is looked at.")] = None
    whose: Annotated[
        Whose,
        Meta(description="Offences of all, with a victim or suspect under 25, or with a knife."),
    ] = "all"
    categories: Annotated[
        str,
        Meta(
            description=(
                "Categories of offences, parted by commas; blank for homicide, violence with injury, robbery and "
                "possession of weapons."
            )
        ),
    ] = ""
    minimum_hectares: Annotated[
        float, Meta(gt=0, le=1000, description="The smallest place that can be patrolled, in hectares (for PEI*).")
    ] = 20.0
    bandwidth: Annotated[
        float, Meta(ge=0, le=5000, description="Bandwidth of the kernel in metres; 0 has it chosen from the past.")
    ] = 0.0
    half_life: Annotated[
        float,
        Meta(gt=0, le=3650, description="Days after which an offence counts half, where recent ones weigh more."),
    ] = 180.0
    map_by: Annotated[
        Literal["", "policing unit", "council", "small area"],
        Meta(description="The areas of the public map; blank for the largest that are given."),
    ] = ""
    seed: Annotated[int, Meta(ge=0, description="The seed of the resampling.")] = 20


class ChoiceOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen when hotspots are.

    `number` places of about so many `hectares` each; or, with a `share` above nought, as many as fill so many per
    cent of the land. `method` is one of `scores.METHODS`. Offences from `first_on` to `last_on` are learnt from;
    those after `last_on`, where there are any, tell what the places held later.
    """

    method: str = "count"
    cell: CellForm = "square"
    side: Annotated[float, Meta(ge=50, le=5000)] = 250.0
    resolution: Annotated[int, Meta(ge=8, le=10)] = 9
    number: Annotated[int, Meta(ge=1, le=2000)] = 57
    hectares: Annotated[float, Meta(gt=0, le=10000)] = 22.0
    share: Annotated[float, Meta(ge=0, le=50)] = 0.0
    whose: Whose = "all"
    categories: str = ""
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    bandwidth: Annotated[float, Meta(ge=0, le=5000)] = 0.0
    half_life: Annotated[float, Meta(gt=0, le=3650)] = 180.0
