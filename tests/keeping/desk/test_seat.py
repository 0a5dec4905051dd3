"""Seats: who may sit and vote on a day, offices, substitutes, and the register of interests."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.seat import (
    end_term,
    fill_seat,
    fill_seat_by_name,
    give_office,
    make_seat,
    notify_interests,
)
from answerable.keeping.models import Person
from answerable.keeping.models.desk import SeatHolder
from answerable.keeping.queries.desk.seat import (
    chair_on,
    judge_seats_of,
    members_of,
    seats_on,
    voting_seats,
)
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.attendance import Attendee, judge_seats
from tests.keeping.desk.makings import CLERK, make_board, make_body, make_person
from tests.keeping.desk.makings_year import TERM, make_seated_panel

pytestmark = pytest.mark.django_db
TODAY = dt.date(2023, 1, 9)


def sitting_on(body, day):
    return [each.holder.person.name if each.holder else "vacant" for each in seats_on(body, day)]


def test_a_new_holder_takes_the_place_of_the_one_before_from_their_first_day():
    panel, holders = make_seated_panel()
    fill_seat(holders[0].seat, make_person("Dara Singh"), by=CLERK, first_on=dt.date(2023, 1, 1))
    assert sitting_on(panel, dt.date(2022, 12, 31)) == ["Alma Reyes", "Bram Okafor", "Cleo Finch"]
    assert sitting_on(panel, dt.date(2023, 1, 1)) == ["Dara Singh", "Bram Okafor", "Cleo Finch"]
    assert sitting_on(panel, TERM - dt.timedelta(days=1)) == []


def test_a_seat_is_vacant_once_a_term_has_ended():
    panel, holders = make_seated_panel()
    end_term(holders[1], by=CLERK, last_on=dt.date(2022, 12, 31))
    assert sitting_on(panel, TODAY) == ["Alma Reyes", "vacant", "Cleo Finch"]
    assert [seat.holder for seat in voting_seats(seats_on(panel, TODAY))] == ["Alma Reyes", "", "Cleo Finch"]


def test_nobody_holds_two_seats_of_a_body_and_a_fixed_term_is_not_overwritten():
    _, holders = make_seated_panel()
    with pytest.raises(RefusedError, match="Alma Reyes holds the seat “Councillor” of this body"):
        fill_seat(holders[1].seat, make_person("Alma Reyes"), by=CLERK, first_on=TODAY)
    end_term(holders[1], by=CLERK, last_on=dt.date(2023, 5, 19))
    with pytest.raises(RefusedError, match="Bram Okafor holds this seat from 20 May 2022 until 19 May 2023"):
        fill_seat(holders[1].seat, make_person("Dara Singh"), by=CLERK, first_on=TODAY)
    with pytest.raises(RefusedError, match="There is no such seat on 1 January 2020"):
        fill_seat(holders[1].seat, make_person("Dara Singh"), by=CLERK, first_on=dt.date(2020, 1, 1))


def test_a_name_that_is_refused_a_seat_makes_nobody():
    _, holders = make_seated_panel()
    for name in ("Dara Singh", "Singh"):
        with pytest.raises(RefusedError):
            fill_seat_by_name(holders[0].seat, name, by=CLERK, first_on=dt.date(2020, 1, 1))
    assert Person.objects.count() == 3


def test_somebody_named_is_never_a_member_of_the_public():
    _, holders = make_seated_panel()
    asker = Person.objects.create(
        public_id="withheld-1", name="Dara Singh", public_name="[name withheld]", normal_name="dara singh"
    )
    holder = fill_seat_by_name(holders[0].seat, "Cllr Dara Singh", by=CLERK, first_on=TODAY)
    asker.refresh_from_db()
    assert (holder.person != asker, asker.public_name) == (True, "[name withheld]")
    assert fill_seat_by_name(holders[1].seat, "BRAM OKAFOR", by=CLERK, first_on=TODAY).person == holders[1].person


def test_a_substitute_votes_in_the_seat_of_an_absent_holder_and_nowhere_else():
    panel, holders = make_seated_panel()
    fill_seat(holders[2].seat, make_person("Kit Marlow"), by=CLERK, first_on=TERM, is_substitute=True)
    seats = seats_on(panel, TODAY)
    assert [[one.person.name for one in each.substitutes] for each in seats] == [[], [], ["Kit Marlow"]]
    here = [Attendee(name="Alma Reyes"), Attendee(name="Kit Marlow")]
    assert judge_seats(voting_seats(seats), here).votes == 2
    seating = judge_seats(voting_seats(seats), [*here, Attendee(name="Cleo Finch")])
    assert [ruling.code for ruling in seating.rulings] == ["E-NO-SEAT"]


def test_an_election_ends_the_office_of_the_one_before_and_leaves_the_past_as_it_was():
    panel, holders = make_seated_panel()
    give_office(holders[0], "Chair", by=CLERK, on=TERM)
    give_office(holders[1], "Chair", by=CLERK, on=dt.date(2023, 1, 1))
    assert chair_on(panel, dt.date(2022, 12, 31)).name == "Alma Reyes"
    assert chair_on(panel, dt.date(2023, 1, 1)).name == "Bram Okafor"
    assert [each.office for each in seats_on(panel, TODAY)] == ["", "Chair", ""]
    assert sitting_on(panel, TODAY) == ["Alma Reyes", "Bram Okafor", "Cleo Finch"]


def test_a_substitute_has_no_office():
    _, holders = make_seated_panel()
    stand_in = fill_seat(holders[2].seat, make_person("Kit Marlow"), by=CLERK, first_on=TERM, is_substitute=True)
    with pytest.raises(RefusedError, match="not a substitute"):
        give_office(stand_in, "Chair", by=CLERK, on=TODAY)


def test_interests_are_due_within_28_days_of_taking_the_seat_whatever_office_came_later():
    panel, holders = make_seated_panel()
    give_office(holders[0], "Chair", by=CLERK, on=dt.date(2022, 9, 1))
    notify_interests(holders[1], by=CLERK, on=dt.date(2022, 6, 16))
    members = members_of(seats_on(panel, TODAY), TODAY)
    told = [(one.since, one.register_by.day, [ruling.code for ruling in one.rulings]) for one in members.values()]
    due = dt.date(2022, 6, 16)
    assert told == [(TERM, due, ["E-DPI-OVERDUE"]), (TERM, due, []), (TERM, due, ["E-DPI-OVERDUE"])]
    notify_interests(holders[0], by=CLERK, on=dt.date(2022, 6, 1))
    assert members_of(seats_on(panel, TODAY), TODAY)[holders[0].seat_id].notified_on == dt.date(2022, 6, 1)


def test_a_panel_that_lacks_seats_is_told_and_a_board_is_not():
    panel, _ = make_seated_panel()
    rulings = judge_seats_of(seats_on(panel, TODAY), orders_on(panel, TODAY))
    assert [ruling.code for ruling in rulings] == ["E-PANEL-COMPOSITION"] * 2
    assert "Three seats are appointed by three councils" in rulings[0].words
    board = make_board()
    assert judge_seats_of(seats_on(board, TODAY), orders_on(board, TODAY)) == ()


def test_who_sits_is_asked_in_two_queries_however_many_seats(django_assert_num_queries):
    panel, _ = make_seated_panel()
    with django_assert_num_queries(2):
        assert len(seats_on(panel, TODAY)) == 3
    make_seat(panel, by=CLERK, title="Councillor", appointed_by="Dunford", first_on=TERM)
    with django_assert_num_queries(2):
        assert len(seats_on(panel, TODAY)) == 4


@given(starts=st.lists(st.integers(1, 900), min_size=1, max_size=5, unique=True), asked=st.integers(0, 1000))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_seat_has_one_holder_on_any_day_and_it_is_the_last_who_took_it(starts, asked):
    panel = make_body()
    seat = make_seat(panel, by=CLERK, title="Councillor", first_on=TERM)
    people = {}
    for number, start in enumerate(sorted(starts)):
        people[start] = make_person(f"Holder {'abcde'[number]}{seat.pk}x")
        fill_seat(seat, people[start], by=CLERK, first_on=TERM + dt.timedelta(days=start))
    day = TERM + dt.timedelta(days=asked)
    last = max((start for start in starts if start <= asked), default=None)
    held = [each.holder for each in seats_on(panel, day) if each.seat == seat]
    assert [row.person if row else None for row in held] == [people[last] if last else None]
    assert SeatHolder.objects.filter(seat=seat).count() == len(starts)
