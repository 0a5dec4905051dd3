"""Packs of minutes and the tracker after them: every clause that was resolved has its row."""

from __future__ import annotations

import datetime as dt

from tests.checking.mutation.draft import Draft
from tests.checking.mutation.relation import tracked, weekday_of

_ASKED = (
    ("Staffing of the control room by shift.", "The Commissioner to give the staffing of the control room by shift."),
    ("The cost of the new telephone system.", "The Commissioner to say what the new telephone system costs."),
    (
        "Waiting times for calls about domestic abuse.",
        "The Commissioner to give waiting times for domestic abuse calls.",
    ),
    ("A breakdown of overtime by department.", "The Commissioner to break overtime down by department."),
    (
        "The number of rural crime patrols each month.",
        "The Commissioner to say how many rural crime patrols there were.",
    ),
    ("A list of police stations to be sold.", "The Commissioner to list the police stations to be sold."),
    ("Figures for stop and search by ethnicity.", "The Commissioner to give stop and search figures by ethnicity."),
    ("The result of the survey of young people.", "The Commissioner to send the survey of young people."),
    ("The sickness rate of custody staff.", "The Commissioner to report the sickness rate of custody staff."),
)
_TITLES = ("CALL HANDLING", "BUDGET MONITORING", "RURAL CRIME", "ROAD SAFETY", "COMPLAINTS", "WORKFORCE")
_NEXT = ("Sent 3 April", "Awaiting figures", "In hand; due at the next meeting", "Sent by letter")


def write_pack(draft: Draft) -> None:
    """Numbered minutes, two or three of which ask for things by clause, and a tracker with a row for each clause."""
    rng = draft.rng
    held = _weekday(rng.randint(2015, 2025), rng.randint(1, 6), rng.randint(1, 28))
    later = held + dt.timedelta(weeks=13)
    body = draft.pick("Merchester Police and Crime Panel", "Calder Vale Police and Crime Panel", "Tarnshire Panel")
    day = draft.put(f"{held:%A} {held.day} {held:%B} {held.year}".upper())
    draft.say(f"**MINUTES OF THE MEETING OF THE {body.upper()} HELD ON {day}**", "raw")
    draft.hold(weekday_of(day))
    first = rng.randint(31, 480)
    topics = rng.sample(_TITLES, rng.randint(4, 5))
    asking = sorted(rng.sample(range(len(topics)), 2))
    asked = iter(rng.sample(_ASKED, 6))
    rows = []
    draft.say(f"**{first} MINUTES OF LAST MEETING**", "raw")
    draft.say("**RESOLVED: -**", "raw")
    draft.say("**That the minutes of the last meeting be agreed, and signed by the Chairman.**", "raw")
    for at, topic in enumerate(topics):
        number = first + at + 1
        draft.say(f"**{number} {topic}**", "raw")
        draft.say("The Commissioner presented the report.", "raw")
        draft.say("**RESOLVED: -**", "raw")
        draft.say("- i. **That the report be noted.**", "clause")
        if at in asking:
            draft.say("- ii. **That the Commissioner provide the Panel with: -**", "clause")
            for letter, (clause, row) in zip("abc", asked, strict=False):
                place = draft.say(f"  - {letter}. **{clause}**", "clause")
                rows.append((place, f"{number} ii {letter}", row))
        draft.say("", "raw")
    draft.say("The meeting ended at 16:05 hours", "raw")
    draft.say(f"# {body} – Action Tracker {later:%B} {later.year}", "raw")
    draft.say(f"**Date:** {later.day} {later:%B} {later.year}", "raw")
    draft.say("#### 1. Outstanding Actions", "raw")
    meeting = f"{held:%b} {held.year}"
    kept = draft.table(
        ["Minute No.", "Meeting Date", "Action", "Update"],
        [[ref, meeting, row, rng.choice(_NEXT)] for _, ref, row in rows],
    )
    draft.say("#### 2. Completed Actions", "raw")
    draft.table(
        ["Minute No.", "Meeting Date", "Action", "Update"],
        [
            [
                str(first - 9),
                f"{held - dt.timedelta(days=60):%b %Y}",
                "The Treasurer to explain the insurance premium.",
                "Sent",
            ]
        ],
    )
    draft.hold(*(tracked(place, row) for (place, _, _), row in zip(rows, kept, strict=True)))


def _weekday(year: int, month: int, day: int) -> dt.date:
    held = dt.date(year, month, day)
    return held - dt.timedelta(days=max(0, held.weekday() - 4))
