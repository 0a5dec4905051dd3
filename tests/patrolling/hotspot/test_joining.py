"""Places grow from the best cell by its best neighbours, in one piece and large enough."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.hotspot.cells import lay_squares
from answerable.patrolling.hotspot.joining import grow_places, hold_places

CELLS = lay_squares(shapely.box(0, 0, 600, 600), 100)


def score(places):
    scores = np.zeros(len(CELLS))
    for (column, row), value in places.items():
        scores[CELLS.table[column, row]] = value
    return scores


def test_a_place_grows_from_its_best_cell_by_the_best_beside_it():
    scores = score({(2, 2): 9, (3, 2): 5, (2, 3): 6, (5, 5): 8})
    first, second = list(grow_places(scores, CELLS, 30_000))[:2]
    assert set(first.cells) == {int(CELLS.table[place]) for place in ((2, 2), (2, 3), (3, 2))}
    assert second.cells[0] == CELLS.table[5, 5]
    assert first.area == 30_000


def test_cells_that_touch_only_at_a_corner_are_not_one_place():
    scores = score({(0, 0): 9, (1, 1): 9})
    first = next(grow_places(scores, CELLS, 20_000))
    assert CELLS.table[1, 1] not in first.cells


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=36, max_size=36), st.integers(1, 6), st.floats(0.05, 0.9))
def test_places_never_overlap_are_in_one_piece_and_fill_no_more_than_the_budget(values, size, share):
    scores = np.array(values, dtype=float)
    places = list(grow_places(scores, CELLS, size * 10_000))
    taken = [cell for place in places for cell in place.cells]
    assert len(taken) == len(set(taken))
    for place in places:
        assert len(place.cells) == size
        assert CELLS.draw(place.cells).geom_type == "Polygon"
    assert all(scores[one.cells[0]] >= scores[two.cells[0]] for one, two in pairwise(places))
    held = hold_places(scores, CELLS, size * 10_000, share * 360_000)
    assert held @ CELLS.areas <= share * 360_000 + 1e-6


def test_land_that_is_too_small_by_itself_is_dropped_whole():
    wall = {(2, row): 9 for row in range(6)}
    places = list(grow_places(score(wall | {(0, 0): 5, (5, 5): 4}), CELLS, 60_000))
    assert set(places[0].cells) == {int(CELLS.table[place]) for place in wall}
    assert [place.area for place in places] == [60_000] * 3
    assert list(grow_places(score(wall | {(0, 0): 5}), CELLS, 370_000)) == []


def test_the_last_place_counts_by_what_fits():
    held = hold_places(score({(0, 0): 2, (4, 4): 1}), CELLS, 10_000, 15_000)
    assert held[CELLS.table[0, 0]] == 1
    assert held[CELLS.table[4, 4]] == pytest.approx(0.5)
