"""What a page end cuts in two: tables, rows, cells."""

from __future__ import annotations

from answerable.reading.layout import Block, Layout, Line
from tests.reading.formats.drawing_pdf import read, typeset
from tests.reading.formats.printing import grid

SMALL = "width: 14cm, height: 10cm, margin: 1.5cm"
NOTE = "The board heard how the service had changed over the year and what was planned for the one that follows."


def tables(layout: Layout) -> list[Block]:
    return [block for block in layout.blocks if block.kind == "table"]


def cell_lines(table: Block, row: int, column: int) -> list[Line]:
    return [line for block in table.rows[row][column].blocks for line in block.lines]


def rows(count: int) -> list[list[str]]:
    return [
        [f"{number}.", f"Matter {number} was noted", "Open" if number % 3 else "Done"] for number in range(1, count)
    ]


def source(cells: list[list[str]], header: str = "", options: str = "", columns: str = "(auto, 1fr, auto)") -> str:
    written = ", ".join(f"[{cell}]" for row in cells for cell in row)
    return f"#table(columns: {columns}, {options} {header} {written})"


def test_table_over_a_page_end_is_one_table_on_its_first_page():
    layout = read(typeset(source(rows(40)), SMALL))
    [table] = tables(layout)
    assert grid(table) == rows(40)
    assert table in layout.pages[0].blocks
    pages = [line.page for row in range(39) for line in cell_lines(table, row, 1)]
    assert pages == sorted(pages)
    assert pages[-1] == len(layout.pages)


def test_repeated_header_becomes_furniture_of_its_page():
    header = "table.header([*No.*], [*Matter*], [*State*]),"
    layout = read(typeset(source(rows(40), header), SMALL))
    [table] = tables(layout)
    assert grid(table) == [["No.", "Matter", "State"], *rows(40)]
    assert [all(cell.header for cell in row) for row in table.rows] == [True] + [False] * 39
    repeats = [[block.text for block in page.blocks if block.kind == "furniture"] for page in layout.pages]
    assert repeats == [[]] + [["No. Matter State"]] * (len(layout.pages) - 1)


def test_row_over_a_page_end_is_one_row_and_its_paragraph_one_paragraph():
    clauses = ["the board heard how the service had changed over the year and what was planned"] * 14
    cells = [["1.", "Noted.", "Done"], ["2.", ", and ".join(clauses), "Open"], ["3.", "Closed.", "Done"]]
    layout = read(typeset(source(cells), SMALL))
    [table] = tables(layout)
    assert grid(table) == cells
    [paragraph] = table.rows[1][1].blocks
    assert {line.page for line in paragraph.lines} == set(range(1, len(layout.pages) + 1))


def test_row_over_a_page_end_keeps_its_later_paragraphs_and_their_look():
    action = "Action: the force to report again in June, with figures for each area."
    note = f"{NOTE} {NOTE} {NOTE}\n\n*{action}*\n\n_{NOTE}_"
    layout = read(typeset(source([["1.", f"{NOTE} {NOTE}\n\n{NOTE}", "Done"], ["2.", note, "Open"]]), SMALL))
    [table] = tables(layout)
    assert len(table.rows) == 2
    owed = next(block for block in table.rows[1][1].blocks if block.share("bold") == 1)
    update = next(block for block in table.rows[1][1].blocks if block.share("italic") == 1)
    assert owed.text == action
    assert update.text == NOTE


def test_row_over_a_page_end_is_known_by_its_missing_number_whichever_column_that_stands_in():
    lines = r" \ ".join(f"{day} March – Council House" for day in range(1, 13))
    cells = [
        ["", "1", "Opening"],
        ["Attached", "2", "Minutes"],
        ["", "3", "Close"],
        ["", "4", lines],
        ["", "5", "End"],
    ]
    [table] = tables(read(typeset(source(cells, columns="(auto, auto, 1fr)"), SMALL)))
    assert [[cell.text for cell in row][1] for row in table.rows] == ["1", "2", "3", "4", "5"]
    assert len(table.rows[3][2].blocks) == 12


def test_row_with_a_figure_of_its_own_at_the_head_of_a_page_goes_on_with_none():
    cells = [[f"Week {week}", f"{week}.5", "within what is usual"] for week in range(1, 40)]
    [table] = tables(read(typeset(source(cells), SMALL)))
    assert grid(table) == cells


def test_bold_total_at_the_head_of_a_page_is_no_header():
    cells = [["*Line*", "*Plan*", "*Outturn*"], *([f"Line {n}", str(n), str(n + 1)] for n in range(1, 12))]
    cells += [["*Total*", "*66*", "*77*"], ["Reserves", "4", "5"]]
    page = "width: 14cm, height: 10.2cm, margin: 1.5cm"
    [table] = tables(read(typeset(source(cells), page)))
    assert [row[0].text for row in table.rows if any(cell.header for cell in row)] == ["Line"]
    assert {line.page for line in cell_lines(table, 12, 0)} == {2}


def test_row_with_a_blank_last_cell_at_the_head_of_a_page_is_a_row():
    cells = [[*row[:2], "" if number > 8 else row[2]] for number, row in enumerate(rows(30), 1)]
    [table] = tables(read(typeset(source(cells), SMALL)))
    assert grid(table) == cells


def test_unruled_table_over_a_page_end_is_one_table():
    layout = read(typeset(source(rows(40), options="stroke: none,"), SMALL))
    assert [grid(table) for table in tables(layout)] == [rows(40)]


def test_two_tables_of_one_shape_on_neighbouring_pages_stay_two():
    first = source([["*Ref*", "*Risk*", "*Score*"], ["1", "Fire", "High"]])
    second = source([["*Year*", "*Scheme*", "*Cost*"], ["2023", "Roof", "120"]])
    layout = read(typeset(f"{first}\n#pagebreak()\n{second}", SMALL))
    assert [grid(table) for table in tables(layout)] == [
        [["Ref", "Risk", "Score"], ["1", "Fire", "High"]],
        [["Year", "Scheme", "Cost"], ["2023", "Roof", "120"]],
    ]


def test_running_feet_between_the_parts_do_not_keep_a_table_apart():
    page = SMALL + ", header: [Panel papers], footer: context align(center)[#counter(page).display()]"
    layout = read(typeset(source(rows(40)), page))
    assert [grid(table) for table in tables(layout)] == [rows(40)]
