"""Outlines read from text, mended where little is changed by it, written so that neighbours still meet."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.place.outline import read_outline, write_outline
from answerable.patrolling.refusal import PatrolError

SQUARE = "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))"
SLIP = SQUARE.replace("400000 300000))", "400000 300010, 400010 299999, 400000 300000))")
BOW = "POLYGON ((400000 300000, 401000 301000, 401000 300000, 400000 301000, 400000 300000))"


def test_an_outline_encloses_its_square_metres():
    assert read_outline(SQUARE).area == 1_000_000


def test_an_outline_that_crosses_itself_by_a_slip_is_mended():
    assert not shapely.from_wkt(SLIP).is_valid

    mended = read_outline(SLIP)

    assert mended.is_valid
    assert mended.area == pytest.approx(1_000_000, rel=0.01)


@pytest.mark.parametrize(
    ("wkt", "words"),
    [
        ("POINT (400000 300000)", "An outline is no polygon"),
        ("nonsense", "An outline is no polygon"),
        ("POLYGON EMPTY", "An outline is no polygon"),
        (BOW, "An outline crosses itself"),
        ("POLYGON ((-1.9 52.4, -1.8 52.4, -1.8 52.5, -1.9 52.4))", "An outline does not lie in Great Britain"),
        ("POLYGON ((400000 300000, 800000 300000, 800000 301000, 400000 300000))", "does not lie in Great Britain"),
    ],
)
def test_what_is_no_outline_is_refused_in_a_sentence(wkt, words):
    with pytest.raises(PatrolError, match=words):
        read_outline(wkt)


@settings(deadline=None)
@given(st.integers(400_000, 500_000), st.integers(200_000, 300_000), st.sampled_from([1.0, 5.0, 10.0]))
def test_an_outline_written_is_within_a_step_of_what_it_was(x, y, step):
    drawn = shapely.Point(x, y).buffer(500)

    written = read_outline(write_outline(drawn, step))

    assert shapely.hausdorff_distance(drawn, written) <= step


def test_an_outline_smaller_than_the_step_is_refused():
    with pytest.raises(PatrolError, match="too small to be written in steps of 100 metres"):
        write_outline(shapely.Point(400_000, 300_000).buffer(3), 100)
