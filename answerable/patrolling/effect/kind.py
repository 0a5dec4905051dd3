"""The kind of analysis that needs no trial: places compared before and after."""

from __future__ import annotations

from answerable.measuring.kind import Input, Kind
from answerable.patrolling.effect.comparison import DisplacementOptions, DisplacementResult, compare_places
from answerable.patrolling.effect.comparison_exhibit import tell_displacement
from answerable.patrolling.effect.shapes import DISPLACEMENT_COUNTS

DISPLACEMENT = Kind(
    name="displacement",
    heading="Displacement",
    purpose="Whether patrolled places fared unlike their controls, and whether offences moved nearby, with no trial.",
    inputs=(Input("counts", DISPLACEMENT_COUNTS),),
    options=DisplacementOptions,
    result=DisplacementResult,
    measure=compare_places,
    tell=tell_displacement,
)
