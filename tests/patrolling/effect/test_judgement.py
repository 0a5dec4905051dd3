"""The result of a trial, from its protocol to its sentence."""

import datetime as dt
import re

import msgspec
import numpy as np
import pytest

from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.measuring.verdict import NOT_TOLD
from answerable.patrolling.effect.exhibits import tell_trial
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.result import TrialResult
from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.effect.verdict import adjust_holm
from answerable.patrolling.protocol import Look, Outcome
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.effect.trials import draw, draw_offences, make_rowan, weigh
from tests.patrolling.trial.example import make_protocol


def judge(protocol, *, ratio=1.0, mean=0.4, delivered=None, to=None, seed=3, draws=600, look=None):
    allocation = draw(protocol)
    offences = draw_offences(protocol, allocation, ratio=ratio, mean=mean, seed=seed)
    minutes = None if delivered is None else delivered(allocation.patrolled)
    days = gather_trial_days(protocol, allocation, offences, weigh(offences), minutes, to=to or protocol.ends_on)
    return judge_trial(protocol, allocation, days, draws=draws, look=look)


def visit_most(patrolled):
    """Four of five days drawn are visited, and one of ten others."""
    chance = np.random.default_rng(9).random(patrolled.shape)
    return np.where(np.where(patrolled, chance < 0.8, chance < 0.1), 15.0, 0.0)


@pytest.fixture(scope="module")
def rowan():
    return judge(make_rowan(), ratio=0.55, mean=0.35, delivered=visit_most)


def test_operation_rowans_design_is_reproduced_from_its_protocol_to_its_result(rowan):
    """21 small areas over 90 days: 1,890 hotspot-days, 630 patrolled and 1,260 not (Bland 2021)."""
    primary = rowan.primary

    assert (primary.patrolled_days, primary.control_days) == (630, 1260)
    assert rowan.is_final
    assert rowan.alpha == pytest.approx(0.05)
    assert primary.verdict.direction == "lower"
    assert primary.verdict.better is True
    assert primary.itt.low < 0.55 < primary.itt.high
    assert primary.itt.p < 0.01
    assert [each.analysis for each in primary.estimates] == [
        "randomisation",
        "negative-binomial",
        "conditional",
        "marginal",
    ]
    assert max(each.ratio for each in primary.estimates) - min(each.ratio for each in primary.estimates) < 0.06
    assert "630 patrolled hotspot-days" in tell_trial(rowan)[0].sentence


def test_what_was_prevented_follows_from_the_ratio(rowan):
    primary = rowan.primary
    low, high = primary.bound_prevented()

    assert primary.prevented == pytest.approx(primary.patrolled / primary.itt.ratio - primary.patrolled)
    assert low < primary.prevented < high


def test_the_course_by_week_ends_where_the_result_does(rowan):
    assert rowan.weeks[-1].ratio == pytest.approx(rowan.primary.itt.ratio)
    assert (rowan.weeks[-1].patrolled, rowan.weeks[-1].control) == (rowan.primary.patrolled, rowan.primary.control)


def test_a_visit_does_more_than_a_draw_that_not_everybody_keeps(rowan):
    found = rowan.complier

    assert found.difference == pytest.approx(0.7, abs=0.06)
    assert found.estimate.ratio < rowan.primary.itt.ratio
    assert found.estimate.p == pytest.approx(rowan.primary.itt.p, abs=0.01)
    assert found.estimate.high - found.estimate.low > rowan.primary.itt.high - rowan.primary.itt.low


def test_where_nobody_followed_the_draw_the_effect_of_a_visit_is_refused():
    result = judge(make_rowan(), delivered=lambda patrolled: np.full(patrolled.shape, 15.0), draws=200)

    assert result.complier.estimate is None
    assert "too little to divide an effect by" in result.complier.lack


def test_without_visits_there_is_no_effect_of_one():
    result = judge(make_rowan(), draws=200)

    assert result.complier.estimate is None
    assert result.complier.lack.startswith("No visits were loaded")
    assert result.doses == ()


def test_nothing_that_could_be_told_from_chance_is_said_so():
    result = judge(make_rowan(), ratio=1.0, seed=5)
    sentence = tell_trial(result)[0].sentence

    assert result.primary.verdict.direction == "no signal"
    assert NOT_TOLD in sentence
    assert not re.search(r"prevent\w+ by|reduc|fell|rose", sentence)


