"""The panel's last meeting as it was minuted: its roll, its items, what was asked, answered and resolved."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from answerable.keeping.changes.desk.agenda import lay_standing_items
from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.minute import open_minute
from answerable.keeping.changes.desk.minute_entry import take_edits
from answerable.keeping.changes.desk.minutes import publish_draft_minutes
from answerable.keeping.changes.desk.roll import add_guest, call_member, end_sitting, open_sitting
from answerable.keeping.changes.desk.vote import take_vote
from answerable.keeping.models import Person
from answerable.keeping.models.desk import BusinessKind, RollManner
from answerable.keeping.queries.desk.seat import seats_on
from examples.desk.people import BY

APOLOGIES = {"Bevis Ford", "Noor Siddiq"}
GUESTS = (
    ("Ruth Calder", "Police and Crime Commissioner", "Office of the Commissioner"),
    ("Ines Park", "Chief Finance Officer", "Office of the Commissioner"),
)
WAITING = "Answering 101"


def minute_last_meeting(sitting: Any, today: dt.date) -> Any:
    """Take the minutes of a meeting and publish them as a draft; gives the publication."""
    lay_standing_items(sitting, by=BY)
    add_business(
        sitting, by=BY, title=WAITING, section="Reports", confidentiality="open", presenters=["Ruth Calder"],
        manner="verbal", minutes_planned=40,
    )  # fmt: skip
    open_sitting(sitting, by=BY)
    _call_roll(sitting)
    lines = _lines(today)
    for business in sitting.business.filter(removed_at=None).order_by("order"):
        told = lines.get(business.title if business.kind == BusinessKind.ORDINARY else business.kind)
        if told:
            minute = open_minute(sitting, by=BY, business=business, at=sitting.start_time)
            _write(minute, told)
    _vote(sitting)
    return publish_draft_minutes(end_sitting(sitting, dt.time(16, 5), by=BY), by=BY)


def _lines(today: dt.date) -> dict[str, tuple[str, ...]]:
    late, soon, later = (f"{today + dt.timedelta(days=days):%-d %B %Y}" for days in (-7, 5, 30))
    return {
        BusinessKind.RECORDING: ("The Chair said that the meeting was recorded and could be seen afterwards.",),
        BusinessKind.APOLOGIES: ("Apologies were received from Bevis Ford and Noor Siddiq.",),
        BusinessKind.INTERESTS: ("There were none.",),
        BusinessKind.PUBLIC_QUESTIONS: ("There were none.",),
        WAITING: (
            "The Commissioner described how calls to 101 were answered over the summer.",
            "? panel Cora Lindqvist: How many posts in the control rooms are vacant?",
            "> Ruth Calder: - Nineteen posts were vacant at the end of September.\n- Six people begin this month.",
            "? panel Dev Mistry: When does the new call-back service begin?",
            "> Ruth Calder: - A supplier has been chosen.\n- The date depends on the trial.",
            f"! Send members the vacancies in each control room, month by month. @Kit Lowe by {late}",
            f"! Tell members when the new call-back service begins. @Kit Lowe by {soon}",
            f"! Publish the map of surrender bins. @Head of Community Safety by {later}",
            "= That the report be noted.",
            "= That the Commissioner provide the panel with:",
            "== the share of calls answered in each hour of the week; and",
            "== what a caller waits for a second call.",
        ),
    }


def _call_roll(sitting: Any) -> None:
    for seat in seats_on(sitting.body, sitting.date):
        person: Person = seat.holder.person
        manner = RollManner.APOLOGIES if person.name in APOLOGIES else RollManner.PRESENT
        call_member(sitting, person, manner, by=BY)
    for name, role, organisation in GUESTS:
        add_guest(sitting, name, by=BY, role=role, organisation=organisation)


def _write(minute: Any, lines: tuple[str, ...]) -> None:
    edits = [
        {"key": str(uuid.uuid4()), "entry": str(uuid.uuid4()), "minute": minute.pk, "line": line, "base": 0}
        for line in lines
    ]
    take_edits(minute.sitting, edits, by=BY)


def _vote(sitting: Any) -> None:
    minute = sitting.minutes.get(title=WAITING)
    take_vote(minute, "That the report be noted", by=BY, for_count=9, abstained_count=1)
