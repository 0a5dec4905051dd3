"""Who took the chair, by label, by sentence, or by opening the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.reading.extract.person import natural_name
from answerable.reading.extract.speaker import Roster
from answerable.reading.extract.strand import Strand

_CHAIR = r"[Cc]hair(?:man|woman|person)?"
_NAME = r"(?:[A-Z][\w’'-]*\.?\s+){1,5}[A-Z][\w’'-]+"
_IN_CHAIR = re.compile(
    r"(?P<before>(?:[A-Z][\w’'.-]*\s+){1,5})(?:\(?(?:was\s+|took\s+)?(?:in\s+)?the\s+[Cc]hair\b|presided|chaired\s+the\s+meeting"
    r"|opened\s+the\s+meeting\s+as\s+chair)"
    r"|\b(?:chair(?:man|person|woman)?|chaired by|presiding"
    r"|signed by(?: the chair(?:man)?)?)\s*:\s*(?P<after>(?:[A-Z][\w’'.-]*\s*){2,5})"
)
_BRACKETED = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]*\.?\s+){1,3}[A-Z][\w’'-]+)\s*\((?:in the )?(?i:chair(?:man|woman|person)?)\)"
)
_BEFORE_CHAIR = re.compile(r"\((?P<name>(?:[A-Z][\w’'-]*\.?\s+){1,3}[A-Z][\w’'-]+)\)\s+in the [Cc]hair\b")
_LABELLED = re.compile(
    rf"\W*(?:{_CHAIR}|CHAIR(?:MAN|PERSON)?|Chaired by|In the [Cc]hair)\s*[:–—-]\s*(?P<name>{_NAME})"
)
_TOLD = (
    re.compile(rf"\b[Tt]he {_CHAIR},\s+(?P<name>{_NAME}),"),
    re.compile(rf"\b{_CHAIR}ed by\s+(?:the\s+)?(?P<name>{_NAME})"),
    re.compile(rf"\b[Cc]haired by\s+(?:the\s+)?(?P<name>{_NAME})"),
    re.compile(
        rf"(?P<name>{_NAME})\s+(?:was|be|being)\s+(?:duly\s+|unanimously\s+)?(?:re-?)?(?:elected|appointed|nominated)"
        rf"\s+(?:as\s+)?(?:the\s+)?{_CHAIR}\b(?!\s+of)"
    ),
)
_OPENED = re.compile(
    rf"(?P<who>{_NAME}|[A-Z]{{2,3}}|[Tt]he [A-Z][\w ]{{2,60}}?)(?:\s*\([A-Z]{{2,4}}\))?,?\s+(?:formally\s+|then\s+)?"
    r"(?:opened\s+(?:the|this)\s+meeting|chaired\b|welcomed\s+(?:everyone|everybody|all|members|those|attendees|the\s+(?:board|panel"
    r"|committee|attendees|group)))"
)
_NOBODY = re.compile(r"\b(?:the|chair|panel|board|committee|commissioner)\b", re.IGNORECASE)


def find_chair(strands: Sequence[Strand]) -> str | None:
    """Who took the chair, where the text says so (`Cllr Jones in the Chair`, `Chair: A Smith`)."""
    for strand in strands:
        text = strand.text
        if "hair" not in text and "presid" not in text and "igned" not in text and "CHAIR" not in text:
            continue
        held = _BRACKETED.search(text) or _BEFORE_CHAIR.search(text) or _LABELLED.match(text)
        if held:
            return natural_name(held["name"])
        match = _IN_CHAIR.search(text)
        name = natural_name((match["before"] or match["after"]).strip()) if match else ""
        if len(name.split()) > 1 and not _NOBODY.search(name):
            return name
    return None


def find_told_chair(strands: Sequence[Strand], roster: Roster) -> str | None:
    """Who the first items say was in the chair, or else who opened the meeting or welcomed those who came."""
    for strand in strands:
        for pattern in _TOLD:
            told = pattern.search(strand.text)
            if told:
                return roster.name(told["name"])
    found = find_chair(strands)
    if found:
        return roster.name(found)
    for strand in strands:
        opened = _OPENED.match(strand.text)
        name = _known(opened["who"], roster) if opened else None
        if name:
            return name
    return None


def _known(printed: str, roster: Roster) -> str | None:
    """A printed opener as one of the people present: by name, office or initials; the office may stand before it."""
    tokens = printed.split()
    for words in (printed, " ".join(tokens[-2:]), tokens[-1]):
        name = roster.person(words)
        if roster.knows(name):
            return name
    return None
