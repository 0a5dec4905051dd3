"""Long minutes are cut to a page: the longest first, at a paragraph's end, and what is left is counted."""

from answerable.publishing.fitting import characters_beside, cut_notes, find_ceiling, fit_said


def test_texts_that_fit_together_are_not_cut():
    assert find_ceiling([10, 20, 30], 60) == 60


def test_ceiling_takes_from_the_longest_only():
    assert find_ceiling([10, 20, 100], 60) == 30
    assert sum(min(length, 30) for length in (10, 20, 100)) == 60


def test_notes_are_cut_at_a_paragraph_and_the_rest_is_counted():
    assert cut_notes(["one", "two", "three"], 6) == (["one", "two"], 1)
    assert cut_notes([], 6) == ([], 0)


def test_single_paragraph_that_is_too_long_is_cut_inside():
    [shown], left = cut_notes(["a long paragraph"], 8)
    assert shown == "a long …"
    assert left == 0


def test_rows_said_under_an_item_are_cut_and_the_rest_is_counted():
    assert fit_said({"questions": list(range(8)), "promises": [1]}) == {
        "questions": [0, 1, 2, 3, 4, 5],
        "promises": [1],
        "left": 2,
    }
    assert fit_said({}) == {}


def test_more_rows_leave_less_room_for_print_but_never_none():
    assert characters_beside(0) > characters_beside(10) > characters_beside(10_000) > 0
