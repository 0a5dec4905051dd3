"""Randomisation inference: p, ratio and interval from the draws alone."""

import datetime as dt
from itertools import product

import numpy as np
import pytest

from answerable.patrolling.effect.calendar import expect_events, part_expected
from answerable.patrolling.effect.randomisation import Response, compare_responses
from answerable.patrolling.effect.redraw import prepare_redraw
from answerable.patrolling.protocol import Scheme
from answerable.patrolling.trial.blocks import list_blocks
from answerable.patrolling.trial.washout import mark_washout
from tests.patrolling.effect.trials import draw, make_rowan
from tests.patrolling.trial.example import make_hotspots, make_protocol

STARTS_ON = dt.date(2022, 10, 3)


def respond(events, patrolled):
    return Response(values=events, expected=part_expected(events, patrolled, STARTS_ON), treated=patrolled)


def test_p_is_that_of_listing_every_draw_there_is():
    """Two hotspots, six days, one of the two each day: 64 ways, each counted by hand."""
    protocol = make_protocol(
        hotspots=make_hotspots(2, units=1, tiers=1), ends_on=STARTS_ON + dt.timedelta(days=5), looks=()
    )
    events = np.array([[5.0, 2, 0, 1, 3, 2], [1.0, 0, 0, 2, 1, 0]])
    patrolled = draw(protocol).patrolled
    tested = compare_responses(
        [respond(events, patrolled)], patrolled, prepare_redraw(list_blocks(protocol)), draws=20_000
    )[0]

    every = np.array(list(product([False, True], repeat=6)))
    expected = expect_events(events, STARTS_ON)
    residual = (events - expected) ** 2

    def standardise(first):
        drawn = np.stack([first, ~first])
        odds = expected[drawn].sum() / expected[~drawn].sum()
        error = np.sqrt(residual[drawn].sum() + odds**2 * residual[~drawn].sum())
        return abs(events[drawn].sum() - odds * events[~drawn].sum()) / error

    statistics = np.array([standardise(first) for first in every])
    exact = (statistics >= standardise(patrolled[0]) - 1e-9).mean()

    assert tested.p == pytest.approx(exact, abs=0.012)


def test_the_interval_holds_the_ratio_and_ends_where_p_comes_down_to_its_level():
    protocol = make_protocol(hotspots=make_hotspots(16), scheme=Scheme(within="hotspot"))
    patrolled = draw(protocol).patrolled
    chance = np.random.default_rng(5)
    events = chance.poisson(0.6 * np.where(patrolled, 0.6, 1.0)).astype(float)
    redraw = prepare_redraw(list_blocks(protocol))
    tested = compare_responses([respond(events, patrolled)], patrolled, redraw, draws=2000)[0]

    assert tested.low < tested.ratio < tested.high
    assert tested.low < 0.6 < tested.high
    assert tested.p < 0.01
    # Dividing the patrolled days by an end of the interval leaves a trial whose p is just the level, and dividing
    # them by the ratio one without a difference: what is expected is made anew of the divided days.
    for end in (tested.low, tested.high):
        divided = np.where(patrolled, events / end, events)
        again = compare_responses([respond(divided, patrolled)], patrolled, redraw, draws=2000)[0]
        assert again.p == pytest.approx(0.05, abs=0.003)
    level = compare_responses(
        [respond(np.where(patrolled, events / tested.ratio, events), patrolled)], patrolled, redraw, draws=200
    )[0]
    assert level.ratio == pytest.approx(1, abs=0.002)
    assert level.p == 1.0


def test_patrolled_days_do_not_make_a_place_look_quieter_than_it_is():
    """Without chance: each hotspot sees its rate and, where patrolled, 0.6 of it. The busy one is drawn often."""
    protocol = make_rowan()
    redraw = prepare_redraw(list_blocks(protocol))
    drawn = redraw.draw(3000, np.random.default_rng(3)).reshape(-1, 21, 90)
    lucky = drawn[np.argmax(drawn[:, 0].sum(axis=1))]
    rate = np.where(np.arange(21) == 0, 4.0, 0.2)[:, None]
    events = rate * np.where(lucky, 0.6, 1.0)
    tested = compare_responses([respond(events, lucky)], lucky, redraw, draws=100)[0]
    undivided = expect_events(events, STARTS_ON)
    leans = (events[lucky].sum() / undivided[lucky].sum()) / (events[~lucky].sum() / undivided[~lucky].sum())

    assert leans > 0.605
    assert tested.ratio == pytest.approx(0.6, abs=0.001)


def test_what_is_expected_comes_in_two_parts_of_what_was_seen():
    patrolled = draw(make_rowan()).patrolled
    events = np.random.default_rng(4).poisson(0.5, patrolled.shape).astype(float)
    harm = events * 365
    own, other = part_expected(harm, patrolled, STARTS_ON, events=events)

    assert own.sum() == pytest.approx(harm[patrolled].sum())
    assert other.sum() == pytest.approx(harm[~patrolled].sum())
    assert own + other == pytest.approx(expect_events(events, STARTS_ON) * 365)


