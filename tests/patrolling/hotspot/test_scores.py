"""What each method makes of the past, cell by cell."""

import datetime as dt
import itertools

import numpy as np
import pytest
import shapely

from answerable.patrolling.hotspot.cells import lay_squares
from answerable.patrolling.hotspot.scores import (
    BANDWIDTHS,
    METHODS,
    Training,
    choose_bandwidth,
    find_method,
    score_count,
    score_kernel,
    score_persistence,
    score_recent,
)
from answerable.patrolling.refusal import PatrolError

CELLS = lay_squares(shapely.box(400_000, 300_000, 402_000, 302_000), 100)
DAY = np.datetime64("2024-01-01")


def learn_from(places, days, *, bandwidth=200.0, budget=40_000.0, harm=None):
    """A training period that ends at the start of 2024: places in metres from the corner, days before that."""
    at = np.array(places, dtype=float).reshape(-1, 2) + np.array([400_000, 300_000])
    ages = np.array(days, dtype=float)
    return Training(
        cells=CELLS,
        cell=CELLS.locate(at[:, 0], at[:, 1]),
        easting=at[:, 0],
        northing=at[:, 1],
        day=(DAY - ages.astype("timedelta64[D]")).astype("datetime64[D]"),
        age=ages,
        harm=harm,
        harm_without_homicide=harm,
        budget=budget,
        bandwidth=bandwidth,
        half_life=180.0,
    )


def test_a_count_counts_and_harm_weighs():
    training = learn_from([(50, 50), (50, 60), (950, 950)], [10, 20, 30], harm=np.array([1.0, 10.0, 365.0]))
    cell = training.cell
    assert score_count(training)[cell].tolist() == [2, 2, 1]
    assert find_method("harm").score(training)[cell].tolist() == [11, 11, 365]


def test_an_offence_of_one_half_life_ago_weighs_half():
    training = learn_from([(50, 50), (950, 950)], [0, 180])
    assert score_recent(training)[training.cell] == pytest.approx([1, 0.5])


def test_a_kernel_spreads_each_offence_once_over_the_land():
    training = learn_from([(1000, 1000)] * 3, [1, 2, 3])
    density = score_kernel(training)
    assert (density * CELLS.areas / 1e6).sum() == pytest.approx(3, rel=0.02)
    assert density.argmax() in CELLS.locate(np.array([400_999.0, 401_001.0]), np.array([300_999.0, 301_001.0]))
    assert density[CELLS.locate(np.array([400_050.0]), np.array([300_050.0]))[0]] == 0
    one = 1e6 * 3 / (2 * np.pi * 200**2) * np.exp(-(50**2 + 50**2) / (2 * 200**2))
    assert density.max() == pytest.approx(one, rel=0.05)


def test_persistence_puts_a_place_that_is_bad_every_year_before_one_bad_once():
    steady = [((50, 50), age) for age in (100, 500, 900) for _ in range(3)]
    once = [((950, 950), 100)] * 20
    others = [((150 + 100 * (at % 15), 1550), age) for at, age in enumerate((90, 95, 490, 495, 890, 895) * 3)]
    spread = [((1950, 1950), age) for age in range(1, 1095, 30)]
    places, days = zip(*(steady + once + others + spread), strict=True)
    training = learn_from(places, days, budget=20_000.0)
    scores = score_persistence(training)
    assert scores[training.cell[0]] > scores[training.cell[len(steady)]]
    counts = score_count(training)
    assert counts[training.cell[0]] < counts[training.cell[len(steady)]]


def test_untouched_land_scores_nought_by_every_method():
    training = learn_from([(50, 50), (60, 50)], [10, 400], bandwidth=100.0, harm=np.ones(2))
    far = CELLS.locate(np.array([401_950.0]), np.array([301_950.0]))[0]
    assert {method.slug: float(method.score(training)[far]) for method in METHODS} == {
        method.slug: 0.0 for method in METHODS
    }


def test_the_bandwidth_is_chosen_from_the_past_alone_and_said_where_there_is_none():
    chance = np.random.default_rng(5)
    places = list(itertools.chain.from_iterable(chance.normal(1000, 30, (60, 2)) for _ in range(6)))
    days = np.repeat([30, 60, 100, 130, 160, 190], 60)
    assert choose_bandwidth(learn_from(places, days), 100.0) in BANDWIDTHS
    assert choose_bandwidth(learn_from(places[:60], np.full(60, 5)), 100.0) == 150.0


def test_no_method_knows_anything_of_a_person():
    known = set(Training._fields)
    assert known == {
        "cells", "cell", "easting", "northing", "day", "age", "harm", "harm_without_homicide", "budget", "bandwidth",
        "half_life",
    }  # fmt: skip


def test_a_method_that_there_is_not_is_refused():
    with pytest.raises(PatrolError, match="no method “guess”"):
        find_method("guess")


def test_the_day_before_the_test_is_one_day_old():
    training = learn_from([(50, 50)], [1])
    assert training.day[0].item() == dt.date(2023, 12, 31)
