"""Acts of Parliament by title: in which years one of that title was passed, and where that is printed."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

EARLIEST_COMPLETE = 1900
"""The year from which a title's list of years is complete where its entry does not say otherwise."""


class Act(msgspec.Struct, frozen=True):
    """One Act. `source` is its path at legislation.gov.uk; `verified` whether it was read there."""

    title: str
    year: int
    source: str
    verified: bool


class Title(msgspec.Struct, frozen=True):
    """A short title and every Act that has it; no other was passed from `complete_from` to `complete_to`."""

    name: str
    acts: tuple[Act, ...]
    complete_from: int
    complete_to: int

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(act.year for act in self.acts)

    def is_certain(self, year: int) -> bool:
        """Whether the list can tell of a year that no Act of this title is of it."""
        return self.complete_from <= year <= self.complete_to


@lru_cache(maxsize=1)
def list_titles() -> dict[str, Title]:
    """Every known title by its words in lower case, without commas."""
    printed = files("answerable.law").joinpath("parameters", "statutes.toml").read_text(encoding="utf-8")
    data = tomllib.loads(printed)
    entries: dict[str, list[dict[str, Any]]] = {}
    for entry in data["statute"]:
        entries.setdefault(entry["title"], []).append(entry)
    return {fold_title(name): _title(name, held, data["complete_to"]) for name, held in entries.items()}


def find_title(name: str) -> Title | None:
    """The title of an Act, however its commas and capitals are printed."""
    return list_titles().get(fold_title(name))


def fold_title(name: str) -> str:
    """A title in lower case without its commas, full stops and `etc.`, `&` as `and`."""
    words = re.sub(r"[,.’']", "", name.replace("&", "and")).lower().split()
    return " ".join(word for word in words if word != "etc")


def _title(name: str, entries: list[dict[str, Any]], complete_to: int) -> Title:
    acts = tuple(
        Act(title=name, year=entry["year"], source=entry["source"], verified=entry["verified"]) for entry in entries
    )
    return Title(
        name=name,
        acts=tuple(sorted(acts, key=lambda act: act.year)),
        complete_from=max(entry.get("complete_from", EARLIEST_COMPLETE) for entry in entries),
        complete_to=complete_to,
    )
