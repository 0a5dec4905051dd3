"""Forces alike: the groups an authority has published, and our own nearest forces from a table of features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from answerable.law.parameter import list_valid
from answerable.measuring.forces.force import Force, find_force
from answerable.measuring.parameter import read_parameters
from answerable.measuring.refusal import MeasureError


class SimilarGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The forces that an authority named as most similar to one, from a day on."""

    code: str
    members: tuple[str, ...]
    authority: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Neighbour(Struct, frozen=True):
    """A force by its distance from ours; `furthest` is the feature in which the two differ most, in standard
    deviations of all forces."""

    key: str
    distance: float
    furthest: str
    difference: float


@cache
def list_groups() -> tuple[SimilarGroup, ...]:
    """Every published group that was read, of every day."""
    return read_parameters("similar_forces.toml", "group", SimilarGroup)


def find_group(force: Force, on: dt.date | None = None) -> SimilarGroup | None:
    """The published group of a force on a day (without one, the newest); nothing where none was read."""
    held = [group for group in list_valid(list_groups(), on) if group.code == force.code]
    return max(held, key=lambda group: group.valid_from, default=None)


def list_members(group: SimilarGroup) -> tuple[Force, ...]:
    """The forces of a group, by name."""
    found = [force for code in group.members if (force := find_force(code))]
    return tuple(sorted(found, key=lambda force: force.name))


def find_neighbours(features: Mapping[str, Mapping[str, float]], ours: str, count: int = 7) -> tuple[Neighbour, ...]:
    """Our own nearest forces: `{force key: {feature: value}}`, the nearest first.

    Mahalanobis distance over z-scored features, so that two features that say the same are not counted twice
    (Mahalanobis 1936). Forces that lack a feature are left out. `MeasureError` where ours does, or where there are
    not enough forces to learn how the features go together.
    """
    import numpy as np

    names = sorted({name for held in features.values() for name in held})
    whole = {key: held for key, held in features.items() if all(name in held for name in names)}
    _refuse_features(names, whole, ours)
    keys = sorted(whole)
    table = np.array([[whole[key][name] for name in names] for key in keys], dtype=float)
    scored = (table - table.mean(axis=0)) / table.std(axis=0, ddof=1)
    gap = scored - scored[keys.index(ours)]
    # A pseudo-inverse: features that repeat one another add nothing, instead of dividing by nought.
    inverse = np.linalg.pinv(np.atleast_2d(np.cov(scored, rowvar=False)), hermitian=True)
    distances = np.sqrt(np.clip(np.einsum("ij,jk,ik->i", gap, inverse, gap), 0, None))
    nearest = sorted(range(len(keys)), key=lambda at: (float(distances[at]), keys[at]))
    return tuple(
        _describe(keys[at], float(distances[at]), gap[at].tolist(), names) for at in nearest if keys[at] != ours
    )[:count]


def _refuse_features(names: Sequence[str], whole: Mapping[str, Mapping[str, float]], ours: str) -> None:
    if ours not in whole:
        raise MeasureError("Our own force has no row for every feature, so nothing can be told to be near it.")
    if len(whole) < len(names) + 2:
        raise MeasureError(
            f"{len(whole)} forces with every feature are too few for {len(names)} features: "
            f"{len(names) + 2} or more are needed. Give more forces or fewer features."
        )
    for name in names:
        if len({held[name] for held in whole.values()}) == 1:
            raise MeasureError(f"The feature “{name}” is the same for every force; leave it out.")


def _describe(key: str, distance: float, gap: Sequence[float], names: Sequence[str]) -> Neighbour:
    difference, name = max(zip(gap, names, strict=True), key=lambda pair: abs(pair[0]))
    return Neighbour(key, distance, name, difference)
