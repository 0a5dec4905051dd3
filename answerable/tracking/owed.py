"""What somebody owes by a paper's words: resolutions that ask, promises, and actions minuted in the notes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec

from answerable.record import Action, Cite, Promise, Record, Resolution
from answerable.tracking.asking import asks_something, leads_in
from answerable.tracking.reference import Reference, find_references, parse_reference, refer, split_clause
from answerable.tracking.shelf import Shelf, Whence
from answerable.tracking.wording import read_words, stems_of

Kind: TypeAlias = Literal["resolution", "promise", "minuted"]
_ORDER: tuple[Kind, ...] = ("resolution", "minuted", "promise")
FEWEST_NAMES = 2
"""Names that a note and a resolution of its minute share, to be about the same."""

Finder: TypeAlias = Callable[[Cite], Whence]


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """Something owed, and where it was said.

    `text` is compared with rows; for a clause it is the clause alone, `lead` the words that it hangs on. `expected`
    says whether a tracker is to carry it. `sole` says that no other thing owed by that meeting has its reference.
    """

    kind: Kind
    fact: Resolution | Promise | Action
    whence: Whence
    text: str
    stems: frozenset[str]
    lead: str = ""
    reference: Reference | None = None
    sole: bool = False
    who: str | None = None
    date: dt.date | None = None
    expected: bool = True
    carried_by: tuple[str, ...] = ()
    named: frozenset[Reference] = frozenset()
    """References of rows that the minutes name beside these words."""

    @property
    def key(self) -> tuple[str, ...]:
        """An order that does not depend on the order of papers, and hardly on the place in one."""
        date = self.date.isoformat() if self.date else ""
        return (
            date,
            str(_ORDER.index(self.kind)),
            str(self.reference or ""),
            self.text,
            self.whence.path,
            self.fact.id,
        )

    @property
    def label(self) -> str:
        """How a clerk names it: `resolution 687 iii e`."""
        what = "minuted action" if self.kind == "minuted" else self.kind
        if isinstance(self.fact, Resolution):
            ref = " ".join(filter(None, (self.fact.ref, self.fact.sub)))
        else:
            ref = self.fact.ref or ""
        under = " under minute" if self.kind == "promise" and ref else ""
        return f"{what}{under} {ref}".strip()


def is_minuted(action: Action, whence: Whence) -> bool:
    """Whether an action is words of the notes, not a row of a tracker: it has no origin but the meeting itself."""
    if action.table or action.origin_meeting or whence.kind == "action_tracker":
        return False
    return action.origin_date is not None or whence.date is None


def gather_owed(shelf: Shelf) -> list[Owed]:
    """Everything owed by the papers, each once however often it is printed, in an order of its own."""
    found: dict[tuple[str, ...], Owed] = {}
    for record, placed in shelf:
        notes = _notes_naming(record)
        for bare in _of_record(record, placed.find):
            owed = _named_beside(bare, notes)
            known = (
                owed.kind,
                owed.whence.body or "",
                str(owed.date or ""),
                str(owed.reference or ""),
                *sorted(owed.stems),
            )
            if known not in found or owed.key < found[known].key:
                found[known] = owed
    return _mark_sole(sorted(found.values(), key=lambda owed: owed.key))


def _notes_naming(record: Record) -> list[tuple[Reference | None, str, frozenset[Reference]]]:
    """The notes of a paper's minutes that name rows by their references, each under its minute."""
    found = []
    for meeting in record.meetings:
        if meeting.source != "minutes":
            continue
        for item in meeting.items:
            for note in item.notes:
                named = find_references(note.text) if "(" in note.text or "ction" in note.text else frozenset()
                if named:
                    found.append((parse_reference(item.ref), note.text, named))
    return found


def _named_beside(owed: Owed, notes: Iterable[tuple[Reference | None, str, frozenset[Reference]]]) -> Owed:
    """Something owed with the references named by the note that it stands in, or that of its minute is about the
    same.
    """
    named: set[Reference] = set()
    for minute, text, references in notes:
        if owed.text in text:
            named |= references
        elif owed.kind == "resolution" and minute and owed.reference and minute.main == owed.reference.main:
            subject = frozenset(word.stem for word in read_words(text) if word.proper or word.printed[0].isupper())
            if len(subject & owed.stems) >= FEWEST_NAMES:
                named |= references
    return msgspec.structs.replace(owed, named=frozenset(named)) if named else owed


def _of_record(record: Record, find: Finder) -> Iterator[Owed]:
    yield from _resolutions(record, find)
    for action in record.actions:
        whence = find(action.cite)
        if is_minuted(action, whence):
            yield Owed(
                kind="minuted",
                fact=action,
                whence=whence,
                text=action.text,
                stems=stems_of(action.text),
                reference=parse_reference(action.ref),
                who=action.owner,
                date=action.origin_date or whence.date,
            )
    for promise in record.promises:
        whence = find(promise.cite)
        yield Owed(
            kind="promise",
            fact=promise,
            whence=whence,
            text=promise.text,
            stems=stems_of(promise.text),
            reference=parse_reference(promise.ref) if whence.kind == "minutes" else None,
            who=promise.who,
            date=promise.date or whence.date,
            expected=promise.strength == "firm" and whence.kind == "minutes",
        )


def _resolutions(record: Record, find: Finder) -> Iterator[Owed]:
    """The resolutions that ask; a clause under words that lead in asks with them."""
    leads: list[Resolution] = []
    for resolution in record.resolutions:
        if leads_in(resolution.text):
            leads = [lead for lead in leads if _is_over(lead, resolution)] + [resolution]
            continue
        over = [lead.text for lead in leads if _is_over(lead, resolution)]
        if not asks_something(resolution.text) and not any(map(asks_something, over)):
            continue
        whence = find(resolution.cite)
        yield Owed(
            kind="resolution",
            fact=resolution,
            whence=whence,
            text=resolution.text,
            stems=stems_of(resolution.text),
            lead=" ".join(over),
            reference=refer(resolution.ref, resolution.sub),
            date=resolution.meeting_date or whence.date,
        )


def _is_over(lead: Resolution, clause: Resolution) -> bool:
    """Whether a clause hangs on another's words, by the marks of the two under one minute."""
    if lead.ref != clause.ref or lead.meeting_date != clause.meeting_date:
        return False
    above, below = split_clause(lead.sub), split_clause(clause.sub)
    return len(above) < len(below) and below[: len(above)] == above


def _mark_sole(owed: Iterable[Owed]) -> list[Owed]:
    """Mark those whose reference is theirs alone: an item's number, shared by all its promises, points at none."""
    listed = list(owed)
    seen = Counter((one.whence.body, one.date, one.kind, one.reference) for one in listed)
    return [
        msgspec.structs.replace(
            one, sole=one.kind != "promise" and seen[(one.whence.body, one.date, one.kind, one.reference)] == 1
        )
        for one in listed
    ]
