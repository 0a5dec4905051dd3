"""An outline as a geometry and as text (WKT, metres of the British National Grid)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from answerable.measuring.loading.outline import MULTIPOLYGON, POLYGON, is_on_grid, keep_polygons, mend_outline
from answerable.patrolling.refusal import PatrolError


def read_outline(wkt: str) -> Any:
    """The polygon, or several, of a text, as a shapely geometry in metres; its area is in square metres.

    One that crosses itself is mended where that changes its area by 1% at most. Raises `PatrolError` for what is no
    polygon, does not lie on the National Grid or cannot be mended.
    """
    import shapely

    geometry = shapely.from_wkt(wkt, on_invalid="ignore")
    if geometry is None or shapely.get_type_id(geometry) not in (POLYGON, MULTIPOLYGON) or geometry.is_empty:
        raise PatrolError("An outline is no polygon: write it as WKT, POLYGON ((400000 300000, 400100 300000, ...)).")
    if not is_on_grid(geometry):
        raise PatrolError("An outline does not lie in Great Britain: give it in metres of the British National Grid.")
    mended = mend_outline(geometry)
    if mended is None or not mended.area:
        raise PatrolError("An outline crosses itself, and nobody can tell what it encloses: draw it again.")
    return mended


def share_ground(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether any outline (WKT) of ours covers ground that one of theirs covers too; edges that only touch do not.

    An outline that cannot be read shares ground with every other: what nobody can tell is not told.
    """
    import shapely

    if not ours or not theirs:
        return False
    try:
        our_ground, their_ground = (
            shapely.union_all([read_outline(each) for each in given]) for given in (ours, theirs)
        )
    except PatrolError:
        return True
    return bool(our_ground.intersection(their_ground).area > 0)


def write_outline(geometry: Any, step: float = 1.0) -> str:
    """A geometry as WKT, its corners put on a grid of `step` metres.

    Two areas that share a border share it still, since a corner goes to the same place whichever it belongs to.
    Raises `PatrolError` where nothing with an area is left.
    """
    import shapely

    snapped = keep_polygons(shapely.set_precision(geometry, step))
    if snapped is None:
        raise PatrolError(f"An outline is too small to be written in steps of {step:g} metres.")
    return str(shapely.to_wkt(snapped, rounding_precision=_count_places(step), trim=True))


def _count_places(step: float) -> int:
    return 0 if step >= 1 else len(f"{step:.6f}".rstrip("0").split(".")[1])
