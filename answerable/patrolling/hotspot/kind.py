"""The analysis of hotspots: what may be published of them."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.kind import Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.inputs import INPUTS, read_inputs
from answerable.patrolling.hotspot.exhibits import tell_hotspots
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.refusal import PatrolError


def measure_hotspot_file(files: Mapping[str, DataFile], options: HotspotOptions) -> HotspotResult:
    """Hotspots of `files["offences"]`, or of `files["street-crimes"]`, in the land of `files["areas"]`; harm by
    `files["weights"]` where they are given."""
    from answerable.patrolling.hotspot.hotspots import measure_hotspots

    try:
        offences, index, areas = read_inputs(files, options.last_on)
        credit = files["areas"].provenance if "areas" in files else ""
        return measure_hotspots(offences, index, options, areas, credit=credit)
    except PatrolError as reason:
        raise MeasureError(str(reason)) from None


HOTSPOTS = Kind(
    name="hotspots",
    heading="Hotspots",
    purpose="How much of later violence the worst places of the past hold, by every method beside a plain count.",
    inputs=INPUTS,
    options=HotspotOptions,
    result=HotspotResult,
    measure=measure_hotspot_file,
    tell=tell_hotspots,
)
