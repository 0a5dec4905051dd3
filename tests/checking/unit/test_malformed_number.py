"""Numbers that are not written as numbers."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.checking.rules.unit import malformed_number
from tests.checking.agreement.papers import write_paper


def find_printed(folder: Path, text: str) -> list[str]:
    made = malformed_number.find(write_paper(folder, text + "\n"))
    return [test.disagreement.printed for test in made if test.disagreement and test.disagreement.printed]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It was sent to 10, 579 households.", ["10, 579"]),
        ("At the close of Q2, 10, 579 pupils had come.", ["10, 579"]),
        ("The grant was £1,23 in all.", ["1,23"]),
        ("Some 12,3456 people came.", ["12,3456"]),
        ("It cost £1.2.3m in all.", ["1.2.3"]),
        ("It cost £5,,000 in all.", ["5,,000"]),
        ("It cost £1O0 in all.", ["£1O0"]),
    ],
)
def test_what_cannot_be_read_as_one_number_is_found(tmp_path: Path, text: str, printed: list[str]):
    assert find_printed(tmp_path, text) == printed


@pytest.mark.parametrize(
    "text",
    [
        "See paragraphs 10, 579 and 601 of that report.",
        "On page 3, 10, 579 pupils are counted twice.",
        "Officers, vehicles, 10, 579 and more are listed.",
        "People may call 999, 101 or the desk.",
        "It met in rooms 1,2 and 3 of the hall.",
        "The rule in 1.2.3 of the code was kept.",
        "On 12 May 2021, 450 officers were on duty.",
        "It spent £28.1m, 450 officers were on duty.",
        "The address is https://example.org/a,12,34 on the web.",
    ],
)
def test_lists_references_and_addresses_are_left_alone(tmp_path: Path, text: str):
    assert find_printed(tmp_path, text) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 10**12), pounds=st.booleans())
def test_a_number_written_with_its_thousands_is_never_flagged(tmp_path: Path, number: int, pounds: bool):
    assert find_printed(tmp_path, f"The sum came to {'£' if pounds else ''}{number:,} in the year.") == []
