"""A board's meeting from the year's programme to the signed minutes, each person in a browser of their own.

A board undertakes to give notice and no law stops it: what comes a day late is published, and says so in public.
"""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.standing_orders import adopt_orders
from answerable.keeping.models.desk import Numbering, Regime
from examples.desk.people import BY
from tests.journeys import cycle as steps
from tests.journeys.conftest import words_of
from tests.journeys.cycle_meeting import go_through
from tests.journeys.cycle_seen import see_everything, see_nothing_exempt

pytestmark = pytest.mark.django_db(transaction=True)
AFTERWARDS = dt.timedelta(weeks=6)
PAPERS = ("Fleet renewal report", "The offer for the estate")
MEMBERS, AWAY = ("Ruth Calder", "Ben Adeyemi", "Greta Holm", "Sunil Rao"), "Wyn Pryce"


@pytest.fixture
def board(settings, db):
    """A board that takes questions of the public until two working days before it meets."""
    board = steps.people_bodies(settings).board
    rules = {"question_count": 2, "question_unit": "working", "source": "Rules adopted in the autumn"}
    day = timezone.localdate() - dt.timedelta(days=1)
    adopt_orders(board, by=BY, valid_from=day, regime=Regime.BOARD, numbering=Numbering.YEARLY, **rules)
    return board


def test_a_boards_meeting_from_programme_to_signed_minutes(open_page, board):
    day, _ = steps.meeting_days(board, timezone.localdate())
    sitting, later = steps.call_meeting(board, day), steps.call_meeting(board, day + AFTERWARDS)
    cycle = steps.Cycle(open_page, clerk="Omar Bell", chair="Greta Holm")
    go_through(cycle, sitting, later, PAPERS, MEMBERS, AWAY)
    see_everything(cycle.come(width=390, java_script_enabled=False), sitting, later)
    see_nothing_exempt(Client(), steps.SECRET)


def test_a_boards_pack_that_is_a_day_late_is_published_and_says_so(open_page, board):
    _, day = steps.meeting_days(board, timezone.localdate())
    sitting = steps.call_meeting(board, day)
    add_business(sitting, by=BY, title="Fleet renewal", confidentiality="open")
    cycle = steps.Cycle(open_page, clerk="Omar Bell", chair="Greta Holm")
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/pack")
    assert "It cannot be published yet" not in words_of(page)
    assert "the last day for notice was" in words_of(page)
    page.get_by_label("I have looked at the preview").check()
    page.get_by_role("button", name="Publish now").click()
    assert "Published: Agenda and papers" in page.inner_text("body")
    sitting.refresh_from_db()
    public = cycle.come(width=390, java_script_enabled=False)
    public.goto(f"/meetings/{sitting.meeting.public_id}")
    assert "the last day for notice was" in words_of(public)
