"""Planned looks: what each is held to, and that no other day shows anything."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.patrolling.protocol import Look
from answerable.patrolling.trial.boundary import find_boundaries, spend_level
from answerable.patrolling.trial.looks import find_look, may_look, plan_looks
from tests.patrolling.trial.example import ENDS, STARTS, make_protocol

LOOK = dt.date(2022, 11, 14)


@pytest.mark.parametrize(
    ("shares", "lines"),
    [
        # Published values of the spending function of O'Brien and Fleming's kind, two-sided 0.05
        ((0.2, 0.4, 0.6, 0.8, 1), (4.877, 3.357, 2.680, 2.290, 2.031)),
        ((0.25, 0.5, 0.75, 1), (4.333, 2.963, 2.359, 2.014)),
        ((1 / 3, 2 / 3, 1), (3.710, 2.511, 1.993)),
        ((0.5, 1), (2.963, 1.969)),
        ((1,), (1.960,)),
    ],
)
def test_the_lines_of_equal_looks_are_the_published_ones(shares, lines):
    assert [round(line.z, 3) for line in find_boundaries(shares, 0.05)] == list(lines)


def test_the_whole_level_is_spent_at_the_end_and_almost_none_early():
    lines = find_boundaries((0.1, 0.5, 1), 0.05)
    assert lines[0].spent < 1e-10
    assert lines[-1].spent == 0.05
    assert spend_level(1, 0.01) == 0.01


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True), st.sampled_from([0.01, 0.05, 0.1]))
@settings(deadline=None, max_examples=15)
def test_later_looks_are_held_to_less(days, alpha):
    shares = [day / 100 for day in sorted(days)] + [1.0]
    lines = find_boundaries(shares, alpha)
    spent = [line.spent for line in lines]
    assert spent == sorted(spent)
    assert all(line.alpha <= alpha + 1e-9 for line in lines)
    assert lines[-1].z >= find_boundaries((1,), alpha)[0].z - 1e-6


def test_all_looks_together_raise_as_many_false_alarms_as_one():
    shares = np.array([0.3, 0.45, 0.8, 1.0])
    lines = find_boundaries(list(shares), 0.05)
    draw = np.random.default_rng(11)
    steps = draw.normal(size=(200_000, 4)) * np.sqrt(np.diff(shares, prepend=0))
    z = np.abs(steps.cumsum(axis=1) / np.sqrt(shares))
    alarms = (z > np.array([line.z for line in lines])).any(axis=1).mean()
    # three standard errors of 200,000 trials
    assert alarms == pytest.approx(0.05, abs=0.0015)


def test_looks_are_planned_by_day_with_the_end_last():
    first, last = plan_looks(make_protocol())
    assert (first.on, first.data_to) == (LOOK, dt.date(2022, 11, 13))
    assert first.share == pytest.approx(42 / 91)
    assert (last.on, last.share, last.data_to) == (dt.date(2023, 1, 2), 1.0, ENDS)
    assert first.alpha < 0.003 < last.alpha < 0.05


def test_a_look_outside_the_trial_is_not_planned():
    looks = (Look(STARTS), Look(LOOK), Look(LOOK), Look(dt.date(2023, 5, 1)))
    assert [look.on for look in plan_looks(make_protocol(looks=looks))] == [LOOK, dt.date(2023, 1, 2)]


def test_early_indications_are_refused_in_a_sentence_for_a_board():
    ruling = may_look(make_protocol(), dt.date(2022, 10, 31), data_to=dt.date(2022, 10, 30))
    assert ruling.code == "E-TRIAL-EARLY"
    assert ruling.stops
    assert ruling.words.startswith("Early indications are not shown: the first planned look is on 14 November 2022.")


def test_without_a_planned_look_nothing_is_shown_before_the_end():
    protocol = make_protocol(looks=())
    ruling = may_look(protocol, ENDS, data_to=ENDS)
    assert "plans no look before the end, which is on 2 January 2023" in ruling.words
    assert may_look(protocol, dt.date(2023, 1, 2), data_to=ENDS) is None


def test_a_look_whose_day_has_come_waits_for_its_data():
    ruling = may_look(make_protocol(), LOOK, data_to=dt.date(2022, 11, 12))
    assert "needs every day to 13 November 2022, and the data reach to 12 November 2022" in ruling.words


@pytest.mark.parametrize(
    ("on", "data_to", "look"),
    [
        (LOOK - dt.timedelta(days=1), ENDS, None),
        (LOOK, dt.date(2022, 11, 13), 0),
        (dt.date(2022, 12, 24), dt.date(2022, 12, 23), 0),
        (dt.date(2023, 3, 1), dt.date(2022, 12, 31), 0),
        (dt.date(2023, 3, 1), dt.date(2023, 2, 1), 1),
    ],
)
def test_the_newest_look_whose_days_are_over_and_known_is_the_one_that_may_be_shown(on, data_to, look):
    assert find_look(make_protocol(), on, data_to=data_to) == look
