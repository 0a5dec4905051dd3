"""Degrees and metres: known points, the way there and back, and points that are none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.patrolling.place.grid import to_degrees, to_grid


@pytest.mark.parametrize(
    ("longitude", "latitude", "easting", "northing"),
    [
        # Caister water tower: the worked example of Ordnance Survey's guide to coordinate systems
        (1 + 42 / 60 + 57.787 / 3600, 52 + 39 / 60 + 28.723 / 3600, 651_409.9, 313_177.3),
        # The middle of the small area City of London 001A, as the Office for National Statistics gives it in both
        (-0.09706, 51.51810, 532_129, 181_625),
    ],
)
def test_a_known_point_comes_out_within_five_metres(longitude, latitude, easting, northing):
    x, y = to_grid(np.array([longitude]), np.array([latitude]))

    assert np.hypot(x[0] - easting, y[0] - northing) < 5


@given(st.floats(100_000, 600_000), st.floats(50_000, 900_000))
def test_metres_put_into_degrees_and_back_are_the_same_to_a_centimetre(easting, northing):
    x, y = to_grid(*to_degrees(np.array([easting]), np.array([northing])))

    assert np.hypot(x[0] - easting, y[0] - northing) < 0.01


def test_a_point_without_one_of_its_degrees_is_nowhere_and_the_others_are_not_moved_by_it():
    x, y = to_grid(np.array([np.nan, -1.9, -1.9]), np.array([52.5, np.nan, 52.5]))

    assert np.isnan(x[:2]).all()
    assert np.isnan(y[:2]).all()
    assert x[2] == pytest.approx(406_885, abs=60)


def test_no_points_are_no_points():
    x, y = to_grid(np.zeros(0), np.zeros(0))

    assert len(x) == len(y) == 0
