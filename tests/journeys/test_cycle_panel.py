"""A panel's meeting from the year's programme to the signed minutes, each person in a browser of their own.

A panel is bound by the law of notice: what comes a day late is not published.
"""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from answerable.keeping.changes.desk.business import add_business
from examples.desk.people import BY
from tests.journeys import cycle as steps
from tests.journeys.conftest import words_of
from tests.journeys.cycle_meeting import go_through
from tests.journeys.cycle_seen import see_everything, see_nothing_exempt

pytestmark = pytest.mark.django_db(transaction=True)
AFTERWARDS = dt.timedelta(weeks=6)
PAPERS = ("Fleet renewal report", "The offer for the estate")
MEMBERS, AWAY = ("Alma Reyes", "Bevis Ford", "Gita Prem", "Cora Lindqvist"), "Dev Mistry"


@pytest.fixture
def office(settings, db):
    return steps.people_bodies(settings)


def test_a_panels_meeting_from_programme_to_signed_minutes(open_page, office):
    panel = office.panel
    day, _ = steps.meeting_days(panel, timezone.localdate())
    sitting, later = steps.call_meeting(panel, day), steps.call_meeting(panel, day + AFTERWARDS)
    cycle = steps.Cycle(open_page, clerk="Una Marsh", chair="Alma Reyes")
    go_through(cycle, sitting, later, PAPERS, MEMBERS, AWAY)
    see_everything(cycle.come(width=390, java_script_enabled=False), sitting, later)
    see_nothing_exempt(Client(), steps.SECRET)


def test_a_panels_pack_that_is_a_day_late_is_refused(open_page, office):
    panel = office.panel
    _, day = steps.meeting_days(panel, timezone.localdate())
    sitting = steps.call_meeting(panel, day)
    add_business(sitting, by=BY, title="Fleet renewal", confidentiality="open")
    page = steps.Cycle(open_page, clerk="Una Marsh", chair="Alma Reyes").desk
    page.goto(f"/desk/meetings/{sitting.pk}/pack")
    said = words_of(page)
    assert "It cannot be published yet" in said
    assert "the last day for notice was" in said
    assert "E-NOTICE-SHORT" in said
    assert page.get_by_role("button", name="Publish now").count() == 0
