"""Recommendations: when a reply is owed, that it says something, and what follows."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.recommendation import (
    act_on,
    change_recommendation,
    close_recommendation,
    enter_recommendation,
    give_reply,
    judge_routing,
    remind_of_replies,
    report_progress,
)
from answerable.keeping.changes.desk.row import RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Letter, Role, Undertaking
from answerable.keeping.queries.desk.recommendation import find_recommendation, standing_of
from answerable.keeping.queries.public.recommendation import list_recommendations
from tests.keeping.desk.makings import CLERK, make_account, make_board

pytestmark = pytest.mark.django_db
PUBLISHED = dt.date(2022, 12, 15)


def recommend(source="inspectorate", **values):
    given = {"reported_on": PUBLISHED, "words": "Record every search.", "number": "3"} | values
    body = given.pop("body", None) or make_board()
    return enter_recommendation(body, by=CLERK, source=source, report_title="Searching fairly", **given)


def reply(row, on=dt.date(2023, 2, 1), acceptance="accepted"):
    return give_reply(row, by=CLERK, acceptance=acceptance, reply="A new form is in use.", on=on)


def test_an_inspectorate_is_owed_a_reply_within_56_days_beginning_with_the_day_of_its_report():
    assert recommend().reply_due == dt.date(2023, 2, 8)


def test_the_panel_sets_its_own_days_and_others_set_none():
    body = make_board()
    assert recommend("panel", body=body, reply_days=28).reply_due == dt.date(2023, 1, 12)
    assert recommend("audit", body=body).reply_due is None


def test_the_day_of_the_reply_follows_a_corrected_day_of_the_report():
    row = change_recommendation(recommend(), by=CLERK, revision=1, reported_on=dt.date(2022, 12, 16))
    assert row.reply_due == dt.date(2023, 2, 9)


def test_a_recommendation_is_late_the_day_after():
    row = find_recommendation(recommend().pk)
    assert not standing_of(row, dt.date(2023, 2, 8)).is_late
    assert standing_of(row, dt.date(2023, 2, 9)).is_late
    assert [one.is_late for one in list_recommendations(dt.date(2023, 2, 9), "late")] == [True]


def test_a_reply_says_whether_and_what_or_why():
    row = recommend()
    with pytest.raises(RefusedError, match="Say what will be done"):
        give_reply(row, by=CLERK, acceptance="accepted", reply=" ", on=PUBLISHED)
    with pytest.raises(RefusedError, match="Say why it is not accepted"):
        give_reply(row, by=CLERK, acceptance="rejected", reply="", on=PUBLISHED)
    with pytest.raises(RefusedError, match="Say whether"):
        give_reply(row, by=CLERK, acceptance="", reply="Yes.", on=PUBLISHED)
    with pytest.raises(RefusedError, match="before it was made"):
        give_reply(row, by=CLERK, acceptance="accepted", reply="Yes.", on=dt.date(2022, 12, 14))


def test_a_reply_is_public_at_once_and_is_not_taken_back():
    row = reply(recommend())
    assert [one.reply for one in list_recommendations(PUBLISHED)] == ["A new form is in use."]
    with pytest.raises(RefusedError, match="answered already"):
        reply(row)
    with pytest.raises(RefusedError, match="cannot be undone"):
        undo_act(AuditEntry.objects.get(act="reply"), by=CLERK)


def test_progress_is_due_every_six_months_until_it_is_closed():
    row = reply(recommend())
    assert standing_of(find_recommendation(row.pk), dt.date(2023, 6, 1)).next_progress == dt.date(2023, 6, 15)
    assert standing_of(find_recommendation(row.pk), dt.date(2023, 6, 16)).is_late
    report_progress(
        row, by=CLERK, words="In use in half of the force.", reported_by="Una Marsh", is_open=True,
        date=dt.date(2023, 6, 20),
    )  # fmt: skip
    assert standing_of(find_recommendation(row.pk), dt.date(2023, 7, 1)).next_progress == dt.date(2023, 12, 15)
    close_recommendation(row, by=CLERK, evidence="Audit of 3 December 2023.", on=dt.date(2023, 12, 4))
    assert standing_of(find_recommendation(row.pk), dt.date(2024, 7, 1)).words == "closed on 4 December 2023"


def test_nothing_is_closed_unanswered_or_without_evidence():
    row = recommend()
    with pytest.raises(RefusedError, match="answer it first"):
        close_recommendation(row, by=CLERK, evidence="Seen.")
    with pytest.raises(RefusedError, match="Say what shows"):
        close_recommendation(reply(row), by=CLERK, evidence=" ")


def test_progress_that_is_not_for_the_public_is_not_shown():
    row = reply(recommend())
    told = {"by": CLERK, "reported_by": "Una Marsh", "date": dt.date(2023, 6, 20)}
    report_progress(row, words="Said in public.", is_open=True, **told)
    report_progress(row, words="Said in private.", is_open=False, **told)
    assert [words for _, words, _ in list_recommendations(PUBLISHED)[0].progress] == ["Said in public."]


def test_an_action_on_a_recommendation_is_an_undertaking():
    row = recommend()
    act_on(row, "Print the new form.", by=CLERK, owner_name="Head of Stop and Search", due_on=dt.date(2026, 12, 1))
    assert Undertaking.objects.get().recommended_by.get().recommendation == row


def test_what_concerns_deployment_goes_to_the_force():
    assert [ruling.code for ruling in judge_routing("operational", "body")] == ["W-OPERATIONAL-MATTER"]
    assert judge_routing("operational", "force") == ()


def test_the_clerk_is_reminded_two_weeks_and_three_days_before_and_the_day_after_once_each():
    body = make_board()
    clerk = make_account(Role.CLERK, body)
    recommend(body=body)
    days = [
        dt.date(2023, 1, 24),
        dt.date(2023, 1, 25),
        dt.date(2023, 1, 26),
        dt.date(2023, 2, 5),
        dt.date(2023, 2, 9),
    ]
    assert [remind_of_replies(day) for day in days] == [0, 1, 0, 1, 1]
    assert {letter.to for letter in Letter.objects.all()} == {clerk.email}
    assert "was due on 8 February 2023" in Letter.objects.first().text
