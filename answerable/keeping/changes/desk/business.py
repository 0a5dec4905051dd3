"""Items of business put on an agenda, changed, ordered, taken off; numbers and the exclusion of the public follow."""

from itertools import count

from django.db import transaction
from django.db.models import Max

from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Business, BusinessKind
from answerable.keeping.queries.desk.business import judge_business, list_business, published_items
from answerable.law.ruling import list_stops

MEANWHILE = "The agenda was changed by somebody else while you ordered it. Look at it as it stands, then try again."
EXCLUDES = "Exclusion of the public"


@transaction.atomic
def add_business(sitting, *, by, act="add business", **values):
    """Put an item on an agenda, at its end (before the date of the next meeting, until it is published); gives it.

    `values` are fields of `Business`. Raises `RefusedError` for what the law refuses (`judge_business`).
    """
    business = Business(sitting=sitting, **values)
    _refuse_unlawful(business)
    last = sitting.business.standing().aggregate(last=Max("order"))["last"] or 0
    made = add_row(Business, by=by, act=act, sitting=sitting, **values | {"order": last + 1})
    rows = list_business(sitting)
    if not published_items(sitting):
        rows.sort(key=lambda row: row.kind == BusinessKind.NEXT_MEETING)
    _settle(sitting, rows, by)
    return Business.objects.get(pk=made.pk)


@transaction.atomic
def change_business(business, *, by, revision, **values):
    """Change what an item says, how long it takes, or whether it is open; gives it as it then stands."""
    if revision is not None and Business.objects.get(pk=business.pk).revision != revision:
        raise ConflictError(Business.objects.get(pk=business.pk))
    for name, value in values.items():
        setattr(business, name, value)
    _refuse_unlawful(business)
    changed = change_row(business, by=by, act="change business", revision=revision, **values)
    _settle(changed.sitting, list_business(changed.sitting), by)
    return Business.objects.get(pk=changed.pk)


def move_business(business, step, *, by, revision=None):
    """Move an item up (`step` -1) or down (1); at the end of the agenda it stays where it is."""
    rows = list_business(business.sitting)
    keys = [row.pk for row in rows]
    here = keys.index(business.pk)
    there = min(max(here + step, 0), len(keys) - 1)
    if revision is not None and rows[here].revision != revision:
        raise ConflictError(rows[here])
    keys[here], keys[there] = keys[there], keys[here]
    return order_business(business.sitting, keys, by=by)


@transaction.atomic
def order_business(sitting, keys, *, by, seen=None):
    """Put a sitting's items in the order of their keys.

    `seen` is the order that the person saw. Raises `RefusedError` where that is no longer the order, or where the
    keys are not those of the agenda's items, each once.
    """
    rows = list_business(sitting)
    now = [row.pk for row in rows]
    if (seen is not None and list(seen) != now) or sorted(keys) != sorted(now):
        raise RefusedError(MEANWHILE)
    place = {key: number for number, key in enumerate(keys)}
    _settle(sitting, sorted(rows, key=lambda row: place[row.pk]), by, act="order business")
    return list_business(sitting)


@transaction.atomic
def remove_business(business, *, by, revision=None, reason=""):
    """Take an item off the agenda. Refused while papers hang on it, or where it is required of the year.

    `reason` is why a statutory item is not taken after all.
    """
    if business.submissions.standing().exists():
        raise RefusedError("Papers hang on this item: move them to another item or withdraw them first.")
    if business.statutory_item and not reason.strip():
        raise RefusedError("The law requires this item of the year: say why it is taken off here.", field="reason")
    gone = remove_row(business, by=by, act="remove business", revision=revision, reason=reason)
    _settle(business.sitting, list_business(business.sitting), by)
    return gone


def _refuse_unlawful(business):
    rulings = judge_business(business)
    stops = list_stops(rulings)
    if stops:
        raise RefusedError(" ".join(ruling.words for ruling in stops), rulings=rulings, field=_field_of(stops[0]))


def _field_of(ruling):
    return {"E-URGENCY-REASON": "urgent_reason", "E-EXEMPT-NO-GROUND": "exempt_paragraph"}.get(ruling.code, "title")


def _settle(sitting, rows, by, act="number business"):
    """Number the items in this order, once the item that excludes the public stands where it belongs.

    An item that was published keeps its number wherever it is moved; those added since are numbered after them.
    """
    rows = _place_exclusion(sitting, rows, by)
    published = published_items(sitting)
    kept = {row.pk: row.number for row in rows if row.pk in published}
    free = count(max((int(number) for number in kept.values() if number.isdecimal()), default=0) + 1)
    for place, row in enumerate(rows, 1):
        number = kept.get(row.pk) or str(next(free))
        if (row.order, row.number) != (place, number):
            change_row(row, by=by, act=act, order=place, number=number)


def _place_exclusion(sitting, rows, by):
    """The exclusion of the public stands before the first closed item; it comes and goes with closed items."""
    held = next((row for row in rows if row.kind == BusinessKind.EXCLUSION), None)
    first = next((at for at, row in enumerate(rows) if not row.is_open and row is not held), None)
    if first is None:
        if held:
            remove_row(held, by=by, act="remove business", reason="No item is closed.")
        return [row for row in rows if row is not held]
    if held is None:
        given = {"kind": BusinessKind.EXCLUSION, "title": EXCLUDES, "confidentiality": "open", "order": len(rows) + 1}
        held = add_row(Business, by=by, act="add business", sitting=sitting, **given)
        return [*rows[:first], held, *rows[first:]]
    if rows.index(held) < first:
        return rows
    rest = [row for row in rows if row is not held]
    return [*rest[:first], held, *rest[first:]]
