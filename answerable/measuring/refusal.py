"""What keeps a file or an analysis from being used."""

from __future__ import annotations


class MeasureError(Exception):
    """What keeps a file or an analysis from being used, in one sentence."""
