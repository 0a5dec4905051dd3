"""National publications that rank forces: how many bodies, what they give of each, and at which end a rank begins."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec import Struct

from answerable.law.parameter import choose_valid
from answerable.measuring.forces.order import First
from answerable.measuring.parameter import read_parameters


class Publication(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A publication. `bodies` is of how many forces its ranks are, `clock` from when to when its times run."""

    name: str
    heading: str
    authority: str
    bodies: int
    clock: str
    clock_words: str
    who: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class PublicationMeasure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a publication gives for each force: how it is said, and whether its rank of 1 is the highest or lowest."""

    publication: str
    name: str
    heading: str
    form: str
    places: int
    first: First
    better: str
    valid_from: dt.date
    source: str
    verified: bool


@cache
def find_publication(name: str, on: dt.date | None = None) -> Publication:
    """The publication as it was on a day; without one, as it is now."""
    held = [row for row in read_parameters("forces.toml", "publication", Publication) if row.name == name]
    return choose_valid(held, on)


@cache
def list_publication_measures(name: str) -> tuple[PublicationMeasure, ...]:
    """What a publication gives, in its own order."""
    rows = read_parameters("forces.toml", "publication_measure", PublicationMeasure)
    return tuple(row for row in rows if row.publication == name)
