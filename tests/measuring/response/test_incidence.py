"""Cumulative incidence of arrival, with those that ended otherwise and those last seen waiting kept in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.interval import bound_share
from answerable.measuring.response.incidence import _find_variance, bound_incidence, find_incidence, line_up_ends

PAIRS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12)


def lay(pairs):
    seconds, counts = (
        np.array(column, dtype=np.int64) for column in (zip(*pairs, strict=True) if pairs else ([], []))
    )
    return seconds, counts


def follow(arrived=(), otherwise=(), waiting=()):
    return find_incidence(
        line_up_ends({"arrived": lay(arrived), "otherwise": lay(otherwise), "waiting": lay(waiting)})
    )


def test_incidence_worked_by_hand():
    # Ten incidents: two arrived at 5 s, one cancelled at 10 s, one last seen at 12 s, three arrived at 20 s, three
    # cancelled at 30 s. After 12 s six are left of which three arrive: 2/10 + 7/10 x 3/6.
    found = follow(arrived=[(5, 2), (20, 3)], otherwise=[(10, 1), (30, 3)], waiting=[(12, 1)])

    assert found.read(4) == (0.0, 0.0, 1.0)
    assert found.read(5) == pytest.approx((0.2, 0.0, 0.8))
    assert found.read(19) == pytest.approx((0.2, 0.1, 0.7))
    assert found.read(20) == pytest.approx((0.2 + 0.7 * 3 / 6, 0.1, 0.35))
    assert found.read(3600) == pytest.approx((0.55, 0.45, 0.0))


def test_unattended_incidents_stay_in_the_denominator():
    found = follow(arrived=[(60, 3)], otherwise=[(600, 1)])

    assert found.read(60)[0] == 0.75


@given(PAIRS, PAIRS, PAIRS)
def test_the_three_shares_always_add_to_one(arrived, otherwise, waiting):
    found = follow(arrived, otherwise, waiting)

    for second in range(0, 60, 7):
        assert sum(found.read(second)) == pytest.approx(1.0)


@given(PAIRS, PAIRS)
def test_without_losses_from_sight_the_share_is_the_count_over_all(arrived, otherwise):
    total = sum(count for _, count in arrived + otherwise)
    found = follow(arrived, otherwise)

    for second in range(0, 60, 11):
        here = sum(count for at, count in arrived if at <= second)
        assert found.read(second)[0] == pytest.approx(here / total if total else 0.0)


@given(PAIRS, PAIRS, st.integers(0, 55))
def test_without_losses_from_sight_the_variance_is_binomial(arrived, otherwise, second):
    found = follow(arrived, otherwise)
    total = sum(count for _, count in arrived + otherwise)
    share = found.read(second)[0]
    if not 0 < share < 1:
        return

    assert _find_variance(found, second) == pytest.approx(share * (1 - share) / total)


def test_interval_lies_around_the_share_and_narrows_with_the_number():
    few, many = (follow(arrived=[(60, 4 * n)], otherwise=[(90, 6 * n)]) for n in (5, 500))
    wide, narrow = bound_incidence(few, 60), bound_incidence(many, 60)

    assert wide.low < narrow.low < 0.4 < narrow.high < wide.high
    assert narrow.low == pytest.approx(bound_share(2_000, 5_000).low, abs=0.001)


def test_interval_where_nobody_has_arrived_is_wilsons():
    found = follow(otherwise=[(90, 20)])

    assert bound_incidence(found, 60).high == pytest.approx(0.1611, abs=0.0001)
