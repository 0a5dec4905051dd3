"""Meetings on the desk, as a clerk arranges them."""

import datetime as dt

import pytest

from answerable.keeping.models.desk import Role, Sitting
from tests.keeping.desk.makings import make_board, make_panel, make_sitting

pytestmark = pytest.mark.django_db
ASKED = {"date": "2023-02-06", "start_time": "14:00", "purpose": "ordinary", "status": "called", "venue": "Hall"}


def test_a_clerk_arranges_a_meeting(sign_in):
    panel = make_panel()
    answer = sign_in(Role.CLERK, panel).post("/desk/meetings/new", {**ASKED, "body": panel.pk}, follow=True)
    assert "The meeting of 6 February 2023 is arranged." in answer.content.decode()
    assert Sitting.objects.get().start_time == dt.time(14)


def test_a_clerk_of_another_body_finds_nothing_to_change(sign_in):
    sitting = make_sitting(make_panel())
    clerk = sign_in(Role.CLERK, make_board())
    assert clerk.get(f"/desk/meetings/{sitting.pk}").status_code == 403
    assert clerk.post(f"/desk/meetings/{sitting.pk}/change", {**ASKED, "venue": "Mine"}).status_code == 403
    assert Sitting.objects.get().venue == "Council House"


def test_a_form_says_what_is_missing_and_keeps_what_was_written(sign_in):
    panel = make_panel()
    page = sign_in(Role.CLERK, panel).post("/desk/meetings/new", {**ASKED, "body": panel.pk, "date": ""})
    assert "There is a problem" in page.content.decode()
    assert 'value="Hall"' in page.content.decode()
    assert not Sitting.objects.exists()


def test_a_form_that_is_older_than_the_row_says_who_changed_it(sign_in):
    sitting = make_sitting(make_panel())
    one, two = sign_in(Role.CLERK, sitting.body), sign_in(Role.CLERK, sitting.body, name="Omar Bell")
    one.post(f"/desk/meetings/{sitting.pk}/change", {**ASKED, "revision": 1, "venue": "Town Hall"})
    page = two.post(f"/desk/meetings/{sitting.pk}/change", {**ASKED, "revision": 1, "venue": "Civic Centre"})
    assert "This was changed by Una Marsh" in page.content.decode()
    assert 'value="Civic Centre"' in page.content.decode()
    assert Sitting.objects.get().venue == "Town Hall"
