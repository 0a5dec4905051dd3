"""The harm index: how many days of harm an offence of each category stands for, by edition.

    find_index("2026-02")                 an edition that ships
    weigh(offences, index)                the days of each offence

An edition is a table of dated data (`parameters/harm_index.toml`) or a file of the user's own (`read_index`).
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.law.parameter import read_rows as read_parameters
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.refusal import PatrolError

Floats = npt.NDArray[np.float64]
Statistic = Literal["median", "mean"]

HOMICIDE = "homicide"
_ROOM = "answerable.patrolling"


class Weight(Struct, frozen=True, kw_only=True):
    """The days of an offence of a category: median, mean and range over the `codes` offence codes it is made of.

    `is_estimate` marks the weight of a coarser type, made of those of the categories that it covers.
    """

    category: str
    name: str
    median: float
    mean: float | None = None
    lowest: float | None = None
    highest: float | None = None
    codes: int = 1
    is_estimate: bool = False

    def find_days(self, statistic: Statistic) -> float | None:
        """Its days by that statistic; nothing where the table does not say."""
        return self.median if statistic == "median" else self.mean


class HarmIndex(Struct, frozen=True, kw_only=True):
    """An edition of a harm index with the weight of each category.

    `verified` is whether the index itself was read, not another's account of it; `is_given` that a user gave the
    table.
    """

    edition: str
    name: str
    valid_from: dt.date | None
    licence: str
    source: str
    verified: bool
    weights: tuple[Weight, ...]
    is_given: bool = False

    def find_weight(self, category: str) -> Weight | None:
        """The weight of a category; nothing where the edition has none."""
        return next((each for each in self.weights if each.category == category), None)


class _Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    edition: str
    name: str
    valid_from: dt.date
    licence: str
    source: str
    verified: bool


class _EditionWeight(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    edition: str
    category: str
    name: str
    median: float
    mean: float
    lowest: float
    highest: float
    codes: int


class NationalYear(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A year of recorded crime whose counts by category are known."""

    year: str
    valid_from: dt.date
    source: str
    verified: bool


class NationalCount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many offences of a category were recorded in England and Wales in a year."""

    year: str
    category: str
    offences: int


def find_index(edition: str = "") -> HarmIndex:
    """The edition of that name, the newest for none, with the weights of the types of street files.

    Raises `PatrolError` where no edition has that name.
    """
    held = _read_indexes()
    found = next((index for index in held if not edition or index.edition == edition), None)
    if found is None:
        known = ", ".join(index.edition for index in held)
        raise PatrolError(f"There is no edition “{edition}” of the harm index: give one of {known}, or a table.")
    return found


def count_nationally() -> tuple[NationalYear, dict[str, int]]:
    """The newest year of national counts, and the offences of each category in it."""
    years: tuple[NationalYear, ...] = read_parameters("harm_count.toml", "year", NationalYear, _ROOM)
    newest = max(years, key=lambda each: each.valid_from)
    counts: tuple[NationalCount, ...] = read_parameters("harm_count.toml", "count", NationalCount, _ROOM)
    return newest, {each.category: each.offences for each in counts if each.year == newest.year}


def weigh(
    offences: Offences,
    index: HarmIndex,
    *,
    with_homicide: bool = True,
    statistic: Statistic = "median",
    with_proactive: bool = False,
) -> Floats:
    """The days of harm of each offence, as long as the offences.

    Nought for homicides where they are left out, and for offences that police activity brought to light unless
    `with_proactive`: how many there are says where the police looked (Sherman, Neyroud and Neyroud 2016). Not a
    number where the index has no weight for the category: nothing can be added up over such an offence without
    saying so. Raises `PatrolError` where the edition lacks the statistic.
    """
    days = list_days(offences.categories, index, statistic)
    weights = days[offences.category]
    if not with_homicide and HOMICIDE in offences.categories:
        weights = np.where(offences.category == offences.categories.index(HOMICIDE), 0.0, weights)
    return weights if with_proactive else np.where(offences.is_proactive, 0.0, weights)


def list_days(categories: tuple[str, ...], index: HarmIndex, statistic: Statistic = "median") -> Floats:
    """The days of an offence of each of these categories; not a number where there is no weight."""
    if statistic not in get_args(Statistic):
        raise PatrolError(f"“{statistic}” is no way to weigh: give median or mean.")
    known = {each.category: each for each in index.weights}
    found = [known.get(category) for category in categories]
    if any(each is not None and each.find_days(statistic) is None for each in found):
        raise PatrolError(f"The harm index {index.edition} has no {statistic} for every category: give the median.")
    return np.array([_or_nan(None if each is None else each.find_days(statistic)) for each in found] or [], float)


def _or_nan(days: float | None) -> float:
    return np.nan if days is None else days


@cache
def _read_indexes() -> tuple[HarmIndex, ...]:
    # Street types are weighed by the categories they cover, so their weights are made here, where those are known.
    from answerable.patrolling.harm.street import weigh_street_types

    editions: tuple[_Edition, ...] = read_parameters("harm_index.toml", "edition", _Edition, _ROOM)
    weights: tuple[_EditionWeight, ...] = read_parameters("harm_index.toml", "weight", _EditionWeight, _ROOM)
    held = []
    for each in sorted(editions, key=lambda edition: edition.valid_from, reverse=True):
        own = tuple(_make_weight(row) for row in weights if row.edition == each.edition)
        fields: dict[str, Any] = {name: getattr(each, name) for name in each.__struct_fields__}
        held.append(HarmIndex(**fields, weights=(*own, *weigh_street_types(own))))
    return tuple(held)


def _make_weight(row: _EditionWeight) -> Weight:
    return Weight(
        category=row.category,
        name=row.name,
        median=row.median,
        mean=row.mean,
        lowest=row.lowest,
        highest=row.highest,
        codes=row.codes,
    )
