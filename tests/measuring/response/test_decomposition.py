"""A change in the share reached in time, split into volume, mix and rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.response.decomposition import Cell, decompose_change

CELLS = st.dictionaries(
    st.sampled_from("abcd"), st.integers(0, 500).flatmap(lambda n: st.builds(Cell, st.just(n), st.integers(0, n)))
)


def test_change_by_mix_alone():
    # Both areas keep their rates, a half and a fifth; incidents move to the slower one.
    found = decompose_change(
        {"near": Cell(100, 50), "far": Cell(100, 20)}, {"near": Cell(50, 25), "far": Cell(150, 30)}
    )

    assert found is not None
    assert found.rate_points == pytest.approx(0.0)
    assert found.mix_points == pytest.approx(-7.5)
    assert (found.volume, found.mix, found.rate) == pytest.approx((0.0, -15.0, 0.0))


def test_change_by_volume_alone():
    found = decompose_change({"a": Cell(100, 40), "b": Cell(50, 10)}, {"a": Cell(200, 80), "b": Cell(100, 20)})

    assert found is not None
    assert (found.volume, found.mix, found.rate) == pytest.approx((50.0, 0.0, 0.0))
    assert found.points == pytest.approx(0.0)


def test_group_seen_in_one_period_only_is_all_mix():
    found = decompose_change({"a": Cell(100, 50)}, {"a": Cell(100, 50), "new": Cell(100, 10)})

    assert found is not None
    assert found.rate_points == pytest.approx(0.0)
    assert found.mix_points == pytest.approx(-20.0)


def test_period_without_incidents_cannot_be_compared():
    assert decompose_change({}, {"a": Cell(10, 5)}) is None


@given(CELLS, CELLS)
def test_parts_always_add_to_the_whole_change(before, after):
    found = decompose_change(before, after)
    if found is None:
        return
    share_before = found.before_within / found.before_incidents
    share_after = found.after_within / found.after_incidents

    assert found.points == pytest.approx(100 * (share_after - share_before), abs=1e-9)
    assert found.volume + found.mix + found.rate == pytest.approx(found.after_within - found.before_within, abs=1e-6)


@given(CELLS, CELLS)
def test_change_backwards_is_the_change_with_the_other_sign(before, after):
    there, back = decompose_change(before, after), decompose_change(after, before)
    if there is None or back is None:
        return

    assert (there.mix_points, there.rate_points) == pytest.approx((-back.mix_points, -back.rate_points), abs=1e-9)
