"""Agreement: how often two who sort the same things put them alike, beyond what chance would."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import NormalDist

from msgspec import Struct

from answerable.measuring.interval import bound_share


class Agreement(Struct, frozen=True, kw_only=True):
    """Of `total` things sorted twice (or by several), `alike` pairs agree; `kappa` is agreement beyond chance.

    1 is always alike, 0 no more than chance; nothing where all are of one sort, since chance then agrees always.
    """

    total: int
    share: float
    share_low: float
    share_high: float
    kappa: float | None
    low: float | None = None
    high: float | None = None


def measure_agreement(pairs: Mapping[tuple[str, str], int], level: float = 0.95) -> Agreement | None:
    """Agreement of two who sort (Cohen 1960), counts by the pair of sorts; nothing without things.

    kappa = (observed - expected) / (1 - expected); its standard error is Fleiss, Cohen and Everitt's (1969).
    """
    total = sum(pairs.values())
    if not total:
        return None
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    sorts = set(first) | set(second)
    alike = sum(count for (one, other), count in pairs.items() if one == other)
    observed = alike / total
    expected = sum(first[sort] * second[sort] for sort in sorts) / total**2
    share = bound_share(alike, total, level)
    if expected == 1:
        return Agreement(total=total, share=observed, share_low=share.low, share_high=share.high, kappa=None)
    kappa = (observed - expected) / (1 - expected)
    inner = outer = 0.0
    for (one, other), count in pairs.items():
        part = count / total
        if one == other:
            inner += part * (1 - (first[one] + second[one]) / total * (1 - kappa)) ** 2
        else:
            outer += part * ((second[one] + first[other]) / total) ** 2
    spread = inner + (1 - kappa) ** 2 * outer - (kappa - expected * (1 - kappa)) ** 2
    reach = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(max(0.0, spread) / total) / (1 - expected)
    return Agreement(
        total=total,
        share=observed,
        share_low=share.low,
        share_high=share.high,
        kappa=kappa,
        low=max(-1.0, kappa - reach),
        high=min(1.0, kappa + reach),
    )


def measure_many(gradings: Sequence[Sequence[str]]) -> float | None:
    """Agreement of several who grade the same things (Fleiss 1971, with numbers of graders that may differ).

    Each thing's share of pairs that agree, weighed by its graders, against what the grades' own shares give by
    chance. Things with one grader say nothing and are left out; nothing where none is left or all grades are one.
    """
    kept = [Counter(grades) for grades in gradings if len(grades) > 1]
    total = sum(counter.total() for counter in kept)
    if not total:
        return None
    observed = sum(sum(count * (count - 1) for count in counter.values()) / (counter.total() - 1) for counter in kept)
    overall: Counter[str] = sum(kept, Counter())
    expected = sum((count / total) ** 2 for count in overall.values())
    return None if expected == 1 else (observed / total - expected) / (1 - expected)
