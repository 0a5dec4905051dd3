"""Votes: what carries a veto, and what a motion."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.vote import judge_veto, judge_vote, votes_for_veto


@pytest.mark.parametrize(("members", "needed"), [(10, 7), (11, 8), (12, 8), (13, 9), (14, 10), (15, 10), (20, 14)])
def test_a_veto_needs_two_thirds_of_all_members(members: int, needed: int):
    assert votes_for_veto(members) == needed
    assert judge_veto(members, needed).carried
    assert not judge_veto(members, needed - 1).carried


@settings(deadline=None)
@given(st.integers(1, 500))
def test_the_votes_for_a_veto_are_the_fewest_that_are_two_thirds(members: int):
    needed = votes_for_veto(members)
    assert 3 * needed >= 2 * members > 3 * (needed - 1)


def test_nine_of_eleven_present_is_no_veto_on_a_panel_of_fourteen():
    result = judge_veto(14, 9, 2)
    assert not result.carried
    assert result.words == "No veto: 9 of 14 is below 10, two thirds of all members in office."
    assert [(ruling.code, ruling.stops) for ruling in result.rulings] == [("E-VETO-MAJORITY", True)]


def test_more_votes_than_members_are_counted_again():
    result = judge_veto(14, 12, 3)
    assert not result.carried
    assert [ruling.code for ruling in result.rulings] == ["E-VOTE-COUNT"]
    assert judge_vote(9, 9, members=14).carried is None
    for result in (judge_veto(14, -1), judge_veto(0, 0)):
        assert (result.carried, [ruling.code for ruling in result.rulings]) == (False, ["E-VOTE-COUNT"])


def test_a_panel_without_members_cannot_vote():
    with pytest.raises(ValueError, match="how many there are"):
        votes_for_veto(0)


def test_a_motion_needs_more_for_than_against():
    assert judge_vote(6, 5).carried is True
    assert judge_vote(5, 6).carried is False


def test_a_tie_is_the_chairs_to_break_and_only_warns_while_it_stands():
    tie = judge_vote(5, 5)
    assert tie.carried is None
    assert [(ruling.code, ruling.stops) for ruling in tie.rulings] == [("E-TIE-UNRESOLVED", False)]
    assert judge_vote(5, 5, casting="for").carried is True
    assert judge_vote(5, 5, casting="against").carried is False


def test_a_casting_vote_counts_only_on_a_tie():
    result = judge_vote(6, 5, casting="against")
    assert result.carried is True
    assert "does not count" in result.words
