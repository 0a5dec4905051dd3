"""The look of words: bold, italic, raised, and the marks that a file leaves in its text."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.reading.formats.drawing_pdf import HEIGHT, body, look, paint, read, typeset


def test_run_is_bold_or_italic_by_the_name_of_its_font():
    [block] = body(read(typeset("Noted. *Action: write to the council.* _Update: the letter was sent._ Closed.")))
    assert look(block) == [
        ("Noted. ", False, False),
        ("Action: write to the council. ", True, False),
        ("Update: the letter was sent. ", False, True),
        ("Closed.", False, False),
    ]


def test_run_is_bold_when_its_glyphs_are_filled_and_stroked():
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 11)
        text.textOut("plain ")
        text.setTextRenderMode(2)
        text.textOut("thickened")
        canvas.drawText(text)

    [block] = body(read(paint(page)))
    assert look(block) == [("plain ", False, False), ("thickened", True, False)]


def test_run_is_bold_when_it_is_printed_twice_a_hair_apart():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "An ordinary line.")
        canvas.drawString(72, 660, "A line struck twice.")
        canvas.drawString(72.3, 660, "A line struck twice.")

    first, second = body(read(paint(page)))
    assert look(first) == [("An ordinary line.", False, False)]
    assert look(second) == [("A line struck twice.", True, False)]


def test_bold_is_ignored_on_a_page_where_everything_is_bold():
    layout = read(typeset("*" + "Every word of this page is set in the same heavy type. " * 8 + "*"))
    assert {span.bold for block in layout.blocks for span in block.spans} == {False}


def test_raised_letters_stay_in_their_line():
    [block] = body(
        read(typeset("#set super(typographic: false)\nThe 21#super[st] of May and the 2#super[nd] of June."))
    )
    assert block.text == "The 21st of May and the 2nd of June."
    assert len(block.lines) == 1


def test_raised_figure_after_a_figure_keeps_its_raised_form():
    [block] = body(
        read(typeset("#set super(typographic: false)\nA beat of 5#super[2] km and a note#super[3] on it."))
    )
    assert block.text == "A beat of 5² km and a note3 on it."


def test_ligatures_are_read_as_their_letters():
    [block] = body(read(typeset("Efficient officers filed five affidavits offline.")))
    assert block.text == "Efficient officers filed five affidavits offline."


def test_soft_hyphens_inside_a_line_are_not_print():
    [block] = body(read(typeset("The com#sym.hyph.soft;missioner re#sym.hyph.soft;plied.")))
    assert block.text == "The commissioner replied."


def test_invisible_text_is_left_out_of_a_printed_page():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "What is printed on the page and can be seen by its reader.")
        text = canvas.beginText(72, 650)
        text.setTextRenderMode(3)
        text.textOut("hidden")
        canvas.drawText(text)

    assert [block.text for block in body(read(paint(page)))] == [
        "What is printed on the page and can be seen by its reader."
    ]


def test_words_set_glyph_by_glyph_are_read_as_words():
    def page(canvas: Canvas) -> None:
        x = 72.0
        for letter in "Set by hand":
            canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter, "Helvetica", 11)

    assert [block.text for block in body(read(paint(page)))] == ["Set by hand"]


def test_line_has_its_box_in_points_from_the_top_left_corner():
    [block] = body(read(paint(lambda canvas: canvas.drawString(100, 700, "Boxed"))))
    [line] = block.lines
    assert line.page == 1
    assert line.number == 1
    assert line.box is not None
    assert line.box.left == 100
    assert line.box.top < HEIGHT - 700 < line.box.bottom
    assert line.box.bottom - line.box.top < 12
    assert 125 < line.box.right < 135


def test_page_outside_its_crop_box_is_not_read():
    def page(canvas: Canvas) -> None:
        canvas.setCropBox((0, 300, 595, 842))
        canvas.drawString(72, 700, "Inside the cut.")
        canvas.drawString(72, 100, "Printer's note outside it.")

    layout = read(paint(page))
    assert [block.text for block in layout.blocks] == ["Inside the cut."]
    assert layout.pages[0].height == 541.89
