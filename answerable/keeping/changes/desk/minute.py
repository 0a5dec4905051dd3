"""Minutes opened, numbered, closed; and what happens in the room between them."""

import uuid

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Minute, MinuteEdit, MinuteEntry
from answerable.keeping.queries.desk.minute import is_settled, judge_refs, next_ref, numbering_of, open_minute_of
from answerable.law.minutes import next_number
from answerable.law.ruling import list_stops, make_ruling

# Room between the orders of two entries, so that many can be written between them.
ORDER_STEP, INSERT_STEP = 1 << 16, 16
CLOSING = ("confidentiality", "exempt_paragraph", "closed_ground", "public_interest_test", "tested_by", "review_on")


@transaction.atomic
def open_minute(sitting, *, by, business=None, title="", at=None, recording_seconds=None, is_numbered=True):
    """Begin the minute of an item: of the agenda, or one that was not on it; gives the `Minute`.

    The minute before is closed at the same time. A closed item has a closed minute. It is numbered at once, after the
    last number that the body used.
    """
    queue_writers()
    refuse_settled(sitting)
    title = (business.title if business else title).strip()
    if not title:
        raise RefusedError("Say what the item is.", field="title")
    if business and Minute.objects.standing().filter(business=business).exists():
        raise RefusedError(f"The minute of “{title}” was begun already.")
    for other in Minute.objects.standing().filter(sitting=sitting, opened_at__isnull=False, closed_at=None):
        change_row(other, by=by, act="close minute", closed_at=at)
    rows = Minute.objects.filter(sitting=sitting)
    closing = {name: getattr(business, name) for name in CLOSING} if business else {"confidentiality": "open"}
    return add_row(
        Minute,
        by=by,
        act="open minute",
        sitting=sitting,
        business=business,
        order=max(rows.values_list("order", flat=True), default=0) + 1,
        ref=next_ref(sitting) if is_numbered else "",
        title=title,
        section=business.section if business else "",
        opened_at=at,
        recording_seconds=recording_seconds,
        **closing,
    )


@transaction.atomic
def change_minute(minute, *, by, revision=None, **values):
    """Change a minute's number, title, place, recording mark or closing.

    Raises `RefusedError` where the number is not of the body's style, or was used before (E-MINUTE-DUPLICATE).
    """
    refuse_settled(minute.sitting)
    ref = values.get("ref", minute.ref).strip()
    if ref and ref != minute.ref:
        _refuse_ref(minute, ref)
    if values.get("confidentiality", minute.confidentiality) == "exempt" and not (
        values.get("exempt_paragraph", minute.exempt_paragraph)
    ):
        raise RefusedError("Say by which paragraph of schedule 12A it is exempt.", field="exempt_paragraph")
    return change_row(minute, by=by, act="change minute", revision=revision, **values)


@transaction.atomic
def close_minute(minute, at, *, by):
    """The item is over."""
    return change_row(minute, by=by, act="close minute", closed_at=at)


@transaction.atomic
def remove_minute(minute, *, by, revision=None):
    """Take away a minute that has no entries: what was written is never taken away with its heading."""
    refuse_settled(minute.sitting)
    if minute.entries.standing().exists() or minute.votes.standing().exists():
        raise RefusedError("There are notes or votes under this minute: remove them first.")
    return remove_row(minute, by=by, act="remove minute", revision=revision)


@transaction.atomic
def write_happening(sitting, mark, details, *, by, minute=None, text=""):
    """Minute what happens in the room (an arrival, a break, a vote) under a minute, or under the one that is open.

    Gives the entry, or `None` where no minute is open: before the first item the roll alone says who is there.
    """
    refuse_settled(sitting)
    minute = minute or open_minute_of(sitting)
    if minute is None:
        return None
    values = {"minute": minute, "mark": mark, "text": text, "details": details, "writer": by}
    order = order_after(minute, None)
    entry = add_row(MinuteEntry, by=by, act=f"minute {mark}", key=str(uuid.uuid4()), order=order, **values)
    log_edit(entry, by=by, told={"mark": mark, "details": details})
    return entry


def log_edit(entry, *, by, told, key=None, outcome=None):
    """Keep an edit as it came in, so that others' screens learn of it and it is never taken in twice."""
    return MinuteEdit.objects.create(
        key=key or str(uuid.uuid4()),
        sitting_id=entry.minute.sitting_id,
        entry=entry,
        revision=entry.revision,
        by=by,
        told=told,
        outcome=outcome or {},
    )


def order_after(minute, entry):
    """The order of a new entry after another one of a minute; after the last one for `None`."""
    orders = minute.entries.values_list("order", flat=True)
    if entry is None:
        return max(orders, default=0) + ORDER_STEP
    later = orders.filter(order__gt=entry.order).order_by("order").first()
    return entry.order + (min(INSERT_STEP, (later - entry.order) // 2) if later else ORDER_STEP)


def refuse_settled(sitting):
    """Refuse to edit minutes that a later meeting confirmed."""
    if is_settled(sitting):
        raise RefusedError("These minutes were confirmed as a correct record: they are not edited any more.")


def _refuse_ref(minute, ref):
    sitting = minute.sitting
    try:
        next_number(numbering_of(sitting), ref, sitting.date)
    except ValueError as wrong:
        raise RefusedError(str(wrong), field="ref") from wrong
    used = Minute.objects.standing().filter(sitting__body=sitting.body_id, ref=ref).exclude(sitting=sitting)
    if used.exists():
        first = used.select_related("sitting").first().sitting
        words = f"The number {ref} was used at the meeting of {first.date:%-d %B %Y}."
        raise RefusedError(words, rulings=(make_ruling("E-MINUTE-DUPLICATE", words),), field="ref")
    others = Minute.objects.standing().filter(sitting=sitting).exclude(pk=minute.pk).exclude(ref="")
    stops = list_stops(judge_refs(sitting, [*others.values_list("ref", flat=True), ref]))
    if stops:
        raise RefusedError(stops[0].words, rulings=stops, field="ref")
