"""Tables: ruled ones by their grid, unruled ones by how they line up."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from answerable.reading.layout import Block
from tests.reading.formats.drawing_pdf import HEIGHT, WIDTH, look, paint, read, typeset
from tests.reading.formats.printing import grid, outline

BUDGET = [
    ["Budget line", "2022/23", "2023/24", "2024/25"],
    ["Police officers", "281.4", "290.2", "301.0"],
    ["Police staff and community support", "98.7", "101.3", "104.9"],
    ["Premises", "22.1", "(22.4)", "-"],
    ["Total", "402.2", "369.1", "405.9"],
]


def typst_table(rows: list[list[str]], options: str = "") -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: {len(rows[0])}, {options}\n{cells})"


def tables(data: bytes) -> list[Block]:
    return [block for block in read(data).blocks if block.kind == "table"]


def test_ruled_table_has_its_rows_and_cells():
    [table] = tables(typeset("Before.\n" + typst_table(BUDGET) + "\nAfter."))
    assert table.ruled
    assert grid(table) == BUDGET


def test_words_around_a_table_stay_in_their_place():
    layout = read(typeset("Before.\n" + typst_table(BUDGET) + "\nAfter."))
    assert [block.kind for block in layout.blocks] == ["paragraph", "table", "paragraph"]
    assert [block.text for block in layout.blocks][::2] == ["Before.", "After."]


def test_thin_filled_boxes_rule_a_table():
    def page(canvas: Canvas) -> None:
        for y in (700, 680, 660):
            canvas.rect(72, y, 200, 0.6, stroke=0, fill=1)
        for x in (72, 172, 271.4):
            canvas.rect(x, 660, 0.6, 40.6, stroke=0, fill=1)
        for x, y, text in ((76, 686, "a"), (176, 686, "b"), (76, 666, "c"), (176, 666, "d")):
            canvas.drawString(x, y, text)

    [table] = tables(paint(page))
    assert table.ruled
    assert grid(table) == [["a", "b"], ["c", "d"]]


def test_whole_grid_drawn_as_one_path_rules_a_table():
    def page(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for x in (72, 172, 272):
            path.moveTo(x, 660)
            path.lineTo(x, 700)
        for y in (660, 680, 700):
            path.moveTo(72, y)
            path.lineTo(272, y)
        canvas.drawPath(path)
        for x, y, text in ((76, 686, "a"), (176, 686, "b"), (76, 666, "c"), (176, 666, "d")):
            canvas.drawString(x, y, text)

    assert [grid(table) for table in tables(paint(page))] == [[["a", "b"], ["c", "d"]]]


def test_table_inside_a_form_is_read_like_any_other():
    def page(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        canvas.grid([72, 172, 272], [660, 680, 700])
        for x, y, text in ((76, 686, "a"), (176, 686, "b"), (76, 666, "c"), (176, 666, "d")):
            canvas.drawString(x, y, text)
        canvas.endForm()
        canvas.translate(30, -100)
        canvas.scale(0.8, 0.8)
        canvas.doForm("stamp")

    assert [grid(table) for table in tables(paint(page))] == [[["a", "b"], ["c", "d"]]]


def test_table_open_at_its_sides_keeps_its_outer_columns():
    def page(canvas: Canvas) -> None:
        for y in (660, 680, 700):
            canvas.line(72, y, 372, y)
        for x in (172, 272):
            canvas.line(x, 660, x, 700)
        for row, y in enumerate((686, 666)):
            for column, x in enumerate((76, 176, 276)):
                canvas.drawString(x, y, "abcdef"[3 * row + column])

    assert [grid(table) for table in tables(paint(page))] == [[["a", "b", "c"], ["d", "e", "f"]]]


def test_merged_cells_keep_their_spans():
    source = """#table(columns: 3,
      table.cell(colspan: 2)[Force and body], [Year],
      table.cell(rowspan: 2)[Example], [Officers], [2023],
      [Staff], [2024])"""
    [table] = tables(typeset(source))
    assert [[(cell.text, cell.column_span, cell.row_span) for cell in row] for row in table.rows] == [
        [("Force and body", 2, 1), ("Year", 1, 1)],
        [("Example", 1, 2), ("Officers", 1, 1), ("2023", 1, 1)],
        [("Staff", 1, 1), ("2024", 1, 1)],
    ]


def test_cell_is_a_flow_of_paragraphs_and_list_items_with_their_look():
    source = """#table(columns: (auto, 1fr), [*Ref*], [*Note*], [014/23], [
      The force gave its report, which was longer than one line of the cell and so went on to the next.

      - First point
      - Second point

      *Action: the force to report again in June.*

      _The report came in July._])"""
    [table] = tables(typeset(source))
    note = table.rows[1][1]
    assert outline(note.blocks) == [
        (
            "paragraph",
            "The force gave its report, which was longer than one line of the cell and so went on to the next.",
        ),
        ("list_item", "First point"),
        ("list_item", "Second point"),
        ("paragraph", "Action: the force to report again in June."),
        ("paragraph", "The report came in July."),
    ]
    assert look(note.blocks[3]) == [("Action: the force to report again in June.", True, False)]
    assert look(note.blocks[4]) == [("The report came in July.", False, True)]


def test_action_in_bold_and_update_in_italic_on_the_next_line_are_two_blocks():
    source = r"#table(columns: 2, [Ref], [Note], [1], [*Action: report again.* \ _Done in July._])"
    [table] = tables(typeset(source))
    assert [block.text for block in table.rows[1][1].blocks] == ["Action: report again.", "Done in July."]


def test_table_in_a_cell_is_a_block_of_that_cell():
    inner = typst_table([["x", "y"], ["1", "2"]])
    [table] = tables(typeset(f"#table(columns: 2, inset: 8pt, [a], [b], [c {inner}], [d])"))
    assert [cell.text for cell in table.rows[0]] == ["a", "b"]
    holder = table.rows[1][0]
    assert [block.kind for block in holder.blocks] == ["paragraph", "table"]
    assert grid(holder.blocks[1]) == [["x", "y"], ["1", "2"]]


def test_header_row_in_bold_is_flagged():
    rows = [[f"*{cell}*" for cell in BUDGET[0]], *BUDGET[1:]]
    [table] = tables(typeset(typst_table(rows)))
    assert [all(cell.header for cell in row) for row in table.rows] == [True, False, False, False, False]


def test_header_of_words_over_figures_is_flagged_though_it_is_not_bold():
    [table] = tables(typeset(typst_table(BUDGET)))
    assert [any(cell.header for cell in row) for row in table.rows] == [True, False, False, False, False]


def test_header_of_names_over_numbers_and_sentences_is_flagged_though_it_is_not_bold():
    rows = [
        ["Ref", "Agreed action", "Owner", "Position"],
        ["41.3", "Bring a report on seized vehicles to the next meeting", "Clerk", "In hand"],
        ["43.1", "Update the policy", "Head of Finance", "Done"],
    ]
    [table] = tables(typeset(typst_table(rows)))
    assert [any(cell.header for cell in row) for row in table.rows] == [True, False, False]


def test_names_alone_have_no_header():
    rows = [["Cath Archer", "Chair", "Example Council"], ["Ben Coombe", "Member", "Other Council"]]
    [table] = tables(typeset(typst_table(rows)))
    assert [any(cell.header for cell in row) for row in table.rows] == [False, False]


def test_dated_rows_alone_have_no_header():
    rows = [["Cath Archer", "4 March 2024", "Came"], ["Ben Coombe", "5 March 2024", "Sent word"]]
    [table] = tables(typeset(typst_table(rows)))
    assert [any(cell.header for cell in row) for row in table.rows] == [False, False]


def test_bold_rows_that_head_the_parts_of_a_table_are_not_its_header():
    rows = [
        ["*14.*", "*Minutes*", ""],
        ["14.1", "They were agreed.", "AB"],
        ["*15.*", "*Risk*", ""],
        ["15.1", "Noted.", ""],
    ]
    [table] = tables(typeset(typst_table(rows)))
    assert [any(cell.header for cell in row) for row in table.rows] == [False] * 4


def test_row_written_as_one_run_is_cut_at_the_walls():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        canvas.grid([72, 144, 216, 288], [660, 680, 700])
        canvas.drawString(78, 686, "Item       Plan        Out")
        canvas.drawString(78, 666, "Pay        12.5       13.1")

    [table] = tables(paint(page))
    assert grid(table) == [["Item", "Plan", "Out"], ["Pay", "12.5", "13.1"]]


def test_chart_with_grid_lines_is_not_a_table():
    def page(canvas: Canvas) -> None:
        for y in range(500, 701, 20):
            canvas.line(72, y, 472, y)
        for x in range(72, 473, 40):
            canvas.line(x, 500, x, 700)
        canvas.drawString(250, 480, "Month")

    assert [block.kind for block in read(paint(page)).blocks] == ["paragraph"]


def test_frame_around_a_page_is_not_a_table():
    def page(canvas: Canvas) -> None:
        canvas.rect(30, 30, WIDTH - 60, HEIGHT - 60)
        canvas.drawString(72, 700, "A framed page.")

    assert outline(read(paint(page)).blocks) == [("paragraph", "A framed page.")]


@pytest.mark.parametrize("pad", ["4pt", "8pt"])
def test_unruled_money_table_is_read_by_how_it_lines_up(pad):
    options = f"stroke: none, inset: {pad}, align: (left, right, right, right),"
    [table] = tables(
        typeset("The budget is set out below.\n\n" + typst_table(BUDGET, options) + "\n\nIt was agreed.")
    )
    assert not table.ruled
    assert grid(table) == BUDGET


@pytest.mark.parametrize("around", ["{}", "#block(stroke: 0.5pt, inset: 0pt)[{}]"])
def test_rules_across_alone_part_the_rows_of_a_table(around):
    rows = [*BUDGET[:3], ["Contribution to the regional unit", "4.0", "4.1", "4.2"], *BUDGET[3:]]
    options = "stroke: (x: none, y: 0.5pt), align: (left, right, right, right), columns: (4cm, 2.5cm, 2.5cm, 2.5cm),"
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    [table] = tables(typeset("#set par(justify: false)\n" + around.format(f"#table({options} {cells})")))
    assert grid(table) == rows


def test_shaded_rows_without_rules_are_rows():
    options = "stroke: none, fill: (_, y) => if calc.even(y) { luma(230) }, align: (left, right, right, right),"
    [table] = tables(typeset(typst_table(BUDGET, options)))
    assert grid(table) == BUDGET


def test_unruled_table_keeps_empty_cells_in_their_columns():
    rows = [
        ["", "Plan", "Outturn"],
        ["Pay", "12.5", "13.1"],
        ["Grants", "", "4.0"],
        ["Fees", "2.2", ""],
        ["Total", "14.7", "17.1"],
    ]
    options = "stroke: none, align: (left, right, right), column-gutter: 1cm,"
    [table] = tables(typeset(typst_table(rows, options)))
    assert grid(table) == rows


def test_label_that_wraps_is_one_row_of_an_unruled_table():
    rows = [
        ["Item", "Amount"],
        ["Contribution to the regional organised crime unit and its partners", "12.5"],
        ["Contribution to reserves", "3.5"],
        ["Borrowing", "1.0"],
    ]
    options = "stroke: none, columns: (5cm, 3cm), align: (left, right), "
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    [table] = tables(typeset(f"#set par(justify: false)\n#table({options} {cells})"))
    assert grid(table) == rows


def test_names_with_roles_that_line_up_are_a_table_of_two_columns():
    rows = [["Cath Archer", "Chair"], ["Ben Coombe", "Vice-chair"], ["Dee Elms", "Observer"]]
    [table] = tables(typeset(typst_table(rows, "stroke: none, column-gutter: 2cm,")))
    assert grid(table) == rows


def test_numbered_items_that_line_up_are_a_list_not_a_table():
    layout = read(typeset("1. Apologies\n2. Declarations of interest\n3. Minutes of the last meeting\n4. Close"))
    assert [block.kind for block in layout.blocks] == ["list_item"] * 4


def test_ruled_tables_agree_with_an_independent_reader():
    """The oracle finds tables from the same rules by a method of its own; every cell must come out the same."""
    styles = getSampleStyleSheet()
    data = [
        [Paragraph(f"{row * column} of the cells, in row {row} and column {column}", styles["BodyText"])
         for column in range(1, 5)]
        for row in range(1, 40)
    ]  # fmt: skip
    target = io.BytesIO()
    table = Table(data, colWidths=[90, 120, 150, 100], repeatRows=0)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    SimpleDocTemplate(target, invariant=1).build([Paragraph("Heading", styles["Heading1"]), Spacer(1, 12), table])
    with pdfplumber.open(io.BytesIO(target.getvalue())) as oracle:
        expected = [
            [" ".join((cell or "").split()) for cell in row]
            for page in oracle.pages
            for found in page.extract_tables()
            for row in found
        ]
    [ours] = tables(target.getvalue())
    assert len(expected) == 39
    assert grid(ours) == expected


def test_rows_of_wrapped_words_without_rules_are_rows_where_gaps_part_them():
    rows = [
        [
            "14.2",
            "The force to bring figures for each neighbourhood",
            "Figures were brought in June and published",
            "Open",
        ],
        [
            "15.1",
            "The office to write to all of the councils by May",
            "Letters sent, and four answers had so far",
            "Done",
        ],
        [
            "15.4",
            "The panel to see the plan before it is sent out",
            "On the agenda of the next panel meeting",
            "Open",
        ],
    ]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    options = "columns: (2cm, 4cm, 4cm, 2cm), stroke: none, row-gutter: 8pt, column-gutter: 4mm,"
    [table] = tables(typeset(f"#set par(justify: false)\n#table({options} {cells})"))
    assert grid(table) == rows


def test_long_names_that_line_up_are_a_table_not_columns_of_prose():
    rows = [
        ["Example Chamber of Commerce and Industry", "Federation of Small Businesses in Example"],
        ["Example Association of Local Councils", "National Farmers and Growers, Example"],
        ["Neighbourhood Watch Network of Example", "Youth Commission of Example and District"],
        ["Victims and Witnesses Forum of Example", "Road Safety Partnership of the County"],
    ]
    [table] = tables(typeset(typst_table(rows, "stroke: none, column-gutter: 1cm,")))
    assert grid(table) == rows


def test_unruled_table_and_columns_of_prose_below_it_are_told_apart():
    prose = "This column is prose, which is read from its top to its foot before the one beside it is begun. " * 4
    table = typst_table(BUDGET, "stroke: none, align: (left, right, right, right),")
    layout = read(typeset(f"{table}\n#grid(columns: 2, gutter: 1cm)[{prose}][{prose}]"))
    assert [block.kind for block in layout.blocks] == ["table", "paragraph", "paragraph"]
    assert grid(layout.pages[0].blocks[0]) == BUDGET
    assert [block.text for block in layout.pages[0].blocks[1:]] == [prose.strip(), prose.strip()]


def test_heading_over_two_columns_of_figures_spans_them():
    source = """#table(columns: 4, stroke: none, align: (left, right, right, right), column-gutter: 8mm,
      [], table.cell(colspan: 2, align: center)[Budget for the year], [Outturn],
      [Pay], [12.5], [13.1], [13.0], [Premises], [2.2], [2.3], [2.2], [Transport], [1.1], [1.0], [1.2],
      [Supplies], [3.1], [3.0], [3.3], [Total], [18.9], [19.4], [19.7])"""
    [table] = tables(typeset(source))
    assert [[(cell.text, cell.column_span) for cell in row] for row in table.rows[:2]] == [
        [("", 1), ("Budget for the year", 2), ("Outturn", 1)],
        [("Pay", 1), ("12.5", 1), ("13.1", 1), ("13.0", 1)],
    ]
