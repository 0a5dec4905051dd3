"""Headings, paragraphs, list items, running heads and feet, and words cut at line ends."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.reading.formats.drawing_pdf import HEIGHT, body, look, paint, read, typeset
from tests.reading.formats.printing import outline

PROSE = "The board heard how the service had changed over the year and what was planned for the next one."


def test_heading_is_known_by_its_size_and_levelled_by_it():
    layout = read(typeset(f"= Annual report\n{PROSE}\n== Money\n{PROSE}\n== People\n{PROSE}"))
    assert [(block.text, block.level) for block in body(layout) if block.kind == "heading"] == [
        ("Annual report", 1),
        ("Money", 2),
        ("People", 2),
    ]


def test_heading_in_body_size_is_known_by_its_weight():
    layout = read(typeset(f"*Apologies*\n\n{PROSE}\n\n*Declarations of interest*\n\n{PROSE}"))
    assert [block.text for block in body(layout) if block.kind == "heading"] == [
        "Apologies",
        "Declarations of interest",
    ]


def test_sentences_between_long_tables_in_small_type_are_no_headings():
    rows = ", ".join(
        f"[Supplier {number} Limited], [Stationery and paper], [£{number}00.00]" for number in range(1, 40)
    )
    table = f"#[#set text(size: 7pt)\n#table(columns: 3, {rows})]"
    layout = read(typeset(f"= What was paid\nEvery payment is listed.\n\nCredits are taken off.\n\n{table}"))
    assert [block.text for block in body(layout) if block.kind == "heading"] == ["What was paid"]


def test_bold_sentence_is_a_paragraph_not_a_heading():
    layout = read(typeset(f"{PROSE}\n\n*Action: the force to write to the panel by June.*\n\n_{PROSE}_"))
    assert [block.kind for block in body(layout)] == ["paragraph", "paragraph", "paragraph"]


def test_bold_capitals_are_a_heading_whatever_follows():
    layout = read(typeset(f"{PROSE}\n\n*PANEL MEMBERSHIP*\n\n*That the change be noted.*\n\n{PROSE}"))
    assert [block.kind for block in body(layout)] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph_whose_lines_are_kept():
    text = " ".join([PROSE] * 3)
    [block] = body(read(typeset(text)))
    assert block.kind == "paragraph"
    assert block.text == text
    assert len(block.lines) > 2


@pytest.mark.parametrize("apart", ["#set par(spacing: 1.4em)", "#set par(spacing: 0.65em, first-line-indent: 2em)"])
def test_paragraphs_are_told_apart_by_spacing_or_by_indent(apart):
    layout = read(typeset(f"{apart}\n{PROSE} {PROSE}\n\n{PROSE} {PROSE}\n\n{PROSE} {PROSE}"))
    assert [block.text for block in body(layout)] == [f"{PROSE} {PROSE}"] * 3


def test_lines_that_their_author_ended_stay_apart():
    names = ["Cath Archer, chair", "Ben Coombe, vice-chair", "Dee Elms", "Finn Garth, observer"]
    assert [block.text for block in body(read(typeset(r" \ ".join(names))))] == names


@pytest.mark.parametrize("mark", ["•", "▪", "–", "-", "o"])
def test_bullet_is_taken_off_its_text_and_kept_beside_it(mark):
    layout = read(typeset(f"#set list(marker: [{mark}])\n- First thing said\n- Second thing said"))
    assert [(block.kind, block.bullet, block.text) for block in body(layout)] == [
        ("list_item", mark, "First thing said"),
        ("list_item", mark, "Second thing said"),
    ]


def test_bullet_from_a_pictorial_font_is_a_bullet():
    def page(canvas: Canvas) -> None:
        for y, text in ((700, "First thing said"), (680, "Second thing said")):
            canvas.setFont("ZapfDingbats", 9)
            canvas.drawString(72, y, "n")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(90, y, text)

    layout = read(paint(page))
    assert [(block.kind, block.text) for block in body(layout)] == [
        ("list_item", "First thing said"),
        ("list_item", "Second thing said"),
    ]


def test_bullet_that_is_drawn_rather_than_set_is_a_bullet():
    def page(canvas: Canvas) -> None:
        for y, text in ((700, "First thing said"), (680, "Second thing said")):
            canvas.circle(80, y + 3.5, 1.8, stroke=0, fill=1)
            canvas.drawString(90, y, text)

    layout = read(paint(page))
    assert [(block.kind, block.bullet, block.text) for block in body(layout)] == [
        ("list_item", "•", "First thing said"),
        ("list_item", "•", "Second thing said"),
    ]


def test_list_in_a_list_has_the_next_depth():
    layout = read(typeset("- One\n  - One and a half\n- Two"))
    assert [(block.text, block.level) for block in body(layout)] == [("One", 1), ("One and a half", 2), ("Two", 1)]


def test_wrapped_list_item_is_one_block():
    layout = read(typeset(f"- {PROSE} {PROSE}\n- {PROSE} {PROSE}\n\nAfterwards."))
    assert outline(body(layout)) == [
        ("list_item", f"{PROSE} {PROSE}"),
        ("list_item", f"{PROSE} {PROSE}"),
        ("paragraph", "Afterwards."),
    ]


def test_printed_numbers_stay_in_their_text():
    layout = read(typeset("1. First matter\n2. Second matter\n\n4.1 A numbered paragraph.\n\n\\(iii) A sub-clause"))
    assert [(block.kind, block.bullet, block.text) for block in body(layout)] == [
        ("list_item", None, "1. First matter"),
        ("list_item", None, "2. Second matter"),
        ("list_item", None, "4.1 A numbered paragraph."),
        ("list_item", None, "(iii) A sub-clause"),
    ]


def test_negative_figure_is_not_a_bullet():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "- 5.4")

    [block] = body(read(paint(page)))
    assert (block.kind, block.text) == ("paragraph", "- 5.4")


def test_running_head_and_page_number_are_furniture_on_every_page():
    text = "#pagebreak()\n".join(f"Matter of page {name}.\n" for name in ("one", "two", "three", "four"))
    head = (
        "header: [Panel papers #h(1fr) OFFICIAL], footer: context align(center)[Page #counter(page).display() of 4]"
    )
    layout = read(typeset(text, f'paper: "a4", {head}'))
    assert [outline(page.blocks) for page in layout.pages] == [
        [
            ("furniture", "Panel papers OFFICIAL"),
            ("paragraph", f"Matter of page {name}."),
            ("furniture", f"Page {number} of 4"),
        ]
        for number, name in enumerate(("one", "two", "three", "four"), 1)
    ]


def test_numbers_that_keep_step_with_the_pages_are_furniture_whatever_stands_beside_them():
    def numbered(number: int):
        def page(canvas: Canvas) -> None:
            canvas.drawString(72, HEIGHT - 85, f"Chapter {'abcd'[number - 41]} of the pack {number}")
            canvas.drawString(72, 400, f"The chapter has {number - 38} lessons.")

        return page

    layout = read(paint(*map(numbered, range(41, 45))))
    assert [block.text for block in body(layout)] == [f"The chapter has {n} lessons." for n in range(3, 7)]


def test_title_at_the_head_of_each_paper_of_a_pack_is_not_furniture():
    papers = "\n#pagebreak()\n".join(f"= Report {n}: money\n{PROSE * 60}" for n in range(1, 5))
    titles = [block.text for block in read(typeset(papers)).blocks if block.kind == "heading"]
    assert titles == [f"Report {n}: money" for n in range(1, 5)]


def test_paragraph_that_runs_over_a_page_end_is_one_block_whose_lines_keep_their_pages():
    layout = read(typeset(f"{PROSE} " * 20, "width: 12cm, height: 9cm, margin: 1cm"))
    [block] = body(layout)
    assert block.text == " ".join([PROSE] * 20)
    assert sorted({line.page for line in block.lines}) == list(range(1, len(layout.pages) + 1))
    assert len(layout.pages) > 1


def test_word_cut_at_a_line_end_is_joined_where_the_paper_shows_it_whole():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The commissioner said that the office of the commis-")
        canvas.drawString(72, 686, "sioner would answer.")

    [block] = body(read(paint(page)))
    assert block.text == "The commissioner said that the office of the commissioner would answer."


def test_compound_cut_at_its_own_hyphen_keeps_it():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "It is a long-term plan, and what is meant by long-")
        canvas.drawString(72, 686, "term was asked.")

    [block] = body(read(paint(page)))
    assert block.text == "It is a long-term plan, and what is meant by long-term was asked."


def test_web_address_cut_at_a_hyphen_is_left_as_printed():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The papers are kept for all at www.example-police-")
        canvas.drawString(72, 686, "board.test for a year. The policeboard keeps them.")

    [block] = body(read(paint(page)))
    assert "www.example-police- board.test" in block.text


def test_wide_gap_in_a_line_is_a_tab():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Chair of the board")
        canvas.drawString(300, 700, "Cath Archer")

    [block] = body(read(paint(page)))
    assert block.lines[0].text == "Chair of the board\tCath Archer"


def test_look_of_a_list_item_survives_the_loss_of_its_bullet():
    [block] = body(read(typeset("- *Force* to report")))
    assert look(block) == [("Force ", True, False), ("to report", False, False)]
