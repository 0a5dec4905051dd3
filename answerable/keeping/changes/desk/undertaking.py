"""Undertakings from the day they are agreed until they are completed or dropped."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models import Action, ActionStatus, Promise
from answerable.keeping.models.desk import (
    Closable,
    MinuteEntry,
    Sitting,
    Undertaking,
    UndertakingEvidence,
    UndertakingUpdate,
)
from answerable.keeping.queries.desk.offer import word_clauses

LEAST_REASON = 10
LONGEST_NAME = 300
LONGEST_REF = 80
CLOSING = tuple(field.name for field in Closable._meta.get_fields())


@transaction.atomic
def undertake(body, text, *, by, minute_entry=None, sitting=None, origin_on=None, due_on=None, **values):
    """Put something that is owed on the desk; gives the `Undertaking`.

    `minute_entry` is where it was minuted: the same entry again changes the words of the same undertaking. It is as
    open or closed as its minute; without one, as `confidentiality` says, and closed where nobody says. `values` are
    `ref`, `owner` or `owner_name`, `owner_email`, and `action`, `promise`, `resolution` of the record.
    """
    if not text.strip():
        raise RefusedError("Say what is to be done.", field="text")
    sitting = minute_entry.minute.sitting if minute_entry else sitting
    origin_on = sitting.date if sitting else origin_on
    if origin_on is None:
        raise RefusedError("Say at which meeting it was agreed, or on which day.", field="origin_on")
    if minute_entry:
        kept = Undertaking.objects.standing().filter(minute_entry=minute_entry).first()
        if kept:
            worded = {name: values[name] for name in ("owner", "owner_name") if name in values}
            return change_row(kept, by=by, act="reword undertaking", text=text, **worded)
        values = _closing_of(minute_entry.minute) | {"ref": minute_entry.minute.ref} | values
    return add_row(
        Undertaking,
        by=by,
        act="undertake",
        body=body,
        text=text.strip(),
        minute_entry=minute_entry,
        sitting=sitting,
        origin_on=origin_on,
        due_on=due_on,
        first_due_on=due_on,
        **values,
    )


def take_in_hand(owed, *, by):
    """Bring something that the record shows to be owed (an action, a promise, a resolution) onto the desk.

    Or an entry of the desk's own minutes.

    With an action comes what the latest tracker printed of it. What is from the record is open where the public may
    see it there. Raises `RefusedError` where it is on the desk already or nothing is owed any more.
    """
    kind = "minute_entry" if isinstance(owed, MinuteEntry) else type(owed).__name__.lower()
    with transaction.atomic():
        queue_writers()
        if Undertaking.objects.standing().filter(**{kind: owed}).exists():
            raise RefusedError("This is on the desk already.")
        if isinstance(owed, Action):
            return _take_action(owed, by)
        if isinstance(owed, MinuteEntry):
            return _take_entry(owed, by)
        if isinstance(owed, Promise):
            values = {"ref": owed.ref, "owner_name": owed.who_printed[:LONGEST_NAME], "owner": owed.person}
        else:
            values = {"ref": f"{owed.ref} {owed.sub}".strip()[:LONGEST_REF], "text": word_clauses([owed])[0]}
        meeting = owed.meeting
        body = getattr(owed, "body", None) or (meeting.body if meeting else None)
        return _take(owed, body, meeting, by, **{kind: owed}, **values)


@transaction.atomic
def change_undertaking(undertaking, *, by, revision, **values):
    """Change the words, the owner or the address of an undertaking; a due date only where it has none.

    Where the address changes, links sent to the one before are dead.
    """
    if "due_on" in values and undertaking.due_on is not None and values["due_on"] != undertaking.due_on:
        raise RefusedError(
            "It has a due date: put it off with a reason, and the first date stays to be seen.", field="due_on"
        )
    if values.get("due_on") and undertaking.first_due_on is None:
        values["first_due_on"] = values["due_on"]
    if "owner_email" in values and values["owner_email"] != undertaking.owner_email:
        values["link_number"] = undertaking.link_number + 1
    return change_row(undertaking, by=by, act="change undertaking", revision=revision, **values)


@transaction.atomic
def complete(undertaking, *, by, on=None, revision=None):
    """Say that an undertaking is done. Raises `RefusedError` without evidence that somebody accepted."""
    queue_writers()
    refuse_settled(undertaking)
    shown = UndertakingEvidence.objects.standing().filter(undertaking=undertaking).exclude(accepted_by="")
    if not shown.exists():
        raise RefusedError(
            "Nothing accepted shows that it was done: add what shows it (a file, a paper) and accept it first."
        )
    on = on or timezone.localdate()
    if on < undertaking.origin_on:
        raise RefusedError("It cannot have been done before it was agreed.", field="on")
    return change_row(undertaking, by=by, act="complete undertaking", revision=revision, completed_on=on)


def drop(undertaking, *, by, who, decision, reason, revision=None):
    """Say that an undertaking is not pursued: by whose decision, recorded where (a minute, a decision), and why."""
    refuse_settled(undertaking)
    if not who.strip():
        raise RefusedError("Say who decided it: a meeting, or a person in their office.", field="who")
    if not decision.strip():
        raise RefusedError(
            "Say where the decision is recorded: a minute or the number of a decision.", field="decision"
        )
    if sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise RefusedError("Give the reason in a sentence: the next tracker prints it.", field="reason")
    return change_row(
        undertaking, by=by, act="drop undertaking", revision=revision, reason=reason.strip(),
        dropped_at=timezone.now(), dropped_by=who.strip(), drop_decision=decision.strip(), drop_reason=reason.strip(),
    )  # fmt: skip


def take_up(undertaking, *, by, reason, revision=None):
    """Take back that an undertaking was completed or dropped: it is owed again."""
    if not undertaking.is_settled:
        raise RefusedError("It is still owed.")
    if sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise RefusedError("Say why it is owed again, in a sentence.", field="reason")
    return change_row(
        undertaking, by=by, act="take up undertaking", revision=revision, reason=reason.strip(),
        completed_on=None, dropped_at=None, dropped_by="", drop_decision="", drop_reason="",
    )  # fmt: skip


def extend(undertaking, *, due_on, reason, by, revision=None):
    """Put the due date off; the first one stays to be seen."""
    refuse_settled(undertaking)
    if sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise RefusedError("Say why it is put off, in a sentence.", field="reason")
    if due_on < undertaking.origin_on:
        raise RefusedError("It cannot be due before it was agreed.", field="due_on")
    first = undertaking.first_due_on or undertaking.due_on or due_on
    return change_row(
        undertaking, by=by, act="extend undertaking", revision=revision, reason=reason.strip(),
        due_on=due_on, first_due_on=first,
    )  # fmt: skip


def refuse_settled(undertaking):
    """Refuse what only something still owed can take."""
    if undertaking.completed_on:
        raise RefusedError(f"This was completed on {undertaking.completed_on:%-d %B %Y}: nothing is owed any more.")
    if undertaking.dropped_at:
        raise RefusedError("This was dropped by a decision: nothing is owed any more.")


def _take_action(action, by):
    if action.status == ActionStatus.COMPLETE:
        raise RefusedError("The latest tracker prints this as complete: nothing is owed any more.")
    kept = _take(
        action, action.body, action.origin_meeting, by, ref=action.ref, action=action, owner=action.owner,
        owner_name=action.owner_printed[:LONGEST_NAME], due_on=action.due_date, status=action.status,
        origin_on=action.origin_date,
    )  # fmt: skip
    printed = action.updates.exclude(text="").select_related("paper").order_by("date", "id").last()
    if printed:
        add_row(
            UndertakingUpdate,
            by=by,
            act="give update",
            undertaking=kept,
            text=printed.text,
            status=printed.status,
            by_whom=f"as printed in {printed.paper.title}"[:LONGEST_NAME],
            at=timezone.now(),
            printed=printed.text,
            taken_by=by,
        )
    return kept


def _take_entry(entry, by):
    owner = str(entry.details.get("owner", ""))[:LONGEST_NAME]
    body = entry.minute.sitting.body
    return undertake(
        body, entry.text, by=by, minute_entry=entry, owner_name=owner, due_on=_read_day(entry.details.get("due"))
    )


def _read_day(words):
    """A day in ISO form; `None` for any other words ("by the next meeting")."""
    try:
        return dt.date.fromisoformat(words or "")
    except ValueError:
        return None


def _take(owed, body, meeting, by, *, origin_on=None, text="", **values):
    if body is None:
        raise RefusedError("The record does not show which body this is owed to, so it cannot be put on a desk.")
    sitting = Sitting.objects.standing().filter(meeting=meeting).first() if meeting else None
    origin_on = origin_on or (meeting.date if meeting else None) or owed.passage.paper.date
    openness = "open" if owed.is_public else "confidential"
    return undertake(
        body, text or owed.text, by=by, sitting=sitting, origin_on=origin_on, confidentiality=openness, **values
    )


def _closing_of(row):
    return {name: getattr(row, name) for name in CLOSING}
