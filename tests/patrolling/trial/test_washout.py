"""How many controls a washout leaves, from draws of the protocol's own allocation."""

import datetime as dt
from math import comb

import numpy as np
import pytest

from answerable.law.ruling import list_stops
from answerable.patrolling.protocol import Scheme
from answerable.patrolling.trial.judgement import LEAST_KEPT, judge_protocol
from answerable.patrolling.trial.power import find_kept, work_out_detectable
from answerable.patrolling.trial.washout import draw_kept, mark_washout
from tests.patrolling.trial.example import make_protocol

BY_HOTSPOT = Scheme(within="hotspot")


def list_codes(**changed):
    protocol = make_protocol(looks=(), **changed)
    found = work_out_detectable(protocol, np.full((200, 12), 20), dt.date(2021, 1, 1))
    protocol = make_protocol(looks=(), detectable=found, **changed)
    return [ruling.code for ruling in judge_protocol(protocol, today=dt.date(2022, 9, 20))]


def test_days_drawn_each_by_itself_keep_what_chance_leaves():
    protocol = make_protocol(washout_days=2, scheme=Scheme(patrolled=1, out_of=3))

    assert draw_kept(protocol).share == pytest.approx(find_kept(1 / 3, 2), abs=0.01)
    assert draw_kept(protocol).bare == ()


def test_runs_of_a_hotspot_keep_fewer_since_its_days_without_patrol_are_spread():
    """Seven of fourteen days: after a day without patrol within a run, six of thirteen are without, not a half."""
    protocol = make_protocol(washout_days=1, scheme=BY_HOTSPOT)
    within = comb(12, 7) / comb(14, 7) / (1 / 2)

    assert draw_kept(protocol).share == pytest.approx((13 * within + 1 / 2) / 14, abs=0.01)
    assert draw_kept(protocol).share < find_kept(1 / 2, 1) - 0.02


def test_what_can_be_detected_is_worked_out_with_the_days_that_are_left():
    history = np.full((200, 12), 2)
    by_day, by_hotspot = (
        work_out_detectable(make_protocol(washout_days=3, scheme=scheme), history, dt.date(2021, 1, 1))
        for scheme in (Scheme(), BY_HOTSPOT)
    )

    assert by_hotspot.reduction > by_day.reduction


def test_the_share_is_that_of_the_registered_draw_itself():
    from tests.patrolling.effect.trials import draw

    protocol = make_protocol(washout_days=2)
    patrolled = draw(protocol).patrolled
    control = (~patrolled & ~mark_washout(patrolled, 2))[:, 2:]

    assert control.sum() / (~patrolled[:, 2:]).sum() == pytest.approx(draw_kept(protocol).share, abs=0.05)


@pytest.mark.parametrize(
    ("washout_days", "scheme", "codes"),
    [
        (0, Scheme(), []),
        (1, Scheme(), []),
        (2, Scheme(patrolled=1, out_of=3), []),
        (3, Scheme(), ["W-TRIAL-FEW-CONTROLS"]),
        (2, BY_HOTSPOT, ["W-TRIAL-FEW-CONTROLS"]),
        (8, Scheme(), ["E-TRIAL-NO-CONTROLS"]),
        (14, Scheme(patrolled=1, out_of=3), ["E-TRIAL-NO-CONTROLS"]),
        (90, Scheme(), ["E-TRIAL-NO-CONTROLS"]),
        (91, Scheme(), ["E-TRIAL-NO-CONTROLS"]),
        (365, BY_HOTSPOT, ["E-TRIAL-NO-CONTROLS"]),
    ],
)
def test_a_long_washout_warns_and_one_that_leaves_nothing_stops(washout_days, scheme, codes):
    found = [code for code in list_codes(washout_days=washout_days, scheme=scheme) if "CONTROLS" in code]

    assert found == codes


def test_the_ruling_says_how_many_are_left():
    few = make_protocol(washout_days=3)
    (warned,) = (each for each in judge_protocol(few, today=dt.date(2022, 9, 20)) if "CONTROLS" in each.code)
    none = make_protocol(washout_days=10)
    (stopped,) = (each for each in judge_protocol(none, today=dt.date(2022, 9, 20)) if "CONTROLS" in each.code)

    assert draw_kept(few).share < LEAST_KEPT
    assert "With 3 days left out after each patrol, 13% of the days" in warned.words
    assert "every one of 12 hotspots will probably be left without a single control day" in stopped.words
    assert stopped in list_stops([stopped])
    assert not list_stops([warned])


@pytest.mark.parametrize(
    "changed", [{"hotspots": ()}, {"ends_on": dt.date(2022, 10, 1)}, {"scheme": Scheme(patrolled=0)}]
)
def test_a_protocol_with_nothing_to_draw_is_told_of_that_alone(changed):
    rulings = judge_protocol(make_protocol(washout_days=3, **changed), today=dt.date(2022, 9, 20))

    assert not [each.code for each in rulings if "CONTROLS" in each.code]
