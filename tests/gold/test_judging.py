"""The judges themselves, on records small enough to check by eye."""

import pytest

from tests.gold.judging.citation import judge_citations
from tests.gold.judging.figure import judge_figures
from tests.gold.judging.meeting import judge_meetings
from tests.gold.judging.owed import judge_owed
from tests.gold.judging.promise import judge_promises
from tests.gold.judging.question import judge_questions
from tests.gold.judging.report import judge_reports
from tests.gold.judging.table import judge_tables
from tests.gold.likeness import agreement, holds, same_cell, same_label, same_name, same_number


def counts(tally):
    return (tally.right, tally.expected, tally.found)


def test_same_number_sets_marks_and_leading_words_aside():
    assert same_number("687 iii a", "687 iii (a)")
    assert same_number("Q4a", "4A.")
    assert not same_number("012/22", "013/22")


def test_same_name_knows_a_name_by_its_digest_alone():
    digest = "sha256:1fbe4fba0f6484adab9d44aac22f630b0e9724133b90cf13500e78e13a2a8b59"
    assert same_name(digest, "Ottilie Farrow")
    assert same_name(digest, "OTTILIE  FARROW")
    assert not same_name(digest, "Ottilie Barrow")


def test_same_name_does_not_forgive_a_title_left_in():
    assert not same_name("Cath Hannon", "Dr Cath Hannon")


def test_holds_wants_the_words_together_and_in_order():
    assert holds("He undertook to write to members by May.", "undertook to write")
    assert not holds("He undertook to write to members by May.", "undertook write")


def test_agreement_is_the_f1_of_shared_words():
    assert agreement("Chairman", "Chair") == 1.0
    assert agreement("Budget report", "Budget") == pytest.approx(2 / 3)


def test_same_label_takes_five_words_for_the_beginning_of_a_longer_label():
    assert same_label("% Calls answered in 60", "% Calls answered in 60 seconds or longer")
    assert not same_label("Total", "Total funding")


def test_same_cell_sets_spaces_aside_but_no_digit():
    assert same_cell("£652,108", "£ 652,108")
    assert same_cell("-10.5%", "−10.5%")
    assert not same_cell("112", "1.12")


def test_judge_meetings_counts_what_agrees_what_is_wrong_and_what_is_invented():
    answers = {
        "meetings": [
            {
                "source": "minutes",
                "date": "2024-03-14",
                "body": "Northshire Police and Crime Panel",
                "start_time": "10:30",
                "present": [{"name": "Ann Ormond", "role": "Chair"}, {"name": "Rhys Latimer"}],
                "items": [{"ref": "41", "title": "Apologies"}, {"ref": "42", "title": "Minutes"}],
            }
        ]
    }
    record = {
        "meetings": [
            {
                "source": "minutes",
                "date": "2024-03-14",
                "body": "Northshire Police and Crime Panel",
                "start_time": "11:30",
                "present": [{"name": "Ann Ormond", "role": "Chairman"}, {"name": "Cllr Rhys Latimer"}],
                "items": [{"ref": "41", "title": "Apologies"}, {"ref": "99", "title": "Page 4"}],
            }
        ]
    }
    score = judge_meetings(answers, record)
    assert counts(score["meetings"]) == (2, 3, 3)
    assert counts(score["attendance"]) == (1, 2, 2)
    assert counts(score["items"]) == (1, 2, 2)


def test_judge_meetings_counts_a_meeting_that_the_answers_do_not_have():
    score = judge_meetings({"meetings": []}, {"meetings": [{"source": "agenda", "items": [{"title": "Welcome"}]}]})
    assert counts(score["meetings"]) == (0, 0, 1)
    assert counts(score["items"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"kind": "board", "asker": "Ann Ormond", "number": "Q1"}, (1, 1, 1)),
        ({"kind": "board", "asker": "Rhys Latimer", "number": "Q1"}, (0, 1, 1)),
        ({"kind": "discussion", "asker": "Ann Ormond", "number": "1"}, (0, 1, 1)),
    ],
)
def test_judge_questions_wants_kind_asker_and_number(found, expected):
    answers = {"questions": [{"kind": "board", "asker": "Ann Ormond", "number": "1", "anchor": "how many officers"}]}
    record = {"questions": [{**found, "text": "How many officers were there?", "cite": {"quote": ""}}]}
    assert counts(judge_questions(answers, record)["attributed questions"]) == expected


