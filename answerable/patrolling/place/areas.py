"""Areas of a file as they were drawn on a day; which of them points lie in; several joined to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.law.words import say_list
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.place.grid import Metres
from answerable.patrolling.place.outline import read_outline, write_outline
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError

OTHER = "other"
MOST_OVERLAP = 0.05
"""The share of the smaller of two areas that both may cover. Published outlines are simplified each by itself, so
that neighbours overlap by slivers along their border; an area that was drawn twice covers itself."""


def read_areas(file: DataFile, *, on: dt.date | None = None, kind: str = "") -> tuple[Area, ...]:
    """The areas of a file, in the order of their codes: of a `kind`, and as drawn `on` a day, where these are given.

    Without a day, all that the file has. Raises `PatrolError` where there is none, and where two of a kind cover the
    same ground on one day.
    """
    try:
        rows = read_rows(file)
    except MeasureError as reason:
        raise PatrolError(str(reason)) from None
    areas = [_make_area(row) for row in rows]
    found = [area for area in areas if (not kind or area.kind == kind) and (on is None or is_valid_on(area, on))]
    if not found:
        kinds = say_list(sorted({area.kind for area in areas}))
        then = f" on {on:%-d %B %Y}" if on else ""
        raise PatrolError(f"{file.name} has no {kind or 'area'} as drawn{then}: it has areas of the kind {kinds}.")
    found.sort(key=lambda area: (area.code, area.valid_from or dt.date.min))
    refuse_overlaps(found)
    return tuple(found)


def is_valid_on(area: Area, day: dt.date) -> bool:
    """Whether the area was drawn so on that day; both ends belong to it, and an open end to all time."""
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_to is None or day <= area.valid_to)


def refuse_overlaps(areas: Sequence[Area]) -> None:
    """Refuse two areas of one kind that cover the same ground on the same day: a point in both would count twice."""
    outlines = [read_outline(area.outline) for area in areas]
    for first, second in _pair_neighbours(outlines):
        if areas[first].kind != areas[second].kind or not _share_a_day(areas[first], areas[second]):
            continue
        smaller = min(outlines[first].area, outlines[second].area)
        shared = outlines[first].intersection(outlines[second]).area
        if shared > MOST_OVERLAP * smaller:
            raise PatrolError(
                f"{_name(areas[first])} and {_name(areas[second])} cover the same ground on the same day "
                f"({shared / smaller:.0%} of the smaller): say with valid_from and valid_to when each was drawn so."
            )


def assign(areas: Sequence[Area], easting: Metres, northing: Metres) -> npt.NDArray[np.int64]:
    """Which area each point lies in, as its place in `areas`, or -1.

    A point on the border of two goes to the one that stands first; so does one where their outlines overlap.
    """
    import shapely

    found = np.full(len(easting), -1, dtype=np.int64)
    known = np.flatnonzero(np.isfinite(easting) & np.isfinite(northing))
    if not areas or not len(known):
        return found
    # Offences stand on few different points: the tree is asked once for each
    points, back = np.unique(easting[known] + 1j * northing[known], return_inverse=True)
    tree = shapely.STRtree([read_outline(area.outline) for area in areas])
    at, inside = tree.query(shapely.points(points.real, points.imag), predicate="intersects")
    first = np.full(len(points), len(areas), dtype=np.int64)
    np.minimum.at(first, at, inside)
    first[first == len(areas)] = -1
    found[known] = first[back]
    return found


def dissolve(areas: Sequence[Area], step: float = 1.0) -> str:
    """The outline of several areas together, as WKT with corners in steps of `step` metres.

    Cracks along borders that were simplified apart, narrower than twice the step, are closed. Raises `PatrolError`
    for no area.
    """
    import shapely

    if not areas:
        raise PatrolError("There is no area to be joined.")
    joined = shapely.union_all(shapely.set_precision([read_outline(area.outline) for area in areas], step))
    closed = joined.buffer(step, join_style="mitre").buffer(-step, join_style="mitre")
    return write_outline(closed, step)


def _make_area(row: dict[str, Any]) -> Area:
    return Area(
        code=row["code"],
        name=row["name"] or row["code"],
        kind=row["kind"] or OTHER,
        outline=row["outline"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
    )


def _pair_neighbours(outlines: list[Any]) -> list[tuple[int, int]]:
    """The pairs of outlines that touch or overlap, each once."""
    import shapely

    first, second = shapely.STRtree(outlines).query(outlines, predicate="overlaps")
    within, around = shapely.STRtree(outlines).query(outlines, predicate="within")
    pairs = np.column_stack([np.concatenate([first, within]), np.concatenate([second, around])])
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    return [(int(one), int(other)) for one, other in pairs]


def _share_a_day(first: Area, second: Area) -> bool:
    starts = max(first.valid_from or dt.date.min, second.valid_from or dt.date.min)
    return starts <= min(first.valid_to or dt.date.max, second.valid_to or dt.date.max)


def _name(area: Area) -> str:
    return area.code if area.name == area.code else f"{area.name} ({area.code})"
