"""Parish council minutes in Word: a police report among the items, actions in bold, payments in a table."""

from pathlib import Path

from docx import Document

NAME = "ashby_parish_minutes.docx"

ITEMS: list[tuple[str, list[str]]] = [
    ("23/041\tApologies for absence", ["Apologies were received and accepted from Cllr Noreen Blythe (holiday)."]),
    ("23/042\tDeclarations of interest", ["Cllr Staveley declared an interest in item 23/047 (allotment tenant)."]),
    (
        "23/043\tMinutes of the last meeting",
        [
            "It was RESOLVED that the minutes of the Parish Council meeting held on 11th April 2023 be signed as a "
            "true record. Proposed Cllr Ormond, seconded Cllr Teague. All in favour."
        ],
    ),
    (
        "23/044\tPublic participation",
        [
            "A resident of Mill Lane asked when the broken street light by the chapel would be mended. The Clerk "
            "replied that it had been reported twice to the county council.",
            "**ACTION: Clerk to chase the county council about the street light on Mill Lane.**",
        ],
    ),
    (
        "23/045\tPolice report",
        [
            "PCSO Gemma Radley reported 14 crimes in the parish in April, compared with 9 in "
            "April last year: 5 thefts "
            "from sheds, 3 of criminal damage, 4 of violence without injury and 2 public order offences.",
            "Cllr Teague asked whether patrols could be made at school closing time. PCSO Radley agreed to patrol "
            "Church Street on two afternoons a week until the end of term.",
            "Cllr Ormond asked about the speed watch scheme. PCSO Radley said that she would try to find out when "
            "the equipment could be borrowed.",
            "**ACTION: PCSO Radley to send the Clerk the speed watch booking form by 31st May.**",
        ],
    ),
    (
        "23/046\tFinance",
        [
            "It was RESOLVED to approve the payments below, totalling £1,346.70. Proposed "
            "Cllr Staveley, seconded Cllr "
            "Lowther. All in favour.",
            "TABLE",
            "The balance at the bank on 30th April 2023 was £18,204.55.",
        ],
    ),
    (
        "23/047\tAllotments",
        [
            "It was RESOLVED (a) to raise the rent of a full plot from £32 to £35 from 1st October 2023; and (b) to "
            "ask the tenants for their views on a water tank. Proposed Cllr Lowther, "
            "seconded Cllr Ormond. Carried by 4 "
            "votes to 1."
        ],
    ),
    (
        "23/048\tDate of next meeting",
        [
            "Tuesday 13th June 2023 at 7.30pm in the Village Hall. There being no further "
            "business the meeting closed at "
            "9.05pm."
        ],
    ),
]
PAYMENTS = [
    ("Payee", "For", "Amount (£)"),
    ("Clerk", "Salary and expenses, April", "742.18"),
    ("Greenways Ltd", "Grass cutting, two visits", "386.00"),
    ("Village Hall Committee", "Hire of hall", "48.00"),
    ("Parish Insurance Services", "Adjustment of premium", "170.52"),
    ("Total", "", "1,346.70"),
]


def make(path: Path) -> None:
    """Write the minutes as Word to `path`."""
    paper = Document()
    paper.add_heading("Ashby Parish Council", level=1)
    paper.add_heading("Minutes of the meeting held on Tuesday 9th May 2023 at 7.30pm in the Village Hall", level=2)
    _say(
        paper,
        "**Present:** Cllr Hugh Staveley (Chairman), Cllr Ann Ormond (Vice Chairman), Cllr Joseph Teague, Cllr "
        "Pauline Lowther, Cllr Samir Devani",
    )
    _say(
        paper,
        "**In attendance:** Mrs Dilys Framp (Clerk), PCSO Gemma Radley, County Councillor Owen Marsh and six "
        "members of the public",
    )
    for heading, paragraphs in ITEMS:
        paper.add_paragraph().add_run(heading).bold = True
        for text in paragraphs:
            if text == "TABLE":
                _add_payments(paper)
            else:
                _say(paper, text)
    _say(paper, "Signed ............................ Chairman        Date ....................")
    paper.save(str(path))


def _say(paper, text: str) -> None:
    paragraph = paper.add_paragraph()
    for place, piece in enumerate(text.split("**")):
        paragraph.add_run(piece).bold = place % 2 == 1


def _add_payments(paper) -> None:
    table = paper.add_table(rows=0, cols=3, style="Table Grid")
    for row in PAYMENTS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
