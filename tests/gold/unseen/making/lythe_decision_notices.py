"""Decision notices as PDF: one block of labels for each, the number in its heading, publication yes or no."""

from pathlib import Path

import typst

NAME = "lythe_decision_notices.pdf"

NOTICES = [
    ("2021-15", "Custody visiting scheme: new coordinator", "8 September 2021", "Yes"),
    ("2021-16", "Lease of offices at Lythe Park", "20 September 2021", "No - commercially sensitive"),
    ("2021-17", "Grant to the Waterside Trust for youth work", "1 October 2021", "Yes"),
]
HEAD = """
#set document(date: none)
#set page(paper: "a4")
#set text(size: 11pt)
= Lythe Police and Crime Commissioner
== Decision notices, quarter 3 of 2021
"""
NOTICE = """
*DECISION NOTICE {number}*

*Subject:* {title}

*Date of decision:* {date}

*For publication:* {public}
#line(length: 100%)
"""


def make(path: Path) -> None:
    """Write the notices as PDF to `path`."""
    blocks = [NOTICE.format(number=one, title=two, date=three, public=four) for one, two, three, four in NOTICES]
    path.write_bytes(typst.compile((HEAD + "".join(blocks)).encode()))
