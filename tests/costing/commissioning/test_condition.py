"""Conditions: met, short, not counted yet, or in words."""

import datetime as dt

from answerable.costing.commissioning.condition import judge_conditions, say_condition
from answerable.costing.fund import FundCondition
from tests.costing.commissioning.given import headcount, uplift


def judge(condition):
    (statement,) = judge_conditions(uplift(condition))
    return statement


def test_a_headcount_of_7909_is_met_by_7909_and_short_by_one_with_7908():
    assert judge(headcount(7909, dt.date(2024, 3, 31))).state == "met"
    short = judge(headcount(7908, dt.date(2024, 3, 31)))
    assert (short.state, short.short_by, short.is_early) == ("short", 1, False)
    assert say_condition(short) == (
        "Headcount: at least 7,909 by 31 March 2024; 7,908 on 31 March 2024, 1 short; £16,800,000 is at stake"
    )


def test_a_count_before_its_day_is_only_so_far():
    short = judge(headcount(7850, dt.date(2023, 9, 30)))
    assert short.is_early
    assert "7,850 on 30 September 2023, 59 short so far" in say_condition(short)
    assert "met so far" in say_condition(judge(headcount(8000, dt.date(2023, 9, 30))))


def test_what_was_not_counted_is_neither_met_nor_short():
    statement = judge(headcount())
    assert (statement.state, statement.short_by) == ("not counted", None)
    assert "not counted yet; £16,800,000 is at stake" in say_condition(statement)


def test_a_condition_in_words_keeps_its_words_and_its_day():
    statement = judge(FundCondition(words="Send the return.", due_on=dt.date(2024, 4, 30)))
    assert statement.state == "in words"
    assert say_condition(statement) == "Send the return by 30 April 2024"


def test_a_count_without_a_day_is_taken_as_it_stands():
    assert judge(headcount(7000, due_on=None)).is_early is False
