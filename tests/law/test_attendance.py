"""Who has a vote at a meeting, and whether enough are there."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.attendance import Attendee, QuorumRule, Seat, judge_quorum, judge_seats, quorum


def seat(key: str, council: str, holder: str, *substitutes: str) -> Seat:
    return Seat(key=key, on_behalf_of=council, holder=holder, substitutes=substitutes)


PANEL = [
    seat("1", "Walsall", "Samra"),
    seat("2", "Sandwell", "Kaur", "McVittie"),
    seat("3", "Coventry", "Khan", "Seaman"),
    seat("4", "Coventry", "Lloyd", "Seaman"),
    Seat(key="5", holder="Murphy"),
]


def came(*people: tuple[str, str]) -> list[Attendee]:
    return [Attendee(name=name, on_behalf_of=council) for name, council in people]


def test_substitutes_take_the_seats_of_those_who_sent_apologies():
    seating = judge_seats(PANEL, came(("Khan", "Coventry"), ("McVittie", "Sandwell"), ("Seaman", "Coventry")))
    assert {(row.seat, row.name, row.is_substitute) for row in seating.seated} == {
        ("3", "Khan", False),
        ("2", "McVittie", True),
        ("4", "Seaman", True),
    }
    assert seating.rulings == ()


def test_a_second_attendee_beside_a_councils_only_seat_has_no_vote():
    seating = judge_seats(PANEL, came(("Samra", "Walsall"), ("Rasab", "Walsall")))
    assert (seating.votes, seating.unseated) == (1, ("Rasab",))
    (ruling,) = seating.rulings
    assert (ruling.code, ruling.stops) == ("E-NO-SEAT", True)
    assert ruling.words == ("Rasab of Walsall has no vote here: one seat of Walsall (Samra) cannot be voted twice.")


def test_somebody_of_no_council_and_no_seat_has_no_vote():
    seating = judge_seats(PANEL, came(("Visitor", "")))
    assert [ruling.code for ruling in seating.rulings] == ["E-NO-SEAT"]


def test_a_substitute_whom_the_council_did_not_name_is_seated_with_a_warning():
    seating = judge_seats(PANEL, came(("Rasab", "Walsall")))
    assert seating.votes == 1
    assert [(ruling.code, ruling.stops) for ruling in seating.rulings] == [("W-SUBSTITUTE-UNNAMED", False)]


def test_a_substitute_for_two_seats_leaves_the_one_that_another_needs():
    seats = [seat("1", "Dudley", "Away", "Either", "Only"), seat("2", "Dudley", "Gone", "Either")]
    for order in itertools.permutations([Attendee(name="Either"), Attendee(name="Only")]):
        assert {row.name: row.seat for row in judge_seats(seats, order).seated} == {"Only": "1", "Either": "2"}


def test_a_vacant_seat_has_no_substitute():
    vacant = [Seat(key="1", holder="", on_behalf_of="Dudley", substitutes=("Stand-in",))]
    assert judge_seats(vacant, came(("Stand-in", "Dudley"))).votes == 0


@pytest.mark.parametrize(
    ("members", "rule", "needed"),
    [
        (14, QuorumRule(), 5),
        (14, QuorumRule(denominator=4), 4),
        (8, QuorumRule(), 3),
        (4, QuorumRule(denominator=4), 3),
    ],
)
def test_a_quorum_is_a_share_rounded_up_and_never_below_its_least(members: int, rule: QuorumRule, needed: int):
    assert quorum(members, rule) == needed
    assert judge_quorum(needed, members, rule) == ()


def test_too_few_members_warn_because_the_usual_share_is_not_verified():
    (ruling,) = judge_quorum(4, 14, QuorumRule())
    assert (ruling.code, ruling.stops) == ("E-INQUORATE", False)
    assert ruling.words == "Four members present of 14: the quorum is 5, so no business can be done."


def test_seats_filled_are_held_against_the_quorum_when_a_rule_is_given():
    seating = judge_seats(PANEL, came(("Samra", "Walsall"), ("Khan", "Coventry")), rule=QuorumRule())
    assert [ruling.code for ruling in seating.rulings] == ["E-INQUORATE"]


NAMES = st.sampled_from("ABCDEFGH")
COUNCILS = st.sampled_from(["", "Dudley", "Walsall"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(NAMES, COUNCILS, st.lists(NAMES, max_size=3)), max_size=5, unique_by=lambda row: row[0]),
    st.lists(st.tuples(NAMES, COUNCILS), max_size=8, unique_by=lambda row: row[0]),
)
def test_each_seat_has_one_vote_and_each_person_one_seat(seats, people):
    panel = [seat(str(place), council, name, *named) for place, (name, council, named) in enumerate(seats)]
    seating = judge_seats(panel, came(*people))
    assert len({row.seat for row in seating.seated}) == len({row.name for row in seating.seated}) == seating.votes
    assert sorted([row.name for row in seating.seated] + list(seating.unseated)) == sorted(n for n, _ in people)