def test_a_level_of_99_percent_is_wider():
    protocol = make_rowan()
    patrolled = draw(protocol).patrolled
    events = np.random.default_rng(5).poisson(0.4, patrolled.shape).astype(float)
    redraw = prepare_redraw(list_blocks(protocol))
    narrow, wide = (
        compare_responses([respond(events, patrolled)], patrolled, redraw, draws=1000, level=level)[0]
        for level in (0.95, 0.99)
    )

    assert wide.low < narrow.low < narrow.high < wide.high
    assert wide.p == narrow.p


def test_a_busy_hotspot_drawn_more_often_by_luck_is_no_effect():
    """One hotspot has ten times the rate of the others and is patrolled on two days of three."""
    protocol = make_rowan()
    blocks = list_blocks(protocol)
    redraw = prepare_redraw(blocks)
    drawn = redraw.draw(3000, np.random.default_rng(3)).reshape(-1, 21, 90)
    lucky = drawn[np.argmax(drawn[:, 0].sum(axis=1))]
    events = np.full((21, 90), 0.2)
    events[0] = 4.0
    raw = events[lucky].mean() / events[~lucky].mean()
    tested = compare_responses([respond(events, lucky)], lucky, redraw, draws=500)[0]

    assert raw > 1.15
    assert tested.ratio == pytest.approx(1, abs=1e-9)


def test_the_days_after_a_patrol_are_no_controls():
    patrolled = np.array([[True, False, False, False, True, True, False]])

    assert mark_washout(patrolled, 1).tolist() == [[False, True, False, False, False, False, True]]
    assert mark_washout(patrolled, 2).tolist() == [[False, True, True, False, False, False, True]]
    assert not mark_washout(patrolled, 0).any()


def test_what_lingers_after_a_patrol_shrinks_the_effect_unless_those_days_are_left_out():
    protocol = make_rowan()
    patrolled = draw(protocol).patrolled
    lingers = patrolled | mark_washout(patrolled, 1)
    events = np.random.default_rng(7).poisson(np.where(lingers, 0.4, 1.2)).astype(float)
    redraw = prepare_redraw(list_blocks(protocol))
    all_days, washed = (
        compare_responses([respond(events, patrolled)], patrolled, redraw, washout_days=lag, draws=400)[0]
        for lag in (0, 1)
    )

    assert washed.ratio == pytest.approx(1 / 3, abs=0.07)
    assert all_days.ratio > washed.ratio + 0.05


def test_no_events_are_no_effect_and_no_ratio():
    protocol = make_rowan()
    patrolled = draw(protocol).patrolled
    redraw = prepare_redraw(list_blocks(protocol))
    tested = compare_responses([respond(np.zeros((21, 90)), patrolled)], patrolled, redraw, draws=200)[0]

    assert (tested.ratio, tested.low, tested.high, tested.p) == (None, 0.0, None, 1.0)


def test_a_look_draws_whole_blocks_and_uses_the_days_before_it():
    protocol = make_protocol(scheme=Scheme(within="hotspot"))
    patrolled = draw(protocol).patrolled[:, :40]
    events = np.random.default_rng(1).poisson(0.5, patrolled.shape).astype(float)
    tested = compare_responses(
        [respond(events, patrolled)], patrolled, prepare_redraw(list_blocks(protocol)), draws=300
    )[0]

    assert tested.low < 1 < tested.high


def test_heavy_tailed_harm_keeps_the_level():
    """One offence in fifty weighs as much as hundreds: p stays as uniform as the draw makes it."""
    protocol = make_rowan()
    redraw = prepare_redraw(list_blocks(protocol))
    chance = np.random.default_rng(12)
    drawn = redraw.draw(40, chance).reshape(-1, 21, 90)
    called = 0
    for patrolled in drawn:
        events = chance.poisson(0.3, patrolled.shape).astype(float)
        harm = events * np.where(chance.random(patrolled.shape) < 0.02, 5475.0, 10.0)
        expected = part_expected(harm, patrolled, STARTS_ON, events=events)
        tested = compare_responses(
            [Response(values=harm, expected=expected, treated=patrolled)], patrolled, redraw, draws=79, seed=1
        )[0]
        called += tested.p <= 0.2

    assert called / len(drawn) == pytest.approx(0.2, abs=0.19)


def test_one_other_draw_gives_no_p_below_a_half():
    protocol = make_rowan()
    patrolled = draw(protocol).patrolled
    events = np.where(patrolled, 0.0, 1.0)
    events[:, 0] = 1.0
    tested = compare_responses(
        [respond(events, patrolled)], patrolled, prepare_redraw(list_blocks(protocol)), draws=1
    )[0]

    assert tested.p >= 0.5
