"""The analyses of forces side by side and of a force's areas."""

from __future__ import annotations

from answerable.measuring.forces.answer_shape import ANSWER_TIMES
from answerable.measuring.forces.area import Options as AreaOptions
from answerable.measuring.forces.area import Profiles, measure_areas
from answerable.measuring.forces.area_exhibit import tell_areas
from answerable.measuring.forces.area_shape import AREA_COUNTS
from answerable.measuring.forces.force_measure import FEATURES, MEASURES, ForceMeasures, measure_forces
from answerable.measuring.forces.force_measure import Options as ForceOptions
from answerable.measuring.forces.force_measure_exhibit import tell_measures
from answerable.measuring.forces.national_999 import National, measure_national
from answerable.measuring.forces.national_999 import Options as NationalOptions
from answerable.measuring.forces.national_exhibit import tell_national
from answerable.measuring.kind import Input, Kind

NATIONAL_999 = Kind(
    name="national-999",
    heading="The national 999 tables",
    purpose="Where our force stands in the national publication of 999 answer times, and the spread of its rank.",
    inputs=(Input("answers", ANSWER_TIMES),),
    options=NationalOptions,
    result=National,
    measure=measure_national,
    tell=tell_national,
)
FORCES = Kind(
    name="forces",
    heading="Forces side by side",
    purpose="Any measure by force: funnel, ranks with their spread, and the forces most like ours.",
    inputs=(Input("measures", MEASURES), Input("features", FEATURES, is_optional=True)),
    options=ForceOptions,
    result=ForceMeasures,
    measure=measure_forces,
    tell=tell_measures,
)
AREAS = Kind(
    name="areas",
    heading="Area profiles",
    purpose="Each policing unit's month against what is usual, last month and last year, in words the data support.",
    inputs=(Input("counts", AREA_COUNTS),),
    options=AreaOptions,
    result=Profiles,
    measure=measure_areas,
    tell=tell_areas,
)
