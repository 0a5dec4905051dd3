"""A trial read by somebody who looks for what it must not say."""

import numpy as np
import pytest
from msgspec.structs import replace

from answerable.patrolling.effect.exhibits import tell_trial
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.effect.verdict import round_level
from answerable.patrolling.effect.wording import say_alpha
from answerable.patrolling.protocol import Look
from answerable.patrolling.trial.exhibits import tell_protocol
from tests.patrolling.effect.trials import draw_allocation, draw_offences, make_offences, weigh
from tests.patrolling.trial.example import SEED, STARTS, make_protocol


def judge(offences, delivered=None):
    protocol = make_protocol(looks=())
    allocation = draw_allocation(protocol, SEED)
    minutes = None if delivered is None else delivered(allocation.patrolled)
    days = gather_trial_days(protocol, allocation, offences, weigh(offences), minutes, to=protocol.ends_on)
    return judge_trial(protocol, allocation, days, draws=300)


def put(where, *, number=300):
    """Offences in the middle of hotspots, on the first days of those drawn or not."""
    patrolled = draw_allocation(make_protocol(), SEED).patrolled
    hotspot, day = np.argwhere(patrolled if where == "patrolled" else ~patrolled)[:number].T
    middle = np.full(number, 300_050.0)
    return make_offences(np.datetime64(STARTS) + day, 400_050.0 + 1000 * hotspot, middle)


@pytest.mark.parametrize(("where", "direction"), [("patrolled", "higher"), ("control", "lower")])
def test_three_hundred_offences_in_one_arm_are_not_too_few(where, direction):
    result = judge(put(where))
    assert result.primary.verdict.direction == direction
    assert result.primary.itt.ratio is None
    words = result.primary.verdict.words
    assert "saw none, so that there is no rate ratio; p = 0.003" in words
    assert "At the rate of" not in tell_trial(result)[0].sentence


def test_a_handful_in_one_arm_is_too_few():
    result = judge(put("control", number=3))
    assert result.primary.verdict.direction == "too few"


def test_a_single_offence_is_one():
    assert tell_trial(judge(put("patrolled", number=1)))[0].sentence.startswith("1 offence on ")


def test_offences_without_a_place_are_told_and_in_neither_arm():
    protocol = make_protocol(looks=())
    whole = draw_offences(protocol, draw_allocation(protocol, SEED))
    lost = make_offences(whole.day, np.where(np.arange(len(whole)) % 2, np.nan, whole.easting), whole.northing)
    result = judge(lost)
    assert result.without_place == len(whole) // 2
    assert any("have no place on a map" in note for note in tell_trial(result)[0].notes)


def test_days_drawn_and_not_visited_are_not_passed_off_as_patrolled():
    protocol = make_protocol(looks=())
    result = judge(draw_offences(protocol, draw_allocation(protocol, SEED)), delivered=lambda drawn: drawn * 0.0)
    first, *_ = tell_trial(result)[0].notes
    assert first.startswith("What is called patrolled here was drawn for patrol. Visited were 0")


def test_a_tiny_level_is_neither_nought_nor_certain():
    assert say_alpha(1.1e-6) == "p below 0.0001"
    assert say_alpha(0.0462) == "p at most 0.0462"
    assert round_level(1 - 1.1e-6) == 0.9999989
    assert round_level(0.95378) == 0.954


def test_a_look_that_no_draw_can_pass_is_said_to_be_one():
    early = replace(make_protocol(), looks=(Look(STARTS.replace(day=8)),))
    looks = next(each for each in tell_protocol(early) if each.slug == "looks")
    assert "look 1 cannot tell anything from chance" in looks.notes[1]
    later = next(each for each in tell_protocol(make_protocol()) if each.slug == "looks")
    assert len(later.notes) == 1
