"""Degrees as metres of the British National Grid, and back: the one way in which places come in and go out."""

from __future__ import annotations

from answerable.measuring.loading.grid import Degrees, Metres, to_degrees, to_grid

__all__ = ["Degrees", "Metres", "to_degrees", "to_grid"]
