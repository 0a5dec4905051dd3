"""The lines of a paper as its pages keep them: numbers, looks, and the cell that each stands in."""

from pathlib import Path

from answerable.reading.reader import read_paper

TABLES = """<html><body><p>Costs and people.</p>
<table><tr><th>Costs</th><th>£m</th></tr><tr><td>Pay</td><td>4.1</td></tr></table>
<table><tr><td>Officers</td><td><p>12</p><p>of them 3 new</p></td></tr></table></body></html>"""


def test_a_line_knows_its_table_row_and_column(tmp_path: Path):
    paper = tmp_path / "paper.html"
    paper.write_text(TABLES, encoding="utf-8")
    assert [(line.text, line.cell) for line in read_paper(paper).pages[0].lines] == [
        ("Costs and people.", None),
        ("Costs", (1, 1, 1)),
        ("£m", (1, 1, 2)),
        ("Pay", (1, 2, 1)),
        ("4.1", (1, 2, 2)),
        ("Officers", (2, 1, 1)),
        ("12", (2, 1, 2)),
        ("of them 3 new", (2, 1, 2)),
    ]


def test_the_cells_that_a_text_paper_prints_on_one_line_are_one_line_of_no_cell(tmp_path: Path):
    paper = tmp_path / "paper.txt"
    paper.write_text("Costs\t2022/23\t2023/24\nPay\t4.1\t4.3\nFleet\t1.0\t1.2\n", encoding="utf-8")
    assert {line.cell for line in read_paper(paper).pages[0].lines} == {None}
