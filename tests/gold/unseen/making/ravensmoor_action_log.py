"""A committee's matters arising as PDF: a ruled table of actions with long cells, those done in a second table."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "ravensmoor_action_log.pdf"

HEADER = ("Minute", "Meeting", "Agreed action", "Responsible officer", "Target date", "Position")
OPEN = [
    (
        "41.3",
        "6 Dec 2022",
        "Bring a report on the insurance of seized vehicles, with the cost of each claim in the last three years",
        "R Calder",
        "30 Mar 2023",
        "In hand. The insurer has been asked for the figures and has promised them for the end of February.",
    ),
    ("43.1", "6 Dec 2022", "Update the anti-fraud policy", "Head of Finance", "30 Mar 2023", "Not yet begun"),
    ("44.2", "7 Mar 2023", "Arrange a tour of the new archive for members", "Clerk", "June 2023", "Dates offered"),
]
DONE = [
    (
        "38.5",
        "27 Sep 2022",
        "Circulate the annual letter of the auditor",
        "Clerk",
        "6 Dec 2022",
        "Sent 3 October 2022",
    ),
    ("40.1", "6 Dec 2022", "Correct note 14 of the accounts", "R Calder", "31 Jan 2023", "Done"),
]


def make(path: Path) -> None:
    """Write the log as PDF to `path`."""
    styles = getSampleStyleSheet()
    look = styles["BodyText"]
    story = [
        Paragraph("Ravensmoor Joint Audit and Standards Committee", styles["Heading1"]),
        Paragraph("Meeting of 30 March 2023 - Item 4 - Matters arising: actions", styles["Heading2"]),
    ]
    for title, rows in (("Actions outstanding", OPEN), ("Actions completed since the last report", DONE)):
        story += [Paragraph(title, styles["Heading3"]), _lay_out(rows, look), Spacer(0, 10)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4), title="Matters arising", invariant=1).build(story)


def _lay_out(rows, look) -> Table:
    cells = [[Paragraph(cell, look) for cell in row] for row in (HEADER, *rows)]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, colWidths=[50, 75, 240, 110, 85, 170], style=style, repeatRows=1)
