"""Every kind of analysis, by its name. Each stands in its own folder's `kind.py`."""

from __future__ import annotations

from answerable.measuring.kind import Kind

KINDS: dict[str, Kind] = {}
