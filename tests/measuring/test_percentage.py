"""Shares in per cent, with their n and interval."""

import pytest

from answerable.measuring.interval import Interval
from answerable.measuring.percentage import (
    bound_percent,
    say_bound,
    say_percent,
    say_whole_share,
    take_percent,
    to_percent,
)


def test_share_is_said_with_its_n_and_its_interval():
    assert say_whole_share(57_558, 885_504) == "6.5% (57,558 of 885,504; 95% interval 6.4% to 6.6%)"


def test_share_of_nobody_is_none_in_words_and_nothing_in_a_table():
    assert say_whole_share(0, 0) == "none"
    assert take_percent(0, 0) is None
    assert bound_percent(0, 0) == (None, None, None)


def test_interval_of_a_share_is_wilson_s():
    # Newcombe 1998, table I: 81 of 263.
    assert bound_percent(81, 263) == pytest.approx((30.80, 25.53, 36.62), abs=0.005)


def test_fraction_is_said_in_per_cent():
    assert say_percent(0.0474) == "4.7%"
    assert say_percent(0.3, 0) == "30%"
    assert say_bound(Interval(0.089, 0.141, 0.9)) == "90% interval 8.9% to 14.1%"


def test_what_is_not_known_stays_unknown():
    assert to_percent(None) is None
    assert to_percent(0.25) == 25
