"""The printed numbers that paragraphs, minutes and tables begin with, in the series that they make."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.record import Cite

Kind = Literal["paragraph", "reference", "table", "figure", "appendix", "recommendation", "item", "question", "entry"]
"""`entry` is an item of a meeting as the record reads it, where its number does not open a paragraph of print."""

_REFERENCE = re.compile(
    r"(?P<print>(?P<before>(?:[A-Z]{1,5}[ /.-]?)?)(?P<serial>\d{2,4})(?P<after>\s?/\s?\d{2,4}))(?=$|[\s.:)–—-])"
)
_YEAR_FIRST = re.compile(
    r"(?P<print>(?P<before>(?:[A-Z]{1,5}[ /.-]?)?\d{2,4}/)(?P<serial>\d{3})(?P<after>))(?=$|[\s.:)–—-])"
)
_DECIMAL = re.compile(
    r"(?P<print>(?P<before>\d{1,3}\.(?:\d{1,3}\.)?)(?P<serial>\d{1,3})(?P<after>))\.?\)?(?=\s+[^\d\s])(?!\s?%)"
)
_INTEGER = re.compile(r"(?P<print>(?P<before>)(?P<serial>\d{1,3})(?P<after>))[.)](?=\*{0,2}\s*[^\d\s])")
_LABELLED = re.compile(
    r"(?P<label>table|figure|appendix|recommendation|item|question)\s+(?P<print>(?P<before>)(?P<serial>\d{1,3})(?P<after>))"
    r"(?=\s*(?:[:.)–—-]|$))",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?P<before>(?:[A-Z]{1,5}[ ./-]?)?)(?P<serial>\d{1,4})(?P<after>(?:/\d{2,4})?)")
_WORDS_KEPT = 60
_CONSECUTIVE_YEARS = re.compile(r"(?:19|20)\d\d\s?/")


class Number(msgspec.Struct, frozen=True):
    """A printed number at the head of a text: `frame` is what it shares with its series (`#/22`, `1.#`), `serial`
    what runs on."""

    kind: Kind
    frame: str
    serial: int
    text: str
    cite: Cite
    index: int
    words: str = ""
    """The first words after it."""


Series = tuple[Number, ...]
_HELD: WeakKeyDictionary[Paper, tuple[Series, ...]] = WeakKeyDictionary()


def gather_series(paper: Paper) -> tuple[Series, ...]:
    """Every series of a paper: the numbers of one kind and frame within one document, in the order of print."""
    held = _HELD.get(paper)
    if held is None:
        series: dict[tuple[str, Kind, str], list[Number]] = defaultdict(list)
        found = list(_find_numbers(paper))
        for number in (*found, *_find_entries(paper, {(number.cite.page, number.cite.line) for number in found})):
            document = paper.document_at(number.cite)
            series[(document.id if document else "", number.kind, number.frame)].append(number)
        held = _HELD[paper] = tuple(tuple(numbers) for numbers in series.values())
    return held


def _find_numbers(paper: Paper) -> Iterator[Number]:
    """The numbers at the head of paragraphs; one at the start of a later line may be any figure that was cut off."""
    for paragraph in paper.paragraphs:
        text = paragraph.text
        at = len(text) - len(text.lstrip("*• \t-"))
        number = _read(text, at)
        if number is not None:
            kind, frame, serial, printed = number
            end = at + len(printed)
            words = text[end : end + _WORDS_KEPT].strip(" .:)–-").casefold()
            yield Number(kind, frame, serial, printed, paragraph.cite(at, end), paragraph.index, words)


def _find_entries(paper: Paper, read: set[tuple[int | None, int | None]]) -> Iterator[Number]:
    """The numbers of a meeting's items, where most were not found at the head of a paragraph."""
    for meeting in paper.record.meetings:
        items = [item for item in meeting.items if (item.ref or item.item_number)]
        if sum((item.cite.page, item.cite.line) in read for item in items) * 2 >= len(items):
            continue
        for index, item in enumerate(items):
            printed = item.ref or item.item_number or ""
            match = _ENTRY.fullmatch(printed)
            if match:
                frame = f"{meeting.id}:{match['before']}#{match['after']}"
                yield Number("entry", frame, int(match["serial"]), printed, item.cite, index, item.title.casefold())


def _read(text: str, at: int) -> tuple[Kind, str, int, str] | None:
    match = _LABELLED.match(text, at)
    if match:
        return match["label"].lower(), "#", int(match["serial"]), text[at : match.end("print")]  # type: ignore[return-value]
    for kind, pattern in (
        ("reference", _YEAR_FIRST),
        ("reference", _REFERENCE),
        ("paragraph", _DECIMAL),
        ("paragraph", _INTEGER),
    ):
        match = pattern.match(text, at)
        if match and not _CONSECUTIVE_YEARS.match(match["print"]):
            frame = f"{match['before']}#{match['after']}".replace(" ", "")
            return kind, frame, int(match["serial"]), match["print"]  # type: ignore[return-value]
    return None
