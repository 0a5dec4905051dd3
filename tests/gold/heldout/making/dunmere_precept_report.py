"""A commissioner's precept report as PDF: two-line table headers, a table of bands, lettered recommendations."""

from pathlib import Path

import typst

NAME = "dunmere_precept_report.pdf"

BANDS = [
    ("A", "178.67", "188.00", "9.33", "0.18"),
    ("B", "208.44", "219.33", "10.89", "0.21"),
    ("C", "238.22", "250.67", "12.45", "0.24"),
    ("D", "268.00", "282.00", "14.00", "0.27"),
    ("E", "327.56", "344.67", "17.11", "0.33"),
    ("H", "536.00", "564.00", "28.00", "0.54"),
]
PLAN = [
    ("Gross budget", "206.4", "214.9", "221.3"),
    ("Savings", "(3.1)", "(5.4)", "(6.0)"),
    ("Net budget requirement", "203.3", "209.5", "215.3"),
    ("Police grant", "(112.8)", "(114.5)", "(116.2)"),
    ("Council tax", "(90.5)", "(93.7)", "(97.0)"),
    ("Shortfall", "0.0", "1.3", "2.1"),
]


def make(path: Path) -> None:
    """Write the report as PDF to `path`."""
    path.write_bytes(typst.compile(SOURCE.encode()))


def _cells(rows):
    return "".join(f"[{cell}], " for row in rows for cell in row)


SOURCE = f"""
#set document(date: none)
#set page(paper: "a4", numbering: "1 of 1")
#set text(size: 11pt)
#align(right)[*Agenda item 7*]
*DUNMERE POLICE AND CRIME PANEL* \\
*2 FEBRUARY 2024*

*PROPOSED PRECEPT 2024/25* \\
*REPORT OF THE POLICE AND CRIME COMMISSIONER, HOLLY MARCHETTI*

*PURPOSE*

1. To notify the Panel of the precept that I propose for 2024/25 and to ask for its support.

*RECOMMENDATIONS*

2. That the Panel:

  (a) supports the proposed increase of £14 a year for a Band D property, 5.2%; and

  (b) notes the medium-term financial plan.

*BACKGROUND*

3. I asked 2,914 residents for their views, of whom 57% would pay more. Precepts must be notified by 1 February.

4. The increase pays for 45 more constables, taking the establishment to 2,260. I undertake to report to the Panel
  each quarter on how many are in post.

*COUNCIL TAX*

5. The table shows the tax in each band.

#table(columns: 5, align: (left, right, right, right, right), table.header(table.cell(rowspan: 2)[*Band*],
table.cell(colspan: 2)[*Precept (£)*], table.cell(colspan: 2)[*Increase (£)*], [*2023/24*], [*2024/25*], [*A year*],
[*A week*]), {_cells(BANDS)})

*FINANCIAL PLAN*

6. The plan is balanced for next year only. Reserves will be £5.8m at the end of March 2024.

#table(columns: 4, align: (left, right, right, right), table.header([*£m*], [*2024/25*], [*2025/26*], [*2026/27*]),
{_cells(PLAN)})

*LEGAL IMPLICATIONS*

7. The Panel may veto the precept by a two-thirds majority of its members.

*EQUALITY IMPLICATIONS*

8. An assessment is at Appendix B.

*RISK IMPLICATIONS*

9. A pay award above 2.5% would cost £1.6m for each point.

*CONTACT:* Idris Penhallow, Chief Finance Officer
"""
