"""How far apart two spellings are, and the names of firms and of members that a paper spells in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.passage import gather_passages
from answerable.record import Attendee, Cite

FEWEST_LETTERS = 5
"""Shorter surnames and names of firms one letter apart are too easily two (`Shaw`, `Shah`)."""

_KINDS = (
    r"consultancy|consulting|consultants|associates|solicitors|llp|ltd|limited|plc|cic|foundation|academy|university"
    r"|hospital|trust"
)
_FIRM = re.compile(rf"(?<![\w’'&-])(?P<name>[A-Z][a-z]{{3,}})\s+(?P<kind>(?i:{_KINDS}))\b")
_KIND_WORDS = tuple(_KINDS.split("|"))
_MEMBER = re.compile(
    r"\b(?:Cllrs?|Councillors?)\.?\s+(?:[A-Z][\w’'.-]*\s+){1,3}?(?P<last>[A-Z][a-z]{3,})(?=\s*(?:[,;(–—-]|$))"
)


_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Ff]or|[Ff]rom|[Tt]o|[Aa]round)\s+(?P<name>[A-Z][a-z]{4,}\s[A-Z][a-z]{3,})\b"
)
_HEADED = re.compile(r"[\d.\s*#]*(?P<name>[A-Z][a-z]{4,}\s[A-Z][a-z]{3,})\s*(?:[:–—(-].*)?")


class TwoSpellings(NamedTuple):
    """One name in two spellings: each with its places, the rarer first."""

    here: str
    places: tuple[Cite, ...]
    other: str
    others: tuple[Cite, ...]


def measure_distance(one: str, other: str) -> int:
    """The letters to change, add, drop or swap with their neighbour to make one word the other (Damerau 1964)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def find_firms(paper: Paper) -> Iterator[TwoSpellings]:
    """Firms of one kind whose names begin alike and differ by one letter; words of neither are left alone."""
    kinds: dict[str, dict[str, list[Cite]]] = defaultdict(lambda: defaultdict(list))
    for passage in gather_passages(paper):
        lower = passage.text.lower()
        if any(kind in lower for kind in _KIND_WORDS):
            for match in _FIRM.finditer(passage.text):
                kinds[match["kind"].lower()][match["name"]].append(passage.cite(*match.span()))
    for names in kinds.values():
        for name, other in _pairs(names):
            if not _is_word(paper, name) and not _is_word(paper, other):
                yield TwoSpellings(name, (*names[name], *_bare_forms(paper, name, other)), other, tuple(names[other]))


def find_members(paper: Paper) -> Iterator[tuple[Attendee, TwoSpellings | None]]:
    """Members whom an attendance names by surname and place, held against councillors of that place elsewhere."""
    bare = [
        attendee
        for meeting in paper.record.meetings
        for attendee in (*meeting.present, *meeting.also_present, *meeting.apologies)
        if attendee.organisation and " " not in attendee.name and len(attendee.name) >= FEWEST_LETTERS
    ]
    for attendee in bare:
        like = _members_of(paper, attendee)
        spelt = {name for name, _ in like}
        if attendee.name in spelt:
            yield attendee, None
        elif len(spelt) == 1:
            (name,) = spelt
            places = tuple(cite for _, cite in like)
            yield attendee, TwoSpellings(attendee.name, (attendee.cite,), name, places)


def find_places(paper: Paper) -> Iterator[TwoSpellings]:
    """Places of two words (`Priors Leigh`) that head a section and are spelt otherwise, once, by one letter in it."""
    for paragraph in paper.paragraphs:
        headed = _HEADED.fullmatch(paragraph.heading or "")
        if headed is None:
            continue
        for match in _PLACE.finditer(paragraph.text):
            first, last = match["name"].split()
            known, rest = headed["name"].split()
            alike = last == rest and first[0] == known[0] and measure_distance(first, known) == 1
            if alike and sum(other.text.count(match["name"]) for other in paper.paragraphs) == 1:
                yield TwoSpellings(match["name"], (paragraph.cite(*match.span("name")),), headed["name"], ())


def _members_of(paper: Paper, attendee: Attendee) -> list[tuple[str, Cite]]:
    """The councillors of a member's place whose surname is the member's, or one letter from it."""
    place = (attendee.organisation or "").split(" ")[0]
    found = []
    for passage in gather_passages(paper):
        if place not in passage.text or "C" not in passage.text:
            continue
        for match in _MEMBER.finditer(passage.text):
            last = match["last"]
            alike = last[0] == attendee.name[0] and measure_distance(last, attendee.name) <= 1
            if alike and place in passage.text[match.end() :]:
                found.append((last, passage.cite(*match.span())))
    return found


def _pairs(names: dict[str, list[Cite]]) -> Iterator[tuple[str, str]]:
    """Two names one letter apart, the one printed less often first."""
    listed = sorted(names, key=lambda name: len(names[name]))
    for index, one in enumerate(listed):
        for other in listed[index + 1 :]:
            is_long = min(len(one), len(other)) >= FEWEST_LETTERS
            if is_long and one[0] == other[0] and measure_distance(one, other) == 1:
                yield one, other


def _bare_forms(paper: Paper, one: str, other: str) -> Iterator[Cite]:
    """The places where the firm is named alone, in a third spelling one letter from either."""
    stem = re.compile(rf"\b{re.escape(one[0])}[a-z]{{3,}}\b")
    for passage in gather_passages(paper):
        for match in stem.finditer(passage.text) if one[0] in passage.text else ():
            word = match[0]
            near = word not in (one, other) and min(measure_distance(word, one), measure_distance(word, other)) == 1
            if near and not _is_word(paper, word):
                yield passage.cite(*match.span())


def _is_word(paper: Paper, name: str) -> bool:
    """Whether a name is an ordinary word of the paper, printed in lower case too."""
    lower = re.compile(rf"\b{re.escape(name.lower())}\b")
    return any(lower.search(passage.text) for passage in gather_passages(paper))
