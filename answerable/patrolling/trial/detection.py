"""What a design can detect, held against what is hoped for and what was found elsewhere, and what it would take."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.power import (
    Design,
    find_careful_reduction,
    find_days,
    find_events,
    find_power,
    find_reduction,
    find_reduction_at_compliance,
    read_design,
)
from answerable.patrolling.trial.published import Finding, list_findings

CURVE = (50, 75, 100, 143, 200, 300, 450, 600, 800, 1000, 1500, 2000, 3000, 5000)
"""Numbers of events at which the curve of the smallest reduction is drawn."""


class CurvePoint(Struct, frozen=True, kw_only=True):
    """The smallest reduction (0 to 1) with so many events expected; nothing where none would be found."""

    expected: float
    reduction: float
    at_compliance: float | None


class FindingPower(Struct, frozen=True, kw_only=True):
    """A published finding, and how probably this design would find such a fall of offences. Nothing for harm, whose
    chance the events alone do not give, nor where no size was found."""

    finding: Finding
    power: float | None


class Needed(Struct, frozen=True, kw_only=True):
    """What it would take to find a reduction: events expected in all, days in the same places (nothing where that is
    more than a hundred years), or times as many like places in the same days."""

    name: str
    reduction: float
    events: float
    days: int | None
    times: float


class Detection(Struct, frozen=True, kw_only=True):
    """What a design can detect. Reductions and chances are 0 to 1.

    `reduction` and `at_compliance` are by the formula of published tables, `careful` and `careful_at_compliance` by
    the root scale (`power.py`). `hoped_power` is the chance of finding `hoped`, nothing where none is.
    """

    design: Design
    reduction: float
    at_compliance: float | None
    careful: float | None
    careful_at_compliance: float | None
    hoped: float
    hoped_source: str
    hoped_power: float | None
    findings: tuple[FindingPower, ...]
    needed: tuple[Needed, ...]
    curve: tuple[CurvePoint, ...]
    simulated_power: float | None = None


def work_out_detection(
    design: Design, hoped: float, hoped_source: str, *, on: dt.date | None = None, simulated: float | None = None
) -> Detection:
    """What a design can detect, beside findings that were published by the day `on` (all without one)."""
    published = tuple(each for each in list_findings() if on is None or each.valid_from <= on)
    careful = find_careful_reduction(design)
    thinned = None if careful is None else careful / design.compliance
    return Detection(
        design=design,
        reduction=find_reduction(design),
        at_compliance=find_reduction_at_compliance(design),
        careful=careful,
        careful_at_compliance=thinned if thinned is not None and thinned < 1 else None,
        hoped=hoped,
        hoped_source=hoped_source,
        hoped_power=find_power(design, hoped) if hoped > 0 else None,
        findings=tuple(FindingPower(finding=each, power=_find_chance(design, each)) for each in published),
        needed=_list_needed(design, hoped, published),
        curve=tuple(_draw_curve(design, expected) for expected in sorted({*map(float, CURVE), design.expected})),
        simulated_power=simulated,
    )


def work_out_protocol(protocol: Protocol) -> Detection:
    """The same for a protocol, from what was worked out of its history. Raises `PatrolError` where nothing was."""
    found = protocol.detectable
    return work_out_detection(
        read_design(protocol),
        protocol.hoped,
        protocol.hoped_source,
        on=protocol.registered_on,
        simulated=found.simulated_power if found else None,
    )


def _find_chance(design: Design, finding: Finding) -> float | None:
    if finding.reduction is None or finding.measure != "offences":
        return None
    return find_power(design, finding.reduction)


def _list_needed(design: Design, hoped: float, published: tuple[Finding, ...]) -> tuple[Needed, ...]:
    """Of what is hoped for, and of the findings over many forces or trials, each size once."""
    asked = {round(hoped, 4): "What is hoped for"} if hoped > 0 else {}
    for each in published:
        if each.reduction and each.measure == "offences" and each.kind != "trial":
            asked.setdefault(round(each.reduction, 4), each.name)
    return tuple(
        Needed(
            name=name,
            reduction=reduction,
            events=find_events(design, reduction),
            days=find_days(design, reduction),
            times=find_events(design, reduction) / design.expected,
        )
        for reduction, name in asked.items()
    )


def _draw_curve(design: Design, expected: float) -> CurvePoint:
    at = replace(design, expected=expected)
    return CurvePoint(expected=expected, reduction=find_reduction(at), at_compliance=find_reduction_at_compliance(at))
