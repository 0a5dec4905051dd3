"""Offences as columns: when, where, what, whose; read from a clean file of either shape."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.clock import convert_utc
from answerable.measuring.loading.data_file import DataFile
from answerable.patrolling.offence.category import ALL_VIOLENCE, CATEGORIES, STREET, STREET_VIOLENCE, say_category
from answerable.patrolling.offence.outcome import GROUPS, read_street_outcome
from answerable.patrolling.offence.shapes import OFFENCES, STREET_CRIMES
from answerable.patrolling.place.grid import to_grid
from answerable.patrolling.protocol import Outcome
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.youth.definition import find_definition

__all__ = ["ALL_VIOLENCE", "Offences", "pick_outcome", "read_offences"]

Mask = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]

LONGEST_HOUR = np.timedelta64(4, "h")
"""The longest span of time whose middle says something of the hour of the day."""


@dataclass(frozen=True)
class Offences:
    """Offences as numpy columns of one length, in the order of their file.

    `day` is datetime64[D], the first of the month where `precision` is "month"; `hour` is local, 0 to 23, -1 where
    it is not known. `easting` and `northing` are metres of the National Grid, not a number where the offence has no
    place on a map. `category` and `unit` are places in `categories` and `units` (-1 for no unit). `is_youth` is that
    a victim or suspect was under the age of `youth/definition.py`, `is_proactive` that police activity found it.
    `outcome` is 0 none yet, 1 positive, 2 other. `is_snapped` says that places were moved to a fixed list of points
    before they were published.
    """

    day: Days
    hour: npt.NDArray[np.int8]
    easting: npt.NDArray[np.float64]
    northing: npt.NDArray[np.float64]
    category: npt.NDArray[np.int16]
    categories: tuple[str, ...]
    is_youth: Mask
    is_knife: Mask
    is_proactive: Mask
    outcome: npt.NDArray[np.int8]
    unit: npt.NDArray[np.int16]
    units: tuple[str, ...]
    precision: Literal["day", "month"] = "day"
    is_snapped: bool = False

    def __len__(self) -> int:
        return len(self.day)

    def take(self, mask: npt.NDArray[Any]) -> Offences:
        """Those that the mask (or places, in order) picks."""
        arrays = {each.name: getattr(self, each.name) for each in dataclasses.fields(self)}
        picked = {name: value[mask] for name, value in arrays.items() if isinstance(value, np.ndarray)}
        return dataclasses.replace(self, **picked)

    @property
    def is_placed(self) -> Mask:
        """Which have a place on a map."""
        placed: Mask = np.isfinite(self.easting) & np.isfinite(self.northing)
        return placed

    @property
    def first_on(self) -> dt.date | None:
        """The first day; None where there is no offence."""
        return self.day.min().item() if len(self) else None

    @property
    def last_on(self) -> dt.date | None:
        """The last day; where only months are known, the last day of the last month."""
        if not len(self):
            return None
        if self.precision == "day":
            return self.day.max().item()  # type: ignore[no-any-return]
        after = self.day.max().astype("datetime64[M]") + 1
        return (after.astype("datetime64[D]") - 1).item()  # type: ignore[no-any-return]


def read_offences(file: DataFile) -> Offences:
    """The offences of a clean file of the shape `offences` or `street-crimes`.

    An offence known only within a span of time is put at the middle of it; its hour is not known where the span is
    longer than four hours. Raises `PatrolError` where the file is gone or of another shape.
    """
    readers = {OFFENCES.name: _read_own, STREET_CRIMES.name: _read_street}
    if file.shape not in readers:
        raise PatrolError(f"{file.name} holds {file.shape}, not offences.")
    if not file.path.exists():
        raise PatrolError(f"The rows of {file.name} are not where they were kept. Load the file again.")
    return readers[file.shape](file)


def pick_outcome(offences: Offences, outcome: Outcome) -> Mask:
    """Which offences an outcome of a trial counts.

    What police activity found is never counted: patrols find weapons, and a trial would take that for violence.
    Raises `PatrolError` for a category that there is not, or people whom the file says nothing about.
    """
    is_street = offences.is_snapped
    wanted = outcome.categories or (STREET_VIOLENCE if is_street else ALL_VIOLENCE)
    for slug in wanted:
        if slug not in CATEGORIES:
            raise PatrolError(f"There is no category of offences “{slug}”: write one of {', '.join(CATEGORIES)}.")
        if slug.startswith(STREET) != is_street:
            raise PatrolError(
                f"The file does not tell {say_category(slug)} ({slug}) apart: "
                + ("a street file of data.police.uk has types of its own." if is_street else "it is no street file.")
            )
    if is_street and outcome.whose != "all":
        raise PatrolError("A street file of data.police.uk says neither how old anybody was nor what was used.")
    known = np.array([slug in wanted for slug in offences.categories], dtype=bool)
    picked: Mask = known[offences.category] & ~offences.is_proactive
    if "under 25" in outcome.whose:
        picked &= offences.is_youth
    return picked & offences.is_knife if "knife" in outcome.whose else picked


def _read_own(file: DataFile) -> Offences:
    table = _read_table(file, ("category", "policing_unit", "outcome"))
    day, hour = _find_moments(table)
    longitude, latitude = _floats(table, "longitude"), _floats(table, "latitude")
    easting, northing = _floats(table, "easting"), _floats(table, "northing")
    # Metres first: degrees are only read where they are missing
    by_degrees = ~(np.isfinite(easting) & np.isfinite(northing))
    easting[by_degrees], northing[by_degrees] = to_grid(longitude[by_degrees], latitude[by_degrees])
    category, categories = _codes(table, "category")
    unit, units = _codes(table, "policing_unit")
    outcomes, named = _codes(table, "outcome")
    return Offences(
        day=day,
        hour=hour,
        easting=easting,
        northing=northing,
        category=category,
        categories=categories,
        is_youth=_flags(table, "under_25") | _is_young(table, "victim_age") | _is_young(table, "suspect_age"),
        is_knife=_flags(table, "knife_used"),
        is_proactive=_flags(table, "proactive"),
        outcome=np.array([*(GROUPS[name] for name in named), GROUPS["none"]], dtype=np.int8)[outcomes],
        unit=unit,
        units=units,
    )


def _read_street(file: DataFile) -> Offences:
    table = _read_table(file, ("crime_type", "last_outcome"))
    easting, northing = _project_points(_floats(table, "longitude"), _floats(table, "latitude"))
    category, types = _codes(table, "crime_type")
    outcomes, named = _codes(table, "last_outcome")
    none = np.zeros(table.num_rows, dtype=bool)
    return Offences(
        day=_days(table, "first_on"),
        hour=np.full(table.num_rows, -1, dtype=np.int8),
        easting=easting,
        northing=northing,
        category=category,
        categories=tuple(STREET + each for each in types),
        is_youth=none,
        is_knife=none.copy(),
        is_proactive=none.copy(),
        outcome=np.array([*map(read_street_outcome, named), GROUPS["none"]], dtype=np.int8)[outcomes],
        unit=np.full(table.num_rows, -1, dtype=np.int16),
        units=(),
        precision="month",
        is_snapped=True,
    )


def _read_table(file: DataFile, coded: tuple[str, ...]) -> Any:
    from pyarrow import parquet

    unread = {"reference", "location", "outcome_on", "small_area", "force", "last_on"}
    names = [name for name in parquet.read_schema(file.path).names if name not in unread]
    return parquet.read_table(file.path, columns=names, read_dictionary=list(coded)).unify_dictionaries()


def _find_moments(table: Any) -> tuple[Days, npt.NDArray[np.int8]]:
    """The local day of each offence, and the hour where it is known."""
    day = _days(table, "occurred_at_date")
    hour = table.column("occurred_at_hour").fill_null(-1).to_numpy().astype(np.int8)
    start, end = (table.column(name).to_numpy().astype("datetime64[us]") for name in ("occurred_at", "occurred_to"))
    spans = np.flatnonzero(~np.isnat(start) & ~np.isnat(end))
    if len(spans):
        length = end[spans] - start[spans]
        middle = convert_utc(start[spans] + length // 2, OFFENCES.zone)
        day[spans] = middle.astype("datetime64[D]")
        hours = (middle - middle.astype("datetime64[D]")).astype("timedelta64[h]").astype(np.int8)
        hour[spans] = np.where(length > LONGEST_HOUR, -1, hours)
    alone = np.isnat(day)
    day[alone] = _days(table, "occurred_on")[alone]
    return day, hour


def _project_points(longitude: npt.NDArray[Any], latitude: npt.NDArray[Any]) -> tuple[Any, Any]:
    """Metres of points in degrees, of which there are few different ones in a street file."""
    points, back = np.unique(longitude + 1j * latitude, return_inverse=True)
    easting, northing = to_grid(points.real, points.imag)
    return easting[back], northing[back]


def _days(table: Any, name: str) -> Days:
    days: Days = table.column(name).to_numpy().astype("datetime64[D]").copy()
    return days


def _floats(table: Any, name: str) -> npt.NDArray[np.float64]:
    return np.array(table.column(name).to_numpy(), dtype=np.float64)


def _flags(table: Any, name: str) -> Mask:
    flags: Mask = table.column(name).fill_null(False).to_numpy()
    return flags


def _is_young(table: Any, name: str) -> Mask:
    under = find_definition().under_age
    young: Mask = table.column(name).fill_null(under).to_numpy() < under
    return young


def _codes(table: Any, name: str) -> tuple[npt.NDArray[np.int16], tuple[str, ...]]:
    """A column of text as places among its different values, -1 where it is blank; and those values, sorted."""
    import pyarrow as pa

    column = table.column(name)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    chunk = column.unify_dictionaries().combine_chunks()
    chunk = chunk.chunk(0) if isinstance(chunk, pa.ChunkedArray) else chunk
    names = chunk.dictionary.to_pylist()
    order = np.argsort(np.array(names, dtype=object)) if names else np.zeros(0, dtype=np.int64)
    place = np.full(len(names) + 1, -1, dtype=np.int16)
    place[order] = np.arange(len(names), dtype=np.int16)
    codes = chunk.indices.fill_null(len(names)).to_numpy(zero_copy_only=False).astype(np.int64)
    return place[codes], tuple(names[at] for at in order)
