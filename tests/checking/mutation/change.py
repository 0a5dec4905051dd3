"""Changes to a paper that agrees: one thing each, by kind, and only those after which some relation fails."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.checking.mutation.draft import YEARS, Draft
from tests.checking.mutation.relation import Relation, View

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEIGHTS = {
    "a digit changed": 10,
    "a repeated figure changed": 4,
    "a share's part changed": 3,
    "a row dropped": 5,
    "a column's year swapped": 3,
    "a median moved": 3,
    "a tracker row deleted": 4,
    "a weekday moved": 2,
    "a numbered paragraph dropped": 2,
}
"""How often each kind is tried: about as often as an editor has the chance to make it."""
_SUMS = ("sum", "sub-total", "total of sub-totals")


@dataclass(frozen=True)
class Change:
    """What was changed, the paper after it, the relations that fail by it; `places` are the keys it was made at."""

    kind: str
    told: str
    view: View
    places: tuple[str, ...]
    failed: tuple[Relation, ...]


def make_change(draft: Draft, rng: random.Random) -> Change | None:
    """A change of a random kind that a relation of the paper shows; nothing where none was found in ten tries."""
    kinds = list(WEIGHTS)
    for kind in rng.choices(kinds, weights=list(WEIGHTS.values()), k=10):
        tried = list(_try(kind, draft, rng))
        for told, view, places in tried:
            failed = tuple(relation for relation in draft.relations if not relation.holds(view))
            if failed:
                return Change(kind, told, view, places, failed)
    return None


_Tried = tuple[str, View, tuple[str, ...]]


def _try(kind: str, draft: Draft, rng: random.Random) -> Iterator[_Tried]:
    """Some changes of one kind, at random places."""
    if kind == "a row dropped":
        yield from _drop(draft, rng, [key for each in _of(draft, *_SUMS) for key in each.keys[1:]])
    elif kind == "a tracker row deleted":
        yield from _drop(draft, rng, [each.keys[1] for each in _of(draft, "tracked action")])
    elif kind == "a numbered paragraph dropped":
        yield from _drop(draft, rng, [key for each in _of(draft, "numbering") for key in each.keys])
    elif kind == "a column's year swapped":
        yield from _swap(draft, rng)
    elif kind == "a weekday moved":
        yield from _move_weekday(draft, rng)
    else:
        yield from _change_digits(draft, rng, _aims(kind, draft))


def _aims(kind: str, draft: Draft) -> list[str]:
    if kind == "a repeated figure changed":
        return [key for each in _of(draft, "same quantity", "year and column") for key in each.keys[:2]]
    if kind == "a share's part changed":
        return [each.keys[0] for each in _of(draft, "share")]
    if kind == "a median moved":
        return [each.keys[0] for each in _of(draft, "median and share")]
    return [key for each in draft.relations if each.kind != "weekday" for key in each.keys]


def _of(draft: Draft, *kinds: str) -> list[Relation]:
    return [relation for relation in draft.relations if relation.kind in kinds]


def _drop(draft: Draft, rng: random.Random, keys: list[str]) -> Iterator[_Tried]:
    for key in rng.sample(keys, min(3, len(keys))):
        place = draft.row_of.get(key, key)
        yield f"dropped: {draft.prints[key] or place}", draft.view(gone=draft.gone_with(place)), (place,)


def _swap(draft: Draft, rng: random.Random) -> Iterator[_Tried]:
    lookups = _of(draft, "year and column")
    for lookup in rng.sample(lookups, min(3, len(lookups))):
        count = (len(lookup.keys) - 2) // 2
        one, other = rng.sample(lookup.keys[2 : 2 + count], 2)
        changed = {one: draft.prints[other], other: draft.prints[one]}
        yield f"{draft.prints[one]} and {draft.prints[other]} swapped", draft.view(changed), (one, other)


def _move_weekday(draft: Draft, rng: random.Random) -> Iterator[_Tried]:
    days = _of(draft, "weekday")
    for relation in rng.sample(days, min(3, len(days))):
        key = relation.keys[0]
        old = draft.prints[key]
        named = next(day for day in _DAYS if day.lower() in old.lower())
        new = rng.choice([day for day in _DAYS if day != named])
        printed = re.sub(named, new.upper() if old.isupper() else new, old, flags=re.IGNORECASE)
        yield f"{old} -> {printed}", draft.view({key: printed}), (key,)


def _change_digits(draft: Draft, rng: random.Random, keys: list[str]) -> Iterator[_Tried]:
    for key in rng.sample(keys, min(4, len(keys))):
        old = draft.prints[key]
        new = change_digit(old, rng)
        bare = new and new.isdigit() and YEARS[0] <= int(new) <= YEARS[1]
        if new and not bare:
            yield f"{old} -> {new}", draft.view({key: new}), (key,)


def change_digit(text: str, rng: random.Random) -> str | None:
    """One digit changed to another; the first never to nought. Nothing where there is none."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    at = rng.choice(places)
    digits = "123456789" if at == places[0] and len(places) > 1 else "0123456789"
    return text[:at] + rng.choice(digits.replace(text[at], "")) + text[at + 1 :]
