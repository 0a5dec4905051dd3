"""Resolutions: their opening words and their clauses."""

import pytest

from answerable.reading.extract.resolution import Clauses, find_within, read_opening


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("RESOLVED – That the minutes be approved.", "That the minutes be approved."),
        ("RESOLVED: -", ""),
        ("Resolved: that the plan be noted", "that the plan be noted"),
        ("RESOLVED (unanimously):", ""),
        ("It was resolved that the fee be paid.", "that the fee be paid."),
        ("AGREED: to write to the force", "to write to the force"),
        ("UNANIMOUSLY RESOLVED that it be signed.", "that it be signed."),
    ],
)
def test_opening_words_are_taken_off(text, rest):
    assert read_opening(text).rest == rest


def test_short_sentence_that_tells_a_decision_is_one():
    opening = read_opening("The Committee approved the strategy.")

    assert (opening.narrated, opening.rest) == (True, "The Committee approved the strategy.")


@pytest.mark.parametrize(
    "text",
    [
        "The Panel noted that crime had fallen.",
        "Resolved incidents rose by 5%.",
        "The Panel received a presentation. It lasted an hour.",
        "The PCC agreed to share the data.",
    ],
)
def test_narrative_opens_no_resolution(text):
    assert read_opening(text) is None


def test_resolution_told_in_a_sentence_is_found():
    text = "It was proposed by Cllr Haf, seconded by Cllr Ellis and resolved that the minutes be accepted."

    start, end = find_within(text)

    assert text[start:end] == "that the minutes be accepted."


def test_bullets_below_a_clause_are_lettered_in_order():
    clauses = Clauses()

    assert [clause.sub for clause in clauses.read("i. That the following be provided: -")] == ["i"]
    assert [clause.sub for clause in clauses.read("Data on headcount.", bullet=True)] == ["i a"]
    assert [clause.sub for clause in clauses.read("Data on leavers.", bullet=True)] == ["i b"]


def test_letters_below_a_roman_clause_join_it():
    clauses = Clauses()
    read = [
        clauses.read(text)[0] for text in ("i. That it be noted", "(a) by members", "(b) by officers", "ii. That")
    ]

    assert [clause.sub for clause in read] == ["i", "i a", "i b", "ii"]


def test_clauses_within_one_paragraph_are_parted():
    read = Clauses().read("(a) to raise the rent; and (b) to ask the tenants.")

    assert [(clause.sub, clause.text) for clause in read] == [
        ("a", "to raise the rent"),
        ("b", "to ask the tenants."),
    ]


def test_bracket_that_begins_no_series_is_left_in_the_words():
    read = Clauses().read("That the plan (b) be noted.")

    assert [(clause.sub, clause.text) for clause in read] == [(None, "That the plan (b) be noted.")]
