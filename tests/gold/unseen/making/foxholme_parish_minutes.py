"""Parish minutes as PDF: minute numbers by year, who is to act set at the right margin, accounts for payment."""

from pathlib import Path

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "foxholme_parish_minutes.pdf"

BEFORE = [
    ("h", "FOXHOLME PARISH COUNCIL"),
    ("p", "Minutes of the Parish Council Meeting held on Wednesday 15th November 2023 at 7.15pm in the Mission Room"),
    (
        "p",
        "<b>Chair:</b> Cllr Barnaby Rusk<br/><b>Parish Councillors:</b> Cllrs Delia Storey, Kit Amble, Olive Penn "
        "&amp; Gurdeep Mann<br/><b>Also in attendance:</b> Lucy Trewin (Clerk)<br/><b>District &amp; County "
        "Cllrs:</b> "
        "County Cllr Martin Hale<br/><b>Members of the public:</b> 3",
    ),
    ("b", "23/165 Apologies and welcome"),
    ("p", "Apologies were received from Cllr Edie Marsh and District Cllr Paul Tindall."),
    ("b", "23/166 Declarations of interest"),
    ("p", "None."),
    ("b", "23/167 Minutes of the last meeting"),
    ("p", "RESOLVED - the minutes of 18th October 2023 were approved and signed."),
    ("b", "23/168 Public forum"),
    (
        "p",
        "A resident asked whether the Council knew that the brook had flooded the footpath again. The Clerk will "
        "report it to the county council.",
    ),
    ("r", "Action: Clerk"),
    ("b", "23/169 Police and neighbourhood watch"),
    (
        "p",
        "No officer was able to attend. A written report had been circulated: six crimes in October (two burglaries, "
        "three vehicle crimes and one theft), compared with ten in October 2022.",
    ),
    (
        "p",
        "Cllr Amble asked if the police could say how many of the burglaries were solved. The Clerk was asked to "
        "write to the inspector.",
    ),
    ("r", "Action: Clerk"),
    ("b", "23/170 Reports of councillors"),
    (
        "p",
        "(a) Play area: Cllr Penn reported that the swing had been mended. (b) Trees: Cllr Storey will get three "
        "quotations for the limes before the next meeting.",
    ),
    ("r", "Action: DS"),
    ("b", "23/171 Finance"),
    ("p", "i) RESOLVED to pay the accounts in the table, proposed by Cllr Mann, seconded by Cllr Penn."),
    ("t", ""),
    (
        "p",
        "ii) RESOLVED by four votes to none, with one abstention, to set aside £1,200 for the defibrillator. "
        "iii) The draft budget would be considered in December.",
    ),
    ("b", "23/172 Date of next meeting"),
    ("p", "Wednesday 20th December 2023, 7.15pm. The meeting closed at 8.50pm."),
]
ACCOUNTS = [
    ("Date", "Payee", "Detail", "Net £", "VAT £", "Gross £"),
    ("01/11/23", "L Trewin", "Salary", "486.20", "", "486.20"),
    ("03/11/23", "Vale Mowing", "October cuts", "155.00", "31.00", "186.00"),
    ("09/11/23", "Bright Signs", "Notice board", "240.00", "48.00", "288.00"),
    ("", "Total", "", "881.20", "79.00", "960.20"),
]


def make(path: Path) -> None:
    """Write the minutes as PDF to `path`."""
    styles = getSampleStyleSheet()
    right = ParagraphStyle("right", parent=styles["BodyText"], alignment=TA_RIGHT, fontName="Helvetica-Bold")
    look = {"h": styles["Title"], "p": styles["BodyText"], "b": styles["Heading4"], "r": right}
    rules = TableStyle([("LINEBELOW", (0, 0), (-1, 0), 0.7, "black"), ("ALIGN", (3, 0), (-1, -1), "RIGHT")])
    story = []
    for kind, text in BEFORE:
        if kind == "t":
            widths = [60, 90, 100, 60, 60, 60]
            story += [Table(ACCOUNTS, colWidths=widths, style=rules, hAlign="LEFT"), Spacer(0, 8)]
        else:
            story.append(Paragraph(text, look[kind]))
    SimpleDocTemplate(str(path), pagesize=A4, title="Minutes", invariant=1).build(
        story, onFirstPage=_sign, onLaterPages=_sign
    )


def _sign(canvas, paper) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 30, "Signed ........................ Date ............")
    canvas.drawRightString(A4[0] - 60, 30, f"2023/{88 + paper.page}")
