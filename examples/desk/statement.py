"""The statement on the national priorities for the quarter to December 2021: both sides' words, and its publication.

The figures are those of the statement of 22 February 2022; every sentence is ours.
"""

from __future__ import annotations

from typing import Any

from answerable.keeping.changes.desk.priority_statement import (
    assess_priority,
    begin_statement,
    publish_statement,
    write_part,
)
from answerable.keeping.models.desk import Side
from answerable.measuring.scorecard.statement import INTRODUCTION
from examples.desk.scorecard import QUARTER_END

TITLE = "Statement on the national priorities for policing: the quarter to December 2021"
PRESENTER = "The Deputy Chief Constable and the Chief Finance Officer"
APPLIES = "each of these harms is found in the area"
# (priority, before what is generated, after it)
OF_FORCE = (
    (
        "homicide", "",
        "Of the homicides 23% are linked to domestic offending and 13% to organised crime groups. Domestic abuse and "
        "violence between gangs stay tactical priorities for the next quarter.",
    ),
    (
        "serious-violence", "",
        "In the quarter 36 firearms warrants and 64 drugs warrants were carried out, and 196 visits made. The "
        "taskforce against youth violence has 22 officers.",
    ),
    (
        "drugs", "",
        "County lines make up 286 of the disruptions. There were 568 arrests and 157 charges. Testing in custody "
        "began again in October: of 707 tests 58% were positive.",
    ),
    ("neighbourhood-crime", "", "Theft of vehicles becomes a tactical priority; a campaign advises owners."),
    (
        "satisfaction", "",
        "The survey by text message goes to callers who can be asked without risk. About 10% of them reply.",
    ),
    ("cyber-crime", "", "Of all crimes recorded in November 9% were marked as happening online."),
)  # fmt: skip
OF_BODY = (
    (
        INTRODUCTION,
        "This statement was made for a demonstration. Its figures are those that were published on 22 February 2022; "
        "its words are those of no office holder.",
        "",
    ),
    (
        "homicide",
        "Every one of these deaths leaves a family behind. The test shows what the numbers alone do not: "
        "{{homicide}}",
        "",
    ),
    (
        "serious-violence",
        "One of the two national measures has moved by more than chance explains. {{sharp-admissions}}",
        "Funding for more than one year would let partners plan.",
    ),
    ("drugs", "Diverting people into treatment remains an aim of the plan. {{drug-referrals}}", ""),
    ("neighbourhood-crime", "The office will work with makers of cars on keyless theft.", ""),
    ("satisfaction", "A share without the number of replies behind it says little; the number is asked for.", ""),
    ("cyber-crime", "Fraud is watched through the regional board.", ""),
)  # fmt: skip


def state_priorities(body: Any, force: Any, by_force: str, by_body: str) -> Any:
    """Begin, write and publish the statement; gives it."""
    statement = begin_statement(
        body, by=by_body, force=force, last_on=QUARTER_END, title=TITLE, presented_by=PRESENTER
    )
    for side, by, parts in ((Side.FORCE, by_force, OF_FORCE), (Side.BODY, by_body, OF_BODY)):
        for priority, before, after in parts:
            write_part(statement, side, priority, by=by, before=before, after=after)
    assess_priority(statement, by=by_body, applies=True, words=APPLIES)
    return publish_statement(statement, by=by_body)
