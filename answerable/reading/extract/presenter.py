"""Who presents an item, and in what manner its paper comes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.reading.extract.person import is_name, natural_name, read_person
from answerable.record.meeting import PaperManner

_PRESENTED = re.compile(
    r"(?:(?:^|\b(?:to be |will be ))(?:presented|led|introduced|delivered) by"
    r"|\bhanded over to(?= [^.]{3,60} to (?:present|introduce|speak))|\bpresenters?|\blead(?: officer)?s?"
    r"|\breporting officers?"
    r"|\bpresentation (?:by|from)|\breport author|\bverbal (?:update|report) (?:by"
    r"|from))\s*:?\s*(?P<who>[^.;\n]+?)(?=[.;]|$|\s+to\s+(?:present|introduce|speak))",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"^(?P<who>[^.:;]{3,140}?)\s+(?:then\s+|also\s+|briefly\s+"
    r"|formally\s+)?(?:provided\s+(?:the \w+ with\s+)?(?:an?|the|a brief|members with an?)\s+"
    r"(?:\w+\s+)?(?:overview|update|presentation|summary|resume|report|briefing)|introduced|presented|gave\s+(?:an?|the)\s+(?:\w+\s+){0,2}"
    r"(?:overview|update|presentation|summary|briefing)|spoke\s+to|reported\s+on|(?:explained|said"
    r"|advised|stated)\s+that\s+this\s+(?:report|paper|was\s+an?\s+[\w ]*report))\b"
)
# The person named behind the office: `Report of the Head of Finance, Jo Bell`.
_REPORT_OF = re.compile(
    r"(?:^|\.\s+)(?:Joint report|Report) (?:of|by|from) the [^.;:,]{3,80}, (?P<who>[A-Z][^.;:,]{3,60})\.?$"
)
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*|\s*;\s*")
_MANNERS: tuple[tuple[PaperManner, re.Pattern[str]], ...] = (
    ("noting", re.compile(r"\b(?:for|to)\s+(?:noting|note|information)\b", re.IGNORECASE)),
    ("verbal", re.compile(r"\b(?:verbal|oral)(?:ly)?(?:\s+(?:update|report|item))?\b", re.IGNORECASE)),
    (
        "attached",
        re.compile(r"\b(?:attached|enclosed|enc\.?|enclosure|paper\s+\w{1,3}|appendix \w)\b", re.IGNORECASE),
    ),
    ("written", re.compile(r"\b(?:written(?:\s+(?:report|paper))?|report|paper)\b", re.IGNORECASE)),
)
_TITLE_MANNER = re.compile(
    r"\s*[:(–—-]+\s*(?P<manner>for noting|for information|to note|verbal(?: update| report)?"
    r"|oral(?: update| report)?|attached|written report)\)?\.?\s*$",
    re.IGNORECASE,
)


_NOTE_MANNER = re.compile(
    r"\((?:attached|enclosed|verbal|oral|to follow|copy attached|report attached|written report)[^)]*\)"
    r"|^(?:verbal|oral|written) (?:update|report|item)\W*$"
    r"|^for (?:noting|information)\b",
    re.IGNORECASE,
)


def find_presenters(texts: Iterable[str]) -> list[str]:
    """People whom an item's first words name as presenting, in printed order, by natural name."""
    found: list[str] = []
    for text in texts:
        match = _PRESENTED.search(text) or _GIVES.match(text) or _REPORT_OF.search(text)
        for name in split_people(match["who"]) if match else []:
            if name not in found:
                found.append(name)
    return found


def split_people(text: str) -> list[str]:
    """The natural names in `ACC Matt Ward and Chief Superintendent Dave Sturman`; roles and bodies are left out."""
    names: list[str] = []
    for piece in _JOINT.split(re.sub(r"\([^)]*\)", "", text)):
        piece = piece.strip(" .,:;–—-")
        person = read_person(piece) if piece else None
        if person:
            names.append(person.name)
        else:
            tail = re.search(r"(?:[A-Z][\w’'-]+)\s+(?:[A-Z][\w’'-]+)$", piece)
            if tail and len(piece.split()) <= 8 and is_name(tail[0]):
                names.append(natural_name(tail[0]))
    return names


def manner_of_paper(text: str) -> PaperManner | None:
    """How an item's paper comes, from a cell such as `Written Report`, `Verbal`, `Attached`, `For Noting`."""
    if re.match(r"\W*(?:attached|enclosed)\b", text, re.IGNORECASE):
        return "attached"  # `Attached - for information`: how it comes is said first, what for behind
    return next((manner for manner, pattern in _MANNERS if pattern.search(text)), None)


_BARE_MANNER = re.compile(r"(?<=[a-z)])\s+(?P<manner>(?:Verbal|Oral|Written) (?:[Rr]eport|[Uu]pdate|[Pp]aper))\.?$")


def read_note_manner(text: str) -> PaperManner | None:
    """The manner that a short note under a title gives: `(attached)`, `Verbal report`."""
    match = _NOTE_MANNER.search(text) if len(text) < 160 else None
    return manner_of_paper(match[0]) if match else None


def read_manner(title: str) -> tuple[str, PaperManner | None]:
    """A title without the manner printed at its end (`Workplan: For Noting`), and that manner."""
    match = _TITLE_MANNER.search(title) or _BARE_MANNER.search(title)
    if match is None:
        return title, None
    return title[: match.start()], manner_of_paper(match["manner"])
