"""The territorial police forces: their codes and names, and which of them a printed name means."""

from __future__ import annotations

import datetime as dt
import re
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from answerable.law.words import say_list
from answerable.measuring.parameter import read_parameters

_DROPPED = {"police", "constabulary", "force", "service", "the", "of", "pfa", "area", "s"}
_CODE = re.compile(r"[a-z]\d{8}")
# What makes a name one of a piece of land: a region or a county may share its name with a force, but not its figures.
_LAND = {"region", "county", "country", "combined", "authority"}
_REGION_CODE = "E12"


class Force(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A force. `code` is that of its area in official statistics, empty where it has none here; then its name is its
    key. `short` is its name in tables."""

    code: str
    name: str
    short: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    valid_from: dt.date
    source: str
    verified: bool

    @property
    def key(self) -> str:
        """What the force is known by for certain: its code, or its name where it has none."""
        return self.code or self.name


@cache
def list_forces() -> tuple[Force, ...]:
    """Every force that is known, in the order of the official codes."""
    return read_parameters("forces.toml", "force", Force)


def find_force(words: str) -> Force | None:
    """The force that a name, a short name or a code means; nothing where that is not certain.

    "Police", "Constabulary", "&" and the order of "London, City of" make no difference. A name that says it is a
    region or a county is none, nor is any code but a force's own: several pieces of land share a force's name.
    """
    plain = " ".join(words.casefold().split())
    if _CODE.fullmatch(plain.replace(" ", "")):
        return _by_code().get(plain.replace(" ", ""))
    spoken = _spell(plain)
    if not spoken or spoken & _LAND:
        return None
    return _by_name().get(spoken)


def suggest_force(words: str) -> str:
    """A sentence for a name that is no force: what it is instead, or which forces may be meant."""
    plain = " ".join(words.split())
    if plain.upper().startswith(_REGION_CODE) or _spell(plain) & _LAND:
        return f"“{plain}” is an area of another kind, not a police force; give the code of the force."
    if _CODE.fullmatch(plain.casefold()):
        return f"{plain} is not the code of a police force."
    near = _list_near(plain)
    if not near:
        return f"No police force is called “{plain}”."
    return f"No police force is called “{plain}”. Did you mean {say_list(near, 'or')}?"


def _list_near(words: str) -> list[str]:
    """Names of forces that share a word with what was written, then those that are spelt nearly so; at most three."""
    spoken = _spell(words.casefold())
    sharing = [force.name for force in list_forces() if spoken & _spell(force.short.casefold())]
    shorts = {force.short.casefold(): force.name for force in list_forces()}
    spelt = " ".join(word for word in _split(words.casefold()) if word not in _DROPPED)
    alike = [shorts[short] for short in get_close_matches(spelt, shorts, n=3, cutoff=0.6)]
    return list(dict.fromkeys([*alike, *sharing]))[:3]


def _split(words: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", words.replace("&", " and "))


def _spell(words: str) -> frozenset[str]:
    """A name as the words that tell it from others, whatever their order."""
    return frozenset(word for word in _split(words) if word not in _DROPPED)


@cache
def _by_code() -> dict[str, Force]:
    return {force.code.casefold(): force for force in list_forces() if force.code}


@cache
def _by_name() -> dict[frozenset[str], Force]:
    known: dict[frozenset[str], Force] = {}
    for force in list_forces():
        for name in (force.name, force.short, *force.aliases):
            spoken = _spell(name.casefold())
            if known.setdefault(spoken, force) is not force:
                raise ValueError(f"Two forces are called {name}.")
    return known
