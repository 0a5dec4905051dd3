"""Maps: where areas stand, how they are shaded, what stands around them, and how large they are."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree as ET

import msgspec
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from answerable.drawing.chart import Axis, MapDrawing, Outline, Region, Ring, Town
from answerable.drawing.map.frame import choose_bar, find_middle, frame_map, measure_ring
from answerable.drawing.map.labels import Label, place_labels
from answerable.drawing.map.path import write_path
from answerable.drawing.map.shades import choose_breaks, find_shade, say_shades
from answerable.drawing.map.simplify import join_rings, list_rings, simplify_chart
from answerable.drawing.palette import NARROW, STEPS, WIDE
from answerable.drawing.svg import draw_chart, rasterise_svg
from tests.drawing.samples import MAP, square
from tests.drawing.test_svg import SVG, marks, words


def draw(chart: MapDrawing, width: int = WIDE) -> ET.Element:
    return ET.fromstring(draw_chart(chart, title="The title", sentence="The sentence.", width=width))  # noqa: S314


def fills(drawn: ET.Element) -> dict[str, str]:
    """What each area is filled with, by what it says when pointed at."""
    groups = [group for areas in drawn.iter(f"{SVG}g") if areas.get("class") == "drawing__areas" for group in areas]
    return {path.findtext(f"{SVG}title") or "": group.get("fill") or "" for group in groups for path in group}


def read_path(data: str) -> list[list[tuple[int, int]]]:
    """The points of a path of relative commands, each ring in absolute places."""
    x = y = 0
    rings = []
    for part in re.findall(r"m([^z]*)z", data):
        numbers = [int(each) for each in re.findall(r"-?\d+", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        rings.append(ring)
    return rings


def tile(across: int, up: int, side: int = 500, bend: int = 8) -> tuple[Region, ...]:
    """Areas side by side whose common borders wind: `bend` points along each side, the same for both neighbours."""
    return tuple(
        Region(name=f"Area {row}-{column}", rings=(_wind(column * side, row * side, side, bend),), value=row * column)
        for row in range(up)
        for column in range(across)
    )


def _wind(x: int, y: int, side: int, bend: int) -> Ring:
    steps = [at * side // bend for at in range(bend + 1)]
    south = [(x + step, y + _sway(x + step, y, step % side)) for step in steps[:-1]]
    east = [(x + side + _sway(x + side, y + step, step % side), y + step) for step in steps[:-1]]
    north = [(x + step, y + side + _sway(x + step, y + side, step % side)) for step in steps[:0:-1]]
    west = [(x + _sway(x, y + step, step % side), y + step) for step in steps[:0:-1]]
    return tuple((400_000 + a, 280_000 + b) for a, b in (*south, *east, *north, *west))


def _sway(x: int, y: int, along: int) -> int:
    """How far a point leans off the straight line; corners, where areas meet, do not."""
    return (x * 7 + y * 13) % 60 - 30 if along else 0


def test_areas_have_the_shade_of_their_value_and_withheld_ones_a_pattern() -> None:
    shown = fills(draw(MAP))
    light, dark = shown["Westside: 5"], shown["Eastside: 12"]
    assert STEPS.index(light) < STEPS.index(dark)
    assert shown["Northside: too few to show"].startswith("url(#")
    assert shown["Ridgeway: –"] == "#f6f4ee"


def test_key_says_every_kind_of_area_that_is_on_the_map_and_no_other() -> None:
    said = words(draw(MAP))
    assert {"Offences in the year", "0 to 9", "10 to 20", "Too few to show", "Not known", "Ours"} <= set(said)
    plain = msgspec.structs.replace(MAP, regions=MAP.regions[:1])
    assert not {"Too few to show", "Not known", "Ours"} & set(words(draw(plain)))


def test_scale_north_caveat_and_credit_stand_under_the_map() -> None:
    said = words(draw(MAP))
    assert "200 m. North is up." in said
    assert said[-2:] == ["Borders are simplified.", "Contains invented outlines."]


def test_north_is_up_and_east_is_right() -> None:
    frame = frame_map(MAP, WIDE, 40)
    west, low = frame.place(400_000, 300_000)
    east, high = frame.place(402_000, 302_000)
    assert (west < east, high < low) == (True, True)
    assert east - west == pytest.approx(low - high)
    assert high == pytest.approx(40)


def test_ours_has_a_heavy_outline_and_its_label_and_a_town_its_dot() -> None:
    drawn = draw(MAP)
    assert [path.findtext(f"{SVG}title") for path in marks(drawn, "ours")] == ["Westside: 5"]
    assert {"W", "Middleton"} <= set(words(drawn))
    assert len(list(drawn.iter(f"{SVG}circle"))) == 1


def test_hole_is_cut_out_of_its_area() -> None:
    drawn = draw(MAP)
    (group,) = [each for each in drawn.iter(f"{SVG}g") if each.get("class") == "drawing__areas"]
    assert group.get("fill-rule") == "evenodd"
    (ridgeway,) = [path for path in group.iter(f"{SVG}path") if "Ridgeway" in (path.findtext(f"{SVG}title") or "")]
    assert len(read_path(ridgeway.get("d") or "")) == 2


def test_map_is_drawn_in_the_same_bytes_by_another_process() -> None:
    code = (
        "from tests.drawing.samples import MAP; from answerable.drawing.svg import draw_chart;"
        "import sys; sys.stdout.write(draw_chart(MAP, title='T', sentence='S'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "77"}
    )
    assert done.stdout == draw_chart(MAP, title="T", sentence="S")


def test_patterns_of_two_maps_on_a_page_have_names_of_their_own() -> None:
    wide, narrow = draw(MAP, WIDE), draw(MAP, NARROW)
    ids = [part.get("id") for drawn in (wide, narrow) for part in drawn.iter() if part.get("id")]
    assert len(ids) == len(set(ids)) == 6


def test_letters_that_no_drawing_can_hold_are_left_out_of_a_map() -> None:
    odd = msgspec.structs.replace(MAP.regions[0], name="East\ud800\x1d & <West>", label="\u2028E\x00")
    drawn = draw(msgspec.structs.replace(MAP, regions=(odd,)))
    assert "East & <West>: 12" in fills(drawn)
    assert "E" in words(drawn)


def test_map_that_withholds_a_value_cannot_hold_it() -> None:
    with pytest.raises(ValueError, match="withheld"):
        Region(name="Northside", rings=(square(0, 0),), value=2.0, is_hidden=True)


def test_regions_in_json_leave_out_what_they_have_not() -> None:
    read = msgspec.json.decode(msgspec.json.encode(MAP))
    assert (read["type"], set(read["regions"][0])) == ("map", {"name", "rings", "value"})
    assert msgspec.json.decode(msgspec.json.encode(MAP), type=MapDrawing) == MAP


@pytest.mark.parametrize("rings", [(), (((0, 0), (5, 0), (9, 0)),)])
def test_map_of_no_ground_is_refused(rings: tuple[Ring, ...]) -> None:
    empty = MapDrawing(key=Axis(title=""), regions=(Region(name="A", rings=rings),))
    with pytest.raises(ValueError, match="needs a region"):
        draw(empty)


def test_map_with_nothing_but_lines_has_no_key_of_shades() -> None:
    lines = MapDrawing(key=Axis(title="Units"), regions=(), outlines=(Outline(name="A", rings=(square(0, 0),)),))
    assert words(draw(lines))[:2] == ["Units", "200 m. North is up."]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_1680_areas_are_a_drawing_of_less_than_90_kilobytes(width: int) -> None:
    many = tile(42, 40)
    chart = MapDrawing(key=MAP.key, regions=many, breaks=choose_breaks([each.value for each in many], form="count"))
    svg = draw_chart(chart, title="T", sentence="S", width=width)
    assert len(svg.encode()) < 90_000
    assert ET.fromstring(svg).get("viewBox")  # noqa: S314


def test_many_areas_are_drawn_as_one_path_for_each_shade() -> None:
    many = tile(13, 12)
    chart = MapDrawing(key=MAP.key, regions=many, breaks=(0.0, 20.0, 200.0))
    (areas,) = [each for each in draw(chart).iter(f"{SVG}g") if each.get("class") == "drawing__areas"]
    paths = [path.get("d") or "" for path in areas.iter(f"{SVG}path")]
    assert len(paths) == 2
    assert sum(len(read_path(path)) for path in paths) == len(many)


def test_neighbours_share_their_border_when_it_is_simplified() -> None:
    chart = MapDrawing(key=MAP.key, regions=tile(20, 20, bend=16))
    simple = simplify_chart(chart, metres=100.0)
    before, after = (sum(len(each.rings[0]) for each in shown.regions) for shown in (chart, simple))
    assert after < before / 3
    areas = [join_rings(each.rings) for each in simple.regions]
    assert shapely.coverage_is_valid(areas)
    whole = shapely.union_all(areas)
    assert len(list_rings(whole)) == 1
    assert whole.area == pytest.approx(sum(area.area for area in areas))


def test_neighbours_meet_in_the_drawing() -> None:
    """Each side of a region but those at the rim is drawn twice: once for each neighbour, in opposite directions."""
    chart = simplify_chart(MapDrawing(key=MAP.key, regions=tile(20, 20, bend=16)), metres=100.0)
    frame = frame_map(chart, WIDE, 0)
    sides: Counter[frozenset[tuple[int, int]]] = Counter()
    for region in chart.regions:
        ring = [(round(x), round(y)) for x, y in (frame.place(*point) for point in region.rings[0])]
        sides.update(frozenset(pair) for pair in zip(ring, ring[1:] + ring[:1], strict=True) if pair[0] != pair[1])
    lone = [side for side, times in sides.items() if times == 1]
    edges = {frame.left, frame.left + frame.width, frame.top, frame.top + frame.height}
    assert all(any(abs(x - edge) <= 2 or abs(y - edge) <= 2 for edge in edges for x, y in side) for side in lone)


def test_outline_that_regions_fill_is_drawn_along_their_borders() -> None:
    regions = tile(20, 20, bend=16)
    half = [each for each in regions if int(each.name.split("-")[1]) < 10]
    outline = Outline(name="West", rings=list_rings(shapely.union_all([join_rings(each.rings) for each in half])))
    simple = simplify_chart(MapDrawing(key=MAP.key, regions=regions, outlines=(outline,)), metres=100.0)
    corners = {point for region in simple.regions for ring in region.rings for point in ring}
    assert set(simple.outlines[0].rings[0]) <= corners


def test_outline_across_regions_is_simplified_by_itself() -> None:
    loop = shapely.Point(405_000, 285_000).buffer(3_210, quad_segs=200)
    chart = MapDrawing(
        key=MAP.key, regions=tile(20, 20, bend=16), outlines=(Outline(name="A", rings=list_rings(loop)),)
    )
    (simple,) = simplify_chart(chart, metres=100.0).outlines
    assert len(simple.rings[0]) < 100
    assert join_rings(simple.rings).area == pytest.approx(loop.area, rel=0.02)


def test_area_the_reader_came_for_keeps_its_borders_with_its_neighbours() -> None:
    first, *others = tile(20, 20, bend=16)
    regions = (msgspec.structs.replace(first, is_ours=True), *others)
    simple = simplify_chart(MapDrawing(key=MAP.key, regions=regions), metres=100.0)
    assert simple.regions[0].is_ours
    assert shapely.coverage_is_valid([join_rings(each.rings) for each in simple.regions])


def test_hotspot_over_areas_keeps_every_point() -> None:
    spot = Region(name="1", rings=list_rings(shapely.Point(402_000, 282_000).buffer(250, quad_segs=12)), is_ours=True)
    simple = simplify_chart(MapDrawing(key=MAP.key, regions=(*tile(20, 20, bend=16), spot)), metres=100.0)
    assert simple.regions[-1] == spot
    assert [path.findtext(f"{SVG}title") for path in marks(draw(simple), "ours")] == ["1"]


def test_map_says_how_far_its_borders_were_moved_and_is_not_simplified_again() -> None:
    simple = simplify_chart(MapDrawing(key=MAP.key, regions=tile(42, 40)), metres=30.0)
    assert simple.tolerance >= 30.0
    assert simplify_chart(simple, metres=30.0) is simple


def test_long_words_of_the_key_stand_in_several_lines() -> None:
    long = "Withheld: fewer than five, or so few that another could be worked out from it"
    said = words(draw(msgspec.structs.replace(MAP, hidden_words=long), NARROW))
    assert long not in said
    assert long in " ".join(said)


def test_map_of_few_points_keeps_all_of_them() -> None:
    assert simplify_chart(MAP, metres=500.0) is MAP


points = st.tuples(st.integers(-2_000, 2_000), st.integers(-2_000, 2_000))


@given(st.lists(st.lists(points, min_size=1, max_size=8), max_size=5))
def test_path_is_read_back_as_the_points_it_was_written_from(rings: list[list[tuple[int, int]]]) -> None:
    assert read_path(write_path(rings)) == rings


@given(
    st.lists(st.floats(-1e5, 1e5) | st.integers(0, 400).map(float), max_size=60),
    st.sampled_from(["quantile", "equal"]),
    st.sampled_from(["number", "count", "percent"]),
)
def test_every_value_has_a_shade_that_holds_it(values: list[float], method: str, form: str) -> None:
    if form == "count":
        values = [float(round(each)) for each in values]
    breaks = choose_breaks(values, method=method, form=form)  # type: ignore[arg-type]
    assert list(breaks) == sorted(breaks)
    assert len(breaks) <= len(STEPS) + 1
    for value in values:
        shade = find_shade(breaks, value)
        assert breaks[shade] - 1e-5 <= value <= breaks[shade + 1] + 1e-5


def test_quantiles_put_about_as_many_areas_in_each_shade() -> None:
    breaks = choose_breaks([float(each) for each in range(600)], form="count")
    assert breaks == (0, 100, 200, 300, 400, 500, 599)
    assert set(Counter(find_shade(breaks, each) for each in range(600)).values()) == {100}


def test_equal_values_are_never_parted() -> None:
    breaks = choose_breaks([0.0] * 50 + [1.0] * 30 + [2.0, 3.0, 9.0], form="count")
    assert len(breaks) == len(set(breaks))
    assert find_shade(breaks, 0.0) < find_shade(breaks, 1.0)


def test_equal_steps_are_round() -> None:
    assert choose_breaks([3.0, 57.0], method="equal") == (0, 10, 20, 30, 40, 50, 60)
    assert choose_breaks([0.31, 1.12], method="equal") == (0.2, 0.4, 0.6, 0.8, 1.0, 1.2)


def test_map_of_values_all_alike_has_one_shade() -> None:
    alike = msgspec.structs.replace(MAP, breaks=choose_breaks([7.0, 7.0]), regions=MAP.regions[:1])
    assert say_shades(alike) == ["7"]


def test_key_of_shares_says_where_each_shade_ends() -> None:
    chart = msgspec.structs.replace(MAP, key=Axis(title="", form="percent"), breaks=(0.0, 2.5, 5.0))
    assert say_shades(chart) == ["0.0% to under 2.5%", "2.5% to 5.0%"]


def test_labels_touch_neither_each_other_nor_the_marks_and_keep_their_order() -> None:
    labels = [Label(words=str(at), x=100.0 + at * 9, y=100.0, half=3, size=12) for at in range(12)]
    marks_taken = [(label.x - 3, label.y - 3, label.x + 3, label.y + 3) for label in labels]
    placed = place_labels(labels, marks_taken, (0, 0, 400, 300))
    assert len(placed) == 12
    boxes = [(each.x - 5, each.y - 6, each.x + 5, each.y + 6) for each in placed]
    assert not [1 for a in boxes for b in boxes if a is not b and a[0] < b[2] < a[2] and a[1] < b[3] < a[3]]
    assert placed == place_labels(labels, marks_taken, (0, 0, 400, 300))


def test_labels_without_room_are_counted_under_the_map() -> None:
    crowd = tuple(
        Region(
            name=str(at), rings=(square(400_000 + at % 8 * 90, 300_000 + at // 8 * 90, 80),), label="99", is_ours=True
        )
        for at in range(40)
    )
    wide = Outline(name="All", rings=(square(390_000, 290_000, 20_000),))
    said = words(draw(MapDrawing(key=MAP.key, regions=crowd, outlines=(wide,)), NARROW))
    shown = draw(MapDrawing(key=MAP.key, regions=crowd, outlines=(wide,)), NARROW)
    numbers = sum(text.text == "99" for text in shown.iter(f"{SVG}text"))
    assert 0 < numbers < 40
    assert f"{40 - numbers} of 40 labels found no room: the table has them all." in " ".join(said)


def _place_names(areas: tuple[Region, ...], width: int) -> list[tuple[str, float, float]]:
    """The names on a map of areas in the order of the areas, each with where its middle stands, in metres."""
    drawn = draw(MapDrawing(key=MAP.key, regions=areas), width)
    frame = frame_map(MapDrawing(key=MAP.key, regions=areas), width, 0)
    (shaded,) = (group for group in drawn.iter(f"{SVG}g") if group.get("class") == "drawing__areas")
    top = min(y for path in shaded.iter(f"{SVG}path") for ring in read_path(path.get("d") or "") for _, y in ring) / 2
    (group,) = (group for group in drawn.iter(f"{SVG}g") if group.get("class") == "drawing__names")
    return [
        (
            text.text or "",
            frame.west + (float(text.get("x") or 0) - frame.left) * frame.metres,
            frame.north - (float(text.get("y") or 0) - 4 - top) * frame.metres,
        )
        for text in group.iter(f"{SVG}text")
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_name_of_an_area_stands_on_that_area_and_on_no_other(width: int) -> None:
    """Beside one that is too narrow for its name lies a wide one on which the name would have had room."""
    names = ("Ashby", "Upper Brackley", "Corston", "Denholm", "Eastern Marsh")
    edges = (0, 4_000, 7_400, 14_000, 18_000, 22_000)
    areas = tuple(
        Region(name=name, label=name, rings=(((west, 0), (east, 0), (east, 9_000), (west, 9_000)),), value=1.0)
        for name, west, east in zip(names, edges, edges[1:], strict=False)
    )
    placed = _place_names(areas, width)
    assert " ".join(word for word, _, _ in placed).split() == " ".join(names).split(), "no name was left out"
    for words_of_it, x, y in placed:
        own = next(at for at, name in enumerate(names) if words_of_it in name)
        assert edges[own] < x < edges[own + 1], words_of_it
        assert 0 < y < 9_000, words_of_it


def test_area_without_room_for_its_name_has_it_on_bare_ground_with_a_line_or_not_at_all() -> None:
    field = square(0, 0, 10_000)
    speck = Region(name="Speck", label="A long name", rings=(square(10_000, 4_800, 300),), value=2.0)
    far = Outline(name="All", rings=(square(-5_000, -5_000, 30_000),))
    drawn = draw(
        MapDrawing(key=MAP.key, regions=(Region(name="Field", rings=(field,), value=1.0), speck), outlines=(far,))
    )
    (group,) = (group for group in drawn.iter(f"{SVG}g") if group.get("class") == "drawing__names")
    assert len([path for path in group if path.tag == f"{SVG}path"]) == 1, "a line leads to it"
    within = Region(name="Speck", label="A long name", rings=(square(4_800, 4_800, 300),), value=2.0)
    ring = Region(name="Field", rings=(field, *within.rings), value=1.0)
    shut_in = draw(MapDrawing(key=MAP.key, regions=(ring, within)))
    assert "A long name" not in words(shut_in)
    assert "1 of 1 label found no room: the table has them all." in " ".join(words(shut_in))


def test_town_without_room_is_a_dot_alone() -> None:
    corner = Town(
        name="A town with a very long name indeed, longer than the whole of the map is wide", x=400_900, y=300_900
    )
    drawn = draw(msgspec.structs.replace(MAP, towns=(corner,)), NARROW)
    assert len(list(drawn.iter(f"{SVG}circle"))) == 1
    assert corner.name not in words(drawn)


def test_middle_of_an_area_is_its_centroid() -> None:
    assert find_middle([square(400_000, 300_000), square(0, 0, 10)]) == (400_500, 300_500)
    assert measure_ring(square(400_000, 300_000)) == 1_000_000


@pytest.mark.parametrize(
    ("metres", "room", "length"), [(70, 120, 5_000), (1, 120, 100), (2.6, 120, 200), (900, 60, 50_000)]
)
def test_scale_bar_is_a_round_length(metres: float, room: float, length: int) -> None:
    assert choose_bar(metres, room) == length
    assert length / metres <= room


def test_map_is_rendered_as_a_picture_for_papers() -> None:
    picture = rasterise_svg(draw_chart(MAP, title="T", sentence="S"), 1.0)
    assert int.from_bytes(picture[16:20], "big") == WIDE
