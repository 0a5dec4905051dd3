"""An ethics panel's notes in Word: attendance with initials in a table, an action table, a programme of work."""

from pathlib import Path

from docx import Document

NAME = "millbeck_assurance_notes.docx"

PEOPLE = [
    ("Attendees", "Initials", "Role"),
    ("Carys Monkton", "CM", "Independent Chair"),
    ("Obi Nwachukwu", "ON", "Independent Member"),
    ("Helga Strand", "HS", "Independent Member"),
    ("Det Supt Lowell Price", "LP", "Head of Professional Standards"),
    ("Apologies", "", ""),
    ("Fiona Garrick", "FG", "OPCC Governance Lead"),
]
NOTES = [
    ("1. Opening", ["CM opened the meeting at 14:00."]),
    ("2. Notes of 8 February 2024", ["Agreed without change."]),
    (
        "3. Complaints and misconduct",
        [
            "LP presented the quarterly figures: 212 complaints were logged, 9% "
            "fewer than in the quarter before, and 88% were "
            "acknowledged within two working days.",
            "HS asked whether the cases older than a year had been reviewed. LP "
            "confirmed that each would be reviewed by the end "
            "of July and that a summary would come to the panel.",
        ],
    ),
    (
        "4. Use of facial recognition",
        [
            "ON asked who approves a deployment. LP said a superintendent does.",
            "CM said that it might be worth visiting a deployment.",
        ],
    ),
    ("5. Any other business", ["There was none. The meeting ended at 15:40."]),
]
ACTIONS = [
    ("Action", "Who", "By when", "Progress"),
    ("Send the panel the equality assessment for facial recognition", "LP", "28 June 2024", "Open"),
    ("Draft the panel's annual report", "FG", "31 May 2024", "Done: sent 20 May"),
]
PROGRAMME = [
    ("Meeting date", "Subject", "Who is leading"),
    ("8 August 2024", "Vetting of new recruits", "Lowell Price"),
    ("8 August 2024", "Annual report of the panel", "Carys Monkton"),
    ("7 November 2024", "Body-worn video: dip sample", "Helga Strand"),
    ("Date to be agreed", "Stop and search records", "Obi Nwachukwu"),
]


def make(path: Path) -> None:
    """Write the notes as Word to `path`."""
    paper = Document()
    paper.add_heading("Millbeck Police Ethics and Assurance Panel", level=1)
    paper.add_paragraph("Thursday 9 May 2024, 14:00 to 16:00")
    paper.add_paragraph("Room 2, Bridge House, Millbeck")
    _add_table(paper, PEOPLE)
    for heading, paragraphs in NOTES:
        paper.add_heading(heading, level=2)
        for text in paragraphs:
            paper.add_paragraph(text)
    paper.add_heading("Actions", level=2)
    _add_table(paper, ACTIONS)
    paper.add_heading("Programme of work", level=2)
    _add_table(paper, PROGRAMME)
    paper.add_paragraph("Next meeting: Thursday 8 August 2024, 14:00, Room 2, Bridge House.")
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
