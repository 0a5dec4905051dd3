"""Harm by area: how much each offence weighs there on average, with its spread; never a rank."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from answerable.law.words import say_list
from answerable.measuring.suppression import find_limit, refuse_officers, say_rule, suppress
from answerable.patrolling.harm.chance import Whole, add_harm
from answerable.patrolling.harm.index import HOMICIDE, HarmIndex, list_days
from answerable.patrolling.harm.result import AreaHarm, HarmOptions
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.offence.unit import put_in_areas
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError

ELSEWHERE, ELSEWHERE_OR_NOWHERE, NOT_STATED = "In none of them", "In none of them, or without a place", "Not stated"
_SQUARE_METRES = 1e6


def measure_areas(
    kept: Offences, index: HarmIndex, options: HarmOptions, areas: Sequence[Area] = ()
) -> tuple[tuple[AreaHarm, ...], tuple[str, ...]]:
    """The harm of each area, in the order of their names, and why some show less; none where the file names none.

    Counts are of offences other than homicide, hidden by the rule for small counts, and so that none can be worked
    out from the total; harm is shown of as many offences as a group must have to be put beside others. With homicide
    it is shown only where no area's homicides are few: the difference would give them.
    """
    chosen = choose_kind(areas, options.area_kind)
    placed = put_in_areas(kept, chosen) if chosen else kept
    if not placed.units:
        return (), ()
    refuse_officers(placed.units)
    names = (*placed.units, _name_rest(placed, is_by_place=bool(chosen)))
    table = _cross(placed, len(names))
    days = np.nan_to_num(list_days(placed.categories, index, options.statistic))
    is_homicide = np.array(placed.categories) == HOMICIDE
    others = np.where(is_homicide, 0, table)
    counts, homicides = others.sum(axis=1), table[:, is_homicide].sum(axis=1)
    hides_homicide = suppress([[int(each)] for each in homicides]).hides
    shows = _choose_shown(counts, suppress([[int(each)] for each in counts]).row_totals)
    # By its place in the list: two areas may have one name
    sizes = dict(enumerate(read_outline(area.outline).area / _SQUARE_METRES for area in chosen))
    found = []
    for at in sorted(np.flatnonzero(counts), key=lambda at: (at == len(names) - 1, names[at])):
        count_shown, harm_shown = shows[at]
        own = add_harm(others[at], days, options.seed) if harm_shown else None
        with_homicide = float(table[at] @ days) if harm_shown and not hides_homicide else None
        found.append(
            AreaHarm(
                name=names[at],
                count=int(counts[at]) if count_shown else None,
                without_homicide=own,
                with_homicide=with_homicide,
                square_km=sizes.get(int(at)),
            )
        )
    return tuple(found), _say_hidden(found, hides_homicide)


def choose_kind(areas: Sequence[Area], kind: str) -> tuple[Area, ...]:
    """The areas of one kind. Raises `PatrolError` where there are several kinds and none is named."""
    kinds = sorted({area.kind for area in areas})
    if len(kinds) > 1 and kind not in kinds:
        raise PatrolError(f"The areas are of {len(kinds)} kinds, {say_list(kinds)}: choose one (option area-kind).")
    chosen = tuple(area for area in areas if not kind or area.kind == kind)
    if areas and not chosen:
        raise PatrolError(f"No area is of the kind “{kind}”: they are of the kind {say_list(kinds)}.")
    return chosen


def _name_rest(placed: Offences, *, is_by_place: bool) -> str:
    """What the offences of no area are called: those whose unit was left blank need not lie in none."""
    if not is_by_place:
        return NOT_STATED
    return ELSEWHERE if placed.is_placed.all() else ELSEWHERE_OR_NOWHERE


def _cross(placed: Offences, areas: int) -> Whole:
    """Offences by area and category, those in no area last."""
    unit = np.where(placed.unit < 0, areas - 1, placed.unit).astype(np.int64)
    width = len(placed.categories)
    return np.bincount(unit * width + placed.category, minlength=areas * width).reshape(areas, width)


def _choose_shown(counts: Whole, hidden: Sequence[bool]) -> list[tuple[bool, bool]]:
    """Of each area, whether its count and its harm are shown; never is the harm of one area alone hidden."""
    fewest = find_limit("ranked group").below
    small = np.array(hidden) | ((counts > 0) & (counts < fewest))
    if small.sum() == 1 and (
        free := [at for at in np.argsort(counts, kind="stable") if counts[at] and not small[at]]
    ):
        small[free[0]] = True
    return [
        (not count_hidden, bool(not harm_hidden)) for count_hidden, harm_hidden in zip(hidden, small, strict=True)
    ]


def _say_hidden(found: Sequence[AreaHarm], hides_homicide: bool) -> tuple[str, ...]:
    words = []
    if any(each.count is None for each in found):
        words.append(say_rule())
    if any(each.without_homicide is None for each in found):
        fewest = find_limit("ranked group").below
        words.append(
            f"Harm is shown of areas with {fewest} offences or more, so that no single offence can be read from it, "
            "and hidden of another where it could be worked out from the total."
        )
    if hides_homicide:
        words.append(
            "Harm with homicide is not shown by area: some area had so few homicides that the difference would tell "
            "how many."
        )
    return tuple(words)
