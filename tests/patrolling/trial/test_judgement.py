"""What the rules of a trial say of a protocol before it is registered."""

import datetime as dt

import numpy as np
import pytest
from msgspec.structs import replace

from answerable.law.ruling import list_stops
from answerable.patrolling.protocol import Detectable, Dose, Look, Outcome, Scheme, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.judgement import judge_protocol
from answerable.patrolling.trial.power import work_out_detectable
from answerable.patrolling.trial.spacing import list_near
from tests.patrolling.trial.example import STARTS, make_hotspots, make_protocol, make_square

TODAY = dt.date(2022, 9, 20)
DETECTABLE = Detectable(
    history_first_on=dt.date(2021, 1, 1),
    history_last_on=dt.date(2021, 12, 31),
    history_events=73_000,
    expected=73_000 / 365 * 91,
    dispersion=1.0,
    power=0.8,
    alpha=0.05,
    reduction=0.04,
    compliance=0.8,
    reduction_at_compliance=0.05,
)


def judge(**changed):
    return judge_protocol(make_protocol(**({"detectable": DETECTABLE} | changed)), today=TODAY)


def list_codes(**changed):
    return [ruling.code for ruling in judge(**changed)]


def test_a_sound_protocol_has_no_ruling():
    assert judge() == ()


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("E-TRIAL-NO-HOTSPOTS", {"hotspots": ()}),
        ("E-TRIAL-HOTSPOT-TWICE", {"hotspots": (*make_hotspots(), replace(make_hotspots(13)[12], code="N01"))}),
        ("E-TRIAL-DATES", {"ends_on": STARTS - dt.timedelta(days=1)}),
        ("E-TRIAL-LATE", {"registered_on": STARTS}),
        ("E-TRIAL-LOOK-OUTSIDE", {"looks": (Look(STARTS),)}),
        ("E-TRIAL-LOOK-OUTSIDE", {"looks": (Look(dt.date(2023, 1, 2)),)}),
        ("E-TRIAL-SPLIT", {"scheme": Scheme(patrolled=2, out_of=2)}),
        ("E-TRIAL-SPLIT", {"scheme": Scheme(patrolled=0)}),
        ("E-TRIAL-SPLIT", {"scheme": Scheme(within="hotspot", out_of=7, run_days=5)}),
        ("E-TRIAL-NO-SEED-HASH", {"seed_sha256": ""}),
        ("E-TRIAL-NO-SEED-HASH", {"seed_sha256": "0" * 64}),
        ("E-TRIAL-NO-SEED-HASH", {"seed_sha256": "x" * 64}),
        ("E-TRIAL-DOSE", {"dose": Dose(visits=0)}),
        ("E-TRIAL-DOSE", {"dose": Dose(windows=())}),
        ("E-TRIAL-DOSE", {"dose": Dose(minutes=90, windows=(Window(dt.time(15), dt.time(16)),))}),
        ("E-TRIAL-DOSE", {"dose": Dose(visits=3, minutes=30, windows=(Window(dt.time(15), dt.time(16)),))}),
        (
            "E-TRIAL-DOSE",
            {"dose": Dose(windows=(Window(dt.time(22), dt.time(3)), Window(dt.time(2), dt.time(5))))},
        ),
        ("E-TRIAL-NO-OUTCOME", {"outcomes": ()}),
        ("E-TRIAL-LEVELS", {"compliance": 0.0, "detectable": replace(DETECTABLE, compliance=0.0)}),
        ("E-TRIAL-NO-POWER", {"detectable": None}),
        ("E-TRIAL-NO-POWER", {"power": 0.9}),
        ("E-TRIAL-NO-POWER", {"ends_on": dt.date(2023, 2, 1)}),
    ],
)
def test_a_fault_stops_registration(code, changed):
    rulings = judge(**changed)
    assert [ruling.code for ruling in list_stops(rulings)] == [code]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("W-TRIAL-NEAR", {"hotspots": make_hotspots(apart=399)}),
        ("W-TRIAL-UNDERPOWERED", {"hoped": 0.049}),
        ("W-TRIAL-UNDERPOWERED", {"detectable": replace(DETECTABLE, reduction_at_compliance=None)}),
    ],
)
def test_a_doubt_warns_and_stops_nobody(code, changed):
    rulings = judge(**changed)
    assert [ruling.code for ruling in rulings] == [code]
    assert not list_stops(rulings)


def test_a_trial_of_less_than_four_weeks_warns():
    short = {"ends_on": STARTS + dt.timedelta(days=26), "looks": (), "detectable": None}
    assert "W-TRIAL-SHORT" in list_codes(**short)
    assert "W-TRIAL-SHORT" not in list_codes(**(short | {"ends_on": STARTS + dt.timedelta(days=27)}))


def test_the_day_of_judging_stands_for_that_of_registration():
    late = judge_protocol(make_protocol(registered_on=None, detectable=DETECTABLE), today=STARTS)
    assert [ruling.code for ruling in late] == ["E-TRIAL-LATE"]
    assert "would be registered on 3 October 2022" in late[0].words
    assert judge_protocol(make_protocol(registered_on=None, detectable=DETECTABLE), today=TODAY) == ()


def test_compliance_above_what_was_seen_warns():
    protocol = make_protocol(detectable=DETECTABLE)
    (ruling,) = judge_protocol(protocol, today=TODAY, seen_compliance=0.74)
    assert ruling.code == "W-TRIAL-COMPLIANCE"
    assert "assumes that 80% of patrols are made; 74% were" in ruling.words
    assert judge_protocol(protocol, today=TODAY, seen_compliance=0.8) == ()


def test_what_is_worked_out_of_a_history_is_no_fault_of_its_own():
    protocol = make_protocol(hoped=0.9, compliance=0.74)
    history = np.random.default_rng(2).poisson(0.2, (500, 12))
    found = work_out_detectable(protocol, history, dt.date(2021, 1, 1))
    assert judge_protocol(replace(protocol, detectable=found), today=TODAY) == ()


def test_an_underpowered_trial_is_told_so_on_day_one():
    found = replace(
        DETECTABLE, history_events=600, expected=600 / 365 * 91, reduction=0.37, reduction_at_compliance=0.4625
    )
    (ruling,) = judge(detectable=found)
    # By the published formula 46% would do: a trial as small as this finds that too seldom.
    assert ruling.words.startswith(
        "With 80% of patrols made, the trial can be counted on to detect a fall of 51% or more; 16% is hoped for "
        "(Braga and Weisburd, 2020). It will probably not be able to tell"
    )


def test_hotspots_exactly_twice_the_buffer_apart_are_far_enough():
    assert list_near(make_protocol(hotspots=make_hotspots(3, apart=400))) == ()
    near = make_hotspots(3, apart=399)
    assert list_near(make_protocol(hotspots=near)) == (("N01", "N02"), ("N02", "N03"))


def test_hotspots_that_overlap_are_near_even_without_a_buffer():
    spots = make_hotspots(2)
    over = (spots[0], replace(spots[1], outline=make_square(400_050, 300_000)))
    assert list_near(make_protocol(hotspots=over, buffer_metres=0)) == (("N01", "N02"),)
    assert list_near(make_protocol(hotspots=spots, buffer_metres=0)) == ()


def test_an_outline_that_is_none_is_refused():
    spots = (replace(make_hotspots(1)[0], outline="POINT (1 1)"),)
    with pytest.raises(PatrolError, match="no polygon"):
        judge(hotspots=spots, outcomes=(Outcome(name="violence"),))
