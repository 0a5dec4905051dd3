"""Which places of a paper print the same quantity."""

from pathlib import Path

import pytest

from answerable.checking.linking.link import link_quantities
from tests.checking.agreement.papers import write_paper, write_table

BURGLARY = write_table(
    "Offence | 2023/24 | 2024/25", "Domestic burglary | 2,905 | 2,611", "Robbery | 1,118 | 1,204", "Arson | 77 | 81"
)


def find_pairs(folder: Path, body: str) -> set[tuple[str, str]]:
    links = link_quantities(write_paper(folder, body))
    return {(first.amount.text, second.amount.text) for first, second in links.agreeing}


def test_a_sentence_is_linked_with_the_cell_of_its_row(tmp_path: Path):
    body = "Domestic burglary fell to 2,611 offences in 2024/25.\n\nOffences by year:\n\n" + BURGLARY
    assert find_pairs(tmp_path, body) == {("2,611", "2,611")}


def test_a_sentence_of_another_year_is_not_linked(tmp_path: Path):
    body = "Domestic burglary stood at 2,611 offences in 2019/20.\n\nOffences by year:\n\n" + BURGLARY
    assert find_pairs(tmp_path, body) == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("£28.1m", "£28.1 million"),
        ("£28.1m", "£28,100,000"),
        ("£28,137,000", "£28.1m"),
        ("£1,250k", "£1.25m"),
        ("12.4%", "12.4 per cent"),
    ],
)
def test_forms_of_one_figure_are_linked(tmp_path: Path, first: str, second: str):
    body = (
        f"A funding gap of {first} is expected next year.\n\nWork has begun to close the funding gap of {second}.\n"
    )
    assert find_pairs(tmp_path, body) == {(first, second)}


def test_a_target_is_not_linked_with_a_result(tmp_path: Path):
    body = (
        "Victims satisfied with the service came to 75% of all who were asked.\n\n"
        "Victims satisfied with the service should reach a target of 75%.\n"
    )
    assert find_pairs(tmp_path, body) == set()


def test_a_part_of_the_people_is_not_linked_with_all_of_them(tmp_path: Path):
    body = "Attrition was 10.6% for staff.\n\nLeaving out resignations, attrition was 10.6% for officers.\n"
    assert find_pairs(tmp_path, body) == set()


def test_the_bands_of_a_tax_are_told_apart_by_their_letter(tmp_path: Path):
    table = write_table("Band | 2022/23 | 2023/24", "Band C | 166.71 | 180.04", "Band D | 187.55 | 202.55")
    links = link_quantities(
        write_paper(tmp_path, "The bill for Band D will be £202.55.\n\nBills by band:\n\n" + table)
    )
    assert [cell.row.label for _, cell in links.agreeing if cell.row] == ["Band D"]
