"""A map of 1,680 small areas: how large it is and how long it takes, beside the same outlines drawn by Vega-Lite.

    python -m benchmarks.maps [--repeat 5]

The outlines are the small areas of the West Midlands (`examples/data/published/`), the values are drawn at random.
The peer draws the very same simplified outlines as shapes of a map, its classes given. A page holds both widths of a
drawing; its weight here is that of a page of one exhibit that stands by itself, with both drawings in it, and may not
pass 150 KB. Time is by the clock, the quickest of several runs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np

from answerable.drawing.chart import MapDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.html import write_page
from answerable.drawing.map.shades import find_shade, find_step
from answerable.drawing.palette import NARROW, WIDE
from answerable.drawing.svg import draw_chart
from answerable.patrolling.place.map import draw_areas
from answerable.patrolling.place.place import Area

PUBLISHED = Path(__file__).parents[1] / "examples" / "data" / "published"
CREDIT = "Contains National Statistics and OS data © Crown copyright and database right 2011."
MOST_BYTES = 150_000
Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=5, help="runs, of which the quickest counts")
    repeat = parser.parse_args().repeat
    areas = read_outlines("small-areas-west-midlands.csv")
    councils = [each for each in read_outlines("areas-west-midlands.csv") if each.kind == "council"]
    values = make_values(areas)
    seconds, chart = time_call(lambda: make_map(areas, values, councils), repeat)
    points = sum(len(ring) for region in chart.regions for ring in region.rings)
    print(f"{len(areas):,} areas of {count_points(areas):,} points, {points:,} in the map")
    tell("from areas to a map as data (draw_areas)", seconds, msgspec.json.encode(chart))
    drawings = []
    for width in (WIDE, NARROW):
        seconds, svg = time_call(lambda width=width: draw(chart, width), repeat)
        drawings.append(svg)
        tell(f"the map as SVG, {width} units wide", seconds, svg.encode())
    seconds, peer = time_call(lambda: draw_by_vega(chart), repeat)
    tell(f"the same outlines by Vega-Lite, {WIDE} units wide", seconds, peer.encode())
    page = write_page(tell_map(chart, councils)).encode() + drawings[1].encode()
    tell("a page with both drawings", None, page)
    if len(page) > MOST_BYTES:
        raise SystemExit(f"The page has {len(page):,} bytes, more than {MOST_BYTES:,}.")


def read_outlines(name: str) -> list[Area]:
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return [
            Area(code=row["code"], name=row["name"], kind=row["kind"], outline=row["outline"])
            for row in csv.DictReader(file)
        ]


def make_values(areas: list[Area]) -> dict[str, float]:
    """Counts as uneven as those of offences are."""
    drawn = np.random.default_rng(7).negative_binomial(1.2, 0.04, len(areas))
    return {area.code: float(value) for area, value in zip(areas, drawn, strict=True)}


def make_map(areas: list[Area], values: dict[str, float], councils: list[Area]) -> MapDrawing:
    hidden = {code for code, value in values.items() if value < 5}
    return draw_areas(areas, values, title="Offences", form="count", hidden=hidden, backdrop=councils, credit=CREDIT)


def draw(chart: MapDrawing, width: int) -> str:
    return draw_chart(chart, title="Where", sentence="Offences by small area.", width=width)


def tell_map(chart: MapDrawing, councils: list[Area]) -> Told:
    table = Table(columns=(Column("Council"), Column("Areas", "count")), rows=tuple((c.name, 1) for c in councils))
    exhibit = Exhibit(slug="map", title="Where", sentence="Offences by small area.", table=table, chart=chart)
    return Told(title="Where", lead="By small area.", exhibits=(exhibit,))


def draw_by_vega(chart: MapDrawing) -> str:
    import vl_convert

    shapes = [
        {
            "type": "Feature",
            "properties": {"fill": find_step(chart.breaks, find_shade(chart.breaks, region.value or 0.0))},
            "geometry": {"type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]] for ring in region.rings]},
        }
        for region in chart.regions
    ]
    spec: dict[str, Any] = {
        "width": WIDE,
        "height": 500,
        "data": {"values": shapes},
        "projection": {"type": "identity", "reflectY": True},
        "mark": {"type": "geoshape", "stroke": "#ffffff"},
        "encoding": {"fill": {"field": "properties.fill", "type": "nominal", "scale": None}},
    }
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    return drawn


def count_points(areas: list[Area]) -> int:
    import shapely

    return int(shapely.get_num_coordinates(shapely.from_wkt([area.outline for area in areas])).sum())


def tell(what: str, seconds: float | None, written: bytes) -> None:
    took = f"{seconds:>8.3f} s" if seconds is not None else " " * 10
    print(f"{what:<52}{took}{len(written) / 1000:>9.1f} KB{len(gzip.compress(written)) / 1000:>8.1f} KB compressed")


def time_call(call: Callable[[], Result], repeat: int) -> tuple[float, Result]:
    """The seconds of the quickest run, and what it gave."""
    quickest = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        result = call()
        quickest = min(quickest, time.perf_counter() - started)
    return quickest, result


if __name__ == "__main__":
    main()
