"""Hotspots that lie too near one another for one to be left alone while the other is patrolled."""

from __future__ import annotations

from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.protocol import Protocol


def list_near(protocol: Protocol) -> tuple[tuple[str, str], ...]:
    """The pairs of hotspots, by code, that overlap, touch or lie nearer than twice the buffer, each pair once.

    Raises `PatrolError` for an outline that is no polygon.
    """
    import shapely

    outlines = [read_outline(hotspot.outline) for hotspot in protocol.hotspots]
    tree = shapely.STRtree(outlines)
    first, second = tree.query(outlines, predicate="dwithin", distance=2.0 * protocol.buffer_metres)
    codes = [hotspot.code for hotspot in protocol.hotspots]
    # Exactly twice the buffer is far enough
    pairs = sorted(
        (int(one), int(other))
        for one, other in zip(first, second, strict=True)
        if one < other and _is_nearer(outlines[one], outlines[other], 2.0 * protocol.buffer_metres)
    )
    return tuple((codes[one], codes[other]) for one, other in pairs)


def _is_nearer(one: object, other: object, metres: float) -> bool:
    import shapely

    distance = float(shapely.distance(one, other))
    return distance < metres or distance == 0
