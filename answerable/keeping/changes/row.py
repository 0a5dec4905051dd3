"""Rows of one paper brought to what its reading says: the same thing keeps its id however the paper is read."""

from collections import defaultdict, deque

from django.utils import timezone

from answerable.keeping.public_form import public_forms


def match_wanted(wanted, kept, keys_of_wanted, keys_of_kept):
    """For each wanted thing the kept one that it is, or `None`: strongest key first, each kept one used once.

    The two key functions give as many keys as they have, strongest first; a key of `None` never matches.
    """
    chosen = [None] * len(wanted)
    free = dict(enumerate(kept))
    wanted_keys, kept_keys = [keys_of_wanted(one) for one in wanted], [keys_of_kept(one) for one in kept]
    for level in range(max((len(keys) for keys in wanted_keys), default=0)):
        by_key = defaultdict(deque)
        for index in free:
            by_key[kept_keys[index][level]].append(index)
        for position, keys in enumerate(wanted_keys):
            if chosen[position] is None and keys[level] is not None and by_key[keys[level]]:
                index = by_key[keys[level]].popleft()
                chosen[position] = free.pop(index)
    return chosen


def settle_rows(model, kept, wanted, *, kind, prefix, keys, tally):
    """Bring kept rows to the wanted values (a list of dicts); gives the rows in the wanted order.

    `keys` gives the keys, strongest first, of a dict of values; new rows are `prefix` and the next number. Rows that
    are no longer wanted become tombstones, unless a person corrected them.
    """
    kept = sorted(kept, key=lambda row: (row.deleted_at is not None, row.pk))
    chosen = match_wanted(wanted, kept, keys, lambda row: keys(_values_of(row, wanted))) if wanted else []
    number = max((ordinal_of(row.public_id) for row in kept), default=0)
    rows, new = [], []
    for values, row in zip(wanted, chosen, strict=True):
        if row is None:
            number += 1
            row = model(public_id=f"{prefix}-{number}", **values)
            new.append(row)
        rows.append(row)
    model.objects.bulk_create(new, batch_size=500)
    tally.added[kind] += len(new)
    for values, row in zip(wanted, chosen, strict=True):
        if row is not None:
            bring_to(row, values, kind=kind, tally=tally)
    still = {row.pk for row in rows}
    for row in kept:
        if row.pk not in still:
            bury(row, kind=kind, tally=tally)
    return rows


def bring_to(row, values, *, kind, tally, keep_details=False):
    """Give a row its values, but for locked fields and their public forms; saves only what differs."""
    forms = public_forms(type(row))
    locked = {*row.locked_fields, *(forms[name] for name in row.locked_fields if name in forms)}
    before = {
        name: getattr(row, name)
        for name, value in {**values, "deleted_at": None}.items()
        if name not in locked and getattr(row, name) != value
    }
    if not before:
        tally.unchanged[kind] += 1
        return
    for name in before:
        setattr(row, name, values.get(name))
    row.save(update_fields=[*before, "changed_at"])
    tally.changed[kind] += 1
    if keep_details:
        tally.note(kind, row.public_id, {name: [str(old), str(getattr(row, name))] for name, old in before.items()})


def bury(row, *, kind, tally):
    """Leave a tombstone where no paper states a row any more; a row that a person corrected stays."""
    if row.deleted_at is None and not row.locked_fields:
        row.deleted_at = timezone.now()
        row.save(update_fields=["deleted_at", "changed_at"])
        tally.removed[kind] += 1
        tally.note(kind, row.public_id, {"deleted_at": ["", row.deleted_at.isoformat()]})


def ordinal_of(public_id):
    """The number at the end of an id (`.../promise-3` gives 3), or 0."""
    tail = public_id.rsplit("-", 1)[-1]
    return int(tail) if tail.isdigit() else 0


def _values_of(row, wanted):
    return {name: getattr(row, name) for name in wanted[0]}
