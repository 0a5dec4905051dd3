"""Verdicts: which changes may be spoken of, and in what words."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Verdict, estimate_dispersion, judge_counts, judge_shares

NEW_SYSTEM = Break(dt.date(2021, 4, 1), "a new crime system")


def test_a_fall_that_chance_explains_is_not_called_a_fall():
    verdict = judge_counts(52, 46)
    assert verdict.direction == "no signal"
    assert verdict.better is None
    assert verdict.words == (
        "no change that could be told from chance (ratio 0.88, 95% interval 0.58 to 1.34, p = 0.61)"
    )


def test_a_fall_beyond_chance_is_for_the_better_where_fewer_are_wanted():
    verdict = judge_counts(215, 145, better="lower")
    assert (verdict.direction, verdict.better, verdict.is_signal) == ("lower", True, True)
    assert verdict.words == (
        "a fall greater than chance explains, for the better (ratio 0.67, 95% interval 0.54 to 0.84, p < 0.001)"
    )


@pytest.mark.parametrize(("better", "expected"), [("lower", True), ("higher", False), ("neither", None)])
def test_whether_a_change_is_wanted_is_up_to_the_measure(better, expected):
    assert judge_counts(215, 145, better=better).better is expected


def test_exposures_are_allowed_for():
    assert judge_counts(100, 200).direction == "higher"
    assert judge_counts(100, 200, before_exposure=182, after_exposure=365).direction == "no signal"


def test_so_few_events_that_no_division_of_them_could_tell_are_too_few():
    assert judge_counts(0, 5).direction == "too few"
    assert judge_counts(0, 6).direction == "higher"
    assert judge_counts(0, 3).words == "too few to tell a change from chance (only 3 in both periods together)"


def test_a_break_in_the_recording_keeps_two_periods_from_being_compared():
    verdict = judge_counts(215, 145, breaks=[NEW_SYSTEM], name="Admissions")
    assert (verdict.direction, verdict.better, verdict.p, verdict.ratio) == ("no signal", None, None, None)
    assert not verdict.is_comparable
    assert verdict.words == (
        "Admissions: recording changed on 1 April 2021 (a new crime system): the two periods cannot be compared"
    )
    assert judge_shares(1, 100, 90, 100, better="higher", breaks=[NEW_SYSTEM]).is_comparable is False


def test_only_breaks_after_the_first_day_and_by_the_last_count():
    first, last = dt.date(2021, 4, 1), dt.date(2022, 3, 31)
    assert list_breaks([NEW_SYSTEM], first, last) == ()
    assert list_breaks([NEW_SYSTEM], dt.date(2021, 3, 31), last) == (NEW_SYSTEM,)
    assert list_breaks([NEW_SYSTEM], dt.date(2020, 4, 1), dt.date(2021, 4, 1)) == (NEW_SYSTEM,)
    assert list_breaks([NEW_SYSTEM], dt.date(2020, 4, 1), dt.date(2021, 3, 31)) == ()


def test_counts_that_vary_more_than_chance_need_a_greater_change():
    assert judge_counts(1_000, 1_100).direction == "higher"
    overdispersed = judge_counts(1_000, 1_100, dispersion=4)
    assert overdispersed.direction == "no signal"
    assert overdispersed.ratio == pytest.approx(1.1)
    assert "varying 4.0 times as much as chance alone" in overdispersed.words


def test_dispersion_is_the_variance_over_the_mean_of_like_periods():
    assert estimate_dispersion([80, 120, 100, 60, 140]) == pytest.approx(10.0)
    assert estimate_dispersion([80, 160], exposures=[1, 2]) == 1.0
    assert estimate_dispersion([7]) == estimate_dispersion([0, 0, 0]) == 1.0


def test_shares_are_judged_by_their_difference_in_points():
    verdict = judge_shares(790, 1_000, 750, 1_000, better="higher")
    assert (verdict.direction, verdict.better) == ("lower", False)
    assert verdict.difference == pytest.approx(-0.04)
    assert verdict.words == (
        "a fall greater than chance explains, for the worse "
        "(−4.0 percentage points, 95% interval −7.7 to −0.3, p = 0.034)"
    )
    assert judge_shares(79, 100, 75, 100, better="higher").direction == "no signal"


def test_shares_of_very_few_are_too_few():
    assert judge_shares(0, 3, 3, 3, better="higher").direction == "too few"
    assert judge_shares(0, 4, 4, 4, better="higher").direction == "higher"
    assert judge_shares(0, 0, 40, 100, better="higher").direction == "too few"


@given(st.integers(0, 120), st.integers(0, 120), st.integers(0, 120), st.integers(0, 120))
def test_p_and_interval_of_a_share_agree_and_turning_it_round_turns_the_verdict(yes1, no1, yes2, no2):
    there = judge_shares(yes1, yes1 + no1, yes2, yes2 + no2, better="higher")
    back = judge_shares(yes2, yes2 + no2, yes1, yes1 + no1, better="higher")
    turned = {"higher": "lower", "lower": "higher"}
    assert back.direction == turned.get(there.direction, there.direction)
    if there.direction != "too few":
        assert (there.p < 0.05) == there.is_signal or abs(there.p - 0.05) < 1e-6
        assert there.low <= there.difference <= there.high


@given(st.integers(0, 500), st.integers(0, 500))
def test_turning_counts_round_turns_the_verdict(before, after):
    turned = {"higher": "lower", "lower": "higher"}
    there, back = judge_counts(before, after), judge_counts(after, before)
    assert back.direction == turned.get(there.direction, there.direction)


def test_a_verdict_goes_through_json_whole():
    for verdict in (judge_counts(0, 9), judge_counts(52, 46), judge_shares(1, 9, 8, 9, better="higher")):
        assert msgspec.json.decode(msgspec.json.encode(verdict), type=Verdict) == verdict


def test_shares_that_vary_more_than_chance_need_a_greater_change():
    assert judge_shares(6_600, 10_000, 6_800, 10_000, better="higher").direction == "higher"
    wide = judge_shares(6_600, 10_000, 6_800, 10_000, better="higher", dispersion=20)
    assert (wide.direction, wide.difference) == ("no signal", pytest.approx(0.02))
    assert wide.words.endswith("shares varying 20.0 times as much as chance alone)")