def test_too_few_offences_are_no_result():
    result = judge(make_rowan(), mean=0.002, draws=200)

    assert result.primary.verdict.direction == "too few"
    assert "too few to tell" in tell_trial(result)[0].sentence


def test_every_harm_stands_without_homicide_and_with_it_where_there_was_one(rowan):
    harms = [each for each in rowan.outcomes if each.measure == "harm"]

    assert [each.with_homicide for each in harms] in ([False], [False, True])
    assert harms[0].is_registered
    assert all(len(each.estimates) == 1 for each in harms)  # harm is no count: randomisation alone


def test_a_look_before_its_day_is_refused_and_a_planned_one_is_held_to_a_stricter_line():
    looked = make_protocol(looks=(Look(dt.date(2022, 11, 14)),))
    result = judge(looked, ratio=0.5, to=dt.date(2022, 11, 20), look=0, draws=3000)

    assert not result.is_final
    assert result.data_to == dt.date(2022, 11, 13)
    assert result.alpha < 0.01
    assert result.primary.itt.level == pytest.approx(1 - result.alpha)
    assert result.weeks == ()
    assert all(any(badge.name == "provisional" for badge in each.badges) for each in tell_trial(result))
    with pytest.raises(PatrolError, match="E-TRIAL-EARLY"):
        judge(looked, to=dt.date(2022, 11, 20))
    with pytest.raises(PatrolError, match="E-TRIAL-EARLY"):
        judge(looked, to=dt.date(2022, 11, 10), look=0)
    with pytest.raises(PatrolError, match="plans no such look"):
        judge(make_rowan(), look=1)


def test_a_look_sees_nothing_of_the_days_after_it():
    looked = make_protocol(looks=(Look(dt.date(2022, 11, 14)),))
    early, late = (judge(looked, to=to, look=0, draws=300) for to in (dt.date(2022, 11, 13), dt.date(2023, 1, 1)))

    assert early.primary.patrolled == late.primary.patrolled
    assert early.primary.itt == late.primary.itt


def test_outcomes_but_the_primary_one_pay_for_each_other():
    assert adjust_holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert adjust_holm([0.5, 0.9]) == pytest.approx([1.0, 1.0])

    result = judge(make_rowan(), ratio=0.7, draws=300)
    assert result.primary.p_adjusted == result.primary.itt.p
    assert all(each.p_adjusted >= each.itt.p for each in result.outcomes[1:])


def test_every_exhibit_can_be_said_and_drawn_and_has_its_n_and_period(rowan):
    told = {each.slug: each for each in tell_trial(rowan)}

    assert set(told) >= {
        "effect",
        "randomisation",
        "outcomes",
        "harm",
        "complier",
        "displacement",
        "by-week",
        "doses",
    }
    for each in told.values():
        assert all(len(row) == len(each.table.columns) for row in say_rows(each.table)), each.slug
        assert re.search(r"\d", each.sentence)
        assert "2020" in each.sentence
        if each.chart is not None:
            assert "<svg" in draw_chart(each.chart, title=each.title, sentence=each.sentence)
    assert any(badge.name == "exploratory" for badge in told["doses"].badges)


def test_nothing_in_the_result_says_where_a_hotspot_is_or_when_it_is_patrolled(rowan):
    protocol = make_rowan()
    written = msgspec.json.encode(rowan).decode() + repr(tell_trial(rowan))

    for hotspot in protocol.hotspots:
        assert hotspot.code not in written
        assert hotspot.name not in written
    assert "POLYGON" not in written
    assert "400000" not in written


def test_json_carries_a_result_whole(rowan):
    assert msgspec.json.decode(msgspec.json.encode(rowan), type=TrialResult) == rowan


def test_small_counts_of_a_unit_are_hidden():
    protocol = make_protocol(looks=(), outcomes=(Outcome(name="violence"),))
    result = judge(protocol, mean=0.01, draws=200)

    assert len(result.units) == 3
    shown = [count for each in result.units for count in (each.patrolled, each.control) if count is not None]
    assert all(count == 0 or count >= 5 for count in shown)
    assert any(each.patrolled is None for each in result.units)


def test_the_same_trial_has_the_same_result():
    assert judge(make_rowan(), draws=200) == judge(make_rowan(), draws=200)
