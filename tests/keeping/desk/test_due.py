"""The first screen: each source tells of what is near and open, for those who can do something about it."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.recommendation import enter_recommendation
from answerable.keeping.changes.desk.sitting import change_sitting
from answerable.keeping.models.desk import PublicationKind, Role, SittingStatus, Submission
from answerable.keeping.queries.desk.access import Reach
from answerable.keeping.queries.desk.due.desk import due_for, group_due
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_papers import make_author, make_item, make_submission
from tests.keeping.desk.makings_question import at, make_question
from tests.keeping.desk.makings_undertaking import make_undertaking
from tests.keeping.desk.test_publication import print_minutes

pytestmark = pytest.mark.django_db
NOW = at("2023-01-20", 9)
TODAY = NOW.date()


def due(account, kind=None):
    """What is due, without the statutory items of the year, which every body here lacks."""
    entries = due_for(Reach(account, TODAY), NOW)
    return [(one.words, one.day) for one in entries if one.kind != "Programme" and kind in (None, one.kind)]


def test_a_called_meeting_is_due_its_notice_and_closes_to_questions():
    panel = make_panel()
    make_sitting(panel)
    assert due(make_account(Role.CLERK, panel)) == [
        ("Publish the agenda and papers", dt.date(2023, 1, 27)),
        ("Questions of the public close", dt.date(2023, 2, 1)),
    ]


def test_a_published_pack_is_due_no_more():
    panel = make_panel()
    sitting = make_sitting(panel)
    publish(PublicationKind.PACK, body=panel, sitting=sitting, title="Agenda", by=CLERK, pdf=print_minutes())
    assert due(make_account(Role.CLERK, panel)) == [("Questions of the public close", dt.date(2023, 2, 1))]


def test_a_meeting_held_is_due_its_minutes_and_one_today_its_minute_taker():
    panel = make_panel()
    clerk = make_account(Role.CLERK, panel)
    held = make_sitting(panel, dt.date(2023, 1, 9))
    change_sitting(held, by=CLERK, revision=1, status=SittingStatus.HELD)
    make_sitting(panel, TODAY)
    words = [words for words, _ in due(clerk, "Meetings")]
    assert "Publish the draft minutes" in words
    assert "Take the minutes" in words


def test_a_provisional_meeting_is_to_be_called_or_cancelled():
    panel = make_panel()
    make_sitting(panel, status=SittingStatus.PROVISIONAL)
    assert due(make_account(Role.CLERK, panel)) == [("Call the meeting, or cancel it", dt.date(2023, 1, 27))]


def test_an_author_owes_a_paper_until_it_is_filed_and_the_clerk_chases_it_once_late():
    panel = make_panel()
    author = make_author(body=panel)
    make_submission(make_item(make_sitting(panel)), author=author, due_on=dt.date(2023, 1, 19))
    assert due(author) == [("File the paper", dt.date(2023, 1, 19))]
    clerk = make_account(Role.CLERK, panel)
    assert ("Ask Omar Bell for the paper", dt.date(2023, 1, 19)) in due(clerk)
    Submission.objects.update(status="filed")
    assert due(author) == []
    assert ("Accept or return the paper by Omar Bell", None) in due(clerk)


def test_a_question_that_came_in_and_what_is_owed_within_the_week_are_the_clerks():
    panel = make_panel()
    make_question(make_sitting(panel), when=NOW)
    make_undertaking(panel, due_on=dt.date(2023, 1, 26), owner_name="Kit Lowe")
    make_undertaking(panel, text="Something for the spring.", due_on=dt.date(2023, 4, 1))
    told = due(make_account(Role.CLERK, panel))
    assert ("Accept or refuse the question", None) in told
    assert [entry for entry in told if entry[0].startswith("Hear")] == [("Hear from Kit Lowe", dt.date(2023, 1, 26))]


def test_a_late_reply_to_an_inspection_is_under_late():
    board = make_board()
    enter_recommendation(
        board,
        by=CLERK,
        source="inspectorate",
        report_title="Searching",
        reported_on=dt.date(2022, 11, 1),
        words="Do.",
    )
    entries = due_for(Reach(make_account(Role.MONITORING_OFFICER, board), TODAY), NOW)
    assert [(group.name, len(group.entries)) for group in group_due(entries, TODAY)] == [("late", 1)]


def test_what_the_law_asks_of_the_year_and_the_programme_lacks_is_due_by_its_last_day():
    panel = make_panel()
    entries = due_for(Reach(make_account(Role.CLERK, panel), TODAY), NOW)
    lacking = {one.about: one.day for one in entries if one.kind == "Programme"}
    assert dt.date(2023, 2, 8) in lacking.values()


def test_nobody_is_told_of_another_body():
    panel, board = make_panel(), make_board()
    make_sitting(panel)
    assert due(make_account(Role.CLERK, board)) == []
    assert due(make_account(Role.ANALYST, panel)) == []


def test_a_member_is_told_of_the_meetings_to_come_to():
    panel = make_panel()
    make_sitting(panel)
    assert due(make_account(Role.MEMBER, panel)) == [("Come at 14:00, Council House", dt.date(2023, 2, 6))]


@pytest.mark.parametrize("count", [1, 3])
def test_the_screen_asks_the_same_few_questions_however_much_there_is(count, django_assert_num_queries):
    panel = make_panel()
    clerk = make_account(Role.CLERK, panel)
    for place in range(count):
        sitting = make_sitting(panel, dt.date(2023, 2, 6 + place))
        make_submission(make_item(sitting), due_on=dt.date(2023, 1, 10))
        make_question(sitting, when=NOW, form_key=f"key-{place}", email=f"asker{place}@home.example")
        make_undertaking(panel, text=f"Matter {place}", due_on=dt.date(2023, 1, 18))
    with django_assert_num_queries(39):
        due_for(Reach(clerk, TODAY), NOW)
