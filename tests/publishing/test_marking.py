"""The cited words, found in the lines of a page and marked where they stand."""

from answerable.keeping.queries.public.paper import Line
from answerable.publishing.marking import lines_asked, mark_citation, mark_found

PAGE = [
    Line(1, "• The force will bring", "list_item"),
    Line(2, "  the figures back. Then it rose.", "paragraph"),
    Line(3, "Straße 7 is closed; the FIGURES stand.", "paragraph"),
]


def marked(lines):
    return [text for line in lines for text, is_marked in line.parts if is_marked]


def cited(lines):
    return [line.number for line in lines if line.cited]


def test_citation_over_two_lines_is_marked_in_both_without_bullet_or_next_sentence():
    lines = mark_citation(PAGE, (1, 2), "The force will bring the figures back.")
    assert marked(lines) == ["The force will bring", "the figures back."]
    assert cited(lines) == [1, 2]


def test_citation_whose_words_are_not_there_cites_its_lines_whole():
    lines = mark_citation(PAGE, (2, 3), "nothing of the kind")
    assert marked(lines) == []
    assert cited(lines) == [2, 3]


def test_citation_that_is_not_whole_there_is_marked_by_its_first_words():
    assert marked(mark_citation(PAGE, (1, 2), "The force will bring nothing back", "The force will")) == [
        "The force will"
    ]


def test_citation_of_letters_that_fold_to_more_than_one_is_still_found_at_its_place():
    lines = mark_citation(PAGE, (3, 3), "Straße 7 is closed;")
    assert marked(lines) == ["Straße 7 is closed;"]


def test_marked_lines_hold_every_character_of_the_page():
    for lines in (mark_citation(PAGE, (1, 2), "force will"), mark_found(PAGE, "figures")):
        assert ["".join(text for text, _ in line.parts) for line in lines] == [line.words for line in PAGE]


def test_words_found_by_a_search_are_marked_wherever_they_stand_and_in_any_case():
    assert marked(mark_found(PAGE, "figures force")) == ["force", "figures", "FIGURES"]


def test_search_words_mean_nothing_but_themselves():
    assert marked(mark_found(PAGE, ".* ( [")) == []


def test_lines_asked_for_are_read_and_nonsense_is_none():
    assert lines_asked("41-43") == (41, 43)
    assert lines_asked("41") == (41, 41)
    assert lines_asked("43-41") == (43, 43)
    assert lines_asked("x-1") is None
    assert lines_asked("9999999999") is None
