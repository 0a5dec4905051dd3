"""The printed lines of a finding, its words marked in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.checking import Finding
from answerable.checking.formats.excerpt import MOST_LINES, Print
from answerable.reading.reader import read_paper
from answerable.record import Cite


def excerpt(paper: Path, cite: Cite, printed: str | None = None) -> list[tuple[int, str, str]]:
    """(number, line, marked words) of a finding's lines."""
    finding = Finding(rule="DAT501", name="x", severity="error", message="x", working="x", printed=printed, cite=cite)
    return [
        (line.number, line.text, line.text[line.start : line.end])
        for line in Print(read_paper(paper)).excerpt(finding)
    ]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    place = tmp_path / "paper.txt"
    place.write_text(
        "| Area | Calls | Late |\n| North | 12 | 112 |\n| South | 112 | 12 |\n\n"
        "The **panel** met on\nMonday 9 January 2023.\n\n<p>It will <b>meet</b> again.</p>\n"
    )
    return place


def test_the_printed_figure_is_marked_where_it_stands_alone(paper: Path) -> None:
    assert excerpt(paper, Cite(line=3, quote="South 112 12"), "12") == [(3, "| South | 112 | 12 |", "12")]
    assert excerpt(paper, Cite(line=2, quote="North 12 112"), "112") == [(2, "| North | 12 | 112 |", "112")]


def test_without_a_printed_figure_the_words_quoted_are_marked(paper: Path) -> None:
    assert excerpt(paper, Cite(line=3, quote="South 112")) == [(3, "| South | 112 | 12 |", "South | 112")]


def test_words_over_two_lines_are_marked_on_both(paper: Path) -> None:
    cite = Cite(line=5, line_end=6, quote="panel met on Monday 9 January 2023")

    assert excerpt(paper, cite) == [
        (5, "The **panel** met on", "panel** met on"),
        (6, "Monday 9 January 2023.", "Monday 9 January 2023"),
    ]


def test_a_line_of_a_text_is_the_file_s_own_unless_its_words_are_found_only_as_read(paper: Path) -> None:
    assert excerpt(paper, Cite(line=8, quote="again"))[0][1] == "<p>It will <b>meet</b> again.</p>"
    assert excerpt(paper, Cite(line=8, quote="will meet again")) == [(8, "It will meet again.", "will meet again")]


def test_words_that_are_not_found_leave_the_line_unmarked(paper: Path) -> None:
    assert excerpt(paper, Cite(line=2, quote="West 1")) == [(2, "North 12 112", "")]
    assert excerpt(paper, Cite(line=99, quote="West 1")) == []


def test_a_long_passage_shows_its_first_lines(tmp_path: Path) -> None:
    place = tmp_path / "long.txt"
    place.write_text("".join(f"Words {number} go on and\n" for number in range(20)))

    assert len(excerpt(place, Cite(line=1, line_end=20, quote="Words 0 go on"))) == MOST_LINES


def test_cells_that_are_a_line_each_are_shown_as_the_row_they_make(tmp_path: Path) -> None:
    rows = (("Area", "Calls"), ("North", "12"), ("Total", "13"))
    place = tmp_path / "paper.html"
    place.write_text(
        f"<table>{''.join(f'<tr><td>{label}</td><td>{number}</td></tr>' for label, number in rows)}</table>"
    )
    reading = read_paper(place)
    cite = reading.record.tables[0].row_cites[-1]

    assert [line[1:] for line in excerpt(place, cite, "13")] == [("Total | 13", "13")]


def test_a_paper_that_is_gone_is_shown_as_it_was_read(paper: Path) -> None:
    reading = read_paper(paper)
    paper.unlink()
    finding = Finding(
        rule="DAT501", name="x", severity="error", message="x", working="x", cite=Cite(line=2, quote="North 12")
    )

    assert [line.number for line in Print(reading).excerpt(finding)] == [2]
