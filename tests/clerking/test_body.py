"""Bodies on the desk: making one, its rules, its seats, its sub-groups."""

import datetime as dt

import pytest

from answerable.keeping.models import Body, Person
from answerable.keeping.models.desk import Role, Seat, SeatHolder, StandingOrders, SubGroup
from answerable.keeping.queries.desk.standing_orders import orders_on
from tests.clerking.test_clock import words_of
from tests.keeping.desk.makings import make_board, make_panel, make_person
from tests.keeping.desk.makings_year import make_seated_panel

pytestmark = pytest.mark.django_db
MADE = {
    "name": "Eastmere Police and Crime Panel",
    "regime": "panel",
    "numbering": "running",
    "valid_from": "2020-01-01",
}
RULES = {
    "valid_from": "2024-04-01", "regime": "panel", "numbering": "running", "first_number": 1, "notice_clear_days": 5,
    "notice_mode": "working", "papers_count": 3, "question_count": 7, "question_unit": "clear_working",
    "question_hour": "12:00", "petition_count": 7, "petition_unit": "working", "petition_threshold": 50,
    "quorum_numerator": 1, "quorum_denominator": 3, "quorum_least": 3,
}  # fmt: skip


def test_a_body_is_made_by_who_works_for_every_body_alone(sign_in):
    assert sign_in(Role.CLERK, make_board()).post("/desk/bodies/new", MADE).status_code == 403
    page = sign_in(Role.CLERK, name="Omar Bell").post("/desk/bodies/new", MADE, follow=True)
    body = Body.objects.get(name=MADE["name"])
    assert page.redirect_chain[-1][0] == f"/desk/bodies/{body.pk}/rules/{body.standing_orders.get().pk}"
    assert "Look through its rules" in words_of(page)


def test_a_body_that_has_published_its_rules_begins_with_them(sign_in):
    named = {**MADE, "name": "Cleveland Police and Crime Panel"}
    sign_in(Role.CLERK).post("/desk/bodies/new", named)
    orders = StandingOrders.objects.get(body__name=named["name"])
    assert (orders.question_count, orders.question_unit, orders.questions_each) == (7, "clear_working", 2)


def test_new_rules_hold_from_their_day_and_old_ones_stay(sign_in):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    page = clerk.post(f"/desk/bodies/{panel.pk}/rules", RULES, follow=True)
    assert "The rules hold from 1 April 2024." in words_of(page)
    assert orders_on(panel, dt.date(2024, 3, 31)).question_count == 4
    assert orders_on(panel, dt.date(2024, 4, 1)).question_hour == dt.time(12)
    again = clerk.post(f"/desk/bodies/{panel.pk}/rules", RULES)
    assert "Rules from 1 April 2024 are written down already" in words_of(again)


def test_rules_of_another_body_are_not_reached_through_one_s_own(sign_in):
    panel, board = make_panel(), make_board()
    orders = orders_on(board, dt.date(2023, 1, 1))
    clerk = sign_in(Role.CLERK, panel)
    assert clerk.get(f"/desk/bodies/{panel.pk}/rules/{orders.pk}").status_code == 404
    assert clerk.get(f"/desk/bodies/{board.pk}/rules/{orders.pk}").status_code == 403


def test_a_clerk_makes_a_seat_and_names_somebody_whom_the_record_knows_nothing_of(sign_in):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    given = {"title": "Councillor", "appointed_by": "Ashby", "is_voting": "on", "first_on": "2022-05-20"}
    clerk.post(f"/desk/bodies/{panel.pk}/seats/new", given)
    seat = Seat.objects.get()
    clerk.post(f"/desk/seats/{seat.pk}/holder", {"name": "Alma Reyes", "first_on": "2022-05-20", "office": "Chair"})
    holder = SeatHolder.objects.get()
    assert (holder.person.name, holder.person.is_public, holder.office) == ("Alma Reyes", False, "Chair")
    page = words_of(clerk.get(f"/desk/bodies/{panel.pk}?on=2023-01-09"))
    assert "Councillor, Ashby Alma Reyes Chair 20 May 2022 overdue since 16 Jun 2022" in page
    assert "It has no seats on this day." in words_of(clerk.get(f"/desk/bodies/{panel.pk}?on=2020-01-01"))


def test_somebody_of_a_like_name_is_asked_about_before_a_new_person_is_made(sign_in):
    panel, holders = make_seated_panel()
    make_person("Samuel Doyle")
    clerk, address = sign_in(Role.CLERK, panel), f"/desk/seats/{holders[0].seat_id}/holder"
    given = {"name": "Sam Doyle", "first_on": "2023-01-01"}
    assert "The record knows people of a like name." in words_of(clerk.post(address, given))
    assert not Person.objects.filter(name="Sam Doyle").exists()
    clerk.post(address, {**given, "person": Person.objects.get(name="Samuel Doyle").pk})
    assert SeatHolder.objects.filter(person__name="Samuel Doyle").exists()
    clerk.post(address, {**given, "first_on": "2023-02-01", "person": "new"})
    assert SeatHolder.objects.filter(person__name="Sam Doyle").exists()


def test_a_term_ends_an_office_passes_and_interests_are_written_down(sign_in):
    panel, holders = make_seated_panel()
    clerk = sign_in(Role.CLERK, panel)
    clerk.post(f"/desk/terms/{holders[0].pk}/interests", {"on": "2022-06-01", "revision": 1})
    clerk.post(f"/desk/terms/{holders[1].pk}/office", {"office": "Chair", "on": "2022-05-20"})
    clerk.post(f"/desk/terms/{holders[2].pk}/end", {"last_on": "2022-12-31", "revision": 1})
    page = words_of(clerk.get(f"/desk/bodies/{panel.pk}?on=2023-01-09"))
    assert ("notified 1 Jun 2022" in page, "Bram Okafor Chair" in page, "vacant" in page) == (True, True, True)


def test_the_monitoring_officer_keeps_the_register_and_not_the_seats(sign_in):
    panel, holders = make_seated_panel()
    officer = sign_in(Role.MONITORING_OFFICER, panel)
    assert officer.get(f"/desk/terms/{holders[0].pk}/interests").status_code == 200
    assert officer.get(f"/desk/terms/{holders[0].pk}/end").status_code == 403


def test_a_sub_group_is_set_up_with_what_it_may_not_decide_and_the_clerk_works_for_it(sign_in):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    form = words_of(clerk.get(f"/desk/bodies/{panel.pk}/sub-groups/new"))
    assert "Review of the proposed precept" in form
    given = {"name": "Northshire Budget Sub-Group", "numbering": "running", "valid_from": "2023-01-01"}
    clerk.post(f"/desk/bodies/{panel.pk}/sub-groups/new", {**given, "may_not_decide": "The precept."})
    group = SubGroup.objects.get()
    page = words_of(clerk.get(f"/desk/bodies/{group.body_id}"))
    assert ("meets in private" in page, "It may not decide: The precept." in page) == (True, True)
    clerk.post(f"/desk/bodies/{group.body_id}/remit", {"remit": "Budget", "meets_in_public": "on", "revision": 1})
    assert SubGroup.objects.get().meets_in_public


def test_the_list_of_bodies_asks_no_more_for_more_bodies(sign_in, django_assert_num_queries):
    clerk = sign_in(Role.CLERK)
    make_panel()
    clerk.get("/desk/bodies")
    with django_assert_num_queries(10):
        clerk.get("/desk/bodies")
    make_board()
    with django_assert_num_queries(10):
        assert "Northshire Policing and Crime Board" in words_of(clerk.get("/desk/bodies"))
