"""Who is there: one click a person, substitutes held against the seats, a live quorum."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.roll import (
    add_guest,
    call_member,
    end_sitting,
    hand_chair,
    note_arrival,
    note_break,
    note_departure,
    seat_substitute,
    strike_from_roll,
)
from answerable.keeping.changes.desk.row import RefusedError, add_row
from answerable.keeping.models.desk import MinuteEntry, RollEntry, RollManner, SeatHolder
from answerable.keeping.queries.desk.roll import roll_of
from tests.keeping.desk.makings import CLERK, make_person, make_sitting
from tests.keeping.desk.makings_minutes import MEMBERS, begin, call_all, make_meeting

pytestmark = pytest.mark.django_db


def seat_of(sitting, name):
    return next(line.seat for line in roll_of(sitting).lines if line.holder.name == name)


def entry_of(sitting, name):
    return RollEntry.objects.standing().get(sitting=sitting, name=name)


def test_roll_lists_every_seat_before_anybody_is_called():
    roll = roll_of(make_meeting())
    assert [(line.holder.name, line.seat.appointed_by) for line in roll.lines] == list(MEMBERS)
    assert (roll.here, roll.members, roll.needed, roll.is_quorate) == (0, 6, 3, False)


def test_calling_a_member_twice_leaves_one_entry():
    sitting = make_meeting()
    for manner in (RollManner.PRESENT, RollManner.PRESENT, RollManner.APOLOGIES):
        call_member(sitting, make_person("Alma Reyes"), manner, by=CLERK)
    assert [(one.name, one.manner) for one in RollEntry.objects.all()] == [("Alma Reyes", "apologies")]


@pytest.mark.parametrize(("there", "is_quorate"), [(2, False), (3, True), (6, True)])
def test_quorum_is_told_live(there, is_quorate):
    sitting = make_meeting()
    for name, _ in MEMBERS[:there]:
        call_member(sitting, make_person(name), RollManner.PRESENT, by=CLERK)
    roll = roll_of(sitting)
    assert (roll.here, roll.is_quorate) == (there, is_quorate)
    assert [ruling.code for ruling in roll.rulings] == ([] if is_quorate else ["E-INQUORATE"])


def test_somebody_without_a_seat_is_not_called_as_a_member():
    with pytest.raises(RefusedError, match="holds no seat"):
        call_member(make_meeting(), make_person("Gil Stone"), RollManner.PRESENT, by=CLERK)


def test_named_substitute_sits_for_a_member_who_is_away():
    sitting = make_meeting()
    call_all(sitting, absent=("Finn Osei",))
    seat, person = seat_of(sitting, "Finn Osei"), make_person("Gil Stone")
    add_row(
        SeatHolder,
        by=CLERK,
        act="name substitute",
        seat=seat,
        person=person,
        is_substitute=True,
        first_on=dt.date(2022, 6, 1),
    )
    entry = seat_substitute(sitting, seat, by=CLERK, person=person)
    assert (entry.stands_in_for.name, entry.manner) == ("Finn Osei", "present")
    assert roll_of(sitting).here == 6


def test_seat_is_not_voted_twice():
    """Two people of one council beside its only free seat: the second has no vote (E-NO-SEAT)."""
    sitting = make_meeting()
    call_all(sitting, absent=("Finn Osei",))
    seat = seat_of(sitting, "Finn Osei")
    seat_substitute(sitting, seat, by=CLERK, name="Gil Stone")
    with pytest.raises(RefusedError) as refused:
        seat_substitute(sitting, seat, by=CLERK, name="Hana Reed")
    assert [ruling.code for ruling in refused.value.rulings] == ["E-NO-SEAT"]
    assert not RollEntry.objects.filter(name="Hana Reed").exists()


def test_substitute_is_refused_while_the_holder_sits():
    sitting = make_meeting()
    call_all(sitting)
    with pytest.raises(RefusedError) as refused:
        seat_substitute(sitting, seat_of(sitting, "Finn Osei"), by=CLERK, name="Gil Stone")
    assert [ruling.code for ruling in refused.value.rulings] == ["E-NO-SEAT"]


def test_holder_who_comes_late_does_not_push_a_substitute_off_the_seat():
    sitting = make_meeting()
    call_all(sitting, absent=("Finn Osei",))
    seat_substitute(sitting, seat_of(sitting, "Finn Osei"), by=CLERK, name="Gil Stone")
    with pytest.raises(RefusedError, match="Gil Stone sits in that seat"):
        note_arrival(entry_of(sitting, "Finn Osei"), dt.time(14, 30), by=CLERK)
    assert roll_of(sitting).here == 6


def test_coming_and_going_changes_the_quorum_and_is_minuted():
    sitting = make_meeting()
    call_all(sitting, absent=("Finn Osei",))
    begin(sitting)
    note_arrival(entry_of(sitting, "Finn Osei"), dt.time(14, 10), by=CLERK)
    note_departure(entry_of(sitting, "Alma Reyes"), dt.time(14, 40), by=CLERK)
    assert roll_of(sitting).here == 5
    note_arrival(entry_of(sitting, "Alma Reyes"), dt.time(15, 0), by=CLERK)
    assert roll_of(sitting).here == 6
    told = [(entry.mark, entry.details) for entry in MinuteEntry.objects.all()]
    assert told == [
        ("arrival", {"person": "Finn Osei", "at": "14:10"}),
        ("departure", {"person": "Alma Reyes", "at": "14:40"}),
        ("arrival", {"person": "Alma Reyes", "at": "15:00"}),
    ]


def test_first_chair_is_the_chair_of_the_meeting_and_the_next_is_minuted():
    sitting = make_meeting()
    call_all(sitting)
    begin(sitting)
    sitting = hand_chair(sitting, "Alma Reyes", None, by=CLERK, person=make_person("Alma Reyes"))
    hand_chair(sitting, "Dev Mistry", dt.time(15), by=CLERK, person=make_person("Dev Mistry"))
    sitting.refresh_from_db()
    assert sitting.chair.name == "Alma Reyes"
    assert [entry.details for entry in MinuteEntry.objects.all()] == [{"to": "Dev Mistry", "at": "15:00"}]


def test_break_ends_after_it_begins():
    sitting = make_meeting()
    begin(sitting)
    with pytest.raises(RefusedError, match="ends after it begins"):
        note_break(sitting, dt.time(15), dt.time(14, 50), by=CLERK)
    note_break(sitting, dt.time(15), dt.time(15, 10), by=CLERK)
    assert MinuteEntry.objects.get().details == {"at": "15:00", "until": "15:10"}


def test_guest_of_the_last_meeting_is_one_click_away_and_a_guest_has_no_vote():
    sitting = make_meeting()
    guest = add_guest(sitting, "Greta Holm", by=CLERK, role="Chief Constable")
    later = make_sitting(sitting.body, dt.date(2023, 3, 20))
    assert [one.name for one in roll_of(later).suggested] == ["Greta Holm"]
    add_guest(later, "Greta Holm", by=CLERK, role="Chief Constable")
    roll = roll_of(later)
    assert (roll.suggested, roll.here) == ([], 0)
    strike_from_roll(guest, by=CLERK)
    assert roll_of(sitting).others == []


def test_ending_the_meeting_closes_what_was_open():
    sitting = make_meeting()
    minute = begin(sitting)
    sitting = end_sitting(sitting, dt.time(16, 40), by=CLERK)
    minute.refresh_from_db()
    assert (sitting.status, sitting.end_time, minute.closed_at) == ("held", dt.time(16, 40), dt.time(16, 40))
