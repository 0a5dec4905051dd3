"""A panel's agenda as PDF: lettered parts, times and leads in columns of a table without rules, page numbers."""

from pathlib import Path

import typst

NAME = "inner_vale_panel_agenda.pdf"

SOURCE = """
#set document(date: none)
#set page(paper: "a4", footer: align(center)[#context counter(page).display()])
#set text(size: 11pt)
*Inner Vale Police, Fire and Crime Panel*

*Date:* Wednesday 22 October 2025 #h(1fr) *Time:* 9.30 am \\
*Venue:* Chamber, Shire Hall, Vale Street

*Membership:* Councillors Odette Farr (Chairman), Leon Birch, Samina Yusuf, Peter Holm and Carol Eddery; Independent
Members Dr Ivor Nash and Ms Ruth Tolley

= Agenda

== A. Business open to the public
#table(columns: (24pt, 1fr, 110pt, 50pt, 44pt), stroke: none,
[], [*Item*], [*Lead*], [*Time*], [*Pages*],
[1.], [*Welcome and apologies*], [Chairman], [9.30], [],
[2.], [*Declarations of interest*], [All], [9.32], [],
[3.], [*Minutes of 2 July 2025* \\ To confirm the minutes (attached)], [Chairman], [9.35], [3-12],
[4.], [*Public questions* \\ Any received by 5 pm on 16 October 2025], [], [9.40], [],
[5.], [*Fire and rescue improvement plan* \\ Report of the Commissioner (attached)], [Gwen Aldous], [9.50], [13-40],
[6.], [*Complaints against the Commissioner* \\ Verbal report], [Hal Brooker], [10.40], [],
[7.], [*Forward plan* \\ For noting (attached)], [Hal Brooker], [10.55], [41-44])

== B. Business from which the public may be excluded
#table(columns: (24pt, 1fr, 110pt, 50pt, 44pt), stroke: none,
[8.], [*Confirmation hearing: Chief Finance Officer*], [Chairman], [11.10], [45-60])

*Next meeting:* 3 February 2026 at 9.30 am

Hal Brooker, Clerk to the Panel \\
14 October 2025
"""


def make(path: Path) -> None:
    """Write the agenda as PDF to `path`."""
    path.write_bytes(typst.compile(SOURCE.encode()))
