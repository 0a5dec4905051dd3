"""Rates of groups beside those of another: the ratio, what the unknown could make of it, and what place explains."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from answerable.measuring.interval import bound_ratio_by_logarithm

PER = 1_000.0


class Relative(Struct, frozen=True, kw_only=True):
    """A rate over the rate of the reference group, with its log-normal interval."""

    ratio: float
    low: float
    high: float
    p: float


class GroupRate(Struct, frozen=True, kw_only=True):
    """How often a group was met, out of how many people; `relative` is nothing for the reference and for small
    counts.

    `lowest` and `highest` are the ratio if everybody whose group is not stated were of the reference, or of this
    group.
    """

    group: str
    count: int
    people: int
    relative: Relative | None = None
    lowest: float | None = None
    highest: float | None = None

    @property
    def rate(self) -> float:
        """Records for each 1,000 people."""
        return PER * self.count / self.people


class Standardised(Struct, frozen=True, kw_only=True):
    """A group's ratio area by area, and the difference of the two rates for each 1,000 people in its two parts.

    `between` is what comes of living in different areas, `within` what is left inside them; they add up to
    `difference`. `areas` is how many areas both groups live in.
    """

    group: str
    areas: int
    crude: float
    ratio: Relative
    difference: float
    between: float
    within: float


class Stratum(Struct, frozen=True, kw_only=True):
    """An area: the records and people of a group and of the reference group in it."""

    count: int
    people: int
    other_count: int
    other_people: int


def compare_rates(
    counts: Mapping[str, int],
    people: Mapping[str, int],
    reference: str,
    *,
    not_stated: int = 0,
    smallest: int = 1,
    records_a_person: float = 1.0,
    level: float = 0.95,
) -> tuple[GroupRate, ...]:
    """The rate of each group with people, and its ratio to the reference group, that group first.

    Interval: ln(ratio) +- z sqrt(1/a + 1/b) (Katz and others 1978), counts divided by `records_a_person` where one
    person gives several records. A ratio with fewer than `smallest` records on either side is not made. Raises
    `ValueError` where the reference group has no people.
    """
    if not people.get(reference):
        raise ValueError(f"The reference group {reference} has no people.")
    base_count, base_people = counts.get(reference, 0), people[reference]
    rates = [GroupRate(group=reference, count=base_count, people=base_people)]
    for group in sorted(name for name, number in people.items() if number and name != reference):
        count, number = counts.get(group, 0), people[group]
        if min(count, base_count) < max(1, smallest):
            rates.append(GroupRate(group=group, count=count, people=number))
            continue
        found = bound_ratio_by_logarithm(
            base_count / records_a_person, count / records_a_person, base_people, number, level
        )
        scale = base_people / number
        rates.append(
            GroupRate(
                group=group,
                count=count,
                people=number,
                relative=Relative(
                    ratio=count / base_count * scale, low=found.low, high=found.high or math.inf, p=found.p
                ),
                lowest=count / (base_count + not_stated) * scale,
                highest=(count + not_stated) / base_count * scale,
            )
        )
    return tuple(rates)


def standardise_ratio(
    group: str, strata: Sequence[Stratum], *, records_a_person: float = 1.0, level: float = 0.95
) -> Standardised | None:
    """A group's ratio held area by area (Mantel and Haenszel), and its difference split by place.

    Ratio of rates: sum(a T0 / T) / sum(b T1 / T), variance of its logarithm after Greenland and Robins (1985). The
    difference of the rates is split after Kitagawa (1955): each area's difference in shares of the two peoples at
    its mean rate (between), each area's difference in rates at its mean share (within); exact, in any area where both
    live. Areas where one of them has no people are left out; nothing where nothing is left to compare.
    """
    from statistics import NormalDist

    kept = [each for each in strata if each.people and each.other_people]
    above = sum(each.count * each.other_people / (each.people + each.other_people) for each in kept)
    below = sum(each.other_count * each.people / (each.people + each.other_people) for each in kept)
    if not above or not below:
        return None
    spread = sum(
        (each.count + each.other_count) * each.people * each.other_people / (each.people + each.other_people) ** 2
        for each in kept
    )
    error = math.sqrt(records_a_person * spread / (above * below))
    ratio, reach = above / below, math.exp(NormalDist().inv_cdf((1 + level) / 2) * error)
    p = 2 * NormalDist().cdf(-abs(math.log(ratio)) / error)
    people, others = sum(each.people for each in kept), sum(each.other_people for each in kept)
    rate, other_rate = sum(each.count for each in kept) / people, sum(each.other_count for each in kept) / others
    between = within = 0.0
    for each in kept:
        share, other_share = each.people / people, each.other_people / others
        here, there = each.count / each.people, each.other_count / each.other_people
        between += (share - other_share) * (here + there) / 2
        within += (here - there) * (share + other_share) / 2
    return Standardised(
        group=group,
        areas=len(kept),
        crude=rate / other_rate,
        ratio=Relative(ratio=ratio, low=ratio / reach, high=ratio * reach, p=p),
        difference=PER * (rate - other_rate),
        between=PER * between,
        within=PER * within,
    )
