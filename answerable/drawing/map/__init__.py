"""Maps: areas of our own outlines in the shades of the house, drawn without tiles, script or another's server."""

from __future__ import annotations

from answerable.drawing.map.drawing import draw_map

__all__ = ["draw_map"]
