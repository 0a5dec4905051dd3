"""A board's action tracker in Word: a heading and a table for each meeting, statuses as a colour and a word."""

from pathlib import Path

from docx import Document

NAME = "ravenscar_action_tracker.docx"

HEADER = ("Minute", "Agreed action", "Responsible", "Target date", "Position")
MEETINGS = [
    (
        "Meeting of 18 October 2022",
        [
            (
                "44(b)",
                "Report on the use of bail since the change in the law",
                "ACC Hollis",
                "January 2023",
                "GREEN: complete",
            ),
            (
                "47",
                "Bring forward proposals for a volunteer strategy",
                "M Cartmel",
                "April 2023",
                "AMBER: draft with the Commissioner",
            ),
        ],
    ),
    (
        "Meeting of 17 January 2023",
        [
            (
                "52(a)",
                "Write to the Home Office about the dog unit grant",
                "Commissioner",
                "February 2023",
                "GREEN: complete",
            ),
            (
                "55",
                "Supply figures for assaults on officers by station",
                "ACC Hollis",
                "April 2023",
                "RED: not received",
            ),
            ("56(c)", "Visit the new control room", "All members", "June 2023", "AMBER: dates offered"),
        ],
    ),
]


def make(path: Path) -> None:
    """Write the tracker as Word to `path`."""
    paper = Document()
    paper.add_heading("Ravenscar Police Governance Board", level=1)
    paper.add_heading("Progress of actions to 18 April 2023", level=2)
    for heading, rows in MEETINGS:
        paper.add_heading(heading, level=3)
        table = paper.add_table(rows=0, cols=len(HEADER), style="Table Grid")
        for row in (HEADER, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    paper.save(str(path))
