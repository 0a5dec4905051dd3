"""The finding of a percentage in a table that its neighbours do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.comparing.derived_column import Derivation, find_derivations
from answerable.checking.comparing.leeway import show, tell_tolerance
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined

FEWEST_FOR_ERROR = 3
"""Rows that must follow a formula before a row that does not is an error; with fewer it is likely only."""


def examine_derivations(paper: Paper, *kinds: str) -> Iterator[Examined]:
    """The percentages of a paper's tables that are worked out in one of these ways."""
    for derivation in find_derivations(paper):
        if derivation.kind in kinds:
            amounts = (derivation.printed, derivation.first, *filter(None, [derivation.second]))
            yield Examined(amounts, None if derivation.fits else _disagree(derivation))


def _disagree(derivation: Derivation) -> Disagreement:
    printed, first, second = derivation.printed, derivation.first, derivation.second
    expected = show(derivation.expected, printed.figure.decimals)
    unit = "%" if derivation.kind != "rate" else ""
    given = f"{first.text} and {second.text}, which give" if second else f"{first.text}, which gives"
    place = f"{derivation.place}: " if derivation.place else ""
    severity: Severity = "error" if derivation.followed >= FEWEST_FOR_ERROR else "warning"
    return Disagreement(
        message=f"{place}{printed.text} does not agree with {given} {expected}{unit}.",
        working=(
            f"{derivation.formula} = {show(derivation.expected, printed.figure.decimals + 2)}{unit}",
            f"The paper prints {printed.text}.",
            f"{derivation.followed} of the other rows are worked out so and agree.",
        ),
        printed=printed.text,
        expected=f"{expected}{unit}",
        tolerance=tell_tolerance(printed),
        explanation=explain_percent(printed, derivation.expected),
        cite=printed.cite,
        also=tuple(amount.cite for amount in (first, second) if amount is not None),
        severity=severity,
    )


def explain_percent(printed: Amount, expected: Decimal) -> str | None:
    """The likeliest cause, where the two numbers give one away: digits swapped, a sign lost, a point moved."""
    places = printed.figure.decimals
    meant = expected.quantize(Decimal(1).scaleb(-places))
    held, wanted = (f"{abs(value):.{places}f}" for value in (printed.value, meant))
    if meant == -printed.value:
        return "The sign may have been lost."
    if held != wanted and sorted(held) == sorted(wanted):
        return "Two digits may have changed places."
    if printed.value and meant in (printed.value * 10, printed.value / 10):
        return "The decimal point may have moved."
    if len(held) == len(wanted) and sum(one != other for one, other in zip(held, wanted, strict=True)) == 1:
        return "One digit differs, so it may be a slip of the keyboard."
    return None
