"""Rates of a whole beside the rates of its parts, and what each part weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answerable.checking.comparing.derived_column import find_derivations
from answerable.checking.comparing.frame import Frame, iterate_frames
from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.series import Plan, Series, plan_table
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.measuring.rounding import add_bounds


class WholeRate(NamedTuple):
    """A rate of a whole and those of the parts that make it up; `weights`, where the paper prints them, in order.

    `related` is true where the weights stand next to the rates, or are `named` by the same words.
    """

    whole: Amount
    parts: tuple[Amount, ...]
    weights: tuple[Amount, ...] = ()
    weighed_by: str = ""
    related: bool = False
    named: bool = False


_PART = (
    r"⟦P{}⟧\s+(?:for|of|among|in)\s+(?:the\s+|police\s+)?(?P<{}>officers|staff|men|women|males|females|boys|girls)\b"
)
_LIST = re.compile(
    r"⟦P(?P<whole>\d+)⟧(?P<between>[^⟦⟧.]{0,60}?)[;:,(]\s*"
    + _PART.format(r"(?P<first>\d+)", "one")
    + r"(?:,|,?\s+and)\s+"
    + _PART.format(r"(?P<second>\d+)", "other"),
    re.IGNORECASE,
)
# `14.1% overall (officers 9.8%, staff 18.2%)`
_NAMED = re.compile(
    r"⟦P(?P<whole>\d+)⟧(?P<between>[^⟦⟧.]{0,60}?)[;:,(]\s*(?P<one>officers|staff|men|women|males|females)[\s:]+(?:at\s+|was\s+|were\s+)?⟦P(?P<first>\d+)⟧"
    r"(?:,|,?\s+and|\s+/)\s+(?P<other>officers|staff|men|women|males|females)[\s:]+(?:at\s+|was\s+|were\s+)?⟦P(?P<second>\d+)⟧",
    re.IGNORECASE,
)
_OVERALL = re.compile(r"\b(?:overall|total|whole|all|across)\b", re.IGNORECASE)
_HALVES = ({"officers", "staff"}, {"men", "women"}, {"males", "females"}, {"boys", "girls"})
_AVERAGE = re.compile(
    r"^\W*(?:average|mean|overall\s+average|average\s+of\s+(?:the\s+)?(?:above|all))\W*$", re.IGNORECASE
)
# Rates that parts do not average to: differences in points, shares of a total, rates with a base of their own.
_NOT_A_RATE = re.compile(
    r"change|point|variance|difference|%\s*of\s+(?:the\s+)?(?:totals?|all|overall|whole|grand|budget)\b|share|contribution|split|increase|decrease",
    re.IGNORECASE,
)
_OWN_BASE = re.compile(r"satisf|confiden|survey|respon[ds]|average|feel|agree|target", re.IGNORECASE)
# Counts that rates of cases are not of.
_NO_WEIGHT = re.compile(r"population|household|budget|£|cost|spend|target|fte|residents|area\b", re.IGNORECASE)
_FEWEST_PARTS = 2
_ALL = 100


def rates_in_prose(paper: Paper) -> Iterator[tuple[WholeRate, Frame, tuple[int, int]]]:
    """`12.1% overall; 17.2% for officers and 10.9% for staff`: a whole and the two halves of it."""
    for frame in iterate_frames(paper, fewest=3):
        for match in (*_LIST.finditer(frame.text), *_NAMED.finditer(frame.text)):
            halves = {match["one"].lower(), match["other"].lower()}
            if halves in _HALVES and _OVERALL.search(frame.text[: match.start("first")]):
                parts = (frame.amount(match, "first"), frame.amount(match, "second"))
                yield WholeRate(frame.amount(match, "whole"), parts), frame, frame.offsets(match)


def average_rows(paper: Paper) -> Iterator[WholeRate]:
    """The average that a table prints below (or beside) what it is the average of."""
    for grid in paper.grids:
        for plan in plan_table(grid):
            averages = [place for place, name in enumerate(plan.places) if _AVERAGE.match(name)]
            if len(averages) == 1 and averages[0] == len(plan.places) - 1:
                yield from filter(None, (_average(series, averages[0]) for series in plan.series))


def _average(series: Series, at: int) -> WholeRate | None:
    whole = series.amounts[at]
    parts = [amount for amount in series.amounts[:at] if amount is not None]
    if whole is None or len(parts) <= _FEWEST_PARTS or len({part.unit for part in (*parts, whole)}) > 1:
        return None
    return WholeRate(whole, tuple(parts))


def weighed_rates(paper: Paper) -> Iterator[WholeRate]:
    """Rates of a table whose parts are weighed by counts that add to the whole's, each way of weighing once."""
    derived = {derivation.printed.figure.id for derivation in find_derivations(paper)}
    for grid in paper.grids:
        for plan in plan_table(grid):
            yield from _weigh(plan, derived)


def _weigh(plan: Plan, derived: set[str]) -> Iterator[WholeRate]:
    rates = [one for one in plan.series if one.is_percent and not _NOT_A_RATE.search(one.name)]
    for rate in rates:
        if any(amount.figure.id in derived for amount in rate.amounts if amount is not None):
            continue
        for weight in plan.series:
            if weight.is_number:
                yield from _pair(rate, weight)


def _whole_place(amounts: Sequence[Amount]) -> int | None:
    """Where a series prints the sum of its other figures: its last place or its first."""
    if len(amounts) <= _FEWEST_PARTS:
        return None
    for at in (len(amounts) - 1, 0):
        rest = [range_of(amount) for place, amount in enumerate(amounts) if place != at]
        if amounts[at].is_count and amounts[at].value > 0 and add_bounds(rest).meets(amounts[at].bounds):
            return at
    return None


def _pair(rate: Series, weight: Series) -> Iterator[WholeRate]:
    both = [
        (value, weighing)
        for value, weighing in zip(rate.amounts, weight.amounts, strict=True)
        if value is not None and weighing is not None
    ]
    at = _whole_place([weighing for _, weighing in both])
    if at is None or len(both) < sum(value is not None for value in rate.amounts):
        return
    whole = both.pop(at)
    if whole[0].value == _ALL:
        return  # they are the parts of the whole, and no rates
    own = _OWN_BASE.search(rate.name) or _NO_WEIGHT.search(weight.name)
    named = not own and bool(content_words(rate.name) & content_words(weight.name))
    related = named or (not own and rate.position - weight.position == 1)
    yield WholeRate(
        whole[0],
        tuple(value for value, _ in both),
        tuple(weighing for _, weighing in both),
        weight.name,
        related,
        named,
    )
