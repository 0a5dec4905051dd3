"""A survey's share weighted to those who were asked, with what the weights cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from answerable.measuring.interval import bound_share
from answerable.measuring.loading.rows import Row
from answerable.measuring.suppression import suppress
from answerable.measuring.survey.raking import Codes, Floats, UnfitMarginError, measure_design_effect, rake_weights

_NAMES = {"age_band": "age band", "sex": "sex", "area": "area", "incident_type": "incident type"}


class Category(Struct, frozen=True, kw_only=True):
    """A category with its share of those asked, of the answers, and of the answers as weighted; fractions of one.

    `answers` and their share are nothing where they are hidden.
    """

    variable: str
    name: str
    asked: float
    answers: int | None
    answered: float | None
    weighted: float


class Weighted(Struct, frozen=True, kw_only=True):
    """The weighted share beside that of the same answers unweighted.

    `answers` are those whose every category is known, `left_out` the others. `effective` is how many plain answers
    the weighted ones are worth: answers over the design effect. `trimmed` weights were cut; `gap` is the widest gap
    to a margin that is left.
    """

    answers: int
    left_out: int
    unweighted: float
    share: float
    low: float
    high: float
    design_effect: float
    effective: float
    trimmed: int
    gap: float
    categories: tuple[Category, ...]


def weight_answers(
    rows: Sequence[Row], content: Sequence[bool], margins: Sequence[Row], level: float
) -> tuple[Weighted | None, str]:
    """The share weighted to the margins by raking; or nothing and, in a sentence, what keeps it from being weighted.

    An answer without one of the categories has no weight and is left out. The interval is Wilson's of the effective
    number of answers.
    """
    variables = list(dict.fromkeys(row["variable"] for row in margins))
    told = {name: [row for row in margins if row["variable"] == name and row["people"]] for name in variables}
    places = {
        name: {row["category"].strip().casefold(): place for place, row in enumerate(told[name])}
        for name in variables
    }
    known = [row for row in rows if all(row[name] for name in variables)]
    if not known:
        listed = ", ".join(_NAMES[name] for name in variables)
        return None, f"No answer has all of: {listed}. The share is not weighted."
    refusal = _find_unknown(known, places) or _refuse_small(len(known), len(rows) - len(known))
    if refusal:
        return None, refusal
    chosen = [each for row, each in zip(rows, content, strict=True) if all(row[name] for name in variables)]
    try:
        return _weight_known(known, chosen, told, places, left_out=len(rows) - len(known), level=level), ""
    except UnfitMarginError as unfit:
        category = told[variables[unfit.variable]][unfit.category]["category"]
        return None, (
            f"Nobody who answered is in the {_NAMES[variables[unfit.variable]]} “{category}”, though some who were "
            "asked are: join it with another. The share is not weighted."
        )


def _weight_known(
    known: Sequence[Row],
    content: Sequence[bool],
    told: Mapping[str, Sequence[Row]],
    places: Mapping[str, Mapping[str, int]],
    *,
    left_out: int,
    level: float,
) -> Weighted:
    """The weighted share of answers that have every category; raises `UnfitMarginError` where nobody is in one."""
    codes = np.array([[places[name][row[name].strip().casefold()] for name in told] for row in known])
    start = np.array([1.0 if row["weight"] is None else row["weight"] for row in known])
    targets = [[float(row["people"]) for row in margin] for margin in told.values()]
    raked = rake_weights(codes, targets, start if (start > 0).all() else None)
    chosen = np.array(content)
    share = float((raked.weights * chosen).sum() / raked.weights.sum())
    effect = measure_design_effect(raked.weights)
    effective = len(known) / effect
    low, high, _ = bound_share(share * effective, effective, level)
    return Weighted(
        answers=len(known),
        left_out=left_out,
        unweighted=float(chosen.mean()),
        share=share,
        low=low,
        high=high,
        design_effect=effect,
        effective=effective,
        trimmed=raked.trimmed,
        gap=raked.gap,
        categories=tuple(
            each
            for place, (name, margin) in enumerate(told.items())
            for each in _compare(name, margin, codes[:, place], raked.weights)
        ),
    )


def _refuse_small(known: int, others: int) -> str:
    """Beside the share of all answers, that of the known ones gives away the rest: not where those are few."""
    if suppress([[known], [others]]).hides:
        return "Too few answers have, or lack, the details to weight by: they would stand out. Nothing is weighted."
    return ""


def _find_unknown(rows: Sequence[Row], places: Mapping[str, Mapping[str, int]]) -> str:
    for name, known in places.items():
        strange = next((row[name] for row in rows if row[name].strip().casefold() not in known), None)
        if strange is not None:
            return (
                f"Some who answered are in the {_NAMES[name]} “{strange}”, of which nobody was asked by the margins. "
                "The share is not weighted."
            )
    return ""


def _compare(name: str, told: Sequence[Row], codes: Codes, weights: Floats) -> list[Category]:
    people = np.array([float(row["people"]) for row in told])
    answers = np.bincount(codes, minlength=len(told))
    weighted = np.bincount(codes, weights, len(told)) / weights.sum()
    hidden = suppress([[int(count)] for count in answers]).cells
    return [
        Category(
            variable=_NAMES[name],
            name=row["category"],
            asked=float(people[place] / people.sum()),
            answers=None if hidden[place][0] else int(answers[place]),
            answered=None if hidden[place][0] else float(answers[place] / len(codes)),
            weighted=float(weighted[place]),
        )
        for place, row in enumerate(told)
    ]
