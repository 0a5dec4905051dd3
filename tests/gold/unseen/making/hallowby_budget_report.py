"""A budget report in Word: a header in two rows, section rows across the table, losses in brackets, blank cells."""

from pathlib import Path

from docx import Document

NAME = "hallowby_budget_report.docx"

TOP = ("", "2023/24", "", "2024/25", "")
SECOND = ("£000", "Budget", "Outturn", "Budget", "Change")
ROWS = [
    ("Employees", "", "", "", ""),
    ("Officers", "61,240", "60,985", "64,110", "2,870"),
    ("Staff", "24,310", "24,905", "25,780", "1,470"),
    ("Other costs", "", "", "", ""),
    ("Premises", "5,120", "5,344", "5,610", "490"),
    ("Supplies", "9,875", "9,610", "9,540", "(335)"),
    ("New burdens", "", "", "450", "450"),
    ("Income", "", "", "", ""),
    ("Grants", "(7,415)", "(7,602)", "(7,980)", "(565)"),
    ("Fees", "(1,130)", "(1,088)", "(1,130)", "0"),
    ("Net requirement", "92,000", "92,154", "96,380", "4,380"),
]
CAPITAL = [
    ("Capital scheme", "Approved £m", "Spent to date £m", "RAG"),
    ("Custody suite, Hallow Cross", "14.6", "3.25", "Amber"),
    ("Body-worn video", "2.1", "2.1", "Complete"),
    ("Fleet replacement", "3.9", "-", "Green"),
]
PARTS = [
    ("h", "1. Purpose"),
    ("p", "1.1 This report asks the Panel to consider the proposed budget for 2024/25."),
    ("h", "2. Recommendations"),
    ("p", "2.1 That the Panel supports a precept increase of £13 at Band D."),
    ("p", "2.2 That the Panel notes the capital programme."),
    ("h", "3. Revenue budget"),
    (
        "p",
        "3.1 The net requirement rises by 4.8% to £96.38m. The precept would raise £41.7m and the remaining £54.68m "
        "would come from the Government.",
    ),
    ("t1", ""),
    (
        "p",
        "3.2 Supplies fall by £335,000 because the Commissioner will end the contract for mobile data in June 2024. "
        "A review of fees has been programmed for the autumn.",
    ),
    ("h", "4. Capital"),
    ("t2", ""),
    ("p", "4.1 The Commissioner has given his commitment to report any slippage of more than £0.5m to the Panel."),
    ("h", "5. Legal implications"),
    ("p", "5.1 The Panel must review the precept by 8 February 2024."),
    ("h", "6. Equalities implications"),
    ("p", "6.1 An assessment has been made and is published with the budget."),
]


def make(path: Path) -> None:
    """Write the report as Word to `path`."""
    paper = Document()
    paper.add_heading("Hallowby Police and Crime Panel", level=1)
    paper.add_paragraph("Date: 1 February 2024")
    paper.add_paragraph("Report title: Proposed Budget and Precept 2024/25")
    paper.add_paragraph("Report of: Chief Finance Officer to the Commissioner, Edwin Marlow")
    for kind, text in PARTS:
        if kind == "h":
            paper.add_heading(text, level=2)
        elif kind == "p":
            paper.add_paragraph(text)
        elif kind == "t1":
            _add_revenue(paper)
        else:
            _add_table(paper, CAPITAL)
    paper.save(str(path))


def _add_revenue(paper) -> None:
    table = _add_table(paper, [TOP, SECOND, *ROWS])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(0, 4))
    for place, row in enumerate(ROWS, 2):
        if not any(row[1:]):
            table.cell(place, 0).merge(table.cell(place, 4)).text = row[0]


def _add_table(paper, rows):
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table
