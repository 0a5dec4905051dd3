"""Replies that are owed, requests for information, and how long papers are kept."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.law.foi import judge_cost, judge_request, request_deadline
from answerable.law.reply import (
    Answer,
    inspection_deadline,
    judge_answers,
    judge_inspection_reply,
    judge_replies,
    judge_response,
    judge_review,
    list_progress_days,
    panel_deadline,
    review_deadline,
)
from answerable.law.retention import judge_disposal, keep_until


def codes(rulings) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in rulings]


def test_an_inspection_report_is_answered_within_56_days_beginning_with_its_publication():
    published, last = dt.date(2022, 12, 15), dt.date(2023, 2, 8)
    assert inspection_deadline(published).day == last
    assert judge_inspection_reply(published, last, dt.date(2023, 3, 1)) == ()
    assert judge_inspection_reply(published, None, last) == ()
    late = dt.date(2023, 2, 9)
    for replied in (late, None):
        assert codes(judge_inspection_reply(published, replied, late)) == [("E-HMI-RESPONSE-LATE", True)]


def test_each_recommendation_has_an_action_or_a_reason():
    answered = [
        Answer(ref="1", response="accepted", action="Review the queue by June."),
        Answer(ref="2", response="not_accepted", reason="It is done already."),
    ]
    assert judge_answers(answered) == ()
    bare = [
        Answer(ref="3"),
        Answer(ref="4", response="not_accepted", action="Act."),
        Answer(ref="5", response="accepted"),
    ]
    (ruling,) = judge_answers([*answered, *bare])
    assert ruling.words == "Recommendation 3, 4 and 5 has neither an action nor a reason for none."


def test_a_recommendation_of_the_panel_without_a_published_reply_is_missing_once_it_is_due():
    due = dt.date(2023, 2, 1)
    told = Answer(ref="1", response="accepted", action="Publish.", published=due)
    silent = Answer(ref="2", response="accepted", action="Publish.")
    assert judge_replies([told], due + dt.timedelta(days=1), due) == ()
    assert judge_replies([told, silent], due, due) == ()
    assert codes(judge_replies([told, silent], due + dt.timedelta(days=1), due)) == [("E-REPLY-MISSING", True)]


def test_a_response_to_the_panel_runs_from_its_issue_and_only_warns():
    issued = dt.date(2022, 11, 14)
    assert panel_deadline(issued, 28).day == dt.date(2022, 12, 12)
    assert judge_response(issued, 28, None, dt.date(2022, 12, 12)) == ()
    assert codes(judge_response(issued, 28, None, dt.date(2022, 12, 13))) == [("W-RESPONSE-OVERDUE", False)]
    assert codes(judge_response(issued, 28, dt.date(2022, 12, 20), issued)) == [("W-RESPONSE-OVERDUE", False)]


def test_progress_is_reported_every_six_months():
    days = list_progress_days(dt.date(2022, 8, 31), dt.date(2024, 2, 29))
    assert days == (dt.date(2023, 2, 28), dt.date(2023, 8, 31), dt.date(2024, 2, 29))
    assert list_progress_days(dt.date(2022, 8, 31), dt.date(2022, 12, 31)) == ()


def test_a_review_is_asked_for_within_28_days_starting_the_day_after():
    told, last = dt.date(2022, 12, 15), dt.date(2023, 1, 12)
    assert review_deadline(told).day == last
    assert judge_review(told, last) == ()
    assert codes(judge_review(told, last + dt.timedelta(days=1))) == [("E-REVIEW-OUT-OF-TIME", True)]


def test_the_time_in_which_a_review_was_forwarded_is_left_out():
    forwarded = (dt.date(2022, 12, 20), dt.date(2022, 12, 24), "forwarded to the right body")
    assert review_deadline(dt.date(2022, 12, 15), left_out=[forwarded]).day == dt.date(2023, 1, 17)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2022-11-14", "2022-12-13"),  # St Andrew's Day counts for nobody in the kingdom
        ("2022-12-20", "2023-01-23"),
        ("2023-03-01", "2023-03-30"),
    ],
)
def test_a_request_is_answered_by_the_twentieth_working_day_of_the_whole_kingdom(received: str, last: str):
    day, limit = dt.date.fromisoformat(received), dt.date.fromisoformat(last)
    assert request_deadline(day).day == limit
    assert judge_request(day, limit, limit) == ()
    assert codes(judge_request(day, None, limit + dt.timedelta(days=1))) == [("E-FOI-LATE", True)]


def test_cost_refuses_a_request_above_eighteen_hours():
    assert codes(judge_cost(Decimal("18.0"), refused=True)) == [("E-COST-LIMIT-MATH", True)]
    assert judge_cost(Decimal("18.5"), refused=True) == judge_cost(Decimal(2), refused=False) == ()


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("minutes", "2029-01-08"),
        ("summary", "2029-01-08"),
        ("agenda", "2029-01-08"),
        ("report", "2029-01-08"),
        ("background_paper", "2027-01-08"),
    ],
)
def test_papers_are_kept_until_the_day_before_the_anniversary(kind: str, last: str):
    meeting, until = dt.date(2023, 1, 9), dt.date.fromisoformat(last)
    assert keep_until(kind, meeting) == until
    assert codes(judge_disposal(kind, meeting, until)) == [("E-RETENTION-LOCK", True)]
    assert judge_disposal(kind, meeting, until + dt.timedelta(days=1)) == ()
