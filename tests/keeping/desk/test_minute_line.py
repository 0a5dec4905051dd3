"""What a minute-taker types, as an entry, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.keeping.minute_line import Line, print_line, read_line

LINES = (
    ("The report was introduced.", Line("note", "The report was introduced.")),
    (
        "? 2 public Una Marsh from Jo Low: How many were found?",
        Line(
            "question",
            "How many were found?",
            {"kind": "public", "number": "2", "asker": "Una Marsh", "submitted_by": "Jo Low"},
        ),
    ),
    ("? Why was that: cost or time?", Line("question", "Why was that: cost or time?", {"kind": "discussion"})),
    (
        "> Chief Constable: There were twelve.\n- Two were returned.",
        Line("answer", "There were twelve.\nTwo were returned.", {"by": "Chief Constable"}),
    ),
    ("+ The figures will be sent.", Line("promise", "The figures will be sent.")),
    (
        "! Send the figures @Jane Cole by 3 March 2023",
        Line("action", "Send the figures", {"owner": "Jane Cole", "due": "2023-03-03"}),
    ),
    (
        "! Write to them @Clerk by the next meeting",
        Line("action", "Write to them", {"owner": "Clerk", "due": "the next meeting"}),
    ),
    ("! Report back by 3 March 2023", Line("action", "Report back", {"due": "2023-03-03"})),
    ("! Stand by the door", Line("action", "Stand by the door")),
    ("= That it be noted.", Line("resolution", "That it be noted.", {"level": 1})),
    ("== the figures by area;", Line("resolution", "the figures by area;", {"level": 2})),
)


@pytest.mark.parametrize(("typed", "entry"), LINES)
def test_line_is_read_as_the_entry_that_its_sign_says(typed, entry):
    assert read_line(typed) == entry


@pytest.mark.parametrize(("typed", "entry"), LINES)
def test_entry_is_typed_again_as_the_same_line(typed, entry):
    assert print_line(entry) == typed


@given(st.text(alphabet=st.sampled_from("AB ab12?:>+!=@-\n,.by3 March2023forfm"), max_size=80))
def test_any_line_stands_still_once_it_was_read(typed):
    """What the screen shows after a reload is what another reading gives again: nothing wanders or wears away."""
    once = read_line(print_line(read_line(typed)))
    assert read_line(print_line(once)) == once
    letters = [letter for letter in print_line(once) if letter.isalnum()]
    assert [letter for letter in print_line(read_line(print_line(once))) if letter.isalnum()] == letters
