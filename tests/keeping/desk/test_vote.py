"""Votes and the interests that shut members out of them."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.interest import declare_interest, leave_for_item, return_after_item
from answerable.keeping.changes.desk.minute_entry import take_edit
from answerable.keeping.changes.desk.roll import note_departure
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.vote import cast_casting_vote, remove_vote, take_vote
from answerable.keeping.models.desk import InterestKind, MinuteEntry, RollEntry, Vote, VoteKind
from answerable.keeping.queries.desk.interest import declared_at
from answerable.keeping.queries.desk.roll import roll_of
from tests.keeping.desk.makings import CLERK, make_person
from tests.keeping.desk.makings_minutes import begin, call_all, make_meeting, new_edit

pytestmark = pytest.mark.django_db
DPI, ORI = InterestKind.DISCLOSABLE_PECUNIARY, InterestKind.OTHER_REGISTERABLE


def opened(regime="panel", absent=()):
    sitting = make_meeting(regime)
    call_all(sitting, absent)
    return begin(sitting, 1)


def ballots(minute, *sides):
    seats = [line.seat.pk for line in roll_of(minute.sitting).lines if line.sits]
    return list(zip(seats, sides, strict=False))


def declare(minute, name="Alma Reyes", kind=DPI, **values):
    return declare_interest(minute.sitting, make_person(name), minute.business, kind, by=CLERK, **values)


def test_ordinary_motion_needs_more_for_than_against():
    vote = take_vote(opened(), "That it be noted", by=CLERK, for_count=3, against_count=2, abstained_count=1)
    assert (vote.carried, vote.words) == (True, "Carried: 3 for, 2 against.")


def test_vote_stands_in_the_minutes_where_it_was_taken():
    minute = opened()
    vote = take_vote(minute, "That it be noted", by=CLERK, for_count=6)
    assert MinuteEntry.objects.get().details == {"vote": vote.pk}
    remove_vote(vote, by=CLERK)
    assert not Vote.objects.standing().exists()
    assert not MinuteEntry.objects.standing().exists()


def test_tie_waits_for_the_chair_and_the_casting_vote_decides_it():
    minute = opened()
    vote = take_vote(minute, "That it be noted", by=CLERK, for_count=3, against_count=3)
    assert vote.carried is None
    vote = cast_casting_vote(vote, "against", by=CLERK)
    assert (vote.carried, vote.words) == (False, "Not carried on the chair's casting vote: 3 for, 3 against.")


@pytest.mark.parametrize(("for_", "carried"), [(3, False), (4, True), (5, True)])
def test_veto_needs_two_thirds_of_all_members_whoever_is_away(for_, carried):
    """Of six, four: those who are away count against."""
    minute = opened(absent=("Finn Osei",))
    vote = take_vote(minute, "Veto", by=CLERK, kind=VoteKind.VETO, ballots=ballots(minute, *["for"] * for_))
    assert (vote.carried, vote.needed, vote.members) == (carried, 4, 6)


def test_casting_vote_does_not_make_a_veto():
    minute = opened()
    sides = ["for"] * 3 + ["against"] * 3
    vote = take_vote(minute, "Veto", by=CLERK, kind=VoteKind.VETO, ballots=ballots(minute, *sides))
    with pytest.raises(RefusedError, match="casting vote does not decide"):
        cast_casting_vote(vote, "for", by=CLERK)


def test_veto_is_not_counted_by_hand():
    with pytest.raises(RefusedError, match="Each member's vote"):
        take_vote(opened(), "Veto", by=CLERK, kind=VoteKind.VETO, for_count=6)


def test_recorded_vote_names_each_voter():
    minute = opened()
    given = ballots(minute, "for", "against", "abstained", "for")
    vote = take_vote(minute, "Noted", by=CLERK, kind=VoteKind.RECORDED, ballots=given)
    assert [(one["name"], one["vote"]) for one in vote.ballots] == [
        ("Alma Reyes", "for"),
        ("Bevis Ford", "against"),
        ("Cora Lindqvist", "abstained"),
        ("Dev Mistry", "for"),
    ]
    assert (vote.for_count, vote.against_count, vote.abstained_count) == (2, 1, 1)


def test_seat_votes_once():
    minute = opened()
    (seat, _), *_ = ballots(minute, "for")
    with pytest.raises(RefusedError, match="one vote a seat"):
        take_vote(minute, "Noted", by=CLERK, ballots=[(seat, "for"), (seat, "against")])


def test_somebody_who_left_does_not_vote():
    minute = opened()
    given = ballots(minute, "for")
    note_departure(RollEntry.objects.get(name="Alma Reyes"), dt.time(15), by=CLERK)
    with pytest.raises(RefusedError, match="call the roll first"):
        take_vote(minute, "Noted", by=CLERK, ballots=given)


def test_more_votes_than_members_in_the_room_are_refused():
    with pytest.raises(RefusedError, match="5 members may vote"):
        take_vote(opened(absent=("Finn Osei",)), "Noted", by=CLERK, for_count=6)


def test_pecuniary_interest_means_leaving_and_no_vote():
    minute = opened()
    interest = declare(minute)
    may = declared_at(minute.sitting)[0].consequence
    assert (may.may_vote, may.may_speak, may.must_leave) == (False, False, True)
    with pytest.raises(RefusedError) as refused:
        take_vote(minute, "Noted", by=CLERK, ballots=ballots(minute, "for"))
    assert [ruling.code for ruling in refused.value.rulings] == ["E-DPI-VOTE"]
    leave_for_item(interest, dt.time(14, 30), by=CLERK)
    assert roll_of(minute.sitting).here == 5
    return_after_item(interest, dt.time(14, 50), by=CLERK)
    assert roll_of(minute.sitting).here == 6


def test_interest_counts_at_its_own_item_only():
    minute = opened()
    declare(minute)
    other = begin(minute.sitting, 0)
    assert take_vote(other, "Noted", by=CLERK, ballots=ballots(other, "for")).carried


def test_show_of_hands_leaves_out_who_may_not_vote():
    minute = opened()
    declare(minute)
    with pytest.raises(RefusedError, match="5 members may vote"):
        take_vote(minute, "Noted", by=CLERK, for_count=6)


def test_member_who_came_back_too_soon_still_has_no_vote():
    minute = opened()
    interest = leave_for_item(declare(minute), dt.time(14, 30), by=CLERK)
    return_after_item(interest, dt.time(14, 40), by=CLERK)
    with pytest.raises(RefusedError, match="5 members may vote"):
        take_vote(minute, "Noted", by=CLERK, for_count=6)


def test_dispensation_lets_a_member_vote_until_it_ends():
    minute = opened()
    leave = {"dispensation_from": dt.date(2022, 6, 1), "may_vote_by_dispensation": True}
    declare(minute, dispensation_until=dt.date(2023, 5, 31), **leave)
    assert take_vote(minute, "Noted", by=CLERK, ballots=ballots(minute, "for")).carried
    declare(minute, "Bevis Ford", dispensation_until=dt.date(2023, 1, 31), **leave)
    with pytest.raises(RefusedError, match="Bevis Ford"):
        take_vote(minute, "Noted", by=CLERK, ballots=ballots(minute, "", "for")[1:])


def test_board_that_no_code_binds_is_warned_only():
    minute = opened("board")
    declare(minute)
    assert take_vote(minute, "Noted", by=CLERK, ballots=ballots(minute, "for")).carried


def test_member_with_an_interest_who_speaks_is_pointed_out_and_the_words_are_kept():
    minute = opened()
    declare(minute)
    outcome = take_edit(minute.sitting, new_edit("? Alma Reyes: What does it cost?", minute=minute), by=CLERK)
    assert (outcome["state"], "Alma Reyes spoke" in outcome["words"]) == ("saved", True)
    assert MinuteEntry.objects.get().text == "What does it cost?"


def test_same_interest_is_declared_once():
    minute = opened()
    declare(minute)
    with pytest.raises(RefusedError, match="already"):
        declare(minute)
    assert declare(minute, kind=ORI).pk
