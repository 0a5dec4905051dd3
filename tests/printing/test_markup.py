"""The light markup in which authors write."""

from __future__ import annotations

import pytest

from answerable.printing.markup import parse_markup, read_runs
from answerable.printing.paper import Bullet, Heading, Numbered, Paragraph, Run, Table


def test_blank_lines_part_paragraphs_and_a_backslash_keeps_the_end_of_a_line() -> None:
    assert parse_markup("One line\nand the next.\n\nKept\\\napart.") == (
        Paragraph((Run("One line and the next."),)),
        Paragraph((Run("Kept\napart."),)),
    )


def test_stars_set_words_in_bold_italic_or_both() -> None:
    assert read_runs("a **b** *c* ***d*** 2 * 3") == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("c", italic=True),
        Run(" "),
        Run("d", bold=True, italic=True),
        Run(" 2 * 3"),
    )


def test_headings_points_and_numbers_are_told_by_their_marks() -> None:
    assert parse_markup("## Why\n\n- first\n  - deeper\n\n[1.7] numbered\n  [a)] below it") == (
        Heading(2, (Run("Why"),)),
        Bullet((Run("first"),)),
        Bullet((Run("deeper"),), 1),
        Numbered("1.7", (Run("numbered"),)),
        Numbered("a)", (Run("below it"),), 1),
    )


def test_table_has_its_look_its_widths_and_its_header() -> None:
    (table,) = parse_markup(
        "{money 3,1}\n| District | 2026 |\n|---|\n| Dudley | 310 |\n| = North |\n| Stafford | 12 |"
    )
    assert isinstance(table, Table)
    assert (table.look, table.widths, len(table.header), len(table.rows)) == ("money", (3, 1), 2, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{ruled 1,1}\n| one |", "the reasons, line 1: 1 cells in a table of 2 columns"),
        ("A word.\n\n{boxed 1}\n| one |", "the reasons, line 3: not a table's first line"),
        ("@ 012/27 | Item\nWords.", "the reasons, line 1: the minutes have no @end"),
    ],
)
def test_text_that_is_not_whole_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_markup(text, "the reasons")


@pytest.mark.parametrize("text", ["[sic] he said", "#", "5 * 4 * 3", "- ", "| a |"])
def test_words_that_only_look_like_marks_are_kept(text: str) -> None:
    (block,) = parse_markup(text)
    assert not isinstance(block, Table)


def test_text_of_blank_lines_alone_is_no_block() -> None:
    assert parse_markup("  \n\n") == ()
