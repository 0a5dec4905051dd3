"""Outlines as the data of an SVG path: whole numbers, each point told from the one before."""

from __future__ import annotations

from collections.abc import Iterable

Points = list[tuple[int, int]]


def write_path(rings: Iterable[Points]) -> str:
    """`m12 30 5-2 1 8z…`: rings one after another, each starting from where the last one started and closed."""
    x = y = 0
    written: list[str] = []
    for ring in rings:
        if not ring:
            continue
        start = ring[0]
        pairs = []
        for next_x, next_y in ring:
            pairs.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
        # A minus parts two numbers by itself.
        written.append("m" + " ".join(pairs).replace(" -", "-") + "z")
        x, y = start
    return "".join(written)
