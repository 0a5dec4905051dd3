"""People as a paper names them: its record's full names, and every name of its prose with the rank before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.passage import Passage, gather_passages
from answerable.record import Cite

_RANKS = (
    r"PCC|APCC|DPCC|PFCC|DPFCC|CC|DCC|ACC|T/ACC|CS|Ch Supt|Supt|DCS|DCI|CI|DI|Insp|DS|PS|Sgt|PC|Chief Constable|"
    r"Deputy Chief Constable|Assistant Chief Constable|Chief Superintendent|Superintendent|Chief Inspector|Inspector|"
    r"Sergeant|Constable"
)
_TITLES = r"Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady|Alderman|Rev|Professor|Prof"
_PART = r"(?:Mc|Mac|[OD][’'])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]{3,}(?:-[A-Z]{3,})?"
_NAME = re.compile(
    rf"(?<![\w’'/-])(?:(?P<rank>{_RANKS})\.?\s+)?(?:(?:{_TITLES})\.?\s+)?(?P<first>{_PART})\s+(?P<last>{_PART})"
    r"(?:[’']s?\b|s[’'])?(?![\w’'-]|\s+[A-Z][a-z])"
)
_RANK_WORDS = frozenset(re.findall(r"[A-Za-z]+", _RANKS)) - {"Chief", "Deputy", "Assistant", "T"}
_TOKEN = re.compile(r"[^\W\d_]+")
_RANKED = re.compile(
    rf"(?<![\w’'/-])(?P<rank>{_RANKS})\.?\s+(?:(?:{_TITLES})\.?\s+)?(?:(?P<first>{_PART})\s+)?(?P<last>{_PART})(?![\w-])"
)
# The longer first, since each holds those after it.
_ROLES = (
    ("assistant police and crime commissioner", "APCC"),
    ("assistant pcc", "APCC"),
    ("deputy police and crime commissioner", "DPCC"),
    ("deputy pcc", "DPCC"),
    ("police and crime commissioner", "PCC"),
    ("assistant chief constable", "ACC"),
    ("deputy chief constable", "DCC"),
    ("chief constable", "CC"),
    ("chief superintendent", "CS"),
    ("superintendent", "SUPT"),
    ("chief inspector", "CI"),
    ("inspector", "INSP"),
    ("sergeant", "SGT"),
)
_SAME_RANK = {"CH SUPT": "CS", "T/ACC": "ACC", "PS": "SGT", "DCS": "CS", "DS": "SGT", "DI": "INSP", "DCI": "CI"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class PersonName(msgspec.Struct, frozen=True):
    """A first name and a surname as printed together, the rank printed before them, and the place."""

    first: str
    last: str
    rank: str
    cite: Cite
    role: str = ""
    recorded: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.first.casefold(), self.last.casefold()

    @property
    def text(self) -> str:
        return f"{self.first} {self.last}"


_HELD: WeakKeyDictionary[Paper, tuple[PersonName, ...]] = WeakKeyDictionary()


def gather_names(paper: Paper) -> tuple[PersonName, ...]:
    """Every person whom a paper names with first name and surname: those of its record first, then those of its text
    who share a first name or a surname with one of them."""
    held = _HELD.get(paper)
    if held is None:
        recorded = tuple(_recorded(paper))
        held = _HELD[paper] = (*recorded, *_printed(paper, recorded))
    return held


_WORDS: WeakKeyDictionary[Paper, tuple[tuple[Passage, frozenset[str]], ...]] = WeakKeyDictionary()


def _passages_with(paper: Paper, words: Collection[str]) -> Iterator[Passage]:
    """The passages that hold one of these words: a quick look before the slow one."""
    held = _WORDS.get(paper)
    if held is None:
        held = _WORDS[paper] = tuple(
            (passage, frozenset(_TOKEN.findall(passage.text))) for passage in gather_passages(paper)
        )
    return (passage for passage, printed in held if not printed.isdisjoint(words))


def _recorded(paper: Paper) -> Iterator[PersonName]:
    for meeting in paper.record.meetings:
        for attendee in (*meeting.present, *meeting.also_present, *meeting.apologies):
            words = _WORD.findall(attendee.name)
            if len(words) >= 2 and all(len(word) > 1 for word in (words[0], words[-1])):
                yield PersonName(words[0], words[-1], "", attendee.cite, attendee.role or "", True)


def _printed(paper: Paper, recorded: tuple[PersonName, ...]) -> Iterator[PersonName]:
    firsts = {name.first.casefold() for name in recorded}
    lasts = {name.last.casefold() for name in recorded}
    if not recorded:
        return
    spelt = {
        form for name in recorded for part in _TOKEN.findall(name.text) for form in (part, part.title(), part.upper())
    }
    for passage in _passages_with(paper, spelt):
        for match in _NAME.finditer(passage.text):
            if match["first"].casefold() in firsts or match["last"].casefold() in lasts:
                cite = passage.cite(match.start("first"), match.end("last"))
                yield PersonName(match["first"], match["last"], match["rank"] or "", cite)


class RankedName(msgspec.Struct, frozen=True):
    """A rank printed before a surname, and the place. `rank` is its abbreviation (`ACC`)."""

    rank: str
    first: str
    last: str
    text: str
    cite: Cite


def find_ranked_names(paper: Paper) -> Iterator[RankedName]:
    """Every surname of a paper that a rank stands before."""
    for passage in _passages_with(paper, _RANK_WORDS):
        for match in _RANKED.finditer(passage.text):
            cite = passage.cite(match.start(), match.end())
            rank = read_rank(match["rank"]) or match["rank"].upper()
            yield RankedName(_SAME_RANK.get(rank, rank), match["first"] or "", match["last"], match[0], cite)


def read_rank(role: str) -> str | None:
    """The abbreviation of the rank that a role is: `Assistant Chief Constable (Crime)` is an ACC."""
    folded = role.casefold()
    return next((rank for words, rank in _ROLES if words in folded), None)
