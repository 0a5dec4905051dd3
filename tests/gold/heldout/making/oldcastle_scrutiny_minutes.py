"""A city scrutiny committee's minutes as PDF: attendance in two columns, two parts, lettered resolutions."""

from pathlib import Path

import typst

NAME = "oldcastle_scrutiny_minutes.pdf"

SOURCE = """
#set document(date: none)
#set page(paper: "a4",
  header: align(right, text(8pt)[Community Safety Scrutiny Committee, 12.9.2023]), numbering: "1")
#set text(size: 11pt)
#align(center)[*OLDCASTLE CITY COUNCIL* \\ *COMMUNITY SAFETY SCRUTINY COMMITTEE* \\ Tuesday, 12 September 2023 \\
Committee Room B, Town Hall, 6.30 pm - 8.52 pm]

*Membership* (\\*present)

#table(columns: (1fr, 1fr), stroke: none,
[\\*Councillor Faye Dunmore (Chair)], [\\*Councillor Rhys Latimer (Deputy Chair)],
[\\*Councillor Oluwaseun Bello], [Councillor Trudy Vance],
[\\*Councillor Marek Zielinski], [\\*Councillor Imogen Castle],
[\\*Councillor Philip Raines], [Councillor Shabana Mir])

*Also present:* Superintendent Carol Nixon (Northern Constabulary), Councillor Edwin Hale (Cabinet Member for Safer
Communities) and Bethan Roper (Head of Community Safety).

= PART I
(Public and press present)

*22. Apologies for Absence* \\
Apologies were received from Councillors Vance and Mir.

*23. Declarations of Interest* \\
None.

*24. Minutes* \\
*Resolved:* that the minutes of the meeting of 11 July 2023 be agreed as a correct record.

*25. Night-time Economy: Progress Report* \\
The Head of Community Safety presented a report (circulated) on the first year of the night-time economy
plan. Violence in
the Quayside area between 9 pm and 5 am had fallen by 14%, from 630 to 542 offences. The safe haven van
had helped 1,127
people at a cost of £38 a visit.

In response to questions from Members, the following points were made:

- Superintendent Nixon confirmed that the additional Saturday patrols would stay until the end of March 2024.
- It was too early to say whether the taxi marshals had made a difference.
- The Cabinet Member undertook to share the lighting survey with the Committee once it was complete.
- Councillor Bello asked how many licences had been reviewed. Ms Roper advised that there had been 11
  reviews, leading to
  two revocations.

*Resolved:* that

#set enum(numbering: "(a)")
+ the progress made be welcomed;
+ the Head of Community Safety report back in six months on the cost of the safe haven van; and
+ the Cabinet Member be recommended to extend the scheme to Station Parade.

*26. Police and Crime Commissioner: Attendance at Committee* \\
The Chair reported that the Commissioner had accepted an invitation to the meeting on 7 November 2023.

*Resolved:* that the position be noted.

*27. Work Programme* \\
Members agreed the work programme.

= PART II
(Press and public excluded)

*28. Exclusion of the Press and Public* \\
*Resolved:* that the press and public be excluded under paragraph 7 of Part 1 of Schedule 12A to the Local Government
Act 1972.

*29. Organised Crime: Confidential Briefing* \\
The Committee received a confidential briefing.

*Resolved:* that the briefing be noted.

Chair ..........................
"""


def make(path: Path) -> None:
    """Write the minutes as PDF to `path`."""
    path.write_bytes(typst.compile(SOURCE.encode()))
