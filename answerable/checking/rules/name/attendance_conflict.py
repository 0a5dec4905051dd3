"""NAM952: one person listed both as present and as absent, or listed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Attendee, Meeting

# Somebody may come for part of a meeting and be excused for the rest, or send another.
_PARTLY = re.compile(
    r"\b(?:part|late|left|leav\w+|arriv\w+|join\w+|until|from|early|substitut\w+|deputis\w+|represent\w+"
    r"|behalf|for item)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")


def find(paper: Paper) -> Iterator[Examined]:
    for meeting in paper.record.meetings:
        present = (*meeting.present, *meeting.also_present)
        if not present:
            continue
        for absent in meeting.apologies:
            yield Examined(disagreement=_conflict(meeting, absent))
        yield from _twice(meeting)


def _conflict(meeting: Meeting, absent: Attendee) -> Disagreement | None:
    for attendee in (*meeting.present, *meeting.also_present):
        if not _is_same(attendee, absent) or _partly(attendee) or _partly(absent):
            continue
        return Disagreement(
            message=f"{absent.name} is listed both among those present and among the apologies.",
            working=(f"Present: {attendee.cite.quote}", f"Apologies: {absent.cite.quote}"),
            printed=absent.name,
            explanation="The list was perhaps carried over from the last meeting.",
            cite=absent.cite,
            also=(attendee.cite,),
        )
    return None


def _twice(meeting: Meeting) -> Iterator[Examined]:
    for index, attendee in enumerate(meeting.present):
        again = next((other for other in meeting.present[:index] if _is_same(attendee, other)), None)
        if again is None or again.role != attendee.role:
            yield Examined()
            continue
        yield Examined(
            disagreement=Disagreement(
                message=f"{attendee.name} is listed twice among those present.",
                working=(f"First: {again.cite.quote}", f"Again: {attendee.cite.quote}"),
                printed=attendee.name,
                severity="warning",
                cite=attendee.cite,
                also=(again.cite,),
            )
        )


def _is_same(one: Attendee, other: Attendee) -> bool:
    """The same full name; a surname or initials alone may be two people's."""
    words = [word.casefold() for word in _WORDS.findall(one.name)]
    if len(words) < 2 or len(words[0]) < 2 or words != [word.casefold() for word in _WORDS.findall(other.name)]:
        return False
    places = {place.casefold() for place in (one.organisation, other.organisation) if place}
    return len(places) < 2


def _partly(attendee: Attendee) -> bool:
    return bool(_PARTLY.search(attendee.cite.quote) or _PARTLY.search(attendee.role or ""))
