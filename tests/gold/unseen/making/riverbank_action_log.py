"""A community safety partnership's action log in Word: open and closed actions, statuses in its own words."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

NAME = "riverbank_action_log.docx"

HEADER = ("Ref", "Meeting", "Action", "Lead", "Due", "Status", "Comments")
OPEN = [
    (
        "CSP/23/07",
        "18/01/2023",
        "Map the outreach services for rough sleepers across both districts",
        "K Maddox",
        "31/03/2023",
        "In progress",
        "First draft shared with housing leads",
    ),
    (
        "CSP/23/11",
        "22/03/2023",
        "Bring a costed proposal for taxi marshals on Friday nights",
        "Insp. T Wardle",
        "24/05/2023",
        "Overdue",
        "",
    ),
    (
        "CSP/23/12",
        "22/03/2023",
        "Circulate the domestic homicide review learning briefing to all partners",
        "J Achterberg",
        "14/04/2023",
        "Not started",
        "Awaiting Home Office letter",
    ),
    (
        "CSP/23/15",
        "24/05/2023",
        "Agree data sharing terms with the ambulance trust",
        "R Nwosu",
        "26/07/2023",
        "In progress",
        "",
    ),
    (
        "CSP/23/16",
        "24/05/2023",
        "Invite the probation service to nominate a deputy member",
        "Secretary",
        "26/07/2023",
        "Not started",
        "",
    ),
]
CLOSED = [
    (
        "CSP/22/31",
        "16/11/2022",
        "Publish the partnership plan summary on the council website",
        "Secretary",
        "31/12/2022",
        "Complete",
        "Published 9 December",
    ),
    (
        "CSP/23/02",
        "18/01/2023",
        "Appoint a chair for the anti-social behaviour sub-group",
        "Chair",
        "22/03/2023",
        "Closed",
        "Chief Insp. Lowe appointed",
    ),
    (
        "CSP/23/09",
        "22/03/2023",
        "Report the cost of CCTV repairs at Market Square",
        "K Maddox",
        "24/05/2023",
        "Complete",
        "Paper 6 on this agenda: £11,480",
    ),
]


def make(path: Path) -> None:
    """Write the action log as Word, on its side, to `path`."""
    paper = Document()
    paper.sections[0].orientation = WD_ORIENT.LANDSCAPE
    paper.add_heading("Riverbank Community Safety Partnership", level=1)
    paper.add_heading("Action log - meeting of Wednesday 24 May 2023", level=2)
    paper.add_paragraph("Paper 3. Presented by: Ingrid Solheim, Partnership Secretary")
    paper.add_heading("Open actions", level=3)
    _add_table(paper, OPEN)
    paper.add_heading("Actions closed since the last meeting", level=3)
    _add_table(paper, CLOSED)
    paper.add_paragraph(
        "Partners are reminded to send updates to the Secretary five working days before each meeting."
    )
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(HEADER), style="Table Grid")
    for row in (HEADER, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            if row is HEADER:
                cell.paragraphs[0].runs[0].bold = True
