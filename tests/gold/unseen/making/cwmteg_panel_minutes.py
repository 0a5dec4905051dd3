"""Panel minutes of a Welsh council in Word: attendance by council, sub-numbered items, resolutions in capitals."""

from pathlib import Path

from docx import Document

NAME = "cwmteg_panel_minutes.docx"

COUNCILS = [
    ("Cwmteg County Council", "Councillors H. Madoc (Chair), E. Rhydderch and S. Tomos"),
    ("Bryn County Borough Council", "Councillors J. Caradog (Vice-Chair) and L. Penry"),
    ("Co-opted Independent Members", "Professor A. Gethin and Mrs M. Onwuka"),
]
OFFICERS = "W. Trahaearn, Monitoring Officer; C. Idwal, Head of Democratic Services; B. Nest, Democratic Officer"
GUESTS = "E. Llywarch, Police and Crime Commissioner; D. Steffan, Chief Finance Officer"
ITEMS = [
    (
        "1.",
        "APOLOGIES FOR ABSENCE",
        ["Apologies for absence were received from Councillor R. Alun (Bryn County Borough Council)."],
    ),
    ("2.", "DECLARATIONS OF INTEREST", ["There were no declarations of personal interest."]),
    (
        "3.",
        "TO SIGN AS A CORRECT RECORD THE MINUTES OF THE MEETING HELD ON 27TH OCTOBER 2022",
        ["UNANIMOUSLY RESOLVED that the minutes of the meeting held on 27th October 2022 be signed as correct."],
    ),
    (
        "4.",
        "QUESTIONS ON NOTICE FROM PANEL MEMBERS TO THE POLICE AND CRIME COMMISSIONER",
        [
            "4.1 QUESTION BY PROFESSOR A. GETHIN",
            "“How does the Commissioner know that the stations in the uplands are open at the hours printed on their "
            "doors?”",
            "Response by the Commissioner: My office made 26 unannounced visits last year. Two stations were "
            "shut when "
            "they should have been open and both now have new arrangements.",
            "4.2 QUESTION BY COUNCILLOR L. PENRY",
            "“What did the Commissioner spend on consultants in 2021/22?”",
            "Response by the Commissioner: The sum was £46,900. I will put a list of the contracts on my website "
            "before the next meeting.",
        ],
    ),
    (
        "5.",
        "PRECEPT 2023/24",
        [
            "The Panel considered the Commissioner's proposal to raise the precept by 7.4%, to £312.20 for a Band D "
            "property.",
            "The following issues were raised on the report:",
            "• In response to a question on the size of the reserves, the Chief Finance Officer stated that general "
            "reserves would be £5.2m, or 3.9% of the budget.",
            "• Councillor S. Tomos asked whether a smaller rise had been modelled. The Commissioner stated that "
            "three "
            "had been, and agreed to share the models with the Panel.",
            "UNANIMOUSLY RESOLVED",
            "5.1 that the proposed precept be supported;",
            "5.2 that the Commissioner be asked to report on the savings in July.",
        ],
    ),
    ("6.", "DATE OF NEXT MEETING", ["The Panel noted that it would next meet on 21st April 2023."]),
]


def make(path: Path) -> None:
    """Write the minutes as Word to `path`."""
    paper = Document()
    paper.add_heading("CWMTEG AND BRYN POLICE AND CRIME PANEL", level=1)
    paper.add_paragraph("FRIDAY, 27TH JANUARY, 2023")
    paper.add_paragraph("PRESENT: Councillor H. Madoc (Chair)")
    for council, members in COUNCILS:
        paper.add_paragraph().add_run(council).bold = True
        paper.add_paragraph(members)
    paper.add_paragraph(f"Also in attendance: {GUESTS}")
    paper.add_paragraph(f"The following officers were in attendance: {OFFICERS}")
    paper.add_paragraph("County Hall, Cwmteg: 10.30 a.m. - 12.05 p.m.")
    for number, title, paragraphs in ITEMS:
        paper.add_paragraph().add_run(f"{number}\t{title}").bold = True
        for text in paragraphs:
            paper.add_paragraph(text)
    paper.add_paragraph("________________________\t\t______________")
    paper.add_paragraph("CHAIR\t\tDATE")
    paper.save(str(path))
