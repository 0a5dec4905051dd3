"""The minute-taking screen: the roll, what happens in the room, and the notes of each item."""

import datetime as dt
import uuid

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_whole
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.keeping.changes.desk.minute_entry import take_edits
from answerable.keeping.minute_line import SPOKEN, print_line
from answerable.keeping.models.desk import Mark, RollManner
from answerable.keeping.queries.desk.interest import declared_at
from answerable.keeping.queries.desk.minute import (
    clause_numbers,
    find_minute,
    is_settled,
    judge_refs,
    last_edit_of,
    minutes_of,
    open_minute_of,
    stamp_of,
    waiting_business,
)
from answerable.keeping.queries.desk.roll import roll_of
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.trace import trace_of

MANNERS = (
    (RollManner.PRESENT, "Present"),
    (RollManner.APOLOGIES, "Apologies"),
    (RollManner.ABSENT, "Absent"),
)
# The buttons that turn a line into what it is, by what they put before it.
SIGNS = (
    ("", "Note"),
    ("?", "Question"),
    (">", "Answer"),
    ("+", "Promise"),
    ("!", "Action"),
    ("=", "Resolved"),
    ("==", "Clause"),
)


@desk_page("see_minutes")
def show_minutes(request, key):
    sitting = sitting_for(request, key, "see_minutes")
    rows = minutes_of(sitting)
    for row in rows:
        _dress(row)
    return show(
        request,
        "minutes",
        sitting=sitting,
        minutes=rows,
        roll=roll_of(sitting),
        manners=MANNERS,
        declared=declared_at(sitting),
        waiting=waiting_business(sitting),
        current=open_minute_of(sitting),
        rulings=judge_refs(sitting, [row.ref for row in rows if row.ref]),
        signs=SIGNS,
        may_take=may(request, "take_minutes", sitting.body) and not is_settled(sitting),
        is_settled=is_settled(sitting),
        cursor=last_edit_of(sitting),
        stamp=stamp_of(sitting),
        trace=trace_of(sitting) if may(request, "see_trace", sitting.body) else None,
    )


@require_POST
@desk_page("take_minutes")
def save_entries(request, key):
    """Every entry of one minute that was changed in its form, and the new lines beneath: without any script."""
    sitting = sitting_for(request, key, "take_minutes")
    minute = found(find_minute(sitting, key_in(request, "minute")))
    edits = [*_changed(request, minute), *_new_lines(request, minute)]
    outcomes = take_edits(sitting, edits, by=request.user.signature)
    for outcome in outcomes:
        if outcome["state"] == "beside":
            messages.warning(request, "Somebody else changed the same entry: both versions are kept, side by side.")
        elif outcome.get("words"):
            messages.warning(request, outcome["words"])
    saved = sum(outcome["state"] == "saved" for outcome in outcomes)
    if saved:
        messages.success(request, f"{saved} {'entry' if saved == 1 else 'entries'} saved.")
    return redirect(f"/desk/meetings/{sitting.pk}/minutes#minute-{minute.pk}")


def sitting_for(request, key, act):
    """The sitting of an address, where who asks may do an act at its body."""
    sitting = found(find_sitting(key))
    require(request, act, sitting.body)
    return sitting


def _dress(minute):
    """Give a minute what its section shows: its lines with their clause numbers and votes, its recording mark."""
    clauses = clause_numbers([entry for entry in minute.kept_entries if entry.beside_id is None])
    votes = {vote.pk: vote for vote in minute.votes.all()}
    minute.mark = print_mark(minute.recording_seconds)
    minute.lines = [
        as_line(entry)
        | {
            "clause": clauses.get(entry.key, ""),
            "vote": votes.get(entry.details.get("vote")),
            "rows": min(entry.text.count("\n") + 1 + len(entry.text) // 90, 12),
        }
        for entry in minute.kept_entries
    ]


def print_mark(seconds):
    """A place in a recording as it is shown: `0:14:05`; nothing where there is none."""
    return "" if seconds is None else str(dt.timedelta(seconds=seconds))


def as_line(entry):
    """An entry as the screen shows it."""
    return {
        "pk": entry.pk,
        "key": entry.key,
        "minute": entry.minute_id,
        "order": entry.order,
        "revision": entry.revision,
        "mark": entry.mark,
        "label": Mark(entry.mark).label,
        "line": print_line(entry),
        "details": entry.details,
        "writer": entry.writer.partition(" <")[0],
        "is_spoken": entry.mark in SPOKEN,
        "beside": entry.beside_id,
        "happening": _happening(entry),
    }


def _happening(entry):
    details = entry.details
    match entry.mark:
        case Mark.BREAK:
            return f"Adjourned at {details['at']}, resumed at {details['until']}"
        case Mark.CHAIR:
            return f"{details['to']} took the chair" + (f" at {details['at']}" if details.get("at") else "")
        case Mark.ARRIVAL:
            return f"{details['person']} joined at {details['at']}"
        case Mark.DEPARTURE:
            return f"{details['person']} left at {details['at']}"
    return entry.text


def _changed(request, minute):
    for entry in minute.entries.standing():
        line = request.POST.get(f"line-{entry.key}")
        base = request.POST.get(f"base-{entry.key}", "")
        if line is None or read_whole(base) is None or entry.mark not in SPOKEN:
            continue
        # What was not touched is not sent as a change: it would overwrite what somebody else wrote meanwhile.
        was = request.POST.get(f"was-{entry.key}", "")
        edit = {"key": str(uuid.uuid4()), "entry": entry.key, "base": read_whole(base)}
        if _folded(line) == _folded(was):
            continue
        yield edit | ({"line": line} if line.strip() else {"remove": True})


def _new_lines(request, minute):
    """The new lines: each its own entry, but for those that begin with `-`, which are points of the answer above."""
    lines = []
    for line in request.POST.get("new", "").replace("\r\n", "\n").split("\n"):
        if line.strip().startswith("-") and lines and lines[-1].startswith(">"):
            lines[-1] += f"\n{line.strip()}"
        elif line.strip():
            lines.append(line.strip())
    for line in lines:
        yield {"key": str(uuid.uuid4()), "entry": str(uuid.uuid4()), "minute": minute.pk, "line": line}


def _folded(text):
    return text.replace("\r\n", "\n").strip()


def key_in(request, name):
    """A key that a form sent, or nought."""
    return read_whole(request.POST.get(name, "")) or 0
