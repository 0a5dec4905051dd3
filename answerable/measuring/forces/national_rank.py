"""Ranks of the national publication: as printed, or as the values give them where every force is there."""

from __future__ import annotations

from answerable.drawing.wording import say_value
from answerable.measuring.forces.national_999 import Answering, Month, National
from answerable.measuring.forces.order import rank_values
from answerable.measuring.forces.publication import PublicationMeasure


def find_rank(national: National, month: Month, key: str, at: int) -> tuple[int, bool] | None:
    """The rank as printed, else as the values give it where every force has one; whether it is shared."""
    held = next((force for force in month.forces if force.key == key), None)
    if held is None:
        return None
    worked_out = work_out_ranks(national, month, at).get(key)
    printed = held.ranks[at]
    if printed is None:
        return worked_out
    return printed, bool(worked_out and worked_out[1] and worked_out[0] == printed)


def work_out_ranks(national: National, month: Month, at: int) -> dict[str, tuple[int, bool]]:
    """Ranks by value, where the month has as many forces as the publication ranks; else none can be known."""
    known = [(force.key, value) for force in month.forces if (value := force.values[at]) is not None]
    if len(known) < national.publication.bodies:
        return {}
    ranks = rank_values([value for _, value in known], national.measures[at].first)
    return {key: rank for (key, _), rank in zip(known, ranks, strict=True)}


def find_ours(national: National, month: Month) -> Answering | None:
    return next((force for force in month.forces if force.key == national.ours), None)


def find_place(national: National, name: str) -> int:
    return next(at for at, measure in enumerate(national.measures) if measure.name == name)


def say_measured(measure: PublicationMeasure, value: float | None) -> str:
    return say_value(value, measure.form, measure.places)
