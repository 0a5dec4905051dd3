"""Doubled words and acronyms."""

import pytest

from tests.checking.writing import check_text


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("The force had the the lowest rate of all forces.", "the the"),
        ("It is funded by the\nthe Home Office from this year on.", "the the"),
        ("The plan will be be published.", "be be"),
        ("The the plan is published by the board.", "The the"),
    ],
)
def test_a_doubled_word_is_flagged_also_across_a_lines_end(text: str, doubled: str):
    (finding,) = check_text(text, "WRD972").findings
    assert finding.printed == doubled
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was so, and had had no reply from the board.",
        "Apologies Apologies were received from two of the members.",
        "See Annex A a copy of which is attached to the report here.",
        "The re-re run of the survey, at the-the end, was very very long.",
        "Visit www.the.the or write to the board at its own address.",
    ],
)
def test_a_word_rightly_doubled_passes(text: str):
    assert check_text(text, "WRD972").findings == ()


def test_an_acronym_by_its_small_words_passes():
    text = "Work on Violence and Intimidation Against Women and Girls (VAIWG) goes on."
    assert check_text(text, "WRD971").findings == ()
