"""Histograms by the second: exact, joined by adding, the same as working on every single wait."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.histogram import LIMIT_SECONDS, Histogram, find_quantiles

WAITS = st.lists(st.integers(0, 3 * LIMIT_SECONDS), max_size=60)
SHARES = st.sampled_from([0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 1.0])


def test_seconds_from_600_on_are_kept_as_exact_pairs():
    found = Histogram.tally([0, 599, 600, 4321, 600])

    assert found.counts[0] == found.counts[599] == 1
    assert found.overflow == ((600, 2), (4321, 1))
    assert found.total == 5
    assert found.seconds == 0 + 599 + 600 + 4321 + 600
    assert found.longest == 4321


def test_median_and_mean_of_a_few_waits():
    found = Histogram.tally([3, 5, 7, 9, 76])

    assert found.quantile(0.5) == 7
    assert found.mean == 20


def test_nothing_is_said_of_no_waits():
    nobody = Histogram.tally([])

    assert (nobody.mean, nobody.quantile(0.5), nobody.longest, nobody.bound_quantile(0.5)) == (None, None, None, None)


def test_bands_take_in_every_wait_once():
    found = Histogram.tally([9, 10, 59, 60, 700])

    assert [found.count_between(0, 10), found.count_between(10, 60), found.count_between(60)] == [1, 2, 2]


def test_within_ten_seconds_takes_in_the_tenth():
    assert Histogram.tally([9, 10, 11]).count_within(10) == 2


def test_negative_waits_are_refused():
    with pytest.raises(ValueError, match="never negative"):
        Histogram.tally([-1])


def test_interval_of_a_median_is_read_off_the_binomial_ranks():
    """Of 100 the 40th and the 61st in order bound the median at 95 %."""
    found = Histogram.tally(range(1, 101)).bound_quantile(0.5)

    assert (found.low, found.high) == (40, 61)


def test_interval_is_left_out_of_too_few():
    assert Histogram.tally([4, 5, 6]).bound_quantile(0.99) is None


@settings(deadline=None)
@given(WAITS, WAITS)
def test_two_days_added_are_both_days_counted_together(first, second):
    together = Histogram.tally(first).add(Histogram.tally(second))

    assert together == Histogram.tally(first + second)


@settings(deadline=None)
@given(WAITS.filter(bool), SHARES)
def test_a_quantile_is_the_wait_at_its_rank(waits, share):
    rank = max(1, math.ceil(round(share * len(waits), 6)))

    assert Histogram.tally(waits).quantile(share) == sorted(waits)[rank - 1]


@settings(deadline=None)
@given(WAITS, st.lists(st.integers(0, 2000), min_size=1, max_size=5))
def test_cumulated_counts_are_those_of_each_time(waits, times):
    assert Histogram.tally(waits).cumulate(times) == [sum(wait <= time for wait in waits) for time in times]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 900), st.integers(1, 9)), max_size=40), SHARES)
def test_quantiles_of_groups_are_those_of_each_group_alone(rows, share):
    groups, seconds, counts = np.array(rows, dtype=np.int64).reshape(-1, 3).T

    (found,) = find_quantiles(groups, seconds, counts, [share], 5)

    for group in range(5):
        mine = groups == group
        alone = Histogram.tally(seconds[mine], counts[mine]).quantile(share)
        assert found[group] == (-1 if alone is None else alone)


def test_a_histogram_comes_back_whole_from_json():
    found = Histogram.tally([1, 2, 900])

    assert msgspec.json.decode(msgspec.json.encode(found), type=Histogram) == found
