"""The clocks of a sitting: worked dates of the rules, and what holidays and new rules do to them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from answerable.keeping.changes.desk.holiday import add_holiday, remove_holiday
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.standing_orders import adopt_orders, change_orders, withdraw_orders
from answerable.keeping.models.desk import Regime
from answerable.keeping.queries.desk.clock import clocks_of
from answerable.keeping.queries.desk.holiday import find_moves
from answerable.keeping.queries.desk.standing_orders import OrderBook, orders_on
from tests.keeping.desk.makings import CLERK, make_board, make_body, make_panel, make_sitting

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def last_days(sitting, **asked):
    return {clock.subject: clock.deadline.day for clock in clocks_of(sitting, **asked)}


def day(words):
    return dt.datetime.strptime(words, "%d %b %Y").replace(tzinfo=LONDON).date()


@pytest.mark.parametrize(
    ("meeting", "notice"),
    [
        ("9 Jan 2023", "29 Dec 2022"),
        ("6 Feb 2023", "27 Jan 2023"),
        ("20 Feb 2023", "10 Feb 2023"),
        ("26 Apr 2022", "14 Apr 2022"),
        ("27 Sep 2022", "16 Sep 2022"),
        ("5 Sep 2017", "25 Aug 2017"),
        ("14 Nov 2022", "4 Nov 2022"),
        ("23 Apr 2019", "11 Apr 2019"),
        ("30 Apr 2019", "18 Apr 2019"),
    ],
)
def test_notice_is_five_clear_working_days_over_bank_holidays(meeting, notice):
    assert last_days(make_sitting(make_panel(), day(meeting)))["notice"] == day(notice)


@pytest.mark.parametrize(("meeting", "notice"), [("9 Jan 2023", "3 Jan 2023"), ("22 Mar 2022", "16 Mar 2022")])
def test_notice_counts_as_the_body_counts(meeting, notice):
    assert last_days(make_sitting(make_board(notice_mode="calendar"), day(meeting)))["notice"] == day(notice)


@pytest.mark.parametrize(("meeting", "last"), [("9 Jan 2023", "4 Jan 2023"), ("28 Apr 2014", "23 Apr 2014")])
def test_questions_to_a_panel_come_four_clear_days_before(meeting, last):
    assert last_days(make_sitting(make_panel(), day(meeting)))["questions"] == day(last)


@pytest.mark.parametrize(("meeting", "last"), [("22 Mar 2022", "11 Mar 2022"), ("22 Feb 2022", "11 Feb 2022")])
def test_questions_and_petitions_to_a_board_come_seven_working_days_before(meeting, last):
    days = last_days(make_sitting(make_board(), day(meeting)))
    assert (days["questions"], days["petitions"]) == (day(last), day(last))


def test_an_hour_of_the_last_day_is_kept():
    rules = {"question_count": 1, "question_unit": "working", "question_hour": dt.time(9)}
    sitting = make_sitting(make_panel(**rules), day("7 Dec 2016"))
    asked = next(clock for clock in clocks_of(sitting) if clock.subject == "questions")
    assert (asked.deadline.day, asked.deadline.hour) == (day("6 Dec 2016"), dt.time(9))
    for minute, is_past in ((0, False), (1, True)):
        now = dt.datetime(2016, 12, 6, 9, minute, tzinfo=LONDON)
        assert {c.subject: c.is_past for c in clocks_of(sitting, now=now)}["questions"] is is_past


def test_papers_are_due_working_days_before_the_last_day_for_notice():
    sitting = make_sitting(make_panel(papers_count=3), day("9 Jan 2023"))
    papers = clocks_of(sitting)[0]
    assert (papers.subject, papers.deadline.day) == ("papers", day("22 Dec 2022"))
    assert papers.deadline.rule == "three working days before the last day for notice"
    assert "bank holiday: Christmas Day (substitute day)" in [step.why for step in papers.deadline.steps]


def test_an_added_holiday_moves_the_clocks_at_once_and_its_going_moves_them_back():
    sitting = make_sitting(make_panel(), day("6 Feb 2023"))
    holiday = add_holiday(day("27 Jan 2023"), "Day of thanks", by=CLERK)
    assert last_days(sitting)["notice"] == day("26 Jan 2023")
    notice = next(clock for clock in clocks_of(sitting) if clock.subject == "notice")
    assert "holiday added: Day of thanks" in [step.why for step in notice.deadline.steps]
    remove_holiday(holiday, by=CLERK)
    assert last_days(sitting)["notice"] == day("27 Jan 2023")


def test_a_body_s_own_holiday_moves_no_other_body():
    panel, board = make_panel(), make_board()
    meetings = [make_sitting(body, day("6 Feb 2023")) for body in (panel, board)]
    add_holiday(day("27 Jan 2023"), "Day of thanks", by=CLERK, body=panel)
    assert [last_days(meeting)["notice"].day for meeting in meetings] == [26, 27]


def test_what_a_holiday_would_move_is_told_before_it_is_added():
    make_sitting(make_panel(), day("6 Feb 2023"))
    make_sitting(make_board(), day("20 Mar 2023"))
    moves = find_moves(day("27 Jan 2023"), "Day of thanks")
    told = [(move.before.subject, move.before.deadline.day.day, move.after.deadline.day.day) for move in moves]
    assert told == [("papers", 24, 23), ("petitions", 26, 25), ("notice", 27, 26)]
    add_holiday(day("27 Jan 2023"), "Day of thanks", by=CLERK)
    assert find_moves(day("27 Jan 2023"), "Day of thanks") == []


@pytest.mark.parametrize(
    ("words", "why"), [("6 May 2024", "is a bank holiday"), ("27 Jan 2023", "has been added already")]
)
def test_a_day_that_is_a_holiday_already_is_not_added_again(words, why):
    add_holiday(day("27 Jan 2023"), "Day of thanks", by=CLERK)
    with pytest.raises(RefusedError, match=why):
        add_holiday(day(words), "Another", by=CLERK)


def test_each_meeting_is_held_to_the_rules_of_its_day():
    panel = make_panel()
    early, late = make_sitting(panel, day("9 Jan 2023")), make_sitting(panel, day("10 Jul 2023"))
    rules = {"regime": Regime.PANEL, "numbering": "running", "question_count": 15, "question_unit": "clear_working"}
    adopt_orders(panel, by=CLERK, valid_from=day("1 Apr 2023"), **rules)
    assert (last_days(early)["questions"], last_days(late)["questions"]) == (day("4 Jan 2023"), day("16 Jun 2023"))
    book = OrderBook([panel])
    for meeting in (early, late):
        assert book.on(panel.pk, meeting.date) == orders_on(panel, meeting.date)
    assert orders_on(panel, day("1 Jan 2012")) is None


def test_rules_begin_once_a_day_and_are_put_right_or_withdrawn():
    panel = make_panel()
    first = orders_on(panel, day("9 Jan 2023"))
    with pytest.raises(RefusedError, match="Rules from 22 November 2012 are written down already"):
        adopt_orders(panel, by=CLERK, valid_from=first.valid_from, regime="panel", numbering="running")
    with pytest.raises(RefusedError, match="only rules of the body"):
        withdraw_orders(first, by=CLERK, reason="wrong")
    changed = change_orders(first, by=CLERK, revision=1, question_count=7)
    assert last_days(make_sitting(panel, day("9 Jan 2023")))["questions"] == day("1 Jan 2023")
    second = adopt_orders(panel, by=CLERK, valid_from=day("1 Jan 2023"), regime="panel", numbering="running")
    withdraw_orders(second, by=CLERK, reason="It was never adopted.")
    assert orders_on(panel, day("9 Jan 2023")) == changed


def test_a_quorum_of_more_than_everybody_is_refused():
    with pytest.raises(RefusedError, match="share of the members"):
        adopt_orders(
            make_body(), by=CLERK, valid_from=day("1 Jan 2023"), regime="panel", numbering="running",
            quorum_numerator=5, quorum_denominator=4,
        )  # fmt: skip


def test_a_body_without_rules_has_no_clocks_and_a_sub_group_takes_no_questions():
    assert clocks_of(make_sitting(make_body("Northshire Forum", "forum"))) == ()
    group = make_body("Northshire Budget Sub-Group", "sub-group")
    adopt_orders(group, by=CLERK, valid_from=day("1 Jan 2020"), regime=Regime.SUB_GROUP, numbering="running")
    assert set(last_days(make_sitting(group))) == {"papers", "notice"}
