"""Public questions and petitions: by when, from whom, how many, and who counts."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.deadline import DayRule
from answerable.law.question import (
    count_signatories,
    find_question_rule,
    judge_petition,
    judge_question,
    judge_refusal,
    question_deadline,
    signatory_key,
)

PANEL = "West Midlands Police and Crime Panel"
BOARD = "West Midlands Strategic Policing and Crime Board"


@pytest.mark.parametrize(
    ("body", "meeting", "last"),
    [
        (PANEL, "2023-01-09", "2023-01-04"),
        (PANEL, "2014-04-28", "2014-04-23"),
        (BOARD, "2022-03-22", "2022-03-11"),
        (BOARD, "2022-02-22", "2022-02-11"),
        ("West Mercia Police and Crime Panel", "2016-12-07", "2016-12-06"),
    ],
)
def test_the_deadline_for_questions_is_counted_by_the_bodys_own_rule(body: str, meeting: str, last: str):
    rule = find_question_rule(body)
    assert rule is not None
    assert question_deadline(dt.date.fromisoformat(meeting), rule.day_rule).day == dt.date.fromisoformat(last)


def test_published_rules_keep_their_hours_limits_and_thresholds():
    assert find_question_rule("West Mercia Police and Crime Panel").day_rule.hour == dt.time(9)
    cleveland = find_question_rule("Cleveland Police and Crime Panel")
    assert (cleveland.count, cleveland.unit, cleveland.per_person, cleveland.minutes) == (7, "clear_working", 2, 15)
    assert find_question_rule(BOARD, "petition").signatures == 25
    assert find_question_rule("Wexcombe Panel") is None


DEADLINE = question_deadline(dt.date(2016, 12, 7), DayRule(count=1, unit="working", hour=dt.time(9)))


def judged(day: str, **given_) -> list[tuple[str, bool]]:
    received = dt.datetime.fromisoformat(day)
    return [(r.code, r.stops) for r in judge_question(received, DEADLINE, **{"connection": "lives", **given_})]


def test_a_question_in_time_from_somebody_of_the_area_is_taken():
    assert judged("2016-12-06T09:00") == judged("2016-12-01T23:59", connection="studies") == []


def test_a_question_after_the_hour_is_late():
    assert judged("2016-12-06T09:01") == judged("2016-12-07T08:00") == [("E-QUESTION-LATE", True)]
    (ruling,) = judge_question(dt.datetime(2016, 12, 6, 9, 1), DEADLINE, connection="works")  # noqa: DTZ001 -- local time
    assert ruling.words == (
        "Received on Tuesday 6 December 2016 at 09:01: the last time was Tuesday 6 December 2016 at 09:00 "
        "(by 09:00, one working day before the meeting)."
    )


def test_somebody_from_elsewhere_or_of_the_police_cannot_ask():
    assert judged("2016-12-01", connection=None) == [("E-QUESTION-INELIGIBLE", True)]
    assert judged("2016-12-01", works_for_police=True) == [("E-QUESTION-INELIGIBLE", True)]


def test_the_same_question_waits_six_months():
    assert judged("2016-12-01", asked_before=dt.date(2016, 6, 2)) == [("E-QUESTION-REPEAT", True)]
    assert judged("2016-12-01", asked_before=dt.date(2016, 6, 1)) == []


def test_one_person_puts_no_more_questions_than_the_rule_allows():
    assert judged("2016-12-01", asked_now=2, per_person=2) == [("E-QUESTION-LIMIT", True)]
    assert judged("2016-12-01", asked_now=1, per_person=2) == judged("2016-12-01", asked_now=9) == []


def test_a_refusal_has_a_known_ground():
    on = dt.date(2023, 1, 9)
    assert judge_refusal("remit", on) == ()
    assert [r.code for r in judge_refusal("inconvenient", on)] == ["E-REFUSAL-NO-GROUND"]


def test_a_petition_one_short_is_refused():
    (ruling,) = judge_petition(24, 25)
    assert (ruling.code, ruling.stops) == ("E-PETITION-THRESHOLD", True)
    assert ruling.words == "24 of 25 signatures: one signature is missing."
    assert judge_petition(25, 25) == ()


def test_a_person_who_signs_twice_is_one_signatory():
    assert signatory_key("Dr. Zoë O'Hara-Quill", "wx1 2ab") == signatory_key("zoe OHARA QUILL", "WX1-2AB")
    signed = [
        ("Ann Test", "WX1 2AB"),
        ("ann  test", "wx12ab"),
        ("Ann Test", "WX1 2AC"),
        ("", "WX1 2AB"),
        ("Ann", " "),
    ]
    assert count_signatories(signed) == 2


def test_a_name_in_another_script_still_counts():
    assert count_signatories([("Ωμέγα Δέλτα", "WX1 2AB"), ("Άλφα Βήτα", "WX1 2AB")]) == 2


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=10))
def test_signatories_are_never_more_than_signatures_and_signing_again_adds_none(signatures):
    count = count_signatories(signatures)
    assert count <= len(signatures)
    assert count_signatories(signatures + signatures) == count
