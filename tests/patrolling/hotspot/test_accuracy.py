"""PAI, PEI and RRI give the figures that their authors and others publish."""

import csv
import gzip
from math import isclose
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.patrolling.hotspot.accuracy import hold_best, hold_top, pai, pei, rri

PUBLISHED = Path(__file__).parents[3] / "examples" / "data" / "published"
FORCE_KM = 2029
"""West Yorkshire, in square kilometres, as it was taken when the figures below were worked out."""


def test_measures_of_three_equal_places_are_those_of_the_r_package_ptools():
    observed, predicted, areas = np.array([6, 3, 0]), np.array([3, 2, 1]), np.ones(3)
    for budget, *expected in ((1, 2.0, 1.0, 0.5), (2, 1.5, 1.0, 0.556), (3, 1.0, 1.0, 0.667)):
        held = hold_top(predicted, areas, budget)
        part, best = float(held @ observed), float(hold_best(observed, areas, budget) @ observed)
        found = [pai(part, 9, budget, 3), pei(part, best), rri(float(held @ predicted), part)]
        assert [round(each, 3) for each in found] == expected


def test_pai_of_published_hotspots():
    assert round(pai(19, 100, 1.4, 100), 1) == 13.6  # 57 places of a force: serious youth violence
    assert round(pai(18.4, 100, 1.4, 100), 1) == 13.1  # and its harm
    assert round(pai(41, 100, 2.6, 100), 1) == 15.8  # Southend (Basford and others 2021), harm


def test_cells_that_tie_at_the_cut_off_are_taken_in_equal_parts():
    held = hold_top([5, 2, 2, 2, 0], [1, 1, 1, 1, 1], 2)
    assert held.tolist() == [1, pytest.approx(1 / 3), pytest.approx(1 / 3), pytest.approx(1 / 3), 0]


def test_all_land_is_chosen_where_there_is_no_more_of_it():
    assert hold_top([3, 1], [1, 1], 5).tolist() == [1, 1]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.floats(0.5, 3), st.integers(0, 9)), min_size=1, max_size=30),
    st.floats(0.01, 0.99),
)
def test_what_is_chosen_fills_the_area_exactly_and_never_holds_more_than_the_best(cells, share):
    scores, areas, observed = (np.array(each, dtype=float) for each in zip(*cells, strict=True))
    budget = share * areas.sum()
    held = hold_top(scores, areas, budget)
    assert isclose(held @ areas, budget, rel_tol=1e-9)
    assert ((held >= 0) & (held <= 1)).all()
    assert held @ observed <= hold_best(observed, areas, budget) @ observed + 1e-9


@pytest.mark.parametrize(
    ("side", "share", "index", "efficiency"),
    [(250, 24.2, 17.3, 0.68), (500, 20.9, 14.9, 0.85), (150, 27.8, 19.9, 0.54)],
)
def test_a_count_of_two_julys_holds_the_known_share_of_the_third(side, share, index, efficiency):
    learnt, came = _count("Violence and sexual offences", side)
    areas, budget = np.full(len(learnt), float(side * side)), 0.014 * FORCE_KM * 1e6
    part = float(hold_top(learnt, areas, budget) @ came)
    best = float(hold_best(came, areas, budget) @ came)
    assert came.sum() == 10_009
    assert 100 * part / came.sum() == pytest.approx(share, abs=0.2)
    assert pai(part, came.sum(), 1.4, 100) == pytest.approx(index, abs=0.1)
    assert pei(part, best) == pytest.approx(efficiency, abs=0.011)


def test_of_few_robberies_the_known_share_is_one_order_of_breaking_ties():
    learnt, came = _count("Robbery", 500)
    held = hold_top(learnt, np.ones(len(learnt)), 114)
    sure, tied = held == 1, (held > 0) & (held < 1)
    places = 114 - int(sure.sum())
    least = came[sure].sum() + np.sort(came[tied])[:places].sum()
    most = came[sure].sum() + np.sort(came[tied])[::-1][:places].sum()
    assert came.sum() == 299
    assert least / 299 <= 0.241 <= most / 299
    assert least < held @ came < most


def _count(kind, side):
    """Offences of a type by square, of July 2016 and 2017 together and of July 2018.

    The known shares were worked out on a plane that touches the globe at 53.75 degrees north, not on the National
    Grid, whose squares lie elsewhere.
    """
    with gzip.open(PUBLISHED / "street-west-yorkshire-july.csv.gz", "rt", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Crime type"] == kind and row["Longitude"]]
    degrees = np.array([(float(row["Longitude"]), float(row["Latitude"])) for row in rows])
    metres = degrees * (111_320 * np.cos(np.radians(53.75)), 110_574)
    is_last = np.array([row["Month"] == "2018-07" for row in rows])
    _, cell = np.unique(np.floor(metres / side), axis=0, return_inverse=True)
    cell = cell.ravel()
    return tuple(np.bincount(cell[mask], minlength=cell.max() + 1).astype(float) for mask in (~is_last, is_last))
