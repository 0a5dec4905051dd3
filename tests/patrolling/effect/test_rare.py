"""Tests of rare events, held to published answers and to simulation."""

import numpy as np
import pytest

from answerable.patrolling.effect.rare import compare_rare_counts, find_chance_of_cluster


def test_the_e_test_gives_the_published_answers():
    assert round(compare_rare_counts(0, 3), 4) == 0.0884
    assert round(compare_rare_counts(6, 2), 4) == 0.1749
    assert round(compare_rare_counts(20, 10), 3) == 0.069


def test_the_e_test_does_not_mind_which_comes_first():
    assert compare_rare_counts(3, 11, 2.0, 5.0) == pytest.approx(compare_rare_counts(11, 3, 5.0, 2.0))


def test_the_same_rates_differ_by_nothing():
    assert compare_rare_counts(20, 20) == pytest.approx(1)
    assert compare_rare_counts(0, 0) == 1


def test_rates_that_are_none_are_refused():
    with pytest.raises(ValueError, match="no rates"):
        compare_rare_counts(-1, 2)


def test_the_e_test_keeps_its_level():
    chance = np.random.default_rng(4)
    pairs = chance.poisson(12, (1500, 2)).tolist()
    known = {}
    called = sum(known.setdefault(tuple(pair), compare_rare_counts(*pair)) <= 0.05 for pair in pairs)

    assert called / len(pairs) == pytest.approx(0.05, abs=0.02)


def test_a_cluster_of_six_somewhere_in_208_windows_has_the_published_chance():
    assert round(find_chance_of_cluster(6, 0.6, 1, 208), 3) == 0.039


def test_the_approximation_agrees_with_simulated_years():
    chance = np.random.default_rng(11)
    hits, runs, period = 0, 1500, 60
    for _ in range(runs):
        times = np.sort(chance.uniform(0, period, chance.poisson(0.9 * period)))
        hits += bool(len(times) > 5 and (times[5:] - times[:-5] < 1).any())

    assert find_chance_of_cluster(6, 0.9, 1, period) == pytest.approx(hits / runs, abs=0.025)


def test_a_cluster_of_two_is_not_asked_about():
    with pytest.raises(ValueError, match="three events"):
        find_chance_of_cluster(2, 0.5, 1, 50)
