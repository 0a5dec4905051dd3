"""A joint audit committee's minutes in Word: attendance in a table, actions at the right, a forward plan."""

from pathlib import Path

from docx import Document

NAME = "brackenshire_audit_minutes.docx"

ATTENDANCE = [
    ("Name", "Position", "Organisation"),
    ("Rosalind Achebe", "Chair", "Independent"),
    ("Keith Durnford", "Member", "Independent"),
    ("Yasmin Tariq", "Member", "Independent"),
    ("Gareth Lowndes", "Chief Finance Officer", "OPCC"),
    ("Moira Kinsella", "Assistant Chief Officer (Resources)", "Brackenshire Police"),
    ("Stephen Abbot", "Engagement Lead", "Harrow & Finch LLP"),
]
BUSINESS = [
    ("Item", "Discussion", "Action"),
    ("1", "Welcome and apologies\nThe Chair welcomed everyone. Apologies had been received from Dominic Sayle.", ""),
    ("2", "Declarations of interest\nNone were made.", ""),
    ("3", "Minutes of the last meeting (6 December 2023)\nThe minutes were agreed.", ""),
    (
        "4",
        "Internal audit progress report\nSA reported that nine of the 14 audits in the plan "
        "were complete and that two had "
        "limited assurance. YT asked why the property store audit had slipped. MK explained "
        "that the store had moved site; she "
        "confirmed that fieldwork would be finished by 29 March.",
        "A1: MK to circulate the management response to the vehicle keys audit. Due: 31 March 2024",
    ),
    (
        "5",
        "External audit plan\nThe fee would rise from £61,500 to £78,900, an increase of 28%. "
        "GL agreed to challenge the "
        "scale fee with the auditor appointments body.",
        "A2: GL to write to the appointments body. Due: 15 March 2024",
    ),
    (
        "6",
        "Risk register\nThe Committee noted that cyber security remained the highest risk. KD "
        "suggested that the next "
        "register might show the direction of travel.",
        "A3: GL to add direction of travel arrows. Due: June meeting",
    ),
    ("7", "Date of next meeting\nWednesday 12 June 2024, 10:00, Beacon House.", ""),
]
PLAN = [
    ("Meeting", "Report", "Purpose", "Lead officer"),
    ("12 June 2024", "Draft statement of accounts 2023/24", "To review before audit", "Gareth Lowndes"),
    ("12 June 2024", "Annual report of the internal auditor", "To receive the opinion", "Stephen Abbot"),
    ("18 September 2024", "Treasury management outturn", "To scrutinise", "Gareth Lowndes"),
    ("18 September 2024", "Fraud and whistleblowing", "For assurance", "Moira Kinsella"),
    ("11 December 2024", "Audit findings report", "To receive before approval of the accounts", "Stephen Abbot"),
    ("To be confirmed", "Review of the committee's effectiveness", "Self-assessment", "Chair"),
]


def make(path: Path) -> None:
    """Write the minutes and the forward plan as Word to `path`."""
    paper = Document()
    paper.add_heading("Brackenshire Joint Independent Audit Committee", level=1)
    paper.add_paragraph(
        "Minutes of the meeting held at 10:00 on Wednesday 6 March 2024 at Beacon House, Castle Brack"
    )
    paper.add_heading("Attendance", level=2)
    _add_table(paper, ATTENDANCE)
    paper.add_heading("Business", level=2)
    _add_table(paper, BUSINESS)
    paper.add_paragraph("The meeting closed at 11:50.")
    paper.add_page_break()
    paper.add_heading("Forward plan 2024", level=1)
    _add_table(paper, PLAN)
    paper.save(str(path))


def _add_table(paper, rows) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *rest = text.split("\n")
            cell.text = first
            if row is rows[0] or rest:
                for run in cell.paragraphs[0].runs:
                    run.bold = True
            for line in rest:
                cell.add_paragraph(line)
