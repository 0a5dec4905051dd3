"""A meeting with its members, its items and its minutes, for tests of minute-taking."""

import datetime as dt
import uuid

from answerable.keeping.changes.desk.minute import open_minute
from answerable.keeping.changes.desk.minute_entry import take_edits
from answerable.keeping.changes.desk.roll import call_member
from answerable.keeping.models.desk import RollManner
from tests.keeping.desk.makings import (
    CLERK,
    make_board,
    make_business,
    make_panel,
    make_person,
    make_seat,
    make_sitting,
)

MEMBERS = (
    ("Alma Reyes", "Ashby"),
    ("Bevis Ford", "Ashby"),
    ("Cora Lindqvist", "Brackley"),
    ("Dev Mistry", "Brackley"),
    ("Edda Quill", "Corston"),
    ("Finn Osei", "Corston"),
)


def make_meeting(regime="panel", date=dt.date(2023, 2, 6), items=("Minutes of the last meeting", "Proposed precept")):
    """A meeting of a panel or board of six with items of business."""
    body = make_panel() if regime == "panel" else make_board()
    for name, council in MEMBERS:
        make_seat(body, make_person(name), council)
    sitting = make_sitting(body, date)
    for number, title in enumerate(items, start=1):
        make_business(sitting, title, number=str(number))
    return sitting


def call_all(sitting, absent=()):
    """Call the roll: everybody there but for those `absent`, who sent apologies."""
    for name, _ in MEMBERS:
        manner = RollManner.APOLOGIES if name in absent else RollManner.PRESENT
        call_member(sitting, make_person(name), manner, by=CLERK)


def begin(sitting, place=0, at=dt.time(14, 5), **values):
    """Open the minute of an item by its place on the agenda."""
    return open_minute(sitting, by=CLERK, business=sitting.business.all()[place], at=at, **values)


def new_edit(line, *, minute=None, entry=None, base=0, **values):
    """An edit as the screen sends it."""
    key = entry or str(uuid.uuid4())
    given = {"minute": minute.pk} if minute else {}
    return {"key": str(uuid.uuid4()), "entry": key, "line": line, "base": base, **given, **values}


def write(minute, *lines, by=CLERK):
    """Minute some lines; gives the entries."""
    outcomes = take_edits(minute.sitting, [new_edit(line, minute=minute) for line in lines], by=by)
    assert [outcome["state"] for outcome in outcomes] == ["saved"] * len(lines), outcomes
    return [minute.entries.get(key=outcome["entry"]) for outcome in outcomes]
