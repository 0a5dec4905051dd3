"""The kinds of analysis of patrolling that are made of files of rows, by name."""

from __future__ import annotations

from answerable.measuring.kind import Kind

PATROL_KINDS: dict[str, Kind] = {}
