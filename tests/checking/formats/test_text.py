"""Findings in text: as a good compiler prints them."""

from __future__ import annotations

import msgspec
import pytest
from rich.cells import cell_len

from answerable.checking.formats.excerpt import MarkedLine
from answerable.checking.formats.text import MOST_ALSO, WIDTH, print_findings, print_totals
from answerable.record import Cite, Source
from tests.checking.formats.found import CLEAN, EXCERPTS, PAPER, TOTAL


def print_line(line: MarkedLine) -> tuple[str, str]:
    """A line of print and its carets, without the margin."""
    rows = print_findings(PAPER, [(line,)]).split("\n")
    at = next(index for index, row in enumerate(rows) if row.startswith(f"  {line.number} | "))
    margin = len(f"  {line.number} | ")
    return rows[at][margin:], rows[at + 1][margin:]


def test_a_finding_is_printed_with_its_place_line_working_and_the_report_of_its_paper() -> None:
    assert print_findings(PAPER, EXCERPTS, verbose=True) == (
        "papers/budget 1.txt:7: error DAT501 weekday-mismatch\n"
        "  Total of 1,245 does not agree with its rows, which come to 1,254.\n"
        "    |\n"
        "  7 | Total | 1,245\n"
        "    |         ^^^^^\n"
        "    = working:   + 254  North\n"
        "    =            + 1,000  South\n"
        "    =            = 1,254\n"
        "    = tolerance: None: every number is printed in full.\n"
        "    = likeliest: Two digits may have changed places.\n"
        "    = see also:  line 5: North 254\n"
        "    =            line 6: South 1,000\n"
        "\n"
        "papers/budget 1.txt: 1 error (1 suppressed)\n"
        "  suppressed: line 9: DAT501 weekday-mismatch: It is a menu. (A. Clerk, 2023-01-09)\n"
        "  figures:    200 found; 120 tested: 119 agree, 1 does not agree\n"
        "  not tested: 80\n"
        "         79 printed as approximate\n"
        "          1 of no kind\n"
        "  places examined:\n"
        "          3 by DAT501 weekday-mismatch\n"
    )


def test_a_paper_that_agrees_is_said_to_and_idle_rules_are_not_listed() -> None:
    assert print_findings(CLEAN, (), verbose=True) == (
        "clean.pdf: nothing found that does not agree\n  figures:    none found\n  places examined: none\n"
    )


@pytest.mark.parametrize(
    ("source", "cite", "place"),
    [
        (Source(path="a.txt", media_type="text/plain"), Cite(line=4, quote="x"), "a.txt:4: "),
        (Source(path="a.pdf", pages=9), Cite(page=3, line=41, quote="x"), "a.pdf: page 3, line 41: "),
        (
            Source(path="a.pdf", pages=9),
            Cite(page=3, line=41, line_end=43, quote="x"),
            "a.pdf: page 3, lines 41 to 43: ",
        ),
        (Source(path="a.docx", media_type="application/x"), Cite(line=4, quote="x"), "a.docx: line 4: "),
    ],
)
def test_a_place_is_a_line_of_the_file_only_where_the_file_has_lines(source: Source, cite: Cite, place: str) -> None:
    finding = msgspec.structs.replace(TOTAL, cite=cite)
    printed = print_findings(msgspec.structs.replace(PAPER, source=source, findings=(finding,)), [()])

    assert printed.startswith(f"{place}error DAT501")


def test_a_long_line_is_cut_around_its_marked_words() -> None:
    text = "a " * 300 + "MARKED" + " b" * 300
    line, caret = print_line(MarkedLine(7, text, 600, 606))

    assert cell_len(line) <= WIDTH
    assert (line[0], line[-1]) == ("…", "…")
    assert line[len(caret) - 6 : len(caret)] == "MARKED"


@pytest.mark.parametrize("at", [0, 5, 594])
def test_a_cut_line_fills_its_width_wherever_the_mark_stands(at: int) -> None:
    line, caret = print_line(MarkedLine(7, "x" * at + "MARKED" + "x" * (594 - at), at, at + 6))

    assert cell_len(line) == WIDTH
    assert line[len(caret) - 6 : len(caret)] == "MARKED"


def test_marked_words_longer_than_a_line_are_cut_at_their_end() -> None:
    line, caret = print_line(MarkedLine(7, "y" * 500, 100, 400))

    assert max(cell_len(line), cell_len(caret)) <= WIDTH
    assert line.startswith("…y")


def test_a_caret_stands_under_wide_characters_and_behind_tabs() -> None:
    line, caret = print_line(MarkedLine(7, "日本\tTotal\t12", 9, 11))

    assert line == "日本    Total    12"
    assert caret == " " * (4 + 4 + 5 + 4) + "^^"


def test_a_combining_mark_takes_no_column() -> None:
    assert print_line(MarkedLine(7, "cafe\u0301 12", 6, 8))[1] == " " * 5 + "^^"


def test_print_moves_no_cursor() -> None:
    finding = msgspec.structs.replace(TOTAL, message="a\x1b[2Jb\rc")
    printed = print_findings(msgspec.structs.replace(PAPER, findings=(finding,)), [(MarkedLine(7, "\x1b[31mred"),)])

    assert "\x1b" not in printed
    assert "\r" not in printed


def test_colours_change_no_word() -> None:
    import re

    coloured = print_findings(PAPER, EXCERPTS, coloured=True)

    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == print_findings(PAPER, EXCERPTS)
    assert "\x1b[1;31merror\x1b[0m" in coloured


def test_a_finding_with_many_further_places_names_the_first() -> None:
    cites = tuple(Cite(line=number, quote="x") for number in range(1, MOST_ALSO + 8))
    printed = print_findings(
        msgspec.structs.replace(PAPER, findings=(msgspec.structs.replace(TOTAL, also=cites),)), EXCERPTS
    )

    assert f"line {MOST_ALSO}: x\n" in printed
    assert "and 7 further places\n" in printed


def test_several_papers_are_summed_up_in_one_line() -> None:
    assert print_totals([PAPER, CLEAN]) == "2 papers: 1 error; 120 of 200 figures tested\n"
    assert print_totals([CLEAN, CLEAN]) == "2 papers: nothing found that does not agree; 0 of 0 figures tested\n"
