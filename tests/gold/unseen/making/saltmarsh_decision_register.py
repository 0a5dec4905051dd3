"""A commissioner's register of decisions as PDF: a table whose cells wrap, open and exempt decisions."""

from pathlib import Path

import typst

NAME = "saltmarsh_decision_register.pdf"

ROWS = [
    (
        "PCC/2024/017",
        "4 March 2024",
        "Purchase of four electric patrol vehicles",
        "Approval to buy four vehicles under the national framework at £148,600.",
        "Open",
    ),
    (
        "PCC/2024/018",
        "11 March 2024",
        "Extension of the custody healthcare contract",
        "Extension for one year to 31 March 2025.",
        "Part exempt (paragraph 3)",
    ),
    ("PCC/2024/019", "11 March 2024", "Settlement of a civil claim", "Exempt: legal privilege.", "Exempt"),
    (
        "PCC/2024/020",
        "19 March 2024",
        "Victims' services grants 2024/25",
        "Award of grants of £412,000 to seven organisations, listed in the report.",
        "Open",
    ),
    (
        "PCC/2024/021",
        "28 March 2024",
        "Disposal of the former section house at Quay Street",
        "Not for publication.",
        "Confidential",
    ),
    (
        "PCC/2024/022",
        "2 April 2024",
        "Treasury management strategy 2024/25",
        "Strategy approved as recommended by the Joint Audit Committee.",
        "Open",
    ),
]


def make(path: Path) -> None:
    """Write the register as PDF to `path`."""
    cells = "".join(f"[{cell}], " for row in ROWS for cell in _escaped(row))
    path.write_bytes(
        typst.compile(
            f"""
#set document(date: none)
#set page(paper: "a4", flipped: true,
  footer: align(center)[Register of decisions, page #context counter(page).display()])
#set text(size: 10pt)
= Saltmarsh Police and Crime Commissioner
== Register of decisions taken since the last meeting of the Panel
*Report to:* Saltmarsh Police and Crime Panel, 25 April 2024 \\
*Report of:* Chief Executive, Tobias Renshaw

The decisions below were taken between 1 March and 5 April 2024. Decision notices are on the Commissioner's website.

#table(columns: (90pt, 80pt, 1fr, 1.4fr, 90pt), table.header([*Decision no.*], [*Date*], [*Subject*], [*Summary*],
[*Status*]), {cells})

Members are asked to note the register.
""".encode()
        )
    )


def _escaped(row):
    return [cell.replace("#", "\\#").replace("@", "\\@") for cell in row]
