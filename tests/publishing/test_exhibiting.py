"""Exhibits fitted to a page: short drawings stand in it, long ones are fetched, and tables come in pages."""

import datetime as dt

import pytest

from answerable.drawing.chart import Axis, ChartPoint, ControlDrawing
from answerable.drawing.exhibit import Column, Exhibit, Origin, Table
from answerable.patrolling.place.map import draw_areas
from answerable.patrolling.place.place import Area
from answerable.publishing.exhibiting import BYTES_A_CELL, link_origins, rows_a_page, send_drawing, show_public
from answerable.publishing.views.analysis import ROOM_FOR_FINDINGS, list_findings

ADDRESS = "/performance/analyses/1/waits"
STYLE_SHEET = 54_000


def an_exhibit(points, rows=3, columns=2, slug="waits"):
    at = [ChartPoint(at=dt.date(2000 + n // 12, n % 12 + 1, 1), value=20 + n % 3, centre=21, lower=15, upper=27)
          for n in range(points)]  # fmt: skip
    table = Table(
        columns=(Column("Month"), *[Column("Value", "count")] * (columns - 1)), rows=((1,) * columns,) * rows
    )
    return Exhibit(
        slug=slug, title="Within what is usual", sentence="Twenty a month.", table=table,
        chart=ControlDrawing(x=Axis(title="Month"), y=Axis(title="Waits"), points=tuple(at)) if at else None,
        origins=(Origin(words="rows.csv", sha256="ab12"), Origin(words="A paper", address="/papers/x")),
    )  # fmt: skip


def test_a_short_drawing_stands_in_the_page_for_both_widths():
    shown = show_public(an_exhibit(6), ADDRESS)
    assert shown.svg.startswith("<svg")
    assert shown.narrow_svg.startswith("<svg")
    assert (shown.csv, shown.json, shown.picture) == (f"{ADDRESS}.csv", f"{ADDRESS}.json", f"{ADDRESS}.svg")


def test_a_long_drawing_is_fetched_in_the_width_that_the_screen_has_room_for():
    shown = show_public(an_exhibit(120), ADDRESS, {"area": "Hilltown"})
    assert f'src="{ADDRESS}.svg?area=Hilltown"' in shown.svg
    assert f'srcset="{ADDRESS}.svg?area=Hilltown&amp;width=narrow"' in shown.svg
    assert 'alt="Drawing: Within what is usual"' in shown.svg
    assert shown.narrow_svg == ""


def test_the_two_drawings_that_are_fetched_differ_and_there_is_none_of_nothing():
    wide, narrow = (send_drawing(an_exhibit(6), width).content for width in ("", "narrow"))
    assert wide != narrow
    assert send_drawing(an_exhibit(0)) is None
    assert show_public(an_exhibit(0), ADDRESS).picture == ""


def test_an_origin_in_a_data_file_leads_to_its_page_and_others_stay():
    assert [each.address for each in link_origins(an_exhibit(0)).origins] == ["/performance/data/ab12", "/papers/x"]


@pytest.mark.parametrize("columns", [2, 12, 60])
def test_the_more_columns_a_table_has_the_fewer_of_its_rows_stand_on_a_page(columns):
    rows = rows_a_page(show_public(an_exhibit(6, columns=columns), ADDRESS))
    assert rows >= 12
    assert rows == 12 or rows * columns * 55 < 38_000


def test_an_analysis_draws_its_first_findings_and_names_all_of_them():
    findings = list_findings([an_exhibit(36, slug=f"waits-{n}") for n in range(40)], "/performance/analyses/1")
    assert len(findings) == 40
    drawn = [bool(each.svg) for each in findings]
    assert drawn[0]
    assert not drawn[-1]
    words = sum(len(each.title) + len(each.sentence) + 350 for each in findings)
    assert sum(len(each.svg) for each in findings) + words < ROOM_FOR_FINDINGS
    assert findings[7].address == "/performance/analyses/1/waits-7"


def a_map(many):
    """An exhibit with a map of so many areas of some eighty corners, and a row for each."""
    areas = [
        Area(code=f"A{n}", name=f"Area {n}", kind="small area", outline=_outline(n % 20, n // 20))
        for n in range(many)
    ]
    values = {area.code: n % 40 + 0.25 for n, area in enumerate(areas)}
    drawing = draw_areas(areas, values, title="Offences on a square kilometre", form="number")
    rows = tuple((area.name, n % 40, n % 40 + 0.25) for n, area in enumerate(areas))
    columns = (Column("Area"), Column("Offences", "count"), Column("On a square kilometre", "number", 2))
    return Exhibit(
        slug="map", title="Offences by area", sentence="They are many.", chart=drawing,
        table=Table(columns=columns, rows=rows),
    )  # fmt: skip


def _outline(column, row):
    x, y, side = 400_000 + 1_000 * column, 280_000 + 1_000 * row, 50
    along = range(0, 1_000, side)
    ring = [
        *((x + at, y + 13 * (at // side % 2)) for at in along),
        *((x + 1_000, y + at) for at in along),
        *((x + 1_000 - at, y + 1_000 + 13 * (at // side % 2)) for at in along),
        *((x, y + 1_000 - at) for at in along),
    ]
    words = ", ".join(f"{east} {north}" for east, north in (*ring, ring[0]))
    return f"POLYGON (({words}))"


def test_a_page_with_a_map_of_many_areas_is_light_and_its_table_comes_in_pages():
    exhibit = a_map(400)
    shown = show_public(exhibit, ADDRESS)
    fetched = [len(send_drawing(exhibit, width).content) for width in ("", "narrow")]
    room = rows_a_page(shown) * BYTES_A_CELL * len(shown.heads)
    page = len(shown.svg) + len(shown.narrow_svg) + room
    assert page + max(fetched) < 150_000 - STYLE_SHEET
    assert rows_a_page(shown) < len(exhibit.table.rows)
    assert all(str(round(east)) not in send_drawing(exhibit).content.decode() for east in (400_050, 401_000))
