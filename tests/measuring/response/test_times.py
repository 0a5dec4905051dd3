"""Response times: percentiles exact to the second, their intervals, and the trimmed mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import trim_mean as scipy_trim_mean

from answerable.measuring.histogram import Histogram
from answerable.measuring.response.times import summarise_times, trim_mean

SECONDS = st.lists(st.integers(0, 5_000), min_size=1, max_size=300)


def tally(seconds):
    lengths, counts = np.unique(np.array(seconds, dtype=np.int64), return_counts=True)
    return lengths, counts


def test_times_of_none_are_nothing():
    times = summarise_times(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))

    assert (times.count, times.mean, times.longest, times.median) == (0, None, None, None)


def test_median_of_an_odd_number_is_the_middle_one():
    times = summarise_times(*tally([30, 10, 20]))

    assert times.median is not None
    assert times.median.seconds == 20
    assert (times.mean, times.longest) == (20.0, 30)


def test_seconds_given_in_parts_are_added_up():
    together = summarise_times(np.array([5, 3, 5]), np.array([1, 4, 2]))

    assert together == summarise_times(np.array([3, 5]), np.array([4, 3]))


def test_five_times_are_too_few_for_an_interval_of_the_median():
    times = summarise_times(*tally([10, 20, 30, 40, 50]))

    assert times.median is not None
    assert (times.median.seconds, times.median.low, times.median.high) == (30, None, None)


def test_median_interval_of_a_hundred_is_at_the_40th_and_61st():
    # Binomial ranks of 100 at a half and 95 per cent: 40 and 61, as in tables of distribution-free intervals.
    times = summarise_times(*tally(range(1, 101)))

    assert times.median is not None
    assert (times.median.seconds, times.median.low, times.median.high) == (50, 40, 61)


def test_trimmed_mean_leaves_out_the_same_number_at_both_ends():
    seconds = [1] * 25 + [100] * 950 + [1_000_000] * 25

    assert trim_mean(*tally(seconds)) == 100.0


@given(SECONDS)
def test_trimmed_mean_is_that_of_scipy(seconds):
    assert trim_mean(*tally(seconds)) == pytest.approx(float(scipy_trim_mean(seconds, 0.025)))


@given(SECONDS)
def test_percentiles_are_those_of_the_histogram_of_waits(seconds):
    histogram, times = Histogram.tally(seconds), summarise_times(*tally(seconds))

    assert [each.seconds for each in times.percentiles] == [
        histogram.quantile(each.share) for each in times.percentiles
    ]
    for each in times.percentiles:
        interval = histogram.bound_quantile(each.share)
        assert (each.low, each.high) == ((interval.low, interval.high) if interval else (None, None))
