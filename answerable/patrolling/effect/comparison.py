"""Places compared before and after: the weighted displacement difference and quotient of a small file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.law.words import say_list
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row, read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Verdict
from answerable.patrolling.effect.displacement import (
    Change,
    Difference,
    Quotient,
    divide_displacement,
    weigh_displacement,
    weigh_harm,
)
from answerable.patrolling.effect.shapes import AREAS, PHASES
from answerable.patrolling.effect.verdict import judge_difference

_TREATED, _CONTROL, _AROUND, _AROUND_CONTROL = AREAS


class DisplacementOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a comparison of places."""

    before_length: Annotated[float, Meta(gt=0, description="How long the time before is, in any unit.")] = 1.0
    after_length: Annotated[float, Meta(gt=0, description="How long the time after is, in the same unit.")] = 1.0
    dispersion: Annotated[
        float, Meta(ge=1, description="How many times more the counts vary than independent ones: 1 if not known.")
    ] = 1.0
    level: Annotated[float, Meta(ge=0.5, lt=1, description="The level of confidence of the intervals.")] = 0.95


class AreaCounts(Struct, frozen=True, kw_only=True):
    """What an area saw before and after, all kinds of offence together."""

    area: str
    before: int
    after: int
    size: float


class DisplacementResult(Struct, frozen=True, kw_only=True):
    """A comparison of places: net offences in the treated area, around it and in both, each with its verdict; the
    quotient where there is one; `harm` in days of both where every kind of offence has its harm."""

    options: DisplacementOptions
    areas: tuple[AreaCounts, ...]
    local: Difference
    displaced: Difference | None
    total: Difference
    local_verdict: Verdict
    displaced_verdict: Verdict | None
    total_verdict: Verdict
    quotient: Quotient | None
    harm: Difference | None
    harm_verdict: Verdict | None


def compare_places(files: Mapping[str, DataFile], options: DisplacementOptions) -> DisplacementResult:
    """Measure `files["counts"]`. Raises `MeasureError` where an area or phase is missing, or sizes disagree."""
    rows = read_rows(files["counts"])
    _refuse(rows)
    areas = _sum_areas(rows)
    changes = {each.area: Change(before=each.before, after=each.after, size=each.size) for each in areas}
    whole = _weigh(changes, options)
    has_around = _AROUND in changes
    around = None
    if has_around:
        around = divide_displacement(changes[_TREATED], changes[_AROUND], changes[_CONTROL])
    harm = _weigh_kinds(rows, {each.area: each.size for each in areas}, options)
    events = sum(each.before + each.after for each in areas)
    level = options.level
    return DisplacementResult(
        options=options,
        areas=areas,
        local=whole[0],
        displaced=whole[1] if has_around else None,
        total=whole[2],
        local_verdict=judge_difference(whole[0], events, level),
        displaced_verdict=judge_difference(whole[1], events, level) if has_around else None,
        total_verdict=judge_difference(whole[2], events, level),
        quotient=around,
        harm=harm,
        harm_verdict=None if harm is None else judge_difference(harm, events, level),
    )


def _weigh(changes: Mapping[str, Change], options: DisplacementOptions) -> tuple[Difference, Difference, Difference]:
    none = Change(before=0, after=0)
    found = weigh_displacement(
        changes[_TREATED],
        changes[_CONTROL],
        changes.get(_AROUND, none),
        changes.get(_AROUND_CONTROL, none),
        before_length=options.before_length,
        after_length=options.after_length,
        dispersion=options.dispersion,
    )
    return found.local, found.displaced, found.total


def _weigh_kinds(rows: Sequence[Row], sizes: Mapping[str, float], options: DisplacementOptions) -> Difference | None:
    """Harm, each kind of offence weighed by its own; nothing where a kind has none."""
    kinds = sorted({row["category"] or "" for row in rows})
    weights = {kind: {row["harm"] for row in rows if (row["category"] or "") == kind} for kind in kinds}
    if any(None in held for held in weights.values()):
        return None
    for kind, held in weights.items():
        if len(held) > 1:
            raise MeasureError(f"“{kind or 'all offences'}” has more than one harm: give one for each kind.")
    parts = []
    for kind in kinds:
        counts = {(row["area"], row["phase"]): row["count"] for row in rows if (row["category"] or "") == kind}
        changes = {
            area: Change(before=counts.get((area, "before"), 0), after=counts.get((area, "after"), 0), size=size)
            for area, size in sizes.items()
        }
        parts.append(_weigh(changes, options)[2])
    return weigh_harm(parts, [next(iter(weights[kind])) for kind in kinds])


def _sum_areas(rows: Sequence[Row]) -> tuple[AreaCounts, ...]:
    found = []
    for area in AREAS:
        held = [row for row in rows if row["area"] == area]
        if not held:
            continue
        sizes = {row["size"] for row in held}
        if len(sizes) > 1:
            raise MeasureError(f"The {area} area has more than one size: give the same one in each of its rows.")
        before, after = (sum(row["count"] for row in held if row["phase"] == phase) for phase in PHASES)
        found.append(AreaCounts(area=area, before=before, after=after, size=next(iter(sizes)) or 1.0))
    return tuple(found)


def _refuse(rows: Sequence[Row]) -> None:
    for area in (_TREATED, _CONTROL):
        for phase in PHASES:
            if not any(row["area"] == area and row["phase"] == phase for row in rows):
                raise MeasureError(
                    f"There is no row of the {area} area {phase}: give one, with 0 where there was none."
                )
    around = [area for area in (_AROUND, _AROUND_CONTROL) if any(row["area"] == area for row in rows)]
    if len(around) == 1:
        raise MeasureError(
            f"There are rows of the {around[0]} area and none of the other: what happened around the treated area is "
            "held to a control of its own."
        )
    sized = [row["size"] is not None for row in rows]
    if any(sized) and not all(sized):
        raise MeasureError(f"Only some rows say a size. Give one to each area ({say_list(AREAS)}), or to none.")
