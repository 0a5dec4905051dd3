"""Outlines of hotspots for the devices of those who patrol. Closed, as the places are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from answerable.patrolling.hotspot.accuracy import Floats
from answerable.patrolling.place.grid import to_degrees
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Hotspot

_PLACES = 6
"""Decimals of a degree: 0.000001 is about a tenth of a metre."""


def write_geojson(hotspots: Sequence[Hotspot]) -> dict[str, Any]:
    """A FeatureCollection in degrees (WGS 84, RFC 7946): each place with its code, name, unit and tier."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": each.code, "name": each.name, "unit": each.unit, "tier": each.tier},
                "geometry": _write_geometry(each.outline),
            }
            for each in hotspots
        ],
    }


def _write_geometry(outline: str) -> dict[str, Any]:
    import shapely

    def project(corners: Floats) -> Floats:
        degrees = to_degrees(corners[:, 0].copy(), corners[:, 1].copy())
        return np.asarray(np.round(np.column_stack(degrees), _PLACES), dtype=np.float64)

    # The standard has outer rings run against the clock
    turned = shapely.orient_polygons(shapely.transform(read_outline(outline), project), exterior_cw=False)
    geometry: dict[str, Any] = shapely.geometry.mapping(turned)
    return geometry
