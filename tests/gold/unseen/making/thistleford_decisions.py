"""A register of decision notices in Word: a table for each year, some notices restricted, one withdrawn."""

from pathlib import Path

from docx import Document

NAME = "thistleford_decisions.docx"

HEADER = ("Decision ref", "Decision", "Date taken", "Value", "Public/Restricted")
FIRST = [
    ("DN 14/2023", "Appointment of the Deputy Commissioner for Thistleford", "6 Nov 2023", "n/a", "Public"),
    ("DN 15/2023", "Grant agreement with the Lantern Project", "20 Nov 2023", "£85,000", "Public"),
    ("DN 16/2023", "Insurance renewal 2023-24", "4 Dec 2023", "£1.2m", "Restricted"),
]
SECOND = [
    ("DN 01/2024", "Lease of ground floor, Tannery Row\n(second phase)", "15 Jan 2024", "£64,500 pa", "Restricted"),
    ("DN 02/2024", "Council tax precept 2024/25", "5 Feb 2024", "£112.6m", "Public"),
    ("DN 03/2024", "Contract award: vehicle recovery", "19 Feb 2024", "£2.4m", "Public (redacted)"),
]


def make(path: Path) -> None:
    """Write the register as Word to `path`."""
    paper = Document()
    paper.add_heading("Police and Crime Commissioner for Thistleford", level=1)
    paper.add_heading("Register of decision notices", level=1)
    paper.add_paragraph(
        "Report to the Police and Crime Panel, 14 March 2024. The notices may be read on our website."
    )
    paper.add_heading("2023", level=2)
    _add_table(paper, FIRST)
    paper.add_heading("2024", level=2)
    _add_table(paper, SECOND)
    paper.add_paragraph("Restricted notices are held back under paragraph 3 of Schedule 12A.")
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(HEADER), style="Table Grid")
    for row in (HEADER, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
