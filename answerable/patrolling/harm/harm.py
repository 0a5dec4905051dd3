"""Harm beside every count: by category, by month, by area, with and without homicide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from answerable.drawing.wording import open_sentence, say_count
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.suppression import find_limit
from answerable.measuring.verdict import Verdict
from answerable.patrolling.harm.area import measure_areas
from answerable.patrolling.harm.chance import (
    FEWEST_PERIODS,
    Floats,
    HarmLimits,
    Whole,
    add_harm,
    judge_harm,
    limit_harm,
    refuse_harm,
)
from answerable.patrolling.harm.index import HOMICIDE, HarmIndex, Statistic, list_days
from answerable.patrolling.harm.period import Periods, choose_days, find_periods, make_breaks
from answerable.patrolling.harm.result import CategoryHarm, HarmOptions, HarmResult, IndexUsed, PeriodHarm
from answerable.patrolling.offence.category import say_category
from answerable.patrolling.offence.note import note_offences
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError


def measure_harm(
    offences: Offences, index: HarmIndex, options: HarmOptions, areas: Sequence[Area] = ()
) -> HarmResult:
    """The harm of offences by an index.

    Areas are `areas` where they are given, else the policing units that the offences name. Raises `PatrolError` for
    a file without offences in the days chosen, or with so few that single ones could be told.
    """
    chosen = choose_days(offences, options.first_on, options.last_on)
    fewest = find_limit("ranked group").below
    if len(chosen) < fewest:
        raise PatrolError(
            f"The file has {say_count(len(chosen), 'offence')} in these days: harm is added up of {fewest} or more, "
            "so that no single offence can be read from a sum."
        )
    breaks = make_breaks(options.break_on, options.break_words)
    periods = find_periods(chosen, options.first_on, options.last_on, options.period, breaks)
    days = list_days(chosen.categories, index, options.statistic)
    is_weighed = ~np.isnan(days)[chosen.category] & ~chosen.is_proactive
    kept = chosen.take(is_weighed)
    counts = np.bincount(kept.category, minlength=len(days))
    weights = np.nan_to_num(days)
    table = _cross(kept, periods.place[is_weighed], len(periods.begins), len(days))
    without = np.where(np.array(chosen.categories) == HOMICIDE, 0.0, weights)
    limits = _limit(table, periods, without, options.seed)
    found, hidden = measure_areas(kept, index, options, areas)
    homicides = _count_homicides(chosen.categories, counts)
    return HarmResult(
        options=options,
        first_on=periods.first_on,
        last_on=periods.last_on,
        index=describe_index(index, options.statistic),
        categories=tally_categories(_name_counts(chosen, ~chosen.is_proactive), index, options.statistic),
        proactive=tally_categories(_name_counts(chosen, chosen.is_proactive), index, options.statistic),
        unweighed=int((~chosen.is_proactive).sum() - len(kept)),
        homicides=homicides,
        with_homicide=add_harm(counts, weights, options.seed),
        without_homicide=add_harm(_drop_homicides(chosen.categories, counts), without, options.seed),
        periods=_list_periods(table, periods, weights, without, limits, chosen.categories),
        counts=_chart_counts(table.sum(axis=1), periods),
        verdict=_judge_last(table, without, limits, periods),
        areas=found,
        areas_hidden=hidden,
        notes=note_offences(chosen, is_mapped=False),
        is_street=chosen.is_snapped,
    )


def tally_categories(counts: Mapping[str, int], index: HarmIndex, statistic: Statistic) -> tuple[CategoryHarm, ...]:
    """The harm of each category's count, the most harm first; those without a weight last, by their count."""
    present = {category: count for category, count in counts.items() if count}
    days = list_days(tuple(present), index, statistic)
    found = []
    for (category, count), each in zip(present.items(), days.tolist(), strict=True):
        weight = index.find_weight(category)
        found.append(
            CategoryHarm(
                category=category,
                name=weight.name if weight else open_sentence(say_category(category)),
                count=count,
                days=None if weight is None else each,
                harm=None if weight is None else each * count,
                lowest=weight.lowest if weight else None,
                highest=weight.highest if weight else None,
                is_estimate=weight is not None and weight.is_estimate,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.harm is None, -(each.harm or 0.0), -each.count)))


def describe_index(index: HarmIndex, statistic: Statistic) -> IndexUsed:
    """What a page prints of the index that was used."""

    def find(category: str) -> float | None:
        weight = index.find_weight(category)
        return weight.find_days(statistic) if weight else None

    return IndexUsed(
        edition=index.edition,
        name=index.name,
        statistic=statistic,
        licence=index.licence,
        source=index.source,
        verified=index.verified,
        is_given=index.is_given,
        valid_from=index.valid_from,
        homicide=find(HOMICIDE),
        injury=find("violence-with-injury"),
        robbery=find("robbery"),
    )


def _name_counts(offences: Offences, mask: np.ndarray) -> dict[str, int]:
    counts = np.bincount(offences.category[mask], minlength=len(offences.categories))
    return dict(zip(offences.categories, counts.tolist(), strict=True))


def _cross(kept: Offences, place: Whole, periods: int, categories: int) -> Whole:
    """Offences by period and category."""
    inside = place >= 0
    cells = place[inside] * categories + kept.category[inside].astype(np.int64)
    return np.bincount(cells, minlength=periods * categories).reshape(periods, categories)


def _count_homicides(categories: Sequence[str], counts: Whole) -> int:
    return int(counts[list(categories).index(HOMICIDE)]) if HOMICIDE in categories else 0


def _drop_homicides(categories: Sequence[str], counts: Whole) -> Whole:
    return np.where(np.array(categories) == HOMICIDE, 0, counts)


def _limit(table: Whole, periods: Periods, without: Floats, seed: int) -> HarmLimits | None:
    if len(periods.begins) < FEWEST_PERIODS or not table.sum() or periods.list_breaks():
        return None
    return limit_harm(table, periods.days, without, seed=seed)


def _judge_last(table: Whole, without: Floats, limits: HarmLimits | None, periods: Periods) -> Verdict | None:
    """What may be said of the last period; nothing of too few, and no comparison across a break."""
    if len(table) >= FEWEST_PERIODS and periods.list_breaks():
        return refuse_harm(periods.list_breaks())
    if limits is None:
        return None
    return judge_harm(float(table[-1] @ without), limits, -1, len(table))


def _chart_counts(counts: Whole, periods: Periods) -> ControlChart | None:
    """Offences a day, so that February is held to its own length; nothing of fewer than two periods."""
    from answerable.measuring.control.charts import chart_rates

    if len(periods.begins) < 2 or not counts.sum():
        return None
    days, breaks = periods.days.tolist(), periods.breaks
    return chart_rates(periods.begins, counts.tolist(), days, name="Offences a day", better="lower", breaks=breaks)


def _list_periods(
    table: Whole,
    periods: Periods,
    weights: Floats,
    without: Floats,
    limits: HarmLimits | None,
    categories: Sequence[str],
) -> tuple[PeriodHarm, ...]:
    found = []
    for at, (begin, days) in enumerate(zip(periods.begins, periods.days.tolist(), strict=True)):
        found.append(
            PeriodHarm(
                first_on=begin,
                days=days,
                count=int(table[at].sum()),
                homicides=_count_homicides(categories, table[at]),
                without_homicide=float(table[at] @ without),
                with_homicide=float(table[at] @ weights),
                lower=float(limits.lower[at]) if limits else None,
                upper=float(limits.upper[at]) if limits else None,
            )
        )
    return tuple(found)
