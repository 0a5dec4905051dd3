"""The analysis of harm beside counts."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.exhibits import tell_harm
from answerable.patrolling.harm.result import HarmOptions, HarmResult
from answerable.patrolling.harm.shapes import HARM_WEIGHTS
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES
from answerable.patrolling.refusal import PatrolError


def measure_harm_file(files: Mapping[str, DataFile], options: HarmOptions) -> HarmResult:
    """The harm of `files["offences"]`, or of `files["street-crimes"]`; by `files["areas"]` and `files["weights"]`
    where these are given."""
    from answerable.patrolling.harm.given import read_index
    from answerable.patrolling.harm.harm import measure_harm
    from answerable.patrolling.harm.index import find_index
    from answerable.patrolling.offence.offences import read_offences
    from answerable.patrolling.place.areas import read_areas

    given = [files[name] for name in ("offences", "street-crimes") if name in files]
    if len(given) != 1:
        raise MeasureError("Give one file of offences: our own form of it, or a street file of data.police.uk.")
    try:
        offences = read_offences(given[0])
        last_on = options.last_on or offences.last_on
        areas = read_areas(files["areas"], on=last_on) if "areas" in files else ()
        index = read_index(files["weights"], options.edition) if "weights" in files else find_index(options.edition)
        return measure_harm(offences, index, options, areas)
    except PatrolError as reason:
        raise MeasureError(str(reason)) from None


HARM = Kind(
    name="harm",
    heading="Harm beside counts",
    purpose="How much harm offences come to, by category, month and area, with and without homicide.",
    inputs=(
        Input("offences", OFFENCES, is_optional=True),
        Input("street-crimes", STREET_CRIMES, is_optional=True),
        Input("areas", AREAS, is_optional=True),
        Input("weights", HARM_WEIGHTS, is_optional=True),
    ),
    options=HarmOptions,
    result=HarmResult,
    measure=measure_harm_file,
    tell=tell_harm,
)
