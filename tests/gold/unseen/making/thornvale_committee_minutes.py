"""A district committee's minutes as PDF: a heading without the word, attendance by rank, RESOLVED."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer

NAME = "thornvale_committee_minutes.pdf"

PARTS = [
    ("Heading2", "Thornvale District Council"),
    ("Heading2", "Crime and Disorder Committee"),
    (
        "BodyText",
        "At a meeting held on Monday, 17 June 2019 in the Council Offices, "
        "Market Place, Thornvale, commencing at 6.00 pm",
    ),
    ("BodyText", "<b>Present</b>"),
    ("BodyText", "Councillor Mrs L A Prentice in the Chair"),
    ("BodyText", "Councillors: D Ackroyd, S Bhandari, R J Cope, Miss T Fallon and G W Irwin"),
    ("BodyText", "<b>Officers:</b> Mr K Langdale (Director of Environment) and Mrs F Noble (Committee Clerk)"),
    ("BodyText", "Chief Inspector M Arden of Midshire Constabulary was also in attendance."),
    ("Heading3", "CD.1 APPOINTMENT OF VICE-CHAIRMAN"),
    ("BodyText", "<b>RESOLVED:</b> That Councillor Cope be appointed Vice-Chairman for 2019/20."),
    ("Heading3", "CD.2 APOLOGIES"),
    ("BodyText", "An apology for absence was received on behalf of Councillor P Quill."),
    ("Heading3", "CD.3 MINUTES"),
    ("BodyText", "<b>RESOLVED:</b> That the Minutes of the meeting of 4 March 2019 be approved and signed."),
    ("Heading3", "CD.4 POLICING OF THE DISTRICT"),
    (
        "BodyText",
        "Chief Inspector Arden gave a presentation. Anti-social behaviour "
        "calls had come down from 1,906 to 1,644 in the "
        "year, while 58 burglaries had been recorded in rural parishes.",
    ),
    ("BodyText", "In reply to questions, Chief Inspector Arden:"),
    (
        "List",
        [
            "gave a commitment to attend the parish forum in September;",
            "explained that the Thornvale station would remain the base for 26 officers; and",
            "said that a new control room was under consideration.",
        ],
    ),
    ("BodyText", "Councillor Fallon asked how many parish councils paid for their own PCSO. The answer was three."),
    ("BodyText", "<b>RESOLVED:</b> That"),
    (
        "List",
        [
            "the presentation be received; and",
            "the Director write to the Constabulary about speeding at Hollow Cross.",
        ],
    ),
    ("Heading3", "CD.5 PUBLIC SPACES PROTECTION ORDERS"),
    (
        "BodyText",
        "The Director of Environment submitted a report on three orders that "
        "were to lapse in October. He would bring "
        "draft orders to the next meeting.",
    ),
    ("BodyText", "<b>RESOLVED:</b> That public consultation be started at once."),
    ("BodyText", "The meeting ended at 7.25 pm."),
    ("BodyText", "Chairman"),
]


def make(path: Path) -> None:
    """Write the minutes as PDF to `path`."""
    styles = getSampleStyleSheet()
    story = []
    for look, content in PARTS:
        if look == "List":
            items = [Paragraph(text, styles["BodyText"]) for text in content]
            story.append(ListFlowable(items, bulletType="a", bulletFormat="(%s)"))
        else:
            story.append(Paragraph(content, styles[look]))
        story.append(Spacer(0, 3))
    SimpleDocTemplate(str(path), pagesize=A4, title="Crime and Disorder Committee", invariant=1).build(story)
