"""Rulings as a report says them: each a sentence with what it means and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.law.ruling import Ruling, list_stops
from answerable.law.words import say_list


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
