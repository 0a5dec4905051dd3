"""Areas and hotspots as maps: what is on them, and what is not in them at all."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest
import shapely

from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.html import write_page
from answerable.drawing.json import write_json
from answerable.drawing.page import show_exhibit
from answerable.drawing.svg import draw_chart
from answerable.drawing.text import write_exhibit
from answerable.patrolling.place.map import CLOSED, draw_areas, draw_hotspots
from answerable.patrolling.place.place import Area, Hotspot
from answerable.patrolling.refusal import PatrolError


def box(x: int, y: int, side: int = 2_000) -> str:
    return str(shapely.to_wkt(shapely.box(x, y, x + side, y + side)))


AREAS = tuple(
    Area(
        code=f"U{at}",
        name=name,
        kind="policing unit",
        outline=box(400_000 + 2_000 * (at % 2), 280_000 + 2_000 * (at // 2)),
    )
    for at, name in enumerate(("Eastmoor", "Westmoor", "Highfield", "Lowfield"))
)
VALUES = {"U0": 41, "U1": 987_654, "U2": 12, "U3": None}
HOTSPOTS = tuple(
    Hotspot(
        code=f"EM-{at}",
        name=f"Behind the station {at}",
        unit="Eastmoor",
        outline=box(400_300 + 700 * at, 280_300, 250),
        events=30 + at,
    )
    for at in range(3)
)


def exhibit(chart) -> Exhibit:
    table = Table(columns=(Column("Unit"), Column("Offences", "count")), rows=(("Eastmoor", 41),))
    return Exhibit(slug="map", title="Where", sentence="Most in one unit.", table=table, chart=chart)


def test_values_stand_on_their_areas_by_code():
    chart = draw_areas(AREAS, VALUES, title="Offences", form="count", ours={"U2"}, credit="Contains ...")
    assert [(each.name, each.value, each.is_ours) for each in chart.regions] == [
        ("Eastmoor", 41.0, False),
        ("Westmoor", 987_654.0, False),
        ("Highfield", 12.0, True),
        ("Lowfield", None, False),
    ]
    assert chart.regions[0].rings == (
        ((402_000, 280_000), (402_000, 282_000), (400_000, 282_000), (400_000, 280_000)),
    )
    assert (chart.key.form, chart.credit) == ("count", "Contains ...")


def test_withheld_value_is_nowhere_in_the_map_and_no_shade_follows_from_it():
    chart = draw_areas(AREAS, VALUES, title="Offences", form="count", hidden={"U1"})
    assert chart.regions[1].is_hidden
    assert chart.breaks[-1] == 41
    shown = exhibit(chart)
    page = show_exhibit(shown)
    for written in (write_json(shown).decode(), page.svg, page.narrow_svg, write_exhibit(shown)):
        assert "987654" not in written.replace(",", "")
    assert "Too few to show" in page.svg


def test_key_says_what_is_ours_and_why_a_value_is_withheld():
    chart = draw_areas(
        AREAS,
        VALUES,
        title="Offences",
        form="count",
        hidden={"U1"},
        ours={"U0"},
        ours_words="This unit",
        hidden_words="Fewer than 5",
    )
    svg = draw_chart(chart, title="T", sentence="S")
    assert ">This unit</text>" in svg
    assert ">Fewer than 5</text>" in svg
    assert "<title>Westmoor: fewer than 5</title>" in svg


def test_value_that_is_no_number_is_not_known():
    assert draw_areas(AREAS, {"U0": float("nan")}, title="Offences", form="count").regions[0].value is None


def test_few_areas_are_named_on_the_map_and_many_are_not():
    named = draw_areas(AREAS, VALUES, title="Offences", form="count")
    assert {"Eastmoor", "Lowfield"} <= {each.label for each in named.regions}
    grid = tuple(
        Area(code=str(at), name=str(at), kind="small area", outline=box(400_000 + 2_000 * at, 280_000))
        for at in range(13)
    )
    assert not any(each.label for each in draw_areas(grid, {}, title="Offences", form="count").regions)


def test_map_of_fine_outlines_holds_no_more_points_than_are_seen():
    fine = tuple(
        Area(
            code=str(at),
            name="",
            kind="other",
            outline=shapely.to_wkt(shapely.Point(400_000 + 9_000 * at, 280_000).buffer(4_000, quad_segs=900)),
        )
        for at in range(3)
    )
    chart = draw_areas(fine, {}, title="Offences", form="count")
    assert sum(len(ring) for region in chart.regions for ring in region.rings) < 300


def test_backdrop_is_drawn_as_lines_without_values():
    chart = draw_areas(AREAS[:2], {"U0": 3}, title="Offences", form="count", backdrop=AREAS)
    assert [each.name for each in chart.outlines] == ["Eastmoor", "Westmoor", "Highfield", "Lowfield"]


@pytest.mark.parametrize(
    ("areas", "values", "words"),
    [
        ((), {}, "no area to be drawn"),
        (AREAS, {"U9": 4}, "no area U9"),
        ((*AREAS, AREAS[0]), {}, "Two areas have one code"),
    ],
)
def test_figures_that_fit_no_area_are_refused_in_a_sentence(areas, values, words):
    with pytest.raises(PatrolError, match=words):
        draw_areas(areas, values, title="Offences", form="count")


def test_hotspots_are_numbered_in_their_order_and_told_when_pointed_at():
    chart = draw_hotspots(HOTSPOTS, AREAS)
    assert [each.label for each in chart.regions] == ["1", "2", "3"]
    svg = draw_chart(chart, title="Hotspots", sentence="Three.")
    assert "<title>2. EM-1: Behind the station 1, Eastmoor, 31 offences</title>" in svg
    assert svg.count("<text") >= 3


def test_map_of_hotspots_says_that_it_is_closed():
    svg = draw_chart(draw_hotspots(HOTSPOTS, AREAS), title="Hotspots", sentence="Three.")
    assert CLOSED in svg


def test_no_hotspot_is_no_map():
    with pytest.raises(PatrolError, match="choose the hotspots first"):
        draw_hotspots((), AREAS)


def test_map_is_the_same_when_drawn_from_its_data_again():
    chart = draw_areas(AREAS, VALUES, title="Offences", form="count", hidden={"U1"}, backdrop=AREAS)
    again = msgspec.json.decode(msgspec.json.encode(chart), type=type(chart))
    assert draw_chart(again, title="T", sentence="S") == draw_chart(chart, title="T", sentence="S")


def test_page_with_every_small_area_of_the_west_midlands_is_under_150_kilobytes():
    small = read_published("small-areas-west-midlands.csv")
    councils = [area for area in read_published("areas-west-midlands.csv") if area.kind == "council"]
    values = {area.code: at % 97 for at, area in enumerate(small)}
    hidden = {code for code, value in values.items() if value < 5}
    chart = draw_areas(small, values, title="Offences", form="count", hidden=hidden, backdrop=councils)
    shown = show_exhibit(exhibit(chart))
    assert len(small) == 1_680
    assert len(shown.svg.encode()) < 90_000
    assert len(write_page(Told(title="T", lead="", exhibits=(exhibit(chart),)))) + len(shown.narrow_svg) < 150_000


def read_published(name: str) -> list[Area]:
    with (Path(__file__).parents[3] / "examples" / "data" / "published" / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [Area(code=row["code"], name=row["name"], kind=row["kind"], outline=row["outline"]) for row in rows]
