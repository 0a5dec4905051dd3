"""Intervals that allow for days of one hotspot being alike."""

import numpy as np
import pytest

from answerable.measuring.interval import bound_share
from answerable.patrolling.dosage.clustered import bound_clustered_ratio, bound_clustered_share


def test_interval_holds_the_true_share_as_often_as_it_says_where_days_are_alike():
    chance = np.random.default_rng(1)
    runs, hotspots, days, true = 400, 20, 30, 0.7
    held = plain = 0
    for _ in range(runs):
        parts = chance.binomial(days, chance.beta(7, 3, hotspots))
        found = bound_clustered_share(parts, np.full(hotspots, days))
        wilson = bound_share(int(parts.sum()), hotspots * days)
        held += found.low <= true <= found.high
        plain += wilson.low <= true <= wilson.high
    assert held / runs >= 0.92
    assert plain / runs < 0.80, "days taken as independent promise too much"


def test_interval_is_never_narrower_than_that_of_independent_days():
    alike = bound_clustered_share(np.array([5, 5, 5, 5]), np.array([10, 10, 10, 10]))
    plain = bound_share(20, 40)
    assert alike.low < plain.low < plain.high < alike.high


def test_where_all_have_it_each_hotspot_counts_as_one():
    found = bound_clustered_share(np.array([30, 30, 30]), np.array([30, 30, 30]))
    assert (found.share, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(bound_share(3, 3).low)


def test_of_nothing_there_is_no_share_and_empty_hotspots_do_not_count():
    assert bound_clustered_share(np.zeros(3, dtype=int), np.zeros(3, dtype=int)).share is None
    some = bound_clustered_share(np.array([3, 0, 4]), np.array([10, 0, 10]))
    assert some == bound_clustered_share(np.array([3, 4]), np.array([10, 10]))


def test_ratio_holds_the_true_one_as_often_as_it_says():
    chance = np.random.default_rng(2)
    days = np.full(25, 40)
    held = 0
    for _ in range(400):
        means = chance.gamma(4, 1 / 4, 25)
        first = chance.gamma(40 * 0.5, 1 / 0.5, 25) * means * 20 / 40 * 1.0
        second = chance.gamma(40 * 0.5, 1 / 0.5, 25) * means * 4 / 40
        found = bound_clustered_ratio(first * 40, days, second * 40, days)
        held += found.low <= 5 <= found.high
    assert 0.91 <= held / 400 <= 0.99


def test_no_ratio_over_nothing():
    none = np.zeros(3)
    assert bound_clustered_ratio(none + 1, np.full(3, 5), none, np.full(3, 5)).ratio is None
