"""The analysis of serious youth violence."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.offence.shapes import AREAS, OFFENCES
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.youth.exhibits import tell_youth
from answerable.patrolling.youth.result import YouthOptions, YouthResult


def measure_youth_file(files: Mapping[str, DataFile], options: YouthOptions) -> YouthResult:
    """The youth violence of `files["offences"]`, by the units it names or by the areas of `files["areas"]`."""
    from answerable.patrolling.offence.offences import read_offences
    from answerable.patrolling.place.areas import read_areas
    from answerable.patrolling.youth.youth import measure_youth

    try:
        offences = read_offences(files["offences"])
        on = options.last_on or offences.last_on
        areas = read_areas(files["areas"], on=on) if "areas" in files else ()
        return measure_youth(offences, options, areas)
    except PatrolError as reason:
        raise MeasureError(str(reason)) from None


YOUTH_VIOLENCE = Kind(
    name="youth-violence",
    heading="Serious youth violence",
    purpose="Violence with injury of people under 25 by month and unit, with and without a knife, and its outcomes.",
    inputs=(Input("offences", OFFENCES), Input("areas", AREAS, is_optional=True)),
    options=YouthOptions,
    result=YouthResult,
    measure=measure_youth_file,
    tell=tell_youth,
)
