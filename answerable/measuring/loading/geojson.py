"""GeoJSON files: each feature a row of its properties, with its polygons as WKT in a column `outline`."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from answerable.measuring.loading.grid import to_grid
from answerable.measuring.loading.heading import Head, Heading, HeadRow
from answerable.measuring.loading.source import BATCH_ROWS, BadLine, RawBatch
from answerable.measuring.refusal import MeasureError

LARGEST = 200 << 20
"""Bytes that a file may have, unpacked: it is held in memory whole.

All small areas of England and Wales need 32 MB.
"""

OUTLINE = "outline"
POLYGONS = ("Polygon", "MultiPolygon")
METRES, DEGREES = ("27700",), ("4326", "crs84", "4258")
"""What the name of a coordinate system ends with: urn:ogc:def:crs:EPSG::27700."""

Ring = list[list[float]]


class Feature(msgspec.Struct):
    """A feature as written; its geometry is only looked at where it is polygons."""

    geometry: dict[str, Any] | None = None
    properties: dict[str, Any] | None = None


class Collection(msgspec.Struct):
    """The file as written."""

    features: list[Feature]
    crs: dict[str, Any] | None = None


class FeatureFile:
    """A GeoJSON file. Its features are counted from 1; corners are in degrees, or in metres where it says so."""

    line_noun = "feature"

    def __init__(self, path: Path, *, is_gzip: bool = False) -> None:
        written = _decode(_read(path, is_gzip=is_gzip))
        self.features = written.features
        self.is_metres = _is_metres(written.crs)

    def list_heads(self) -> list[Head]:
        names = {name: None for feature in self.features for name in feature.properties or {} if name != OUTLINE}
        return [Head("", (HeadRow(0, 0, (*names, OUTLINE)),))]

    def say_format(self, heading: Heading) -> str:
        return f"GeoJSON, in {'metres of the British National Grid' if self.is_metres else 'degrees'}"

    def list_warnings(self) -> tuple[str, ...]:
        return ()

    def read_batches(self, heading: Heading) -> Iterator[RawBatch]:
        for start in range(0, max(len(self.features), 1), BATCH_ROWS):
            batch = self._make_batch(start, heading)
            yield batch._replace(share=min((start + BATCH_ROWS) / max(len(self.features), 1), 1.0))

    def _make_batch(self, start: int, heading: Heading) -> RawBatch:
        import pyarrow as pa

        rows: list[dict[str, str | None]] = []
        lines: list[int] = []
        bad: list[BadLine] = []
        for number, feature in enumerate(self.features[start : start + BATCH_ROWS], start + 1):
            try:
                cells = {OUTLINE: _write_outline(feature.geometry, is_metres=self.is_metres)}
            except (TypeError, ValueError, IndexError):
                bad.append(BadLine(number, "Its geometry is no polygon and no several of them."))
                continue
            given = {name: value for name, value in (feature.properties or {}).items() if name != OUTLINE}
            rows.append(cells | {name: _say_value(value) for name, value in given.items()})
            lines.append(number)
        places = heading.places.items()
        columns = {field: pa.array([row.get(heading.cells[at]) for row in rows], pa.string()) for field, at in places}
        return RawBatch(columns, np.array(lines, dtype=np.int64), tuple(bad))


def _read(path: Path, *, is_gzip: bool) -> bytes:
    try:
        with gzip.open(path) if is_gzip else path.open("rb") as file:
            data: bytes = file.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise MeasureError("The compressed file breaks off or is damaged: send it again.") from None
    if len(data) > LARGEST:
        raise MeasureError("The GeoJSON file is too large to be read: simplify its outlines, or cut it into parts.")
    return data.removeprefix(b"\xef\xbb\xbf")


def _decode(data: bytes) -> Collection:
    try:
        return msgspec.json.decode(data, type=Collection)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise MeasureError(
            "The GeoJSON file is damaged or holds no features: save it afresh as one collection of them."
        ) from None


def _is_metres(crs: dict[str, Any] | None) -> bool:
    """Whether corners are in metres. The standard of today knows degrees alone; older files name their system."""
    if crs is None:
        return False
    properties = crs.get("properties")
    name = str(properties.get("name", "") if isinstance(properties, dict) else "").lower()
    if name.endswith(METRES):
        return True
    if name.endswith(DEGREES):
        return False
    raise MeasureError("The GeoJSON file is in another coordinate system: save it in degrees (EPSG:4326).")


def _write_outline(geometry: dict[str, Any] | None, *, is_metres: bool) -> str | None:
    """The polygons of a feature as WKT in metres. Raises `ValueError` or `TypeError` for any other geometry."""
    if geometry is None:
        return None
    if geometry.get("type") not in POLYGONS:
        raise ValueError("no polygon")
    corners = geometry.get("coordinates") or []
    polygons = [corners] if geometry["type"] == "Polygon" else corners
    written = [", ".join(_write_ring(ring, is_metres=is_metres) for ring in polygon) for polygon in polygons]
    return f"MULTIPOLYGON ({', '.join(f'({rings})' for rings in written)})"


def _write_ring(ring: Ring, *, is_metres: bool) -> str:
    points = np.array([point[:2] for point in ring], dtype=np.float64)
    x, y = (points[:, 0], points[:, 1]) if is_metres else to_grid(points[:, 0], points[:, 1])
    return f"({', '.join(f'{east:.1f} {north:.1f}' for east, north in zip(x, y, strict=True))})"


def _say_value(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
