"""The report card: a sentence, a bar and its table say the same."""

from __future__ import annotations

import re

import pytest
from lxml import html

from answerable.checking import Coverage, Untested
from answerable.checking.formats.report_card import draw_card

COVERAGE = Coverage(
    figures=1000,
    tested=997,
    agree=996,
    disagree=1,
    untested=(Untested(why="printed as <approximate>", count=3),),
)


def rows(coverage: Coverage) -> list[list[str]]:
    card = html.fromstring(f"<div>{draw_card(coverage, 'card')}</div>")
    return [[cell.text_content() for cell in row.iter("th", "td")] for row in card.iter("tr")]


def test_the_table_has_every_count_and_its_share() -> None:
    assert rows(COVERAGE) == [
        ["Figures that", "number", "share"],
        ["agree", "996", "over 99%"],
        ["do not agree", "1", "under 1%"],
        ["could not be tested", "3", "under 1%"],
        ["of these, printed as <approximate>", "3", "under 1%"],
        ["All figures found", "1,000", "100%"],
    ]


def test_the_bar_is_named_by_the_sentence_and_its_parts_fill_it() -> None:
    card = html.fromstring(f"<div>{draw_card(COVERAGE, 'card')}</div>")
    (bar,) = card.iter("svg")
    widths = [float(part.get("width").rstrip("%")) for part in bar.findall("rect")]

    assert bar.get("role") == "img"
    assert card.get_element_by_id(bar.get("aria-labelledby")).text_content() == (
        "Of 1,000 figures, 997 could be tested (996 agree, 1 does not agree) and 3 could not."
    )
    assert widths == [99.6, 0.1, 0.3]


@pytest.mark.parametrize("left", ["agree", "disagree"])
def test_a_count_of_none_draws_no_part(left: str) -> None:
    coverage = Coverage(figures=4, tested=4, **{"agree": 0, "disagree": 0, left: 4})

    assert len(re.findall(r"<title>", draw_card(coverage, "card"))) == 1


def test_figures_of_which_none_could_be_tested_are_counted_so() -> None:
    card = draw_card(Coverage(figures=2, tested=0, agree=0, disagree=0), "card")

    assert "2 figures found, of which none could be tested." in card


def test_a_paper_without_figures_has_a_sentence_alone() -> None:
    card = draw_card(Coverage(figures=0, tested=0, agree=0, disagree=0), "card")

    assert card == '<p class="card__say">No figures were found.</p>'
