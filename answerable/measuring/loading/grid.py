"""Degrees as metres of the British National Grid, and back, for many points at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Metres = npt.NDArray[np.float64]
Degrees = npt.NDArray[np.float64]

MOST_EAST, MOST_NORTH = 700_000, 1_300_000
"""The ends of the National Grid; both begin at 0."""

GRID = (
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs"
)
"""EPSG:27700 with Ordnance Survey's seven-parameter (Helmert) transformation, which is within about 5 metres.

It is written out, and not asked for by its number, so that the same degrees give the same metres on every machine:
by number, the finer OSTN15 is used where its file happens to be installed.
"""


def to_grid(longitude: Degrees, latitude: Degrees) -> tuple[Metres, Metres]:
    """Eastings and northings in metres of points in degrees (WGS 84); not a number where either is none."""
    return _transform(longitude, latitude, "FORWARD")


def to_degrees(easting: Metres, northing: Metres) -> tuple[Degrees, Degrees]:
    """Longitudes and latitudes in degrees (WGS 84) of points in metres; not a number where either is none."""
    return _transform(easting, northing, "INVERSE")


def _transform(first: Metres, second: Metres, way: str) -> tuple[Metres, Metres]:
    first, second = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    x, y = np.full(first.shape, np.nan), np.full(second.shape, np.nan)
    known = np.isfinite(first) & np.isfinite(second)
    if known.any():
        x[known], y[known] = _open_transformer().transform(first[known], second[known], direction=way)
    # Points that no projection reaches come back as infinite
    lost = ~(np.isfinite(x) & np.isfinite(y))
    x[lost], y[lost] = np.nan, np.nan
    return x, y


@cache
def _open_transformer() -> Any:
    import pyproj

    return pyproj.Transformer.from_crs("EPSG:4326", pyproj.CRS.from_proj4(GRID), always_xy=True)
