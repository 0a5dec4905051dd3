"""Areas and hotspots as given. An outline is WKT (a polygon or several) in metres of the British National Grid."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

AREA_KINDS = ("force", "council", "policing unit", "small area", "other")


class Area(Struct, frozen=True, kw_only=True):
    """An area as it was drawn between two days: a force, a council, a policing unit, a census area (`AREA_KINDS`)."""

    code: str
    name: str
    kind: str
    outline: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class Hotspot(Struct, frozen=True, kw_only=True):
    """A place that is patrolled. `code` is its name in schedules and files; `name` is for those who patrol, and
    closed; `public_name` is what its community calls the wider place; `unit` the policing unit it lies in.

    `tier` parts places of unlike violence (1 the most), so that like is compared with like. `events` and `harm` are
    what its offences came to in the period it was chosen from.
    """

    code: str
    name: str
    unit: str
    outline: str
    public_name: str = ""
    tier: int = 1
    events: int = 0
    harm: float = 0.0
