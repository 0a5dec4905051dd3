"""References that lead to nothing in the paper."""

from pathlib import Path

import pytest

from answerable.checking.rules.agreement import dangling_reference
from tests.checking.agreement.papers import write_paper

NUMBERED = "".join(f"3.{number} Something is said here about the reserve.\n" for number in range(1, 7))


def find_severities(folder: Path, body: str) -> list[str | None]:
    return [
        test.disagreement.severity for test in dangling_reference.find(write_paper(folder, body)) if test.disagreement
    ]


def test_a_paragraph_that_a_numbered_paper_does_not_have_is_a_warning(tmp_path: Path):
    assert find_severities(tmp_path, NUMBERED + "4.1 The risk is set out in paragraph 3.9 above.\n") == ["warning"]


def test_an_appendix_that_is_not_there_is_for_information(tmp_path: Path):
    assert find_severities(tmp_path, NUMBERED + "4.1 The risk is set out in Appendix D.\n") == ["info"]


@pytest.mark.parametrize(
    "words",
    [
        "The risk is set out in paragraph 3.4 above.",
        "The duty is in paragraph 12 of Schedule 5 to the Act.",
        "The duty is in paragraph 9.9 of the Code of Practice.",
        "The risk is set out in paragraph 7.2 of the annual report.",
        "The paper is exempt under paragraph 3.",
    ],
)
def test_a_reference_that_is_met_or_leads_elsewhere_is_left_alone(tmp_path: Path, words: str):
    assert find_severities(tmp_path, NUMBERED + f"4.1 {words}\n") == []


def test_tables_are_missed_only_where_the_paper_numbers_them(tmp_path: Path):
    body = "The forecast is in Table 4 below.\n\nTable 1: Budget\n\nTable 2: Reserves\n"
    assert find_severities(tmp_path, body) == ["warning"]
    assert find_severities(tmp_path, "The forecast is in Table 4 below.\n") == []
