"""Cells cover the land once, and each knows its own part of it."""

import numpy as np
import pytest
import shapely

from answerable.patrolling.hotspot.cells import lay_squares
from answerable.patrolling.hotspot.hexagons import draw_hexagons, lay_hexagons
from answerable.patrolling.refusal import PatrolError

LAND = shapely.Polygon([(400_130, 300_040), (404_870, 300_400), (405_000, 304_100), (402_000, 306_020)])
HOLED = LAND.difference(shapely.box(402_000, 302_000, 402_700, 302_900))


@pytest.fixture(params=["squares of 250", "squares moved", "hexagons of 9"])
def cells(request):
    if request.param == "hexagons of 9":
        return lay_hexagons(HOLED, 9)
    return lay_squares(HOLED, 250, (80.0, 10.0) if request.param == "squares moved" else (0.0, 0.0))


def test_cells_add_up_to_the_land(cells):
    assert cells.study_area == pytest.approx(HOLED.area, rel=1e-6)
    assert (cells.areas > 0).all()


def test_cells_add_up_to_land_with_a_jagged_border():
    turns = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    reach = np.random.default_rng(7).uniform(900, 4000, 240)
    jagged = shapely.Polygon(np.column_stack([400_000 + reach * np.cos(turns), 300_000 + reach * np.sin(turns)]))
    for cells in (lay_squares(jagged, 150), lay_squares(jagged, 500), lay_hexagons(jagged, 9)):
        assert cells.study_area == pytest.approx(jagged.area, rel=1e-6)


def test_every_point_of_the_land_lies_in_a_cell_that_is_drawn_around_it(cells):
    chance = np.random.default_rng(1)
    easting, northing = chance.uniform(400_130, 405_000, 400), chance.uniform(300_040, 306_020, 400)
    inside = shapely.contains_xy(HOLED, easting, northing)
    easting, northing = easting[inside], northing[inside]
    found = cells.locate(easting, northing)
    assert (found >= 0).all()
    for cell in np.unique(found)[:40]:
        drawn = cells.draw([cell]).buffer(0.5)
        assert shapely.contains_xy(drawn, easting[found == cell], northing[found == cell]).all()


def test_points_elsewhere_and_nowhere_lie_in_no_cell(cells):
    assert cells.locate(np.array([500_000.0, np.nan]), np.array([200_000.0, 1.0])).tolist() == [-1, -1]


def test_neighbours_share_a_side(cells):
    middle = int(cells.locate(np.array([403_500.0]), np.array([302_000.0]))[0])
    around = cells.list_neighbours(middle)
    assert len(around) == (6 if "hexagons" in cells.words else 4)
    for other in around:
        assert middle in cells.list_neighbours(other)
        assert cells.draw([middle, other]).buffer(0).geom_type == "Polygon"


def test_squares_stand_on_multiples_of_their_side():
    squares = lay_squares(LAND, 500)
    assert set((squares.easting - 250) % 500) == {0.0}
    assert squares.draw([0]).envelope.area <= 250_000


def test_hexagons_of_the_midlands_have_the_area_that_h3_gives_in_metres():
    cells = lay_hexagons(LAND, 9)
    whole = cells.areas[shapely.contains(LAND, draw_hexagons(cells.marks))]
    assert whole.mean() == pytest.approx(95_000, rel=0.05)


def test_too_many_cells_are_refused_with_what_to_do():
    with pytest.raises(PatrolError, match="give a longer side"):
        lay_squares(shapely.box(0, 0, 600_000, 1_000_000), 250)
    with pytest.raises(PatrolError, match="give a coarser one"):
        lay_hexagons(shapely.box(0, 0, 600_000, 1_000_000), 10)