def test_judge_owed_wants_an_update_only_where_the_tracker_has_one():
    answers = {
        "resolutions": [],
        "decisions": [],
        "work_programme": [],
        "actions": [
            {"ref": "676ii", "status": ["outstanding"], "anchor": "provide a full breakdown"},
            {"ref": "620", "status": ["outstanding"], "anchor": "feedback on plans", "update": "Programmed"},
        ],
    }
    record = {
        **answers,
        "actions": [
            {"ref": "676 ii", "status": "outstanding", "text": "To provide a full breakdown."},
            {"ref": "620", "status": "outstanding", "text": "Feedback on plans."},
        ],
    }
    assert counts(judge_owed(answers, record)["tracker rows"]) == (1, 2, 2)


def test_judge_promises_counts_neither_way_what_is_arguable():
    answers = {
        "promises": [
            {"strength": "firm", "anchor": "undertook to write"},
            {"strength": "arguable", "anchor": "will continue"},
            {"strength": "plan", "anchor": "meeting is set"},
        ]
    }
    record = {
        "promises": [
            {"strength": "firm", "text": "She undertook to write."},
            {"strength": "firm", "text": "We will continue."},
            {"strength": "firm", "text": "A meeting is set for May."},
            {"strength": "firm", "text": "It rained."},
            {"strength": "soft", "text": "He hoped to."},
        ]
    }
    assert counts(judge_promises(answers, record)["firm promises"]) == (1, 1, 3)


def test_judge_tables_wants_the_labels_beside_the_value():
    answers = {"tables": [{"cells": [["Fleet", "2022/23", "4.7"], ["Fleet", "2023/24", "5.1"]]}]}
    table = {"kind": "data", "header": ["£m", "2022/23", "Total"], "rows": [["Fleet", "4.7", "5.1"]], "cite": {}}
    assert counts(judge_tables(answers, {"tables": [table]})["table cells"]) == (1, 2, 2)


def test_judge_figures_counts_a_number_that_is_no_figure():
    answers = {
        "figures": [{"line": 4, "text": "£2.2m", "value": 2200000, "unit": "GBP"}],
        "not_figures": [{"line": 4, "text": "2022"}],
    }
    cite = {"line": 4, "quote": "£2.2m in 2022"}
    record = {
        "figures": [
            {"text": "£2.2m", "value": 2200000, "unit": "GBP", "cite": cite},
            {"text": "2022", "value": 2022, "cite": cite},
        ]
    }
    assert counts(judge_figures(answers, record, {})["figures"]) == (1, 1, 2)


def test_judge_reports_names_missing_and_surplus_paragraphs():
    answers = {
        "documents": [],
        "reports": [{"title": "Budget", "parts": ["purpose"], "paragraphs": ["1.1", "1.2"]}],
    }
    record = {
        "documents": [],
        "reports": [{"title": "Budget", "purpose": "To say.", "paragraphs": [{"number": "1.1"}, {"number": "7"}]}],
    }
    score = judge_reports(answers, record)
    assert counts(score["report parts"]) == (1, 1, 1)
    assert counts(score["report paragraphs"]) == (1, 2, 2)


def test_judge_citations_finds_a_quote_only_at_its_own_line(tmp_path):
    paper = tmp_path / "notes.txt"
    paper.write_text("<p>The **Chair** opened</p>\nthe meeting.\n", encoding="utf-8")
    record = {
        "meetings": [
            {"cite": {"line": 1, "quote": "The Chair opened"}},
            {"cite": {"line": 1, "line_end": 2, "quote": "opened the meeting"}},
            {"cite": {"line": 2, "quote": "The Chair opened"}},
        ]
    }
    assert counts(judge_citations(paper, "text", record, {})["citations found"]) == (2, 3, 3)


def test_judge_citations_of_a_web_paper_takes_the_number_that_its_list_counts(tmp_path):
    paper = tmp_path / "notes.html"
    paper.write_text("<ol><li>Apologies</li></ol>", encoding="utf-8")
    record = {
        "meetings": [{"cite": {"line": 1, "quote": "1. Apologies"}}, {"cite": {"line": 1, "quote": "2. Apologies"}}]
    }
    lines = {(1, 1): "1. Apologies"}
    assert counts(judge_citations(paper, "html", record, lines)["citations found"]) == (1, 2, 2)
