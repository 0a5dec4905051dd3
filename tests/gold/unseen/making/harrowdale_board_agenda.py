"""A partnership board's agenda in Word: one table of time, item, lead and purpose; an action log below."""

from pathlib import Path

from docx import Document

NAME = "harrowdale_board_agenda.docx"

AGENDA = [
    ("Item", "Time", "Subject", "Lead", "Paper / purpose"),
    ("1", "10:00", "Welcome, apologies and declarations", "Chair", "Verbal"),
    ("2", "10:05", "Minutes of 18 June and action log", "Chair", "Attached - for approval"),
    ("3", "10:15", "Knife crime: what has worked", "Supt Elspeth Moran", "Presentation"),
    ("4", "10:45", "Serious violence funding 2026/27", "Anil Deshmukh", "Attached - for decision"),
    ("5", "11:20", "Probation reunification: one year on", "Tessa Gould", "Attached - for information"),
    ("6", "11:45", "Any other business", "All", "Verbal"),
]
ACTIONS = [
    ("Action from 18 June 2025", "Lead", "Progress / RAG"),
    ("Share the night-time economy survey with all partners", "AD", "Complete - shared 2 July"),
    ("Nominate a deputy for each member", "All", "Amber - four names still to come"),
]


def make(path: Path) -> None:
    """Write the agenda as Word to `path`."""
    paper = Document()
    paper.add_heading("Harrowdale Safer Partnership Board", level=1)
    paper.add_paragraph("AGENDA")
    paper.add_paragraph("Wednesday 17th September 2025, 10am to 12 noon")
    paper.add_paragraph("Venue: Room 14, The Exchange, Harrowdale (and on Teams)")
    paper.add_paragraph("Chair: Cllr Bridget Farrow")
    _add_table(paper, AGENDA)
    paper.add_heading("Action log", level=2)
    _add_table(paper, ACTIONS)
    paper.add_paragraph("Dates of future meetings: 10 December 2025; 11 March 2026")
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
