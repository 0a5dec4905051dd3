"""Hotspots from a file: the GeoJSON that they were chosen into, or a table of their codes, units and outlines."""

from __future__ import annotations

import tempfile
from pathlib import Path

from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.refusal import PatrolError

HOTSPOT_PLACES = Shape(
    name="hotspots",
    heading="Hotspots",
    meaning="One row for each place that is patrolled. It is closed, as the places are.",
    key=("code",),
    fields=(
        Field(
            name="code", form="text", meaning="Its code in schedules and files.", is_required=True, names=("hotspot",)
        ),
        Field(name="name", form="text", meaning="Its name for those who patrol; blank is its code."),
        Field(name="unit", form="text", meaning="The policing unit that it lies in.", names=("policing unit", "npu")),
        Field(name="tier", form="whole", meaning="Its tier, 1 the most violent; blank is 1.", lowest=1, highest=99),
        Field(name="public_name", form="text", meaning="What its community calls the wider place."),
        Field(
            name="outline",
            form="outline",
            meaning="Its edge.",
            is_required=True,
            names=("geometry", "wkt", "geom", "polygon"),
        ),
    ),
)


def read_hotspot_file(path: Path | str) -> tuple[Hotspot, ...]:
    """The hotspots of a file, in its order. Nothing half: raises `PatrolError` where any row cannot be taken."""
    from answerable.measuring.loading.load import load_file
    from answerable.measuring.loading.rows import read_rows

    path = Path(path)
    if not path.is_file():
        raise PatrolError(f"There is no file {path} of hotspots.")
    try:
        with tempfile.TemporaryDirectory(prefix="answerable-places-") as folder:
            loaded = load_file(path, HOTSPOT_PLACES, Path(folder))
            rows = read_rows(loaded.file) if loaded.file else []
    except MeasureError as fault:
        raise PatrolError(f"{path.name}: {fault}") from None
    if loaded.report.rejected:
        first = loaded.report.rejections[0]
        raise PatrolError(f"{path.name}, line {first.line}, {first.column}: {first.words} No hotspot was taken.")
    return tuple(
        Hotspot(
            code=row["code"],
            name=row["name"] or row["code"],
            unit=row["unit"] or "",
            outline=row["outline"],
            public_name=row["public_name"] or "",
            tier=row["tier"] or 1,
        )
        for row in rows
    )
