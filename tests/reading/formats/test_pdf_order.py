"""Reading order: columns, pages written backwards, pages turned on their side."""

from __future__ import annotations

import io

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from tests.reading.formats.drawing_pdf import HEIGHT, WIDTH, body, paint, read, typeset

LEFT = "The left column speaks first and goes on for as many lines as it needs before anything else is read. " * 5
RIGHT = "The right column waits for its turn, however level its lines may stand with those on the other side. " * 5


def test_columns_are_read_one_after_the_other():
    layout = read(typeset(f"= A heading over both\n#grid(columns: 2, gutter: 1cm)[{LEFT}][{RIGHT}]\nAfter both."))
    texts = [block.text for block in body(layout)]
    assert texts == ["A heading over both", LEFT.strip(), RIGHT.strip(), "After both."]
    assert layout.pages[0].doubtful is None


def test_three_columns_of_unequal_length_are_read_in_turn():
    parts = [
        f"Column {name} has its own things to say about the year and says them here. " * n
        for name, n in (("one", 6), ("two", 4), ("three", 7))
    ]
    layout = read(typeset("#grid(columns: 3, gutter: 8mm)" + "".join(f"[{part}]" for part in parts)))
    assert [block.text for block in body(layout)] == [part.strip() for part in parts]


def test_page_written_from_the_bottom_up_is_read_from_the_top_down():
    lines = [f"Line {number} of the page, in its place." for number in range(1, 31)]

    def page(canvas: Canvas) -> None:
        for index, line in reversed(list(enumerate(lines))):
            canvas.drawString(72, HEIGHT - 100 - 20 * index, line)

    assert [block.text for block in body(read(paint(page)))] == lines


def test_line_written_from_right_to_left_is_read_from_left_to_right():
    def page(canvas: Canvas) -> None:
        for x, word in ((150, "three"), (110, "two"), (72, "one")):
            canvas.drawString(x, 700, word)

    assert " ".join(" ".join(block.text for block in body(read(paint(page)))).split()) == "one two three"


def turned(data: bytes, degrees: int) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.Rotate = degrees
        document.save(target)
    return target.getvalue()


def test_page_stored_on_its_side_is_read_as_it_is_shown():
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(72, 500, "The first line of a landscape page.")
        canvas.drawString(72, 470, "The second line of it.")

    layout = read(turned(paint(page), 90))
    first, second = body(layout)
    assert [first.text, second.text] == ["The first line of a landscape page.", "The second line of it."]
    assert (layout.pages[0].width, layout.pages[0].height) == (841.89, 595.28)
    assert first.lines[0].box is not None
    assert first.lines[0].box.left == 72


def test_landscape_table_on_an_upright_sheet_is_read_turned_and_boxed_as_shown():
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(72, 500, "Written up the sheet.")

    layout = read(paint(page))
    [block] = body(layout)
    assert block.text == "Written up the sheet."
    assert (layout.pages[0].width, layout.pages[0].height) == (595.28, 841.89)
    box = block.lines[0].box
    assert box is not None
    assert box.bottom - box.top > box.right - box.left
    assert round(box.bottom) == round(HEIGHT - 72)


def test_page_shown_upside_down_in_its_file_is_read_upright():
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
        canvas.drawString(72, 700, "Fed in the wrong way round.")

    layout = read(turned(paint(page), 180))
    assert [block.text for block in body(layout)] == ["Fed in the wrong way round."]


def test_sideways_words_come_last_and_make_the_page_doubtful():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The page itself reads across, like most.")
        canvas.rotate(90)
        canvas.drawString(300, -40, "Along the edge")

    layout = read(paint(page))
    assert [block.text for block in body(layout)] == ["The page itself reads across, like most.", "Along the edge"]
    assert layout.pages[0].doubtful == "some words are printed sideways: they are put after the rest of the page"


def test_lines_printed_over_one_another_make_the_page_doubtful():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "One line that was printed here.")
        canvas.drawString(90, 700, "Another that was printed on top.")

    assert read(paint(page)).pages[0].doubtful == "lines are printed over one another: their order may be wrong"


def test_lines_are_numbered_in_reading_order_on_each_page():
    layout = read(typeset("One.\n\nTwo.\n#table(columns: 2)[a][b][c][d]\nThree.\n#pagebreak()\nFour."))
    numbers = [(line.page, line.number, line.text) for block in layout.blocks for line in _lines(block)]
    assert numbers == [
        (1, 1, "One."), (1, 2, "Two."), (1, 3, "a"), (1, 4, "b"), (1, 5, "c"), (1, 6, "d"), (1, 7, "Three."),
        (2, 1, "Four."),
    ]  # fmt: skip


def _lines(block):
    return block.lines or [
        line for row in block.rows for cell in row for inner in cell.blocks for line in inner.lines
    ]
