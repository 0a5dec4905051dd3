"""A forward plan as PDF: no table, a heading for each meeting and a list of its items under it."""

from pathlib import Path

import typst

NAME = "eastmarsh_forward_plan.pdf"

SOURCE = """
#set document(date: none)
#set page(paper: "a4", footer: align(center)[#text(size: 8pt)[Forward plan, version 6]])
#set text(size: 11pt)
#align(center)[#text(size: 14pt)[*Eastmarsh Police and Crime Panel*]

#text(size: 13pt)[*Forward Plan 2025 -- 2026*]]

Presented to the Panel on 24 June 2025

*Thursday 25 September 2025*
- Annual report of the Commissioner (Commissioner)
- Use of stop and search: scrutiny review (Cllr Imran Latif, lead member)
- Complaints monitoring (Panel Secretary)

*Thursday 27 November 2025*
- Budget briefing (Chief Finance Officer)
- Violence against women and girls: progress on the strategy (Deputy Commissioner)

*Friday 30 January 2026* -- precept meeting
- Proposed precept and budget 2026/27 (Commissioner; Chief Finance Officer)

*Thursday 12 March 2026*
- Estates strategy (Commissioner)
- Review of the Panel's own rules (Monitoring Officer)

*Date to be confirmed*
- Cyber crime and fraud
- Visit to the control room

Notes: items may move. The Panel Secretary is Beata Krol.
"""


def make(path: Path) -> None:
    """Write the plan as PDF to `path`."""
    path.write_bytes(typst.compile(SOURCE.encode()))
