"""Rulings, of the rules of money or of trials, as commands print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answerable.drawing.exhibit import Column, Exhibit, Table

if TYPE_CHECKING:
    from answerable.law.ruling import Ruling


def tell_rulings(rulings: Sequence[Ruling], *, of: str = "budget", as_text: bool = False) -> Exhibit:
    """What stops and what warns, each with its source. As text the words stand below the table, where they fit."""
    from answerable.drawing.wording import say_count
    from answerable.law.ruling import list_stops

    stops = list_stops(rulings)
    warnings = len(rulings) - len(stops)
    verb = "stops" if len(stops) == 1 else "stop"
    title = f"{say_count(len(stops), 'rule')} {verb} this {of}" if stops else f"No rule stops this {of}"
    sentence = f"{title}, and {say_count(warnings, 'warning')} {'was' if warnings == 1 else 'were'} given."
    heads = ("Code", "Weight") if as_text else ("Code", "Weight", "What it says", "Source")
    rows = tuple(
        (each.code, "stops" if each.stops else "warns", each.words, each.source)[: len(heads)] for each in rulings
    )
    said = tuple(f"{each.code}: {each.words} ({each.source})" for each in rulings)
    return Exhibit(
        slug="rulings",
        title=title,
        sentence=sentence,
        table=Table(columns=tuple(Column(head) for head in heads), rows=rows),
        notes=said if as_text else (),
        query=f"judge_{of}({of})",
    )
