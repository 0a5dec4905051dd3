"""What is published from the desk is filed like any paper."""

import datetime as dt

import pytest
import typst

from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.models import MinuteItem, Paper
from answerable.keeping.models.desk import PublicationKind
from tests.keeping.desk.makings import CLERK, PANEL, make_panel, make_sitting

pytestmark = pytest.mark.django_db


def print_minutes(title="Apologies"):
    """A plain PDF of minutes."""
    words = (
        f"= MINUTES OF THE MEETING OF THE {PANEL.upper()} HELD ON MONDAY 6 FEBRUARY 2023 AT 14:00 HOURS\n"
        f"*701 #h(1em) {title.upper()}*\n\nNone were received.\n"
    )
    return typst.compile(words.encode())


def test_what_is_published_is_read_back_and_filed_for_the_public():
    sitting = make_sitting(make_panel())
    made = publish(
        PublicationKind.MINUTES, body=sitting.body, sitting=sitting, title="Minutes", by=CLERK, pdf=print_minutes()
    )
    sitting.refresh_from_db()
    assert (made.paper.is_public, made.paper.body, made.page_count) == (True, sitting.body, 1)
    assert (sitting.meeting.date, sitting.meeting.body) == (dt.date(2023, 2, 6), sitting.body)
    assert MinuteItem.objects.public().filter(meeting=sitting.meeting).exists()


def test_what_is_for_members_only_is_filed_closed():
    sitting = make_sitting(make_panel())
    publish(
        PublicationKind.CLOSED_PACK, body=sitting.body, sitting=sitting, title="Closed", by=CLERK,
        pdf=print_minutes(), is_public=False,
    )  # fmt: skip
    assert not Paper.objects.public().exists()
    assert not MinuteItem.objects.public().exists()


def test_a_corrected_print_is_the_next_version_of_the_paper():
    sitting = make_sitting(make_panel())
    asked = {"body": sitting.body, "sitting": sitting, "title": "Minutes", "by": CLERK}
    first = publish(PublicationKind.DRAFT_MINUTES, pdf=print_minutes("Apology"), **asked)
    second = publish(PublicationKind.MINUTES, pdf=print_minutes(), supersedes=first, **asked)
    assert (second.paper.version, second.paper.supersedes) == (2, first.paper)
