"""Committee minutes in Word in the London manner: members in a table, two parts, numbered resolutions."""

from pathlib import Path

from docx import Document

NAME = "netherby_scrutiny_minutes.docx"

MEMBERS = [
    ("Members present", "Members absent", "Others present"),
    ("Cllr Ruth Adomako (Chair)", "Cllr Isaac Plum (apologies)", "Sandra Whelan, Director of Public Protection"),
    ("Cllr Leo Benn (Vice-Chair)", "Cllr Tara Vohra (apologies)", "Chief Inspector Hugo Vance, Borough Policing"),
    ("Cllr Sunil Chowdhury", "", "Milly Orchard, Committee Officer"),
    ("Cllr Joan Everett", "", ""),
]
PARTS = [
    ("s", "PART 1 - BUSINESS IN PUBLIC"),
    ("1.", "CHAIR'S ANNOUNCEMENTS"),
    ("p", "The Chair welcomed members and said that the meeting was being filmed."),
    ("2.", "MINUTES (AGENDA ITEM 2)"),
    ("p", "RESOLUTION: The minutes of 5 October 2021 were confirmed."),
    ("3.", "STOP AND SEARCH IN NETHERBY (AGENDA ITEM 4)"),
    (
        "p",
        "Chief Inspector Vance told the Committee that 3,314 searches were made in the six months to September, a "
        "quarter fewer than in the same months of 2020. The outcome rate was 27%.",
    ),
    ("p", "In answer to questions the following points were made:"),
    (
        "b",
        "Councillor Benn asked how complaints about searches are followed up. The Chief Inspector said that every "
        "complainant is telephoned within two days.",
    ),
    (
        "b",
        "Councillor Everett asked whether body-worn video is watched by anybody outside the police. The Chief "
        "Inspector promised to invite the members of the Committee to the next viewing panel.",
    ),
    ("p", "RESOLUTION:"),
    ("p", "(a) The report was noted."),
    ("p", "(b) The Director of Public Protection was asked to bring the figures for each ward in March 2022."),
    ("p", "Action: Sandra Whelan"),
    ("4.", "WORK PROGRAMME (AGENDA ITEM 5)"),
    ("p", "It was AGREED to move the item on noise to February. Action: Milly Orchard"),
    ("s", "PART 2 - EXEMPT BUSINESS"),
    ("5.", "CCTV CONTRACT (AGENDA ITEM 7)"),
    ("p", "RESOLUTION: The recommendation in the exempt report was agreed."),
    ("p", "The meeting started at 7.00pm and ended at 8.50pm."),
    ("p", "CHAIR: ..............................        DATE: ................"),
]


def make(path: Path) -> None:
    """Write the minutes as Word to `path`."""
    paper = Document()
    paper.add_paragraph("LONDON BOROUGH OF NETHERBY").runs[0].bold = True
    paper.add_heading("Crime and Community Scrutiny Committee", level=1)
    paper.add_paragraph("Minutes of the meeting held on Tuesday 7 December 2021, Council Chamber, Town Hall, N99")
    table = paper.add_table(rows=0, cols=3, style="Table Grid")
    for row in MEMBERS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for kind, text in PARTS:
        if kind == "b":
            paper.add_paragraph(text, style="List Bullet")
        elif kind == "p":
            paper.add_paragraph(text)
        else:
            paper.add_paragraph().add_run(text if kind == "s" else f"{kind} {text}").bold = True
    paper.save(str(path))
