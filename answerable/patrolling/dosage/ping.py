"""Positions of devices as columns: no code of a device leaves here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.loading.clock import convert_utc
from answerable.measuring.loading.data_file import DataFile
from answerable.patrolling.place.grid import to_grid
from answerable.patrolling.refusal import PatrolError

ZONE = "Europe/London"
"""Whose clocks days, hours and windows of patrols are told by."""

Seconds = NDArray[np.int64]
"""Moments in whole seconds since 1970, UTC."""


@dataclass(frozen=True, eq=False)
class Pings:
    """Positions, by device and then by time: columns of equal length.

    `device` numbers the devices of this reading alone (a number says less than a hash, which can be undone by trying
    every call sign); `at` is in seconds of UTC; `easting` and `northing` are metres, not a number where no position
    could be made of the row.
    """

    device: NDArray[np.int64]
    at: Seconds
    easting: NDArray[np.float64]
    northing: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.at)


def read_pings(file: DataFile) -> Pings:
    """The positions of a file of the shape `patrol-pings`, degrees as metres of the British National Grid.

    Raises `PatrolError` where the file is gone.
    """
    from pyarrow import parquet

    if not file.path.exists():
        raise PatrolError(f"The rows of '{file.name}' are not where they were kept. Load the file again.")
    table = parquet.read_table(file.path, columns=["device", "at", "easting", "northing", "longitude", "latitude"])
    device = table.column("device").combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    at = table.column("at").to_numpy().astype("datetime64[s]").astype(np.int64)
    easting, northing, longitude, latitude = (
        table.column(name).to_numpy().astype(np.float64) for name in ("easting", "northing", "longitude", "latitude")
    )
    easting, northing = _fill_metres(easting, northing, longitude, latitude)
    order = np.lexsort((at, device))
    return Pings(device[order], at[order], easting[order], northing[order])


def _fill_metres(
    easting: NDArray[np.float64],
    northing: NDArray[np.float64],
    longitude: NDArray[np.float64],
    latitude: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    lacks = np.isnan(easting) | np.isnan(northing)
    has_degrees = lacks & ~np.isnan(longitude) & ~np.isnan(latitude)
    east, north = np.where(lacks, np.nan, easting), np.where(lacks, np.nan, northing)
    if has_degrees.any():
        east[has_degrees], north[has_degrees] = to_grid(longitude[has_degrees], latitude[has_degrees])
    return east, north


def list_days(at: Seconds) -> NDArray[np.datetime64]:
    """The local days in which any of these moments lie, in order."""
    hours = np.unique(at // 3600) * 3600
    days: NDArray[np.datetime64] = np.unique(to_local(hours).astype("datetime64[D]"))
    return days


def to_local(at: Seconds) -> NDArray[np.datetime64]:
    """Moments as local times, to the second."""
    local: NDArray[np.datetime64] = convert_utc(at.astype("datetime64[s]"), ZONE).astype("datetime64[s]")
    return local
