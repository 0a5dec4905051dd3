"""Drawings: what stands in them, for every kind of chart and both widths."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import numpy as np
import pytest

from answerable.drawing.chart import Bar, Chart, ChartPoint, ControlDrawing, FunnelDrawing, GridDrawing, Line, Span
from answerable.drawing.palette import COLOURS, NARROW, WIDE
from answerable.drawing.svg import draw_chart, flatten_svg, rasterise_svg, read_size
from tests.drawing.samples import BARS, CHARTS, CONTROL, FUNNEL, LINES, SPANS, STACK, THREAT, WEEK

SVG = "{http://www.w3.org/2000/svg}"
STYLES = Path(__file__).parents[2] / "frontend" / "styles" / "_exhibit.scss"
EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
BOTH = pytest.mark.parametrize("width", [WIDE, NARROW])


def draw(chart: Chart, width: int = WIDE) -> ET.Element:
    return ET.fromstring(draw_chart(chart, title="The title", sentence="The sentence.", width=width))  # noqa: S314


def words(drawn: ET.Element) -> list[str]:
    """What is written in a drawing, each label once though its lines are parts, and though it has a halo."""
    return list(dict.fromkeys(" ".join(part for part in text.itertext()) for text in drawn.iter(f"{SVG}text")))


def marks(drawn: ET.Element, name: str) -> list[ET.Element]:
    return [mark for group in drawn.iter(f"{SVG}g") if group.get("class") == f"drawing__{name}" for mark in group]


def told(drawn: ET.Element, name: str) -> list[str]:
    return [mark.findtext(f"{SVG}title") or "" for mark in marks(drawn, name)]


@EVERY
@BOTH
def test_drawing_states_its_title_and_its_sentence(chart: Chart, width: int) -> None:
    drawn = draw(chart, width)
    title, sentence = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert sentence is not None
    assert (title.text, sentence.text) == ("The title", "The sentence.")
    assert drawn.get("role") == "img"
    assert (drawn.get("aria-labelledby"), drawn.get("aria-describedby")) == (title.get("id"), sentence.get("id"))


@EVERY
@BOTH
def test_drawing_scales_and_fits_its_width(chart: Chart, width: int) -> None:
    drawn = draw(chart, width)
    across, high = read_size(draw_chart(chart, title="The title", sentence="The sentence.", width=width))
    assert drawn.get("width") is None
    assert drawn.get("height") is None
    assert width * 0.85 <= across <= width * 1.1
    assert high <= 700


@EVERY
@BOTH
def test_drawing_stands_under_a_policy_without_style_or_script(chart: Chart, width: int) -> None:
    drawn = draw(chart, width)
    assert not [
        part for part in drawn.iter() if "style" in part.attrib or part.tag in (f"{SVG}script", f"{SVG}style")
    ]
    assert not [part for part in drawn.iter() if any(name.startswith("on") for name in part.attrib)]


@EVERY
@BOTH
def test_drawing_has_no_place_that_is_no_number(chart: Chart, width: int) -> None:
    assert "NaN" not in draw_chart(chart, title="", sentence="", width=width)
    assert "undefined" not in draw_chart(chart, title="", sentence="", width=width)


@EVERY
def test_parts_of_a_drawing_say_nothing_to_a_screen_reader_of_their_own(chart: Chart) -> None:
    parts = list(draw(chart).iter())[1:]
    assert not [part for part in parts if part.get("role") or part.get("aria-label") or part.get("aria-hidden")]


@EVERY
@BOTH
def test_drawing_uses_colours_of_the_house_alone(chart: Chart, width: int) -> None:
    used = {part.get(name) for part in draw(chart, width).iter() for name in ("fill", "stroke")}
    # Hatching is of the house's colours too, and stands in the same drawing.
    assert {each for each in used - {None, "none"} if not each.startswith("url(#")} <= COLOURS


def test_style_sheet_has_each_colour_by_night() -> None:
    listed = set(re.findall(r'^  "(#[0-9a-f]{6})" #[0-9a-f]{6} \w+,?$', STYLES.read_text(), re.MULTILINE))
    assert listed == COLOURS


def test_ids_of_two_drawings_on_a_page_differ() -> None:
    both = [part.get("id") for chart in (FUNNEL, CONTROL) for part in draw(chart).iter() if part.get("id")]
    assert len(both) == len(set(both)) >= 4


def test_parts_cut_off_at_the_edge_refer_to_their_own_drawing() -> None:
    drawn = draw(FUNNEL)
    ids = {part.get("id") for part in drawn.iter()}
    referred = re.findall(r"url\(#([^)]+)\)", ET.tostring(drawn, encoding="unicode"))
    assert referred
    assert set(referred) <= ids


def test_same_chart_is_drawn_in_the_same_bytes_by_another_process() -> None:
    code = (
        "from tests.drawing.samples import CONTROL; from answerable.drawing.svg import draw_chart;"
        "import sys; sys.stdout.write(draw_chart(CONTROL, title='T', sentence='S'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"TZ": "America/New_York"}
    )
    assert done.stdout == draw_chart(CONTROL, title="T", sentence="S")


def test_words_with_marks_of_markup_stand_as_they_are() -> None:
    drawn = draw_chart(SPANS, title='<b>"A" & B</b>', sentence="p < 0.001")
    assert ET.fromstring(drawn).findtext(f"{SVG}title") == '<b>"A" & B</b>'  # noqa: S314


def test_characters_that_no_drawing_can_hold_are_left_out() -> None:
    named = msgspec.structs.replace(SPANS.spans[0], name="Homi\x1d\x0ccide\ud800\u2028")
    drawn = draw(msgspec.structs.replace(SPANS, spans=(named,)))
    assert "Homicide" in words(drawn)


def test_name_of_a_column_that_breaks_a_line_of_script_is_drawn() -> None:
    odd = GridDrawing(x=WEEK.x, y=WEEK.y, rows=("A",), columns=('"\u2028\\', "'}"), values=((1.0, 2.0),))
    assert {'"\\', "'}"} <= set(words(draw(odd)))


def test_signals_have_shapes_of_their_own_and_a_key() -> None:
    drawn = draw(CONTROL)
    shapes = {point.get("d") for point in marks(drawn, "points")}
    assert len(shapes) >= 4
    assert {"No signal", "Signal: improvement", "Signal: concern", "No signal, provisional"} <= set(words(drawn))


def test_point_says_its_day_its_value_and_its_signal() -> None:
    assert told(draw(CONTROL), "points")[4] == "1 August 2021: 75%. Signal: improvement"


def test_provisional_point_is_hollow() -> None:
    fills = [point.get("fill") for point in marks(draw(CONTROL), "points")]
    assert fills[15] == "#1b2027"
    assert fills[16:] == ["#ffffff", "#ffffff"]


def test_limits_step_where_they_were_rebased() -> None:
    (upper,) = marks(draw(CONTROL), "upper")
    heights = {float(y) for y in re.findall(r"[ML][-\d.]+,([-\d.]+)", upper.get("d") or "")}
    assert len(heights) == 2


def test_target_baseline_and_break_are_labelled_in_words() -> None:
    said = words(draw(CONTROL))
    assert {"Target 90%", "Baseline 62%", "Upper limit 57.9%", "Centre 51%", "Lower limit 44.1%"} <= set(said)
    assert "New telephone system from 1 February 2022" in said


def test_control_chart_without_signals_has_no_key() -> None:
    quiet = msgspec.structs.replace(CONTROL, points=CONTROL.points[:4])
    assert "No signal" not in words(draw(quiet))


def test_line_is_not_drawn_across_what_is_not_known() -> None:
    assert len(marks(draw(LINES), "lines")) == 3


def test_lines_are_named_at_their_ends_or_in_a_key() -> None:
    assert {"999", "101"} <= set(words(draw(LINES, WIDE)))
    assert {"999", "101"} <= set(words(draw(LINES, NARROW)))


def test_bars_with_long_names_lie_and_say_their_values() -> None:
    drawn = draw(BARS)
    assert {"4.7%", "4.8%", "3.1%", "3.3%", "1.4%"} <= set(words(drawn))
    assert "Neighbourhood units of eight areas" in words(drawn)
    assert len(marks(drawn, "intervals")) == 5


@BOTH
def test_bar_alone_lies_and_is_no_higher_than_a_bar_among_others(width: int) -> None:
    alone = msgspec.structs.replace(
        STACK, categories=STACK.categories[:1],
        bars=tuple(msgspec.structs.replace(bar, values=bar.values[:1]) for bar in STACK.bars),
    )  # fmt: skip
    _, high = read_size(draw_chart(alone, title="The title", sentence="The sentence.", width=width))
    assert high < 160


def test_segments_say_their_values_within_them() -> None:
    assert [text.text for text in marks(draw(STACK), "inner-figures")] == ["51%", "49%", "57%", "43%"]


def test_ours_differs_in_shape_and_weight_of_name() -> None:
    drawn = draw(SPANS)
    assert len({dot.get("d") for dot in marks(drawn, "dots")}) == 2
    bold = [" ".join(text.itertext()) for text in drawn.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert bold == ["Admissions under 25"]


def test_interval_says_its_ends() -> None:
    assert told(draw(SPANS), "dots")[0] == "Homicide: 0.89, 95% interval 0.60 to 1.32"


def test_interval_without_an_upper_bound_is_drawn_to_the_edge() -> None:
    endless = Span(name="Rare", value=1.2, low=0.0, high=float("inf"))
    drawn = draw(msgspec.structs.replace(SPANS, spans=(*SPANS.spans, endless)))
    assert told(drawn, "dots")[2] == "Rare: 1.20, 95% interval 0.00 to no limit"


def test_44_forces_stand_one_under_another() -> None:
    forces = tuple(Span(name=f"Force {at}", value=at, low=at - 2, high=at + 3) for at in range(44))
    drawn = draw(msgspec.structs.replace(SPANS, spans=forces, is_log=False, marks=()))
    assert {f"Force {at}" for at in range(44)} <= set(words(drawn))


def test_funnel_names_ours_and_those_that_are_to_be_named_only() -> None:
    said = words(draw(FUNNEL))
    assert "Southwick" not in said
    assert {"Northton", "Westborough", "95% limits", "99.8% limits", "Target 71%"} <= set(said)


def test_week_has_168_cells_by_weekday_and_hour() -> None:
    drawn = draw(WEEK)
    assert len(marks(drawn, "cells")) == 168
    assert {*WEEK.rows, "00", "12", "22"} <= set(words(drawn))
    assert told(drawn, "cells")[51] == "Wednesday, 03: –"


def test_key_of_cells_says_which_counts_each_step_holds() -> None:
    steps = [said for said in words(draw(WEEK)) if " to " in said]
    ends = [tuple(map(int, step.split(" to "))) for step in steps]
    assert all(after[0] == before[1] + 1 for before, after in pairwise(ends))
    assert ends[0][0] <= 60
    assert ends[-1][1] >= 170


def test_states_are_said_in_their_cells() -> None:
    assert {"Low", "Medium", "High", "Lines in use", "East"} <= set(words(draw(THREAT)))


def test_states_without_room_are_said_by_their_initials_and_a_key() -> None:
    many = tuple(f"Matter {at}" for at in range(9))
    wide = GridDrawing(
        x=THREAT.x,
        y=THREAT.y,
        rows=("East",),
        columns=many,
        values=((0.1,) * 8 + (0.9,),),
        words=(("Considerable",) * 8 + ("High",),),
    )
    assert {"C", "H", "Considerable", "High"} <= set(words(draw(wide, NARROW)))


def test_cells_that_say_all_kinds_of_things_have_no_key() -> None:
    counts = tuple((f"{at} usual", f"{at} seen") for at in range(5))
    drawn = draw(
        GridDrawing(x=THREAT.x, y=THREAT.y, rows=tuple("ABCDE"), columns=("Usual", "Seen"), values=(), words=counts)
    )
    assert not [said for said in words(drawn) if " or " in said]
    assert {"0 usual", "4 seen"} <= set(words(drawn))


def test_words_on_dark_cells_are_light() -> None:
    fills = {text.text: text.get("fill") for text in marks(draw(THREAT), "cell-words")}
    assert (fills["Low"], fills["High"]) == ("#1b2028", "#fffffe")


def test_numbers_of_numpy_are_drawn() -> None:
    line = Line(name="", at=(np.int64(1), np.int64(2)), values=(np.float64(3), np.int64(4)))
    assert len(marks(draw(msgspec.structs.replace(LINES, lines=(line,), marks_x=())), "points")) == 2


@pytest.mark.parametrize(
    "empty",
    [
        msgspec.structs.replace(CONTROL, points=()),
        msgspec.structs.replace(LINES, lines=()),
        msgspec.structs.replace(BARS, bars=(Bar(name="", values=(None, None, None)),)),
        msgspec.structs.replace(SPANS, spans=()),
        msgspec.structs.replace(FUNNEL, points=()),
        msgspec.structs.replace(WEEK, rows=(), values=()),
    ],
)
def test_chart_with_nothing_in_it_is_refused(empty: Chart) -> None:
    with pytest.raises(ValueError, match="needs a"):
        draw_chart(empty, title="", sentence="")


def test_grid_with_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="a cell for each row and column"):
        draw(msgspec.structs.replace(WEEK, values=((1.0,), *WEEK.values[1:])))


@pytest.mark.parametrize("count", [1, 2])
def test_series_of_one_or_two_points_is_drawn(count: int) -> None:
    few = tuple(ChartPoint(at=dt.date(2022, 5, 1 + at), value=4, centre=4, lower=4, upper=4) for at in range(count))
    drawn = draw(ControlDrawing(x=CONTROL.x, y=CONTROL.y, points=few))
    assert len(marks(drawn, "points")) == count


def test_funnel_of_one_body_is_drawn() -> None:
    lone = FunnelDrawing(x=FUNNEL.x, y=FUNNEL.y, points=FUNNEL.points[:1], target=74.0, limits=())
    assert "Northton" in words(draw(lone))


def test_raster_has_so_many_dots_for_each_unit() -> None:
    svg = draw_chart(SPANS, title="", sentence="")
    picture = rasterise_svg(svg, 2.0)
    assert picture.startswith(b"\x89PNG")
    across = int.from_bytes(picture[16:20], "big")
    assert abs(across - 2 * read_size(svg)[0]) <= 2


def test_flat_drawing_has_no_words_and_the_same_shape() -> None:
    svg = draw_chart(SPANS, title="", sentence="")
    flat = flatten_svg(svg)
    assert "<text" not in flat
    assert read_size(flat) == read_size(svg)
