"""Printed numbers: minute references, items, questions, clauses."""

import pytest

from answerable.reading.extract.numbering import read_clause, read_mark, read_question_number, read_reference


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("012/22 Item 1: Update", "012/22", "Item 1: Update"),
        ("23/045 Police report", "23/045", "Police report"),
        ("PCP/12/22 - Apologies", "PCP/12/22", "Apologies"),
        ("PS 12/11 MINUTES", "PS 12/11", "MINUTES"),
        ("Minute 45 Apologies", "45", "Apologies"),
        ("CD.1 APOLOGIES", "CD.1", "APOLOGIES"),
        ("39/20", "39/20", ""),
    ],
)
def test_minute_reference_is_read_in_each_style(text, printed, rest):
    mark = read_reference(text)

    assert (mark.style, mark.printed, mark.rest) == ("reference", printed, rest)


@pytest.mark.parametrize("text", ["2022/23 budget", "12/05/2022", "Action 12/17: CG to circulate", "24 hours"])
def test_years_dates_and_actions_are_no_references(text):
    assert read_reference(text) is None


@pytest.mark.parametrize(
    ("text", "style", "printed"),
    [
        ("681 NOTICE", "integer", "681"),
        ("1. Apologies", "integer", "1"),
        ("1.1 To note", "decimal", "1.1"),
        ("Item 5 - Bar", "item", "5"),
        ("4a. “How", "integer", "4a"),
    ],
)
def test_number_is_read_with_its_style(text, style, printed):
    mark = read_mark(text)

    assert (mark.style, mark.printed) == (style, printed)


def test_plain_words_carry_no_number():
    assert read_mark("In 2011 the force") is None
    assert read_mark("9th May") is None


@pytest.mark.parametrize(("text", "printed"), [("iii. That", "iii"), ("(b) the", "b"), ("2) That", "2")])
def test_clause_letter_is_read_without_its_dots_and_brackets(text, printed):
    assert read_clause(text).printed == printed


@pytest.mark.parametrize(("text", "printed"), [("Q4a. “How", "4a"), ("Question 3: Will", "3"), ("Q1 How", "1")])
def test_question_number_is_read(text, printed):
    assert read_question_number(text).printed == printed
