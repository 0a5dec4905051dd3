"""Holidays: what one moves is seen before it is added, and followed at once."""

import datetime as dt

import pytest

from answerable.keeping.models.desk import Holiday, Role
from tests.clerking.test_clock import words_of
from tests.keeping.desk.makings import make_board, make_panel, make_sitting

pytestmark = pytest.mark.django_db
MOURNING = {"day": "2023-01-27", "name": "Day of mourning", "body": ""}


def test_a_clerk_sees_what_a_holiday_moves_before_it_is_added(sign_in):
    make_sitting(make_panel(), dt.date(2023, 2, 6))
    clerk = sign_in(Role.CLERK)
    page = words_of(clerk.post("/desk/holidays/new", {**MOURNING, "look": "1"}))
    assert "the last day for notice moves from 27 January to Thursday 26 January 2023" in page
    assert not Holiday.objects.exists()
    page = words_of(clerk.post("/desk/holidays/new", {**MOURNING, "add": "1"}, follow=True))
    assert "Friday 27 January 2023 is a holiday now: 3 deadlines move." in page


def test_a_holiday_is_taken_away_again(sign_in):
    clerk = sign_in(Role.CLERK)
    clerk.post("/desk/holidays/new", {**MOURNING, "add": "1"})
    key = Holiday.objects.get().pk
    assert "Deadlines count the day again" in words_of(clerk.get(f"/desk/holidays/{key}/remove"))
    assert Holiday.objects.standing().exists()
    clerk.post(f"/desk/holidays/{key}/remove")
    assert not Holiday.objects.standing().exists()


def test_a_clerk_of_one_body_adds_holidays_of_that_body_alone(sign_in):
    panel, board = make_panel(), make_board()
    clerk = sign_in(Role.CLERK, panel)
    for body in ("", board.pk):
        assert (
            "Select a valid choice"
            in words_of(clerk.post("/desk/holidays/new", {**MOURNING, "body": body, "add": "1"}))
            or body == ""
        )
    assert not Holiday.objects.exists()
    clerk.post("/desk/holidays/new", {**MOURNING, "body": panel.pk, "add": "1"})
    assert Holiday.objects.get().body == panel
    everywhere = Holiday.objects.create(day=dt.date(2023, 3, 1), name="For all")
    assert clerk.post(f"/desk/holidays/{everywhere.pk}/remove").status_code == 403


def test_a_day_that_is_a_bank_holiday_already_is_refused_in_a_sentence(sign_in):
    page = words_of(sign_in(Role.CLERK).post("/desk/holidays/new", {**MOURNING, "day": "2023-05-08", "add": "1"}))
    assert "Monday 8 May 2023 is a bank holiday: Coronation of Charles III already." in page
