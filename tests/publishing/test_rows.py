"""A page's lines in the rows and cells of its tables, and nothing of the page lost."""

from answerable.publishing.noting import NotedLine, Part
from answerable.publishing.rows import lay_in_tables


def line(number, words):
    return NotedLine(number, "cell", False, (Part(words, False, False),), ())


def words_of(stretches):
    return [
        [line.parts[0].words for line in stretch.lines]
        or [[[line.parts[0].words for line in cell] for cell in row.cells] for row in stretch.rows]
        for stretch in stretches
    ]


def test_lines_of_a_table_stand_in_its_rows_and_cells():
    lines = [
        line(n, words) for n, words in enumerate(("Budget", "Pay", "costs", "656.8", "Total", "702.5", "End"), 1)
    ]
    cells = {2: (1, 1, 1), 3: (1, 1, 1), 4: (1, 1, 2), 5: (1, 2, 1), 6: (1, 2, 2)}
    assert words_of(lay_in_tables(lines, cells)) == [
        ["Budget"],
        [[["Pay", "costs"], ["656.8"]], [["Total"], ["702.5"]]],
        ["End"],
    ]


def test_an_empty_cell_keeps_its_place():
    lines = [line(1, "Pay"), line(2, "4.1"), line(3, "5.0")]
    (table,) = lay_in_tables(lines, {1: (1, 1, 1), 2: (1, 1, 2), 3: (1, 2, 2)})
    assert [len(cell) for cell in table.rows[1].cells] == [0, 1]


def test_two_tables_that_touch_stay_two_and_one_column_is_no_table():
    lines = [line(1, "a"), line(2, "b"), line(3, "c"), line(4, "d"), line(5, "boxed")]
    cells = {1: (1, 1, 1), 2: (1, 1, 2), 3: (2, 1, 1), 4: (2, 1, 2), 5: (3, 1, 1)}
    assert [stretch.columns for stretch in lay_in_tables(lines, cells)] == [2, 2, 0]
