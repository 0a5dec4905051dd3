"""Interests: what a member may do at the meeting, what is published, when it must be registered."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.interest import (
    Dispensation,
    find_consequence,
    judge_ballot,
    judge_disclosure,
    judge_dispensation,
    judge_registration,
    may_publish_details,
    register_deadline,
)

MEETING = dt.date(2023, 1, 9)
LEAVE = Dispensation(granted=dt.date(2022, 5, 1), until=dt.date(2023, 4, 30))


def test_a_pecuniary_interest_means_no_debate_no_vote_and_leaving_the_room():
    may = find_consequence("disclosable_pecuniary", MEETING, public_may_speak=True)
    assert (may.may_speak, may.may_speak_as_public, may.may_vote, may.must_leave) == (False, False, False, True)
    assert may.words == "takes no part in the debate, does not vote and leaves the room."


@pytest.mark.parametrize("public_may_speak", [True, False])
def test_another_registerable_interest_lets_a_member_speak_only_as_the_public_may(public_may_speak: bool):
    may = find_consequence("other_registerable", MEETING, public_may_speak=public_may_speak)
    assert (may.may_speak, may.may_speak_as_public) == (False, public_may_speak)
    assert (may.may_vote, may.must_leave) == (False, True)


def test_a_dispensation_lets_a_member_take_part_while_it_runs():
    may = find_consequence("disclosable_pecuniary", MEETING, dispensation=LEAVE)
    assert (may.may_speak, may.may_vote, may.must_leave) == (True, True, False)
    assert "by dispensation until Sunday 30 April 2023" in may.words
    lapsed = find_consequence("disclosable_pecuniary", dt.date(2023, 5, 1), dispensation=LEAVE)
    assert lapsed.must_leave
    assert not lapsed.may_vote


def test_a_dispensation_to_speak_gives_no_vote():
    leave = Dispensation(granted=LEAVE.granted, until=LEAVE.until, may_vote=False)
    (ruling,) = judge_ballot(
        "disclosable_pecuniary", MEETING, voted=True, spoke=True, stayed=True, dispensation=leave
    )
    assert ruling.code == "E-DPI-VOTE"


def test_of_a_sensitive_interest_only_the_existence_is_declared_and_published():
    words = find_consequence("other_registerable", MEETING, sensitive=True).words
    assert words.endswith("only that there is an interest.")
    assert not may_publish_details(sensitive=True)
    assert may_publish_details(sensitive=False)
    assert [(r.code, r.stops) for r in judge_disclosure("Works for a refuge", sensitive=True)] == [
        ("E-SENSITIVE-DISCLOSED", True)
    ]
    assert judge_disclosure("", sensitive=True) == judge_disclosure("Owns a shop", sensitive=False) == ()


def test_a_vote_with_a_pecuniary_interest_is_stopped():
    (ruling,) = judge_ballot("disclosable_pecuniary", MEETING, member="Cllr Vale", voted=True)
    assert (ruling.code, ruling.stops) == ("E-DPI-VOTE", True)
    assert ruling.words == (
        "Cllr Vale voted on Monday 9 January 2023 with a disclosable pecuniary interest; with it a member takes no "
        "part in the debate, does not vote and leaves the room."
    )


def test_staying_in_the_room_with_a_pecuniary_interest_is_stopped_too():
    assert [r.code for r in judge_ballot("disclosable_pecuniary", MEETING, stayed=True)] == ["E-DPI-VOTE"]


def test_speaking_with_another_registerable_interest_depends_on_whether_the_public_may():
    assert [r.code for r in judge_ballot("other_registerable", MEETING, spoke=True)] == ["E-ORI-SPEAK"]
    assert judge_ballot("other_registerable", MEETING, spoke=True, public_may_speak=True) == ()
    assert [r.code for r in judge_ballot("other_registerable", MEETING, voted=True)] == ["E-ORI-VOTE"]


def test_an_interest_whose_rule_was_not_verified_or_does_not_bind_only_warns():
    assert [r.stops for r in judge_ballot("non_registerable", MEETING, voted=True)] == [False]
    assert [r.stops for r in judge_ballot("disclosable_pecuniary", MEETING, voted=True, binding=False)] == [False]


def test_a_dispensation_runs_for_four_years_at_most():
    four_years = Dispensation(granted=dt.date(2022, 5, 1), until=dt.date(2026, 4, 30))
    assert judge_dispensation(four_years) == ()
    longer = Dispensation(granted=dt.date(2022, 5, 1), until=dt.date(2026, 5, 1))
    assert [(r.code, r.stops) for r in judge_dispensation(longer)] == [("E-DISPENSATION-LONG", False)]


def test_interests_are_registered_within_28_days_beginning_with_taking_office():
    office = dt.date(2015, 5, 7)
    assert register_deadline(office).day == dt.date(2015, 6, 3)
    assert judge_registration(office, dt.date(2015, 6, 3), dt.date(2015, 7, 1)) == ()
    assert judge_registration(office, None, dt.date(2015, 6, 3)) == ()
    for notified, on in ((dt.date(2015, 6, 4), dt.date(2015, 7, 1)), (None, dt.date(2015, 6, 4))):
        assert [(r.code, r.stops) for r in judge_registration(office, notified, on)] == [("E-DPI-OVERDUE", True)]


@settings(deadline=None)
@given(
    st.sampled_from(["disclosable_pecuniary", "other_registerable", "non_registerable"]),
    st.booleans(),
    st.sampled_from([None, LEAVE]),
    st.booleans(),
    st.booleans(),
)
def test_nobody_is_ruled_against_for_what_they_may_do(kind, public_may_speak, leave, speaks, votes):
    may = find_consequence(kind, MEETING, public_may_speak=public_may_speak, dispensation=leave)
    rulings = judge_ballot(
        kind,
        MEETING,
        spoke=speaks and may.may_speak_as_public,
        voted=votes and may.may_vote,
        stayed=not may.must_leave,
        public_may_speak=public_may_speak,
        dispensation=leave,
    )
    assert rulings == ()
