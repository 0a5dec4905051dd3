"""Hotspots as they are shown: methods out of time, harm held, concentration, stability, a coarse map."""

from __future__ import annotations

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.wording import say_count, say_period, say_value
from answerable.patrolling.hotspot.method_exhibit import say_land, tell_accuracy, tell_harm_held, tell_methods
from answerable.patrolling.hotspot.pattern_exhibit import tell_concentration, tell_map, tell_stability
from answerable.patrolling.hotspot.result import HotspotResult


def tell_hotspots(result: HotspotResult) -> Told:
    """Everything that is published of hotspots: no exact place among it."""
    told: list[Exhibit | None] = [
        tell_methods(result),
        tell_harm_held(result),
        tell_accuracy(result),
        tell_concentration(result),
        tell_stability(result),
        tell_map(result),
    ]
    days = say_period(result.learnt.first_on, result.tested.last_on)
    chosen = f"{say_value(result.options.share, 'percent', 1)} of {say_land(result.land_km)}"
    lead = (
        f"{days}: {say_count(result.learnt.offences + result.tested.offences, 'offence')} with a place "
        f"({result.outcome}). Methods choose {chosen}, learn from what was recorded before, and are judged on what "
        f"came after. They know where and when, and nothing of any person. {result.harm_lack}"
    )
    return Told(
        title=f"Hotspots, {days}", lead=lead.strip(), exhibits=tuple(each for each in told if each is not None)
    )
