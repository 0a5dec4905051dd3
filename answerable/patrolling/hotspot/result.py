"""What an analysis of hotspots gives. No exact place is in it: all of it may be published."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.patrolling.hotspot.area_count import AreaMap
from answerable.patrolling.hotspot.concentration import Concentration
from answerable.patrolling.hotspot.judging import MethodScore
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.stability import Stability


class Span(Struct, frozen=True):
    """Days, and the offences with a place in them that were counted."""

    first_on: dt.date
    last_on: dt.date
    offences: int


class HotspotResult(Struct, frozen=True, kw_only=True):
    """Methods judged out of time on one share of the land; concentration, stability and a coarse map.

    `outcome` says what was counted. `chosen_km` and `land_km` are square kilometres. `unplaced` offences have no
    coordinates, `outside` lie in no cell. `shifted` bounds what a plain count would hold with the grid elsewhere.
    `best` is the slug of the method that holds most beyond what chance explains; of a plain count where none does.
    `harm_edition` is empty, and `harm_lack` says why, where harm cannot be told.
    """

    options: HotspotOptions
    outcome: str
    learnt: Span
    tested: Span
    cells: int
    cell_words: str
    land_km: float
    is_estimated: bool
    chosen_km: float
    unplaced: int
    outside: int
    bandwidth: float
    methods: tuple[MethodScore, ...]
    best: str
    shifted: tuple[float, float] | None
    concentration: Concentration
    stability: Stability | None
    map: AreaMap | None
    harm_edition: str
    harm_lack: str
    notes: tuple[str, ...]
