"""How well a row fits something owed: wording first, then what reference, date and people add or take away."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from answerable.record import Resolution
from answerable.tracking.owed import Owed
from answerable.tracking.reconciliation import Ground, GroundKind
from answerable.tracking.reference import compare_references
from answerable.tracking.row import Printing, Row
from answerable.tracking.shelf import find_span
from answerable.tracking.wording import Lexicon, Likeness, read_words

FITS = 0.35
"""The lowest score of a fit. On the gold papers and the examples right rows score 0.36 and more, others 0.25 and
less.
"""
SAME_REFERENCE = 0.35
"""What the very reference gives by itself, where only one thing owed has it: clerks reword rows freely."""
NAMED_BESIDE = 0.4
"""What it gives that the words stand under the row's own reference: `Staff survey (687 iii c) - She undertook to`."""
SAME_MINUTE = 1.15
OTHER_CLAUSE = 0.8
OTHER_MINUTE = 0.7
SAME_MEETING = 1.08
EARLIER_MEETING = 0.9
LATER_MEETING = 0.7
A_PERSON = 0.03
MOST_PERSONS = 2
FEWEST_SHARED = 2
SAME_WORDING = 0.9
NAMES_ONLY = 0.5
"""What remains of the wording's score where one word is shared, or only names: one person has many tasks."""
WORDED = 0.2
"""How alike the wording must be before a person or a meeting in common says anything."""

_SHOWN_WORDS = 6
_NAMED_PERSON = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|[ADT]?CC|Supt|Insp|Sgt)\.? (?:[A-Z][\w’'-]+ )?([A-Z][\w’'-]+)"
)
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b")


class Fit(NamedTuple):
    """A row held against something owed: the printing that fits best, the score, its grounds and the words shared."""

    owed: Owed
    row: Row
    printing: Printing
    score: float
    grounds: tuple[Ground, ...]
    shared: frozenset[str]
    exact: bool

    @property
    def order(self) -> tuple[float, tuple[str, ...]]:
        return (-self.score, self.row.key)


def fit_row(owed: Owed, row: Row, lexicon: Lexicon) -> Fit | None:
    """The best fit of a row's printings, or nothing where none may carry what is owed.

    A row carries nothing that was said after it was printed, and not what it states itself.
    """
    fits = [
        _fit(owed, row, printing, lexicon)
        for printing in row.printings
        if printing.action is not owed.fact and _may_carry(owed, printing)
    ]
    return min(fits, key=lambda fit: (-fit.score, fit.printing.key)) if fits else None


def explain(fit: Fit) -> str:
    """The grounds of a fit as a sentence."""
    parts = []
    for ground in fit.grounds:
        named = f" ({', '.join(ground.agreed)})" if ground.agreed else ""
        parts.append(f"{ground.note or ground.kind}{named} {ground.weight:+.2f}")
    return f"Score {fit.score:.2f}: {'; '.join(parts)}." if parts else f"Score {fit.score:.2f}: no word in common."


def _may_carry(owed: Owed, printing: Printing) -> bool:
    if owed.date and printing.whence.date and printing.whence.date < owed.date:
        return False
    if printing.minuted and owed.kind == "minuted" and printing.whence == owed.whence:
        return False
    # a plan of a report is not carried by the notes of the same day, and notes carry only what they minute
    return not printing.minuted or printing.whence.kind == owed.whence.kind


def _fit(owed: Owed, row: Row, printing: Printing, lexicon: Lexicon) -> Fit:
    likeness = lexicon.compare(owed.stems, printing.stems)
    if likeness.score < SAME_WORDING and not _is_worded(owed, printing, likeness.shares, lexicon):
        shares = {stem: NAMES_ONLY * share for stem, share in likeness.shares.items()}
        likeness = Likeness(NAMES_ONLY * likeness.score, shares)
    grounds = _word_grounds(owed, printing, likeness.shares)
    score = likeness.score
    exact = False
    for weigh in (_weigh_reference, _weigh_date, _weigh_people):
        ground = weigh(owed, printing, score)
        if ground:
            moved = min(1.0, max(0.0, score + ground.weight))
            grounds.append(msgspec.structs.replace(ground, weight=round(moved - score, 4)))
            score = moved
            exact = exact or (
                ground.kind == "reference" and owed.sole and ground.weight > 0 and "same" in str(ground.note)
            )
    return Fit(owed, row, printing, round(score, 4), tuple(grounds), frozenset(likeness.shares), exact)


