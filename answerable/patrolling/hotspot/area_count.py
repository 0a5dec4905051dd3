"""Offences by policing unit or another coarse area, as a public map may show them: few are hidden."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from answerable.drawing.chart import MapDrawing
from answerable.measuring.suppression import say_suppressed, suppress
from answerable.patrolling.hotspot.accuracy import Floats
from answerable.patrolling.hotspot.cells import SQUARE_METRES_OF_KM2
from answerable.patrolling.place.areas import assign
from answerable.patrolling.place.map import draw_areas
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Area

COARSE = ("policing unit", "council", "small area")
"""The kinds of area that are mapped, in the order in which they are taken where none is chosen."""


class AreaCount(Struct, frozen=True, kw_only=True):
    """The offences of an area, and how many on a square kilometre; nothing where they are hidden."""

    name: str
    offences: int | None
    square_km: float
    per_km: float | None


class AreaMap(Struct, frozen=True, kw_only=True):
    """Offences by area, the densest first and the hidden last; with the map, and what it says of hidden areas."""

    kind: str
    areas: tuple[AreaCount, ...]
    drawing: MapDrawing
    notes: tuple[str, ...]


def map_areas(areas: Sequence[Area], kind: str, easting: Floats, northing: Floats, credit: str) -> AreaMap | None:
    """Offences by areas of a kind, or of the first of `COARSE` that there are for none; nothing where there are none.

    Counts below the limit of `measuring/suppression.py` are hidden, and with them what would give them away.
    """
    kinds = {area.kind for area in areas}
    chosen = kind or next((each for each in COARSE if each in kinds), "")
    shown = [area for area in areas if area.kind == chosen]
    if not shown:
        return None
    place = assign(shown, easting, northing)
    counts = np.bincount(place[place >= 0], minlength=len(shown)).tolist()
    suppressed = suppress([[count] for count in counts])
    hidden = [cells[0] for cells in suppressed.cells]
    sizes = [read_outline(area.outline).area / SQUARE_METRES_OF_KM2 for area in shown]
    told = [
        AreaCount(
            name=area.name,
            offences=None if is_hidden else count,
            square_km=round(size, 1),
            per_km=None if is_hidden else round(count / size, 2),
        )
        for area, count, size, is_hidden in zip(shown, counts, sizes, hidden, strict=True)
    ]
    values = {area.code: each.per_km for area, each in zip(shown, told, strict=True)}
    drawing = draw_areas(
        shown,
        values,
        title="Offences on a square kilometre",
        form="number",
        hidden={area.code for area, is_hidden in zip(shown, hidden, strict=True) if is_hidden},
        credit=credit,
    )
    told.sort(key=lambda each: (each.per_km is None, -(each.per_km or 0), each.name))
    return AreaMap(kind=chosen, areas=tuple(told), drawing=drawing, notes=say_suppressed(suppressed))
