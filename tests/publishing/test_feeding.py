"""The calendar feed, and meetings that no paper has announced: what is told of them, and what is not."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from answerable import record
from answerable.keeping.changes.desk.body import set_up_sub_group
from answerable.keeping.changes.desk.holiday import add_holiday
from answerable.keeping.changes.desk.row import remove_row
from answerable.keeping.changes.desk.sitting import change_sitting
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models.desk import Sitting
from answerable.keeping.queries.public.calendar import list_calendar
from tests.keeping.desk.makings import (
    BOARD,
    CLERK,
    PANEL,
    make_board,
    make_body,
    make_business,
    make_panel,
    make_sitting,
)
from tests.keeping.readings import Print, make_reading
from tests.publishing.crawl import visit

pytestmark = pytest.mark.django_db


def in_june(place=2):
    """The so-manieth Monday of next June: a day to come, in summer time."""
    first = dt.date(timezone.localdate().year + 1, 6, 1)
    return first + dt.timedelta(days=(-first.weekday()) % 7 + 7 * (place - 1))


def events(client, address="/meetings.ics"):
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def announce(day):
    """An agenda of the panel for a day."""
    printed = Print()
    cite = printed.write(f"Agenda, {day:%d %B %Y}")
    return make_reading(
        printed, meetings=(record.Meeting(id="m1", source="agenda", body=PANEL, date=day, cite=cite),)
    )


def test_a_called_meeting_is_in_the_feed_with_its_time_in_london(client):
    make_sitting(make_panel(), in_june(), dt.time(14), end_time=dt.time(16, 30), venue="Council House; Room 2, Ashby")
    event = events(client)[PANEL]
    start = event.decoded("dtstart")
    assert (start.hour, str(start.tzinfo), start.utcoffset()) == (14, "Europe/London", dt.timedelta(hours=1))
    assert (event.decoded("dtend").hour, str(event["status"])) == (16, "CONFIRMED")
    assert str(event["location"]) == "Council House; Room 2, Ashby"


@pytest.mark.parametrize(("status", "told"), [("provisional", "TENTATIVE"), ("cancelled", "CANCELLED")])
def test_a_meeting_is_told_as_provisional_or_cancelled(client, status, told):
    make_sitting(make_panel(), in_june(), status=status)
    assert str(events(client)[PANEL]["status"]) == told


def test_a_meeting_that_is_moved_keeps_its_uid_and_raises_its_sequence(client):
    sitting = make_sitting(make_panel(), in_june())
    before = events(client)[PANEL]
    change_sitting(sitting, by=CLERK, revision=1, date=in_june(3))
    after = events(client)[PANEL]
    assert (before["uid"], before["sequence"] + 1) == (after["uid"], after["sequence"])
    assert after.decoded("dtstart").date() == in_june(3)


def test_two_meetings_have_two_uids_and_each_body_has_its_own_feed(client):
    panel, board = make_panel(), make_board()
    make_sitting(panel, in_june())
    make_sitting(board, in_june())
    both = events(client)
    assert len({event["uid"] for event in both.values()}) == 2
    assert set(events(client, f"/bodies/{panel.public_id}/meetings.ics")) == {PANEL}
    assert client.get("/bodies/nobody/meetings.ics").status_code == 404


def test_the_feed_is_revalidated_and_made_anew_when_a_meeting_changes(client):
    sitting = make_sitting(make_panel(), in_june())
    first = client.get("/meetings.ics")
    again = client.get("/meetings.ics", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    change_sitting(sitting, by=CLERK, revision=1, venue="Town Hall")
    changed = client.get("/meetings.ics", headers={"if-none-match": first.headers["ETag"]})
    assert (changed.status_code, b"Town Hall" in changed.content) == (200, True)


def test_the_public_reads_until_when_it_may_ask_and_a_holiday_moves_it(client):
    meeting = in_june(3)
    make_sitting(
        make_board(question_count=2, question_hour=dt.time(12)), meeting, venue="Lighthouse", status="called"
    )
    last = meeting - dt.timedelta(days=4)  # Thursday: two working days before a Monday
    said = f"questions by {last.day} {last:%B}, noon"
    for address in ("/", f"/meetings/{meeting.year}"):
        page = visit(client, address).everything
        assert (said in page, "Lighthouse" in page, BOARD in page) == (True, True, True)
    add_holiday(last, "Day of thanks", by=CLERK)
    assert f"questions by {last.day - 1} {last:%B}, noon" in visit(client, "/").everything


def test_a_meeting_that_a_paper_has_announced_is_told_once_by_the_paper(client):
    panel, day = make_panel(), in_june()
    make_sitting(panel, day)
    file_pack([announce(day)], by="clerk")
    page = visit(client, f"/meetings/{day.year}").everything
    assert "1 meeting<" in page
    assert events(client)[PANEL]["url"].endswith(f"/meetings/{panel.public_id}/{day}")
    change_sitting(Sitting.objects.get(), by=CLERK, revision=None, status="cancelled")
    assert "This meeting is cancelled." in visit(client, f"/meetings/{panel.public_id}/{day}").everything
    assert "cancelled" in visit(client, "/").everything


def test_nothing_but_the_public_fields_of_a_public_meeting_is_told(client):
    panel = make_panel()
    sitting = make_sitting(panel, in_june(), recording="https://hidden.example/zqrecording")
    make_business(sitting, "Zqclosed item", confidentiality="exempt", closed_ground="Zqground")
    group = set_up_sub_group(
        panel, "Northshire Zqbudget Sub-Group", by=CLERK, valid_from=dt.date(2020, 1, 1), numbering="running"
    )
    make_sitting(group, in_june(), dt.time(10))
    make_sitting(make_body("Northshire Zqforum", "forum"), in_june(), venue="Zqhall")
    remove_row(make_sitting(make_board(), in_june(), venue="Zqremoved"), by=CLERK, act="remove sitting")
    for address in ("/", "/meetings", f"/meetings/{in_june().year}", "/meetings.ics"):
        assert "zq" not in visit(client, address).everything.lower()
    assert list(events(client)) == [PANEL]
    assert client.get(f"/bodies/{group.public_id}/meetings.ics").status_code == 404


def test_the_feed_of_many_meetings_asks_no_more_than_that_of_one(client, django_assert_num_queries):
    panel = make_panel()
    for place in (1, 2, 3):
        make_sitting(panel, in_june(place))
        with django_assert_num_queries(5):
            assert len(list_calendar(timezone.localdate())) == place
