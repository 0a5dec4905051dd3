"""What was prevented: one formula, whose ends are those of the ratio."""

import math

from hypothesis import assume, given
from hypothesis import strategies as some

from answerable.patrolling.effect.prevented import work_out_prevented

RATIOS = some.floats(0.05, 20)


def test_what_was_recorded_is_known_and_what_would_have_been_is_not():
    prevented = work_out_prevented(600, 0.75, 0.6, 0.9)
    assert math.isclose(prevented.estimate, 200)
    assert math.isclose(prevented.low, 600 / 0.9 - 600)
    assert math.isclose(prevented.high, 400)


def test_a_ratio_without_an_upper_end_leaves_all_that_was_recorded_to_the_patrols():
    assert work_out_prevented(90, 0.9, 0.5, None).low == -90


def test_a_ratio_that_may_be_nought_leaves_what_was_prevented_without_an_end():
    assert work_out_prevented(3, 0.2, 0.0, 0.8).high is None


@given(some.floats(1, 1e5), RATIOS, RATIOS, RATIOS)
def test_something_was_prevented_for_sure_exactly_where_the_whole_interval_is_below_one(observed, one, two, three):
    low, ratio, high = sorted((one, two, three))
    assume(abs(high - 1) > 1e-9)
    prevented = work_out_prevented(observed, ratio, low, high)
    assert prevented.low <= prevented.estimate <= prevented.high
    assert (prevented.low > 0) == (high < 1)
    assert prevented.low >= -observed
