"""HTML and Markdown inside a line or a cell: taken off, its meaning kept."""

from __future__ import annotations

import pytest

from answerable.reading.formats.flow import Flow
from answerable.reading.formats.markup import parse_markup
from answerable.reading.layout import Block, Span


def parse(source: str, cell: bool = False) -> list[Block]:
    flow = Flow(lambda: 1)
    parse_markup(source, flow, cell=cell)
    flow.close()
    return flow.blocks


def spans(source: str, cell: bool = False) -> list[Span]:
    return [span for block in parse(source, cell) for span in block.spans]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("[Agenda pack](https://example.org/a(1))", "Agenda pack"),
        (r"[Board \(Public-i.tv\)](#)", "Board (Public-i.tv)"),
        ("see <https://example.org/x_y?a=1>", "see https://example.org/x_y?a=1"),
        ("<clerk@example.org>", "clerk@example.org"),
        ('<a href="https://example.org">the portal</a>', "the portal"),
        ("Preventing &amp; Reducing &pound;5", "Preventing & Reducing £5"),
        ("R&D and Q&A; nothing &notanentity", "R&D and Q&A; nothing &notanentity"),
        (r"\*74% across Force", "*74% across Force"),
        ("1<sup>st</sup> August", "1st August"),
        ("![Chart of demand](chart.png)", "Chart of demand"),
    ],
)
def test_markup_leaves_what_a_reader_would_see(source: str, printed: str) -> None:
    assert [block.text for block in parse(source)] == [printed]


@pytest.mark.parametrize(
    "printed",
    [
        "x < 5 and y > 3",
        "5* and 6*",
        "snake_case_name",
        "[a](5)",
        "a * b * c",
        "________",
        "<name of member>",
        "2 ** 3",
    ],
)
def test_what_only_looks_like_markup_is_print(printed: str) -> None:
    assert [block.text for block in parse(printed)] == [printed]


def test_bold_and_italic_are_marked_where_they_stand() -> None:
    assert spans("**ACC Meir** agreed *to report* in ***May***") == [
        Span("ACC Meir", bold=True),
        Span(" agreed "),
        Span("to report", italic=True),
        Span(" in "),
        Span("May", bold=True, italic=True),
    ]


def test_a_closing_bold_mark_without_its_partner_holds_from_the_start_of_the_block() -> None:
    assert spans("ii. That the report be noted.**") == [Span("ii. That the report be noted.", bold=True)]
    assert spans("60.** The partnership met") == [Span("60.", bold=True), Span(" The partnership met")]


def test_an_opening_bold_mark_without_its_partner_holds_to_the_end_of_the_block() -> None:
    assert spans("Noted. **Action: the Chief") == [Span("Noted. "), Span("Action: the Chief", bold=True)]


def test_a_footnote_mark_after_a_figure_in_a_cell_is_print() -> None:
    assert spans("12.5**", cell=True) == [Span("12.5**")]


def test_a_raised_figure_after_a_figure_does_not_become_part_of_it() -> None:
    assert parse("£5<sup>2</sup> million")[0].text == "£5² million"


def test_a_tag_left_open_ends_with_its_paragraph() -> None:
    assert spans("<p><b>Item 3</p><p>The notes were agreed.</p>") == [
        Span("Item 3", bold=True),
        Span("The notes were agreed."),
    ]


def test_a_cell_is_a_flow_of_paragraphs_and_list_items() -> None:
    cell = '<p>Item 1</p> <p>The PCC said:</p> <ul style="list-style-type: none"> • One  • Two <p>After</p>'

    assert [(block.kind, block.bullet, block.text) for block in parse(cell, cell=True)] == [
        ("paragraph", None, "Item 1"),
        ("paragraph", None, "The PCC said:"),
        ("list_item", "•", "One"),
        ("list_item", "•", "Two"),
        ("paragraph", None, "After"),
    ]


def test_nested_and_unclosed_lists_keep_their_depth() -> None:
    cell = "<ul> <li>FOI: <ul> <li>half <li>a quarter </ul> more</li> <li>- last"

    assert [(block.level, block.bullet, block.text) for block in parse(cell, cell=True)] == [
        (1, "•", "FOI:"),
        (2, "•", "half"),
        (2, "•", "a quarter"),
        (1, None, "more"),
        (1, "-", "last"),
    ]


def test_two_spaces_in_a_cell_begin_a_new_paragraph() -> None:
    assert [block.text for block in parse("<b>APOLOGIES</b>  To receive any.", cell=True)] == [
        "APOLOGIES",
        "To receive any.",
    ]


def test_hostile_markup_is_read_in_time_that_grows_with_its_length() -> None:
    hostile = "[" * 20_000 + "<p " * 20_000 + "**" * 20_000 + "&" * 20_000 + "[a](" * 20_000 + "<!--" * 20_000

    assert parse(hostile, cell=True)
