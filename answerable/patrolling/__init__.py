"""Where violence is, what is done about it, and whether it works: offences by place, harm, hotspots, patrol trials.

Places are in metres of the British National Grid, harm in days of the Cambridge Crime Harm Index, every random draw
seeded. What is given stands in `place/place.py`, `protocol.py` and `partnership/`; rows stay in files. From a program
or a notebook:

    from answerable import measuring, patrolling
    found = measuring.measure(patrolling.PATROL_KINDS["hotspots"], {"offences": "offences.csv"}, share="1.4")
    print(found.exhibit("out-of-time").sentence)
    trial = patrolling.read_protocol_file("trial.toml")
    allocation = patrolling.draw_allocation(trial, "a seed")
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "kinds": ("PATROL_KINDS", "list_patrol_shapes"),
    "offence.shapes": ("AREAS", "OFFENCES", "STREET_CRIMES"),
    "offence.offences": ("Offences", "pick_outcome", "read_offences"),
    "offence.joining": ("join_offences",),
    "place.place": ("Area", "Hotspot"),
    "place.areas": ("assign", "dissolve", "read_areas"),
    "place.grid": ("to_degrees", "to_grid"),
    "place.hotspot_file": ("read_hotspot_file",),
    "place.map": ("draw_areas", "draw_hotspots"),
    "place.outline": ("read_outline", "write_outline"),
    "harm.index": ("HarmIndex", "find_index", "weigh"),
    "hotspot.hotspots": ("measure_hotspots",),
    "hotspot.options": ("ChoiceOptions", "HotspotOptions"),
    "hotspot.choice": ("choose_hotspots", "choose_places", "read_places", "tell_places"),
    "hotspot.geojson": ("write_geojson",),
    "hotspot.accuracy": ("pai", "pei", "rri"),
    "protocol": ("Detectable", "Dose", "Look", "Outcome", "Protocol", "Scheme", "Window"),
    "trial.protocol_file": ("read_protocol_file",),
    "trial.registration": ("hash_protocol", "read_protocol", "write_protocol"),
    "trial.allocation": ("Allocation", "draw_allocation", "hash_seed", "make_seed", "verify_allocation"),
    "trial.history": ("count_history",),
    "trial.power": ("work_out_detectable",),
    "trial.judgement": ("judge_protocol",),
    "trial.looks": ("find_look", "may_look", "plan_looks"),
    "trial.release": ("find_release",),
    "trial.schedule": ("list_visits", "write_schedule_csv", "write_schedule_ics"),
    "trial.schedule_exhibit": ("tell_schedule",),
    "trial.verification": ("verify_draw",),
    "trial.exhibits": ("tell_protocol",),
    "dosage.shapes": ("PATROL_PINGS", "PATROL_VISITS"),
    "dosage.visit": ("read_visits",),
    "dosage.dwell": ("find_visits",),
    "dosage.joining": ("join_visits", "pool_visits"),
    "dosage.dosage": ("count_dosage", "work_out_dosage"),
    "dosage.exhibits": ("tell_dosage",),
    "effect.trial_days": ("TrialDays", "gather_trial_days"),
    "effect.judgement": ("judge_trial",),
    "effect.result": ("TrialResult",),
    "effect.exhibits": ("tell_trial",),
    "report.write": ("write_report",),
    "refusal": ("PatrolError",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    # Only when asked for: much here opens shapely or scipy, and a seed needs neither.
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *_HOME_OF]
