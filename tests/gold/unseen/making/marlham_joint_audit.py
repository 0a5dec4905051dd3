"""Joint audit committee minutes as PDF: numbers carried over from the meeting before, actions in a right column."""

from pathlib import Path

import typst

NAME = "marlham_joint_audit.pdf"

SOURCE = """
#set document(date: none)
#set page(paper: "a4", header: align(right)[#text(size: 8pt)[NOT PROTECTIVELY MARKED]],
  footer: align(right)[#text(size: 8pt)[JAC minutes 13 March 2025 #h(1em) #context counter(page).display("1 of 1",
  both: true)]])
#set text(size: 10.5pt)
#align(center)[*MARLHAM JOINT AUDIT COMMITTEE* \\
of the Police and Crime Commissioner and the Chief Constable for Marlham \\
*Minutes of the meeting held on Thursday 13 March 2025 at 2.00 pm via Microsoft Teams*]

*Members present:* Verity Lund (Chair), Ashok Menon, Colette Barr, Rhodri Sayer

*Officers in attendance:* Joanna Birkett (Chief Finance Officer, OPCC), Stefan Wick (Director of Resources), Maud
Ellery (Head of Internal Audit), Tunde Bakare (External Audit Partner), Philippa Snow (Minutes)

*Apologies:* Nigel Crewe (Monitoring Officer); Colette Barr for lateness

#table(columns: (32pt, 1fr, 90pt), stroke: none,
[], [], [*Action*],
[*14.*], [*Declarations of interest*], [],
[14.1], [Mr Menon declared that he is a governor of Marlham College.], [],
[*15.*], [*Minutes of the meeting of 12 December 2024*], [],
[15.1], [The minutes were agreed as an accurate record, subject to the spelling of Mr Bakare's name at 9.3.], [],
[*16.*], [*Internal audit progress report*], [],
[16.1], [The Head of Internal Audit presented the report. Of 22 audits in the plan 13 were final, five in draft and
four
had not begun. Two had been given limited assurance: property stores and fleet fuel cards.], [],
[16.2], [Ms Barr asked whether the four audits would be finished by the year end. Ms Ellery said that three would
be and
that the fourth, on data quality, had been put back to May.], [],
[16.3], [The Chair asked that a list of every overdue recommendation, with its owner, be brought to the next
meeting.], [Action: ME],
[16.4], [The committee *noted* the report.], [],
[*17.*], [*External audit: annual report 2023/24*], [],
[17.1], [Mr Bakare reported an unqualified opinion. Materiality had been set at £4.1m for the group. The fee was
£148,350 against a scale fee of £131,900.], [],
[17.2], [Mr Sayer asked why the fee had risen. Ms Birkett undertook to write to members with an account of the
increase.], [Action: JB],
[17.3], [*Resolved:* that the annual report be received.], [],
[*18.*], [*Strategic risk register*], [],
[18.1], [Mr Wick said that 11 risks were on the register, of which three were red. The risk on vetting might come
down if
the backlog continued to fall.], [],
[18.2], [*Agreed:* that a deep dive on the vetting risk be held in June.], [SW / PS],
[*19.*], [*Treasury management strategy 2025/26*], [],
[19.1], [*Resolved:* that the strategy be recommended to the Commissioner for approval.], [],
[*20.*], [*Dates of meetings*], [],
[20.1], [19 June 2025, 25 September 2025 and 11 December 2025, all at 2.00 pm.], [])

The meeting closed at 3.42 pm.

#text(size: 9pt)[Abbreviations: OPCC -- Office of the Police and Crime Commissioner]
"""


def make(path: Path) -> None:
    """Write the minutes as PDF to `path`."""
    path.write_bytes(typst.compile(SOURCE.encode()))
