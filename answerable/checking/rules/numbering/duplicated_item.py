"""NUM804: one piece of business that an agenda lists as two items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Item

_PARTS = re.compile(r"\s+and\s+|\s*&\s*|\s*[,;/]\s*", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
# Words that say how an item is taken, not what it is about.
_BESIDE = frozenset(re.findall(r"\w+", "the a an of for to item report update verbal written from"))
_FEWEST_WORDS = 2
_GENERAL = frozenset(
    {
        ("public", "questions"),
        ("any", "other", "business"),
        ("next", "meeting"),
        ("action", "plan"),
        ("last", "meeting"),
    }
)


def find(paper: Paper) -> Iterator[Examined]:
    for meeting in paper.record.meetings:
        if meeting.source != "agenda" or len(meeting.items) < 2:
            continue
        for one, other in combinations(meeting.items, 2):
            shared = _shared_business(one, other)
            if shared is not None:
                yield Examined(disagreement=_disagree(one, other, shared))
        yield Examined()


def _shared_business(one: Item, other: Item) -> str | None:
    """What two items both list: the same title, or one part of a joined title that ends the other's."""
    titles = _words(one.title), _words(other.title)
    if titles[0] == titles[1] and len(titles[0]) >= _FEWEST_WORDS:
        return one.title
    for joined, single in ((one, other), (other, one)):
        parts = _PARTS.split(joined.title)
        if len(parts) < 2 or len(_PARTS.split(single.title)) >= len(parts) + 1:
            continue
        whole = _words(single.title)
        for part in parts:
            words = _words(part)
            if len(words) < _FEWEST_WORDS or words in _GENERAL or whole[-len(words) :] != words:
                continue
            if whole[: -len(words)][-1:] != ("and",):  # `Progress on the Police and Crime Plan` holds no `Crime Plan`
                return part.strip()
    return None


def _words(title: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(title.lower()) if word not in _BESIDE)


def _disagree(one: Item, other: Item, shared: str) -> Disagreement:
    return Disagreement(
        message=(
            f"Items {one.item_number or one.ref} ({one.title}) and {other.item_number or other.ref} "
            f"({other.title}) both list "
            f"“{shared}”."
        ),
        working=(
            f"Item {one.item_number or one.ref}: {one.title}.",
            f"Item {other.item_number or other.ref}: {other.title}.",
            f"In both: {shared}.",
        ),
        printed=other.title,
        explanation="An item was perhaps split in two, and its old title kept.",
        cite=other.cite,
        also=(one.cite,),
    )
