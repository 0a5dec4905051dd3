"""The dated parameters of comparing ethnic groups: groups and their names, the smallest count, targets, places."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from msgspec import Struct

from answerable.measuring.parameter import Limit, read_parameters
from answerable.measuring.refusal import MeasureError

NOT_STATED = "Not stated"
_FILE = "fairness.toml"


class Target(Struct, frozen=True, kw_only=True):
    """A percentage that somebody set, from a day on. `verified` is whether a paper that says so, and from when, was
    read."""

    name: str
    percent: float
    authority: str
    valid_from: dt.date | None = None
    source: str = ""
    verified: bool = True


class Place(Struct, frozen=True, kw_only=True):
    """A place whose figures are never divided by its residents, and why."""

    name: str
    names: tuple[str, ...]
    reason: str
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


class Group(Struct, frozen=True, kw_only=True):
    """A broad ethnic group with the words and codes that stand for it."""

    name: str
    names: tuple[str, ...]
    authority: str
    source: str


def find_smallest(on: dt.date | None = None) -> Limit:
    """The smallest count on either side of a ratio of rates, in force on a day, the latest without one."""
    limits = read_parameters(_FILE, "limit", Limit)
    held = [each for each in limits if on is None or each.valid_from <= on]
    # Before the first rule there was none to go by: the first is the cautious choice.
    return max(held or limits, key=lambda each: each.valid_from)


def find_target(name: str, on: dt.date, authority: str = "") -> Target | None:
    """The target in force on a day, of an authority with these words in its name; nothing where none was set."""
    held = [
        each
        for each in read_parameters(_FILE, "target", Target)
        if each.name == name
        and (each.valid_from is None or each.valid_from <= on)
        and authority.casefold() in each.authority.casefold()
    ]
    return max(held, key=lambda each: each.valid_from or dt.date.min, default=None)


def find_place_without_rate(area: str) -> Place | None:
    """The rule for an area whose residents are no base for a rate; nothing for any other."""
    plain = _plain(area)
    return next((each for each in read_parameters(_FILE, "place", Place) if plain in map(_plain, each.names)), None)


def name_group(words: str | None, column: str) -> str:
    """The broad group of what is printed in a cell, `Not stated` for a blank; raises `MeasureError` for other words.

    Known are the names of the groups, the detailed names and codes of the parameters, and either before a hyphen
    (`White - British`, `B1 - Caribbean`).
    """
    if words is None:
        return NOT_STATED
    if found := _find_group(words):
        return found
    groups = ", ".join(each.name for each in read_parameters(_FILE, "group", Group))
    raise MeasureError(
        f"“{words}” in the column {column} is no ethnic group that is known here. Write one of: {groups}."
    )


@cache
def _find_group(words: str) -> str | None:
    names = _list_names()
    parts = (words, words.partition(" - ")[0], words.partition(":")[0], words.partition("(")[0])
    return next((names[plain] for plain in map(_plain, parts) if plain in names), None)


@cache
def _list_names() -> dict[str, str]:
    return {
        _plain(name): group.name
        for group in read_parameters(_FILE, "group", Group)
        for name in (group.name, *group.names)
    }


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.casefold().replace("&", " and ")).split())
