"""A London borough committee's agenda as PDF: Part One and Part Two, page numbers at the right, notes to members."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "walbrook_committee_agenda.pdf"

TOP = [
    ("Title", "London Borough of Walbrook"),
    ("Heading2", "Safer Neighbourhoods Scrutiny Committee"),
    ("BodyText", "<b>Monday 3 February 2025, 7.00pm</b>"),
    ("BodyText", "Council Chamber, Walbrook Civic Centre, High Road, N99 1AA"),
    (
        "BodyText",
        "<b>Members:</b> Councillor Nadia Ferhat (Chair), Councillor Bruce Tamworth (Vice-Chair), Councillor Ye-jin "
        "Park, Councillor Solomon Adeleke, Councillor Clare Winterbourne",
    ),
    ("BodyText", "<b>Contact:</b> Rufus Adair, Democratic Services. Tel: 020 7946 0822"),
    ("BodyText", "Filming and recording of the meeting is allowed, except while the public is excluded."),
    ("Heading2", "AGENDA"),
]
PART_ONE = [
    ("1", "Apologies for absence and substitutions", ""),
    ("2", "Declarations of interest\nMembers are to say whether an interest is disclosable.", ""),
    ("3", "Minutes\nTo agree the minutes of the meeting of 9 December 2024.", "1 - 8"),
    (
        "4",
        "Questions from residents\nNotice of questions must reach the contact officer by noon on 29 January 2025.",
        "",
    ),
    (
        "5",
        "Stop and search in Walbrook\nReport of the Borough Commander, Chief Superintendent Alistair Quaye.",
        "9 - 34",
    ),
    (
        "6",
        "Violence against women and girls: annual review\nReport of the Director of Communities, Leila Haddad.",
        "35 - 61",
    ),
    ("7", "Committee work programme", "62 - 66"),
    ("8", "Urgent items\nAt the discretion of the Chair.", ""),
]
PART_TWO = [
    ("9", "Exclusion of the public\nTo resolve that the public be excluded for the items below.", ""),
    (
        "10",
        "CCTV contract award\nExempt: paragraph 3. Report of the Director of Communities, Leila Haddad.",
        "67 - 80",
    ),
]
FOOT = [("BodyText", "<b>Date of next meeting:</b> Monday 24 March 2025, 7.00pm")]


def make(path: Path) -> None:
    """Write the agenda as PDF to `path`."""
    story = [
        *_flow(TOP),
        *_flow([("Heading3", "PART ONE - OPEN TO THE PUBLIC")]),
        _list_items(PART_ONE),
        Spacer(0, 6),
        *_flow([("Heading3", "PART TWO - CLOSED TO THE PUBLIC")]),
        _list_items(PART_TWO),
        Spacer(0, 6),
        *_flow(FOOT),
    ]
    SimpleDocTemplate(str(path), pagesize=A4, title="Agenda", invariant=1).build(story)


def _flow(parts):
    styles = getSampleStyleSheet()
    return [Paragraph(text, styles[style]) for style, text in parts]


def _list_items(items):
    body = getSampleStyleSheet()["BodyText"]
    rows = []
    for number, text, pages in items:
        title, *note = text.split("\n")
        rows.append(
            [Paragraph(number + ".", body), Paragraph(f"<b>{title}</b><br/>" + "<br/>".join(note), body), pages]
        )
    return Table(rows, colWidths=[30, 340, 60], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
