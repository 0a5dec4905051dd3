"""Exhibits in a terminal."""

from __future__ import annotations

from answerable.drawing.exhibit import Told
from answerable.drawing.text import write_exhibit, write_table, write_told
from tests.drawing.samples import EXHIBIT


def test_table_sets_words_left_and_figures_right() -> None:
    assert write_table(EXHIBIT.table) == [
        "Measure              Year to June 2022  Baseline  Ratio     Chance",
        "-------------------  -----------------  --------  -----  ---------",
        "Homicide                            46        52   0.89   p = 0.61",
        "Firearm discharges                 147       162   0.91   p = 0.43",
        "Admissions under 25                145       215   0.67  p < 0.001",
        "Knife robbery                        –     3,100      –          –",
    ]


def test_exhibit_in_a_terminal_loses_no_badge_note_or_source() -> None:
    written = write_exhibit(EXHIBIT)
    for words in (EXHIBIT.title, EXHIBIT.sentence, EXHIBIT.notes[0], EXHIBIT.badges[0].words, "3f" * 32):
        assert words in written


def test_analysis_in_a_terminal_starts_with_its_heading_and_lead() -> None:
    written = write_told(Told(title="Violence", lead="One change of three is real.", exhibits=(EXHIBIT,)))
    assert written.startswith("Violence\n========\n\nOne change of three is real.\n\nOf three reductions")
