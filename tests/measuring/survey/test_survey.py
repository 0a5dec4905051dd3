"""A survey: its figure, those who did not answer, its groups and its weights."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.exhibits import tell_survey
from answerable.measuring.survey.group import Counted, compare_groups
from answerable.measuring.survey.kind import SURVEY
from answerable.measuring.survey.question import Options
from tests.measuring.survey.rows import measure

PRINTED = "question,period,share,response\nHappy with the service,2021-12,79,10\n"
SHOWN_ON = dt.date(2022, 3, 1)


def write_answers(counts, extra=""):
    """Answers of December 2021: (unit, happy, not happy)."""
    lines = [
        f"2021-12-{1 + place % 31:02d},{answer},{unit}"
        for unit, happy, others in counts
        for place, answer in enumerate(["happy"] * happy + ["unhappy"] * others)
    ]
    return "answered_on,answer,unit\n" + "\n".join(lines) + f"\n{extra}"


def tell(folder, **tables):
    return tell_survey(measure(SURVEY, folder, Options(satisfied="happy", shown_on=SHOWN_ON), **tables))


def test_figure_without_its_n_says_what_n_it_would_need(tmp_path):
    (exhibit,) = tell(tmp_path, totals=PRINTED).exhibits
    assert exhibit.title == "Happy with the service: 79%, of an unknown number who answered"
    assert "with 200 answers it would mean 72.8% to 84.1% and with 1,000 answers it would mean 76.4% to 81.4%" in (
        exhibit.sentence
    )
    assert any("254 for 5, 707 for 3, 1,592 for 2, 6,372 for 1" in note for note in exhibit.notes)
    assert [badge.name for badge in exhibit.badges] == ["estimate"]


def test_silence_of_nine_in_ten_leaves_nearly_everything_open(tmp_path):
    (exhibit,) = tell(tmp_path, totals=PRINTED).exhibits
    assert "90% of those asked did not answer: among all of them anything from 7.9% to 97.9% is possible" in (
        exhibit.sentence
    )
    assert "between 70% and 88%" in exhibit.notes[0]


def test_age_of_the_figure_is_told(tmp_path):
    assert "The figure is 2 months old." in tell(tmp_path, totals=PRINTED).exhibits[0].sentence


def test_answers_one_by_one_give_the_share_with_n_and_interval(tmp_path):
    result = measure(SURVEY, tmp_path, Options(satisfied="Happy"), answers=write_answers([("", 158, 42)]))
    (question,) = result.questions
    assert (question.satisfied, question.answered, question.share) == (158, 200, 0.79)
    assert question.interval[:2] == pytest.approx((0.728, 0.841), abs=5e-4)
    assert question.whole is None, "without those asked, silence has no bound"


def test_question_that_nobody_is_content_with_has_a_share_of_nought(tmp_path):
    rows = "question,answered_on,answer\n" + "Fast,2021-12-01,happy\n" * 9 + "Kind,2021-12-01,unhappy\n" * 20
    fast, kind = measure(SURVEY, tmp_path, Options(satisfied="happy"), answers=rows).questions
    assert (fast.share, kind.share) == (1.0, 0.0)
    assert kind.interval[:2] == pytest.approx((0, 0.1611), abs=5e-5)


def test_those_asked_are_taken_from_the_totals_of_the_period(tmp_path):
    totals = "period,invited,share\n2021-11,900,50\n2021-12,2000,79\n"
    result = measure(
        SURVEY, tmp_path, Options(satisfied="happy"), answers=write_answers([("", 158, 42)]), totals=totals
    )
    (question,) = result.questions
    assert (question.invited, question.response) == (2000, 0.1)
    assert question.whole == pytest.approx((0.079, 0.979))


def test_change_from_the_period_before_is_a_tested_one(tmp_path):
    totals = "period,invited,answered,satisfied\n2021-11,2000,200,150\n2021-12,2000,200,158\n"
    (exhibit,) = tell(tmp_path, totals=totals).exhibits
    assert "Against the period before: no change that could be told from chance (+4.0 percentage points" in (
        exhibit.sentence
    )


def test_groups_under_30_are_not_ranked_and_small_ones_hidden(tmp_path):
    units = [
        ("North", 80, 20),
        ("South", 60, 40),
        ("East", 15, 8),
        ("Desk", 2, 1),
        ("West", 40, 15),
        ("Counter", 20, 1),
    ]
    result = measure(SURVEY, tmp_path, Options(satisfied="happy"), answers=write_answers(units))
    groups = result.questions[0].groups
    assert [(each.name, each.is_ranked, each.is_hidden) for each in groups] == [
        ("North", True, False),
        ("West", True, False),
        ("South", True, False),
        ("East", False, False),
        ("Counter", False, True),
        ("Desk", False, True),
    ]
    assert all(each.answered is None and each.share is None for each in groups if each.is_hidden)


def test_hidden_counts_stand_nowhere_in_what_is_told(tmp_path):
    units = [("North", 80, 20), ("South", 60, 40), ("East", 15, 8), ("Desk", 2, 1)]
    told = tell(tmp_path, answers=write_answers(units))
    rows = {row[0]: row for row in told.exhibits[1].table.rows}
    assert set(rows["Desk"][1:]) == set(rows["East"][1:]) == {"hidden"}
    assert any("fewer than 5" in note for note in told.exhibits[1].notes)


def test_team_that_stands_out_is_told_apart(tmp_path):
    units = [("North", 95, 5), ("South", 60, 40), ("East", 75, 25)]
    told = tell(tmp_path, answers=write_answers(units))
    words = {row[0]: row[-1] for row in told.exhibits[1].table.rows}
    assert words == {
        "North": "higher than chance explains",
        "East": "not told apart",
        "South": "lower than chance explains",
    }


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=6))
@settings(max_examples=30, deadline=None)
def test_every_group_shown_has_answers_enough(pairs):
    units = [Counted(f"Unit {place}", None, yes + no, yes) for place, (yes, no) in enumerate(pairs)]
    whole = Counted("", None, sum(each.answered for each in units), sum(each.satisfied for each in units))
    groups, _ = compare_groups(whole, units, 0.95)
    assert len(groups) == len(units)
    for each in groups:
        assert each.answered not in range(1, 5)


def test_weighted_share_stands_beside_the_unweighted_one(tmp_path):
    """Women are half of those asked and a fifth of those who answered: 60 % and 90 % content weigh alike."""
    rows = ["answered_on,answer,sex"]
    for sex, happy, others in (("Female", 60, 40), ("Male", 360, 40)):
        rows += [f"2021-12-01,happy,{sex}"] * happy + [f"2021-12-01,unhappy,{sex}"] * others
    margins = "variable,category,people\nsex,Female,2500\nsex,Male,2500\n"
    told = tell(tmp_path, answers="\n".join(rows), margins=margins)
    assert told.exhibits[-1].title == "Survey: 75% weighted to those asked, 84% not weighted"
    assert any("Design effect 1.56" in note for note in told.exhibits[-1].notes)
    assert "Weighted to those who were asked, 75% (95% interval" in told.exhibits[0].sentence


def test_category_nobody_answered_in_keeps_the_share_unweighted(tmp_path):
    answers = "answered_on,answer,sex\n" + "2021-12-01,happy,Male\n" * 20 + "2021-12-01,unhappy,Male\n" * 20
    margins = "variable,category,people\nsex,Female,2500\nsex,Male,2500\n"
    (exhibit,) = tell(tmp_path, answers=answers, margins=margins).exhibits
    assert any("Nobody who answered is in the sex “Female”" in note for note in exhibit.notes)


def test_every_exhibit_says_who_did_not_answer(tmp_path):
    totals = (
        "unit,period,invited,answered,satisfied\n"
        ",2021-12,2000,200,158\nNorth,2021-12,900,90,70\nSouth,2021-12,1100,110,88\n"
    )
    told = tell(tmp_path, totals=totals)
    assert len(told.exhibits) == 2
    assert all(exhibit.notes[0].startswith("Who did not answer: 90% of 2,000 asked.") for exhibit in told.exhibits)


def test_three_answers_in_all_are_not_shown(tmp_path):
    (exhibit,) = tell(tmp_path, answers=write_answers([("", 2, 1)])).exhibits
    assert exhibit.title == "Survey: too few answers to be shown"
    assert not re.search(r"\d%", exhibit.sentence)
    assert exhibit.chart is None


def test_question_that_nobody_answered_says_so(tmp_path):
    (exhibit,) = tell(tmp_path, totals="period,invited,answered,satisfied\n2021-12,100,0,0\n").exhibits
    assert exhibit.title == "Survey: nobody answered"
    assert exhibit.notes[0] == "Nobody answered: nothing can be said of those who were asked."


@pytest.mark.parametrize("counts", [[("East", 40, 10)], [("East", 40, 10), ("West", 9, 9)]])
def test_groups_are_not_set_side_by_side_where_one_is_large_enough(tmp_path, counts):
    groups = tell(tmp_path, answers=write_answers(counts)).exhibits[1]
    assert groups.title == "Survey: too few groups have enough answers to be set side by side"
    assert groups.sentence.endswith("1 had 30 answers or more, too few to set side by side.")


def test_sentence_names_a_dozen_groups_and_the_table_all(tmp_path):
    counts = [(f"A{place}", 60, 0) for place in range(10)] + [(f"B{place}", 0, 60) for place in range(10)]
    groups = tell(tmp_path, answers=write_answers(counts)).exhibits[1]
    assert groups.sentence.endswith("A9, B0, B1 and 8 more can be told from the others.")
    assert len(groups.table.rows) == 20


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({}, "needs a file of answers"),
        ({"answers": "answered_on,answer\n2021-12-01,ok\n2021-12-02,bad\n"}, "Choose, in “satisfied”, from: bad, ok"),
        ({"totals": "period,invited,answered,satisfied\n2021-12,9,20,5\n"}, "only 9 were asked"),
        ({"totals": "period,answered,satisfied\n2021-12,20,25\n"}, "25 were content, but only 20 answered"),
        ({"totals": "period,share,response\n2021-12,100,0\n"}, "a response of 0%: nobody answered"),
        ({"answers": "answered_on,answer,unit\n2021-12-01,happy,PC 4512\n"}, "looks like one officer"),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence(tmp_path, tables, words):
    with pytest.raises(MeasureError, match=words):
        measure(SURVEY, tmp_path, Options(satisfied="happy"), **tables)
