"""A policing board's minutes as PDF: everything in one ruled table of three columns, the owner under each action."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "wolden_policing_board.pdf"

HEAD = [
    "<b>STRATEGIC POLICING BOARD</b>",
    "<b>Date</b>: 8 October 2025 &nbsp;&nbsp; <b>Time</b>: 13:30 hrs &nbsp;&nbsp; <b>Venue</b>: Board Room, "
    "Wolden House",
    "<b>Present</b>: Deputy Mayor Rosalind Keane (RK) (Chair); Chief Constable Duncan Ivory (DI); Assistant Chief "
    "Officer Pru Latham (PL); Theo Marsden, Director of Policing (TM); Sunita Rao, Head of Finance (SR)",
    "<b>Apologies</b>: Deputy Chief Constable Alan Stroud; Kemi Ojo (Head of Communications)",
    "<b>Note taker</b>: Will Harker",
]
ROWS = [
    ("No.", "Discussion", "Action / owner"),
    ("1", "<b>Welcome and apologies</b><br/>RK opened the meeting at 13:32.", ""),
    (
        "2",
        "<b>Minutes of 9 July and action log</b><br/>The minutes were agreed. SPB/31 was closed. SPB/34 was carried "
        "forward.",
        "",
    ),
    (
        "3",
        "<b>Response times</b><br/>DI reported that 76% of emergency incidents were reached within the target of 15 "
        "minutes, against 71% at the same point last year. RK asked what was holding the east district back. DI "
        "explained that 19 vehicles had been off the road and that all but two were back.",
        "SPB/36 DI to provide a chart by district each month<br/>DI",
    ),
    (
        "4",
        "<b>Finance</b><br/>SR presented the forecast overspend of £2.3m. TM asked if the reserve could cover it. SR "
        "advised that it could, once. RK approved the use of £1.1m of the reserve.",
        "SPB/37 SR to write to the Home Office about the pay grant by 24 October<br/>SR",
    ),
    (
        "5",
        "<b>Custody</b><br/>PL gave assurance that the cells at Wolden East will be back in use by 1 December "
        "2025 and "
        "said that she might ask for more money later.",
        "SPB/38 TM and PL to visit Wolden East and report<br/>TM / PL",
    ),
    ("6", "<b>Any other business</b><br/>Next meeting: 14 January 2026. The meeting ended at 15:05.", ""),
]


def make(path: Path) -> None:
    """Write the minutes as PDF to `path`."""
    look = getSampleStyleSheet()["BodyText"]
    table = Table(
        [[Paragraph(cell, look) for cell in row] for row in ROWS],
        colWidths=[30, 330, 130],
        repeatRows=1,
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]),
    )
    story = [*(Paragraph(text, look) for text in HEAD), Spacer(0, 8), table]
    SimpleDocTemplate(str(path), pagesize=A4, title="Strategic Policing Board", invariant=1).build(story)
