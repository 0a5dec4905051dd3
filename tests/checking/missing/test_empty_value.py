"""Places for values with none in them."""

from pathlib import Path

import pytest

from answerable.checking.rules.missing import empty_value
from tests.checking.agreement.papers import write_paper, write_table


def find_severities(folder: Path, body: str) -> list[str | None]:
    return [test.disagreement.severity for test in empty_value.find(write_paper(folder, body)) if test.disagreement]


@pytest.mark.parametrize(
    "text",
    [
        "More children have free meals than in Northam (%) and in Southam (%), the nearest two.",
        "The cost of the scheme in its first year was £ for all of the districts.",
        "A total of xx% of people replied to the survey in time.",
        "The grant of £x.xm will be paid in two parts this year.",
        "The rate has risen to #REF! since then in all areas.",
    ],
)
def test_a_hole_in_a_sentence_is_found_once(tmp_path: Path, text: str):
    assert len(find_severities(tmp_path, text + "\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vacancies (%)",
        "The vacancy rate (%) is shown beside the number of posts for each of the teams.",
        "Sums are in £ million unless the table says otherwise.",
        "Item 4 [x] was ticked as done.",
        "Part XX of the Act applies to the officers of the council.",
    ],
)
def test_a_unit_by_itself_is_no_hole(tmp_path: Path, text: str):
    assert find_severities(tmp_path, text + "\n") == []


def test_one_blank_cell_in_a_full_column_is_for_information(tmp_path: Path):
    rows = ["Team | Posts | Calls", *(f"Team {name} | 1{index} | 2{index}" for index, name in enumerate("BCDEF", 1))]
    body = "By team:\n\n" + write_table(*rows, "Team G | 12 | ")
    assert find_severities(tmp_path, body) == ["info"]