def _is_worded(owed: Owed, printing: Printing, shares: dict[str, float], lexicon: Lexicon) -> bool:
    """Whether enough is shared to be about the same: two telling words, and not only names of people and places."""
    names = {word.stem for text in (owed.text, printing.action.text) for word in read_words(text) if word.proper}
    telling = {stem for stem in shares if lexicon.is_telling(stem)}
    return len(telling) >= FEWEST_SHARED and bool(telling - names)


def _word_grounds(owed: Owed, printing: Printing, shares: dict[str, float]) -> list[Ground]:
    """The shared words by kind (names, figures, other words), each kind with the weight that it gives."""
    proper = {word.stem for word in read_words(owed.text) if word.proper}
    held: dict[GroundKind, list[tuple[float, str]]] = {}
    for word in read_words(printing.action.text):
        if word.stem in shares:
            kind: GroundKind = "wording"
            if word.stem[0].isdigit():
                kind = "figures"
            elif word.proper and word.stem in proper:
                kind = "names"
            held.setdefault(kind, []).append((-shares[word.stem], word.printed))
    return [
        Ground(
            kind=kind,
            agreed=tuple(printed for _, printed in sorted(words)[:_SHOWN_WORDS]),
            weight=round(-sum(weight for weight, _ in sorted(words)), 4),
            note="the same " + {"wording": "words", "names": "names", "figures": "figures"}[kind],
        )
        for kind, words in sorted(held.items(), reverse=True)
    ]


def _weigh_reference(owed: Owed, printing: Printing, score: float) -> Ground | None:
    printed = (printing.action.ref or "",)
    if printing.reference and printing.reference in owed.named:
        return _ground("reference", (1 - score) * NAMED_BESIDE, "named beside the words", printed)
    agreement = compare_references(owed.reference, printing.minute or printing.reference)
    if printing.minute is not None:
        printed = (str(printing.minute),)
    if agreement is None:
        return None
    if agreement == "same" and owed.sole:
        return _ground("reference", (1 - score) * SAME_REFERENCE, "the same reference", printed)
    if agreement in ("same", "within"):
        return _ground("reference", score * (SAME_MINUTE - 1), "the same minute", printed)
    if owed.kind == "promise" and agreement == "other clause":
        return None
    if printing.minuted:
        return None  # an action of the notes has a number of its own, which is no minute's
    if agreement == "other clause":
        return _ground("reference", score * (OTHER_CLAUSE - 1), "another clause of the minute", printed)
    return _ground("reference", score * (OTHER_MINUTE - 1), "another minute", printed)


def _weigh_date(owed: Owed, printing: Printing, score: float) -> Ground | None:
    span = find_span(printing.action)
    if span is None or owed.date is None or score < WORDED or printing.minuted:
        return None
    printed = (printing.action.origin_meeting or f"{span.first:%-d %B %Y}",)
    if span.holds(owed.date):
        return _ground("dates", score * (SAME_MEETING - 1), "the same meeting", printed)
    factor = EARLIER_MEETING if span.last < owed.date else LATER_MEETING
    return _ground("dates", score * (factor - 1), "another meeting", printed)


def _weigh_people(owed: Owed, printing: Printing, score: float) -> Ground | None:
    if score < WORDED:
        return None
    theirs = _people_of(f"{printing.action.owner or ''}; {printing.action.text}")
    shared = sorted(_people_of(f"{owed.who or ''}; {_whole(owed)}") & theirs)[:MOST_PERSONS]
    return _ground("people", A_PERSON * len(shared), "the same people", tuple(shared)) if shared else None


def _people_of(text: str) -> frozenset[str]:
    return frozenset(_NAMED_PERSON.findall(text)) | frozenset(_INITIALS.findall(text.split(";")[0]))


def _whole(owed: Owed) -> str:
    return f"{owed.lead} {owed.text}" if isinstance(owed.fact, Resolution) else owed.text


def _ground(kind: GroundKind, weight: float, note: str, agreed: tuple[str, ...]) -> Ground:
    return Ground(kind=kind, agreed=tuple(filter(None, agreed)), weight=round(weight, 4), note=note)
