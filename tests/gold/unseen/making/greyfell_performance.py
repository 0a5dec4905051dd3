"""A performance report as PDF: a table with a target and a rating, one with changes in percent, points in prose."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "greyfell_performance.pdf"

MEASURES = [
    ("Measure", "Target", "12 months to Mar 2024", "12 months to Mar 2025", "Direction", "RAG"),
    ("Victims satisfied with service", "75%", "71.2%", "73.9%", "Up", "Amber"),
    ("999 calls answered in 10 seconds", "90%", "86%", "92%", "Up", "Green"),
    ("Average time to charge (days)", "40", "51.5", "47.0", "Down", "Amber"),
    ("Officer vacancies", "under 50", "63", "88", "Up", "Red"),
]
CRIME = [
    ("Offence", "2023/24", "2024/25", "Change", "% change"),
    ("Domestic burglary", "2,905", "2,611", "-294", "-10.1%"),
    ("Robbery", "1,118", "1,204", "+86", "+7.7%"),
    ("Knife crime", "640", "598", "-42", "-6.6%"),
    ("Hate crime", "1,470", "1,470", "0", "0.0%"),
    ("Total recorded crime", "88,412", "86,030", "-2,382", "-2.7%"),
]
BEFORE = [
    ("h", "Greyfell Police and Crime Commissioner: Public Accountability Meeting, 14 May 2025"),
    ("h", "Agenda item 4: Chief Constable's performance report, year to March 2025"),
    ("p", "Presented by: Deputy Chief Constable Leonie Hart"),
    ("b", "Purpose"),
    ("p", "To inform the Commissioner of the performance of the Force against the Police and Crime Plan."),
    ("b", "Headlines"),
    (
        "p",
        "Recorded crime fell by 2.7% to 86,030 offences. Robbery went up by 86 offences, two thirds of them in the "
        "town centre. Satisfaction rose from 71.2% to 73.9% against a target of 75%.",
    ),
]
AFTER = [
    (
        "p",
        "Vacancies stood at 88 on 31 March, up from 63. The Force has undertaken to hold no more than 50 "
        "vacancies by "
        "December 2025. A second intake is due to start in September. Overtime may fall as a result.",
    ),
    ("b", "Financial implications"),
    ("p", "The second intake will cost £1.36m in 2025/26 and is in the budget."),
    ("b", "Recommendation"),
    ("p", "That the Commissioner notes the report."),
]


def make(path: Path) -> None:
    """Write the report as PDF to `path`."""
    ruled = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.silver)]
    )
    lined = TableStyle([("LINEABOVE", (0, -1), (-1, -1), 0.7, colors.black), ("ALIGN", (1, 0), (-1, -1), "RIGHT")])
    story = [
        *_flow(BEFORE),
        Table(MEASURES, colWidths=[200, 80, 130, 130, 70, 60], style=ruled, hAlign="LEFT"),
        PageBreak(),
        *_flow([("b", "Recorded crime")]),
        Table(CRIME, colWidths=[160, 90, 90, 90, 90], style=lined, hAlign="LEFT"),
        Spacer(0, 10),
        *_flow(AFTER),
    ]
    SimpleDocTemplate(str(path), pagesize=landscape(A4), title="Performance report", invariant=1).build(story)


def _flow(parts):
    styles = getSampleStyleSheet()
    look = {"h": styles["Heading2"], "p": styles["BodyText"], "b": styles["Heading4"]}
    return [Paragraph(text, look[kind]) for kind, text in parts]
