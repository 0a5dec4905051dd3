"""The analysis of hotspots: what may be published of them."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.shapes import HARM_WEIGHTS
from answerable.patrolling.hotspot.exhibits import tell_hotspots
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES
from answerable.patrolling.refusal import PatrolError


def measure_hotspot_file(files: Mapping[str, DataFile], options: HotspotOptions) -> HotspotResult:
    """Hotspots of `files["offences"]`, or of `files["street-crimes"]`, in the land of `files["areas"]`; harm by
    `files["weights"]` where they are given."""
    from answerable.patrolling.harm.given import read_index
    from answerable.patrolling.harm.index import find_index
    from answerable.patrolling.hotspot.hotspots import measure_hotspots
    from answerable.patrolling.offence.offences import read_offences
    from answerable.patrolling.place.areas import read_areas

    given = [files[name] for name in ("offences", "street-crimes") if name in files]
    if len(given) != 1:
        raise MeasureError("Give one file of offences: our own form of it, or a street file of data.police.uk.")
    try:
        offences = read_offences(given[0])
        last_on = options.last_on or offences.last_on
        areas = read_areas(files["areas"], on=last_on) if "areas" in files else ()
        credit = files["areas"].provenance if "areas" in files else ""
        index = read_index(files["weights"], "") if "weights" in files else find_index()
        return measure_hotspots(offences, index, options, areas, credit=credit)
    except PatrolError as reason:
        raise MeasureError(str(reason)) from None


HOTSPOTS = Kind(
    name="hotspots",
    heading="Hotspots",
    purpose="How much of later violence the worst places of the past hold, by every method beside a plain count.",
    inputs=(
        Input("offences", OFFENCES, is_optional=True),
        Input("street-crimes", STREET_CRIMES, is_optional=True),
        Input("areas", AREAS, is_optional=True),
        Input("weights", HARM_WEIGHTS, is_optional=True),
    ),
    options=HotspotOptions,
    result=HotspotResult,
    measure=measure_hotspot_file,
    tell=tell_hotspots,
)
