"""Notes of a neighbourhood meeting in Word: no numbers, informal attendance, a table of what was asked and done."""

from pathlib import Path

from docx import Document

NAME = "quarrybank_neighbourhood_notes.docx"

YOU_SAID = [
    ("You asked us to", "Lead", "Where it stands"),
    ("Move the e-scooters off the towpath", "PC Nell Harding", "Done - three seized in March"),
    ("Put up a sign at the turning circle", "Cllr Adele Boon", "In hand - sign on order"),
    ("Look into the smell of cannabis at Tannery Court", "PCSO Yannick Duval", "Not started"),
]


def make(path: Path) -> None:
    """Write the notes as Word to `path`."""
    paper = Document()
    paper.add_heading("Quarrybank Neighbourhood Policing Meeting", level=1)
    paper.add_paragraph("Held on Tuesday 8th April 2025 at St Anne's Hall. Started 18:30, finished 19:35.")
    paper.add_paragraph("Chair: Miriam Sallow")
    paper.add_paragraph(
        "Attended by: PC Nell Harding; PCSO Yannick Duval; Cllr Adele Boon; "
        "Desmond Achebe (Tenants' Forum); 11 "
        "residents"
    )
    paper.add_paragraph("Apologies: Sgt Rowena Platt")
    paper.add_heading("What you asked us to do", level=2)
    _add_table(paper, YOU_SAID)
    paper.add_heading("Crime since January", level=2)
    paper.add_paragraph(
        "PC Harding said there had been 37 crimes in the quarter, compared "
        "with 45 in the quarter before. Eight of "
        "them were thefts of catalytic converters."
    )
    paper.add_paragraph(
        "Desmond Achebe asked if the night patrols would go on. PC Harding "
        "confirmed that they will run every "
        "Friday and Saturday until the end of June."
    )
    paper.add_paragraph(
        "A resident asked for a telephone number that works. PCSO Duval "
        "promised to put a card through every door "
        "by 1st May."
    )
    paper.add_heading("What we will work on next", level=2)
    for priority in ("Catalytic converter thefts", "Noise at the skate park", "Parking on the crossing"):
        paper.add_paragraph(priority, style="List Bullet")
    paper.add_paragraph("Cllr Boon hopes to find some money for planters at the crossing.")
    paper.add_paragraph("Next time: Tuesday 15th July 2025, 18:30, same place.")
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
