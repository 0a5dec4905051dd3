"""The types of street files of data.police.uk, each coarser than the categories of the harm index.

A type is weighed by the mean of the categories it covers, by how many offences of each were recorded nationally: an
estimate, for nobody knows the mix of a place or a month. Some types have no weight at all, because their categories
differ so much that the mean would mislead: violence and sexual offences runs from harassment (10 days) to homicide
(5,475), so that one street with ten complaints of harassment would look like another with ten rapes; criminal damage
and arson runs from 2 to 185. Two types of files before May 2013 have none for the same reason: violent crime, and
public disorder and weapons. Anti-social behaviour is no recorded crime and has none either. The rule that draws the
line, and which categories each type covers, stand in `parameters/harm_street.toml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from answerable.law.parameter import read_rows as read_parameters
from answerable.patrolling.harm.index import Statistic, Weight, count_nationally

_ROOM = "answerable.patrolling"


class StreetType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of a street file, and the categories of the harm index that it covers."""

    slug: str
    name: str
    covers: tuple[str, ...]


class WidestRatio(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Beyond how many times the least harm the most may not be within a type, for it to have a weight."""

    name: str
    ratio: float
    valid_from: dt.date
    authority: str
    source: str
    verified: bool


@cache
def list_street_types() -> tuple[StreetType, ...]:
    """Every type of a street file."""
    return read_parameters("harm_street.toml", "type", StreetType, _ROOM)


@cache
def find_widest_ratio() -> WidestRatio:
    """The rule by which a type has no weight, the newest."""
    rules: tuple[WidestRatio, ...] = read_parameters("harm_street.toml", "rule", WidestRatio, _ROOM)
    return max(rules, key=lambda each: each.valid_from)


def weigh_street_types(weights: Sequence[Weight]) -> tuple[Weight, ...]:
    """The weights of the types whose categories these weights cover and are alike enough (by their medians)."""
    known = {each.category: each for each in weights}
    _, counts = count_nationally()
    found = []
    for kind in list_street_types():
        covered = [known[category] for category in kind.covers if category in known]
        if covered and len(covered) == len(kind.covers) and _are_alike(covered):
            found.append(_weigh_type(kind, covered, [counts[each.category] for each in covered]))
    return tuple(found)


def _are_alike(covered: Sequence[Weight]) -> bool:
    medians = [each.median for each in covered]
    return max(medians) <= find_widest_ratio().ratio * min(medians)


def _weigh_type(kind: StreetType, covered: Sequence[Weight], counts: Sequence[int]) -> Weight:
    median = _average(covered, counts, "median")
    return Weight(
        category=kind.slug,
        name=kind.name,
        median=0.0 if median is None else median,
        mean=_average(covered, counts, "mean"),
        lowest=min((each.lowest for each in covered if each.lowest is not None), default=None),
        highest=max((each.highest for each in covered if each.highest is not None), default=None),
        codes=sum(each.codes for each in covered),
        is_estimate=len(covered) > 1,
    )


def _average(covered: Sequence[Weight], counts: Sequence[int], statistic: Statistic) -> float | None:
    days = [each.find_days(statistic) for each in covered]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    return sum(day * count for day, count in zip(known, counts, strict=True)) / sum(counts)
