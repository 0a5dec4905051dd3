"""What silence may hide, and how many answers a figure needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.interval import bound_share
from answerable.measuring.survey.nonresponse import (
    bound_as_if,
    bound_nonresponse,
    bound_with_gap,
    count_answers_needed,
)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_of_shares_are_those_of_newcombe_1998(part, whole, low, high):
    assert bound_share(part, whole)[:2] == pytest.approx((low, high), abs=5e-5)


def test_79_percent_at_a_response_of_10_may_be_8_or_98():
    assert bound_nonresponse(0.79, 0.10) == pytest.approx((0.079, 0.979))


@pytest.mark.parametrize(("answers", "low", "high"), [(200, 0.728, 0.841), (1_000, 0.764, 0.814)])
def test_79_percent_is_worth_as_much_as_its_answers(answers, low, high):
    assert bound_as_if(0.79, answers)[:2] == pytest.approx((low, high), abs=5e-4)


@given(st.integers(1, 500), st.integers(0, 4_500), st.data())
def test_bounds_hold_the_truth_whatever_the_silent_think(answered, silent, data):
    content = data.draw(st.integers(0, answered))
    others = data.draw(st.integers(0, silent))
    asked = answered + silent
    low, high = bound_nonresponse(content / answered, answered / asked)
    assert low - 1e-9 <= (content + others) / asked <= high + 1e-9


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_supposed_gap_is_never_wider_than_what_is_possible(share, response, gap):
    low, high = bound_with_gap(share, response, gap)
    lowest, highest = bound_nonresponse(share, response)
    assert lowest - 1e-12 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= highest + 1e-12


@given(st.floats(0, 1), st.floats(0.01, 0.2))
def test_answers_needed_are_enough_and_one_fewer_is_not(share, reach):
    needed = count_answers_needed(share, reach)
    enough, fewer = bound_as_if(share, needed), bound_as_if(share, needed - 1) if needed > 1 else None
    assert enough.high - enough.low <= 2 * reach
    assert fewer is None or fewer.high - fewer.low > 2 * reach


def test_a_share_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="is none"):
        bound_nonresponse(79, 0.1)
