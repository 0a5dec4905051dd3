"""A report made of exhibits, in its parts, before it is printed or shown."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from answerable.drawing.exhibit import Exhibit
from answerable.law.ruling import Ruling, list_stops
from answerable.law.words import say_list


class Section(Struct, frozen=True, kw_only=True):
    """What a report says under one heading: paragraphs of plain words, then exhibits."""

    title: str
    paragraphs: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """A report worked out from what it holds.

    `purpose` says what it is for and `lead` the whole of it in short. `asked` is what a meeting may be asked to do,
    unless its presenter asks for something else; `legal` what the law asks here; `sources` the papers that its
    figures are given by.
    """

    title: str
    purpose: str
    lead: str
    sections: tuple[Section, ...]
    rulings: tuple[Ruling, ...] = ()
    asked: tuple[str, ...] = ()
    legal: str = ""
    sources: tuple[str, ...] = ()


def write_section(title: str, paragraphs: tuple[str, ...], exhibits: tuple[Exhibit, ...] = ()) -> tuple[Section, ...]:
    """A section, or none where it would say nothing."""
    said = tuple(words for words in paragraphs if words.strip())
    return (Section(title=title, paragraphs=said, exhibits=exhibits),) if said or exhibits else ()


def say_rulings(rulings: Sequence[Ruling], looked_at: Sequence[str]) -> tuple[str, ...]:
    """A paragraph for each ruling, those that stop before the others; where there is none, what was looked at."""
    if not rulings:
        return (f"No rule has anything to say against it. What was looked at: {say_list(looked_at)}.",)
    stops = list_stops(rulings)
    others = [ruling for ruling in rulings if not ruling.stops]
    return (*(_say(ruling, "This must be put right first") for ruling in stops), *(_say(each) for each in others))


def _say(ruling: Ruling, before: str = "") -> str:
    """The ruling's own words, with its source; one that rests on what was not verified says so."""
    doubt = "" if ruling.verified else "; not verified"
    said = f"{before}. {ruling.words}" if before else ruling.words
    return f"{said} ({ruling.source}{doubt})"
