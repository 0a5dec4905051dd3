"""A finance report in its parts, before it is printed or shown."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from answerable.costing.refusal import CostError
from answerable.drawing.exhibit import Exhibit
from answerable.law.ruling import Ruling


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


def tell_section(
    title: str, *tells: Callable[[], tuple[Exhibit, ...]], paragraphs: tuple[str, ...] = ()
) -> tuple[Section, ...]:
    """A section of exhibits. Where some cannot be worked out, why stands in their place; the others are told."""
    exhibits: tuple[Exhibit, ...] = ()
    for tell in tells:
        try:
            exhibits += tell()
        except CostError as why:
            paragraphs += (str(why),)
    return write_section(title, paragraphs, exhibits)
