"""A budget monitoring report as PDF: numbered paragraphs, a ruled table over two pages, an unruled one."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "fenland_budget_monitoring.pdf"

REVENUE = [
    ("£000", "Budget", "Actual to date", "Forecast", "Variance"),
    ("Police officer pay", "98,410", "49,872", "99,655", "1,245"),
    ("Police staff pay", "41,230", "19,904", "40,310", "(920)"),
    ("PCSO pay", "5,120", "2,410", "4,870", "(250)"),
    ("Overtime", "4,300", "2,655", "5,140", "840"),
    ("Premises", "9,870", "5,020", "10,115", "245"),
    ("Transport", "5,640", "2,990", "5,985", "345"),
    ("Supplies and services", "17,905", "8,640", "17,760", "(145)"),
    ("Third party payments", "6,015", "2,870", "6,015", "0"),
    ("Capital financing", "3,260", "1,630", "3,260", "0"),
    ("Gross expenditure", "191,750", "95,991", "193,110", "1,360"),
    ("Income", "(14,380)", "(7,495)", "(14,905)", "(525)"),
    ("Net expenditure", "177,370", "88,496", "178,205", "835"),
]
RESERVES = [
    ("Reserve", "April 2023", "Movement", "March 2024"),
    ("General balances", "6.5", "0.0", "6.5"),
    ("Budget equalisation", "4.2", "(1.1)", "3.1"),
    ("Estates", "7.8", "(2.6)", "5.2"),
    ("Insurance", "2.0", "0.3", "2.3"),
    ("Total", "20.5", "(3.4)", "17.1"),
]
BEFORE = [
    ("h", "Fenland Police, Fire and Crime Commissioner"),
    ("h", "Revenue Budget Monitoring 2023/24 - Quarter 2"),
    ("p", "Meeting: Finance Board, 15 November 2023"),
    ("p", "Report of the Chief Finance Officer, Bronwen Castell"),
    ("h", "1. Purpose of the report"),
    (
        "p",
        "1.1 To inform the Board of the forecast outturn for 2023/24 at the end of September 2023 and of the use of "
        "reserves that follows from it.",
    ),
    ("h", "2. Recommendations"),
    ("p", "2.1 That the Board notes the forecast overspend of £835,000."),
    ("p", "2.2 That the Board approves a transfer of £250,000 from the PCSO pay budget to overtime."),
    ("h", "3. Forecast outturn"),
    (
        "p",
        "3.1 The forecast is net expenditure of £178.2m against a budget of £177.4m, an overspend of 0.5%. Table 1 "
        "sets out the position.",
    ),
    ("b", "Table 1: Revenue forecast at 30 September 2023"),
]
BETWEEN = [
    (
        "p",
        "3.2 Officer pay is over budget because 38 more officers than planned were in "
        "post at the end of the quarter, "
        "1,912 against a plan of 1,874. Overtime has risen by 19.5% on the same period "
        "last year, mostly for public order.",
    ),
    (
        "p",
        "3.3 Staff vacancies stand at 7.2% (61 posts). Recruitment to the control room will restart in January 2024.",
    ),
    ("h", "4. Reserves"),
    ("p", "4.1 Table 2 gives the forecast of reserves in £m."),
    ("b", "Table 2: Reserves, £m"),
]
AFTER = [
    ("h", "5. Financial implications"),
    ("p", "5.1 These are contained in the body of the report."),
    ("h", "6. Legal implications"),
    (
        "p",
        "6.1 The Chief Finance Officer has a duty under section 114 of the Local "
        "Government Finance Act 1988 to report if "
        "expenditure is likely to exceed resources. That point has not been reached.",
    ),
    ("h", "7. Equality implications"),
    ("p", "7.1 There are none arising directly from this report."),
]


def make(path: Path) -> None:
    """Write the report as PDF to `path`."""
    ruled = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
        ]
    )
    unruled = TableStyle([("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")])
    story = [
        *_flow(BEFORE),
        Table(REVENUE, colWidths=[150, 75, 85, 75, 75], style=ruled, repeatRows=1),
        Spacer(0, 8),
        *_flow(BETWEEN),
        Table(RESERVES, colWidths=[150, 85, 85, 85], style=unruled, hAlign="LEFT"),
        Spacer(0, 8),
        *_flow(AFTER),
    ]
    SimpleDocTemplate(str(path), pagesize=A4, title="Revenue Budget Monitoring", invariant=1).build(
        story, onFirstPage=_number, onLaterPages=_number
    )


def _flow(parts):
    styles = getSampleStyleSheet()
    look = {"h": styles["Heading3"], "p": styles["BodyText"], "b": styles["Italic"]}
    return [Paragraph(text, look[kind]) for kind, text in parts]


def _number(canvas, paper) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(A4[0] / 2, 30, f"Finance Board 15 November 2023 - Page {paper.page}")
