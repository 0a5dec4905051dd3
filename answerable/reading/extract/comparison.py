"""Figures of one sentence held against each other: what is compared with what, and which figure a change changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from answerable.reading.extract.measure import Quantity
from answerable.record import Change, Comparator

_COMPARED = re.compile(
    r"\b(?:compared\s+(?:to|with)|against|versus|vs\.?|(?:up|down|increase|reduction|rise|fall)?\s*from"
    r"|than|instead of"
    r"|rather than)\s+(?:just\s+|only\s+|the\s+|around\s+|about\s+|some\s+)*"
    r"(?:(?:a|an|the|its|our|their)\s+(?:[\w-]+\s+){0,4}?(?:of\s+|was\s+)?)?$"
    r"|\bwhere(?:as)?\s+(?:[\w-]+\s+){1,4}?(?:had|was|were|saw)\s+$"
    r"|\(\s*(?:it\s+)?(?:was|were|previously|formerly|from|last\s+(?:year|month|quarter|time))\s*:?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,4}(?:of\s+)?$", re.IGNORECASE)
# `118 days, down from 163 a year ago`: what was before is printed without its unit.
_STRAIGHT_FROM = re.compile(
    r"(?:\s[a-z]+)?,?\s+\(?(?:up|down|compared\s+(?:to|with)|against)\s+(?:from\s+)?", re.IGNORECASE
)
_TO = re.compile(r"[^.;]{0,50}?\b(?:to|now)\s+(?:just\s+|around\s+|about\s+|a\s+)*$", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:reduc(?:e[sd]?|ing|tions?)|increas(?:e[sd]?|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?"
    r"|declin(?:e[sd]?|ing)"
    r"|ris(?:es?|en|ing)|rose|gr[eo]w(?:n|s|ing|th)?|cut|gone|went|down|up)\s+(?:[^,;.]{0,50}\s)?to\s+"
    r"(?:just\s+|only\s+|around\s+|about\s+|a\s+)*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# How far before a figure its sentence is searched for these words, and how far a change may stand from what changed.
_COMPARED_BEFORE, _FROM_BEFORE, _REACHES_BEFORE, _CHANGED_WITHIN = 48, 32, 60, 140
# A percentage printed whole may be half a point off; a little more, for bases that are rounded too.
_ROUNDING = Decimal("0.6")


class Stated(msgspec.Struct):
    """A quantity with what its sentence says about it; `start` and `end` are its offsets in the sentence."""

    quantity: Quantity
    unit: str | None
    subject: str | None
    start: int
    end: int
    period: str | None = None
    comparator: Comparator | None = None
    change: Change | None = None
    compared: bool = False


def is_compared(sentence: str, at: int) -> bool:
    """Whether the words before an offset make the figure there one that another is compared with."""
    return bool(_COMPARED.search(sentence, max(0, at - _COMPARED_BEFORE), at))


def compare_figures(stated: Sequence[Stated], sentence: str, earlier: Sequence[Stated]) -> None:
    """Tie each figure of a sentence to what it is compared with, and each printed change to the figure that changed.

    `earlier` are the figures of the sentences before, among which the base of a change may stand.
    """
    changes = [held.change is not None for held in stated]
    for index, held in enumerate(stated):
        if held.compared:
            _tie_comparator(stated, index, sentence)
        elif changes[index] and held.quantity.unit in ("%", None) and held.quantity.kind == "number":
            _tie_change(stated, index, sentence)
    for index, held in enumerate(stated):
        if held.comparator is None and not held.compared:
            base = _find_base(stated, index, sentence, earlier)
            if base is not None:
                held.comparator = Comparator(value=base.quantity.value, period=base.period)


def _tie_comparator(stated: Sequence[Stated], index: int, sentence: str) -> None:
    held, main = stated[index], _find_compared(stated, index, sentence)
    if main is None:
        return
    held.subject, held.unit = main.subject, held.unit or main.unit
    if _is_later(held, main):
        held.comparator = Comparator(value=main.quantity.value, period=main.period)
    elif main.comparator is None:
        main.comparator = Comparator(value=held.quantity.value, period=held.period)


def _is_later(held: Stated, main: Stated) -> bool:
    """`9,174 in 2015 compared to 7,761 in 2017`: the later year is the one compared."""
    years = [_YEAR.findall(one.period or "") for one in (main, held)]
    return bool(years[0] and years[1]) and max(years[1]) > max(years[0])


def _find_compared(stated: Sequence[Stated], index: int, sentence: str) -> Stated | None:
    """What a comparator is compared with: of `from X to Y` the Y, else the like figure before it."""
    held = stated[index]
    if index + 1 < len(stated) and _FROM.search(sentence, max(0, held.start - _FROM_BEFORE), held.start):
        following = stated[index + 1]
        if _alike(held, following) and _TO.match(sentence, held.end, following.start):
            return following
    if index and held.quantity.unit is None and _STRAIGHT_FROM.fullmatch(sentence, stated[index - 1].end, held.start):
        return stated[index - 1]
    before = [other for other in stated[:index] if _alike(held, other) and not other.compared]
    before = [other for other in before if not _is_bracketed(sentence, other.end, held.start)] or before
    plain = [other for other in before if other.change is None]
    return plain[-1] if plain else before[-1] if before else None


def _is_bracketed(sentence: str, end: int, until: int) -> bool:
    """Whether words that end at an offset stand in brackets that close before another."""
    closing, opening = sentence.find(")", end, until), sentence.find("(", end, until)
    return closing >= 0 and not 0 <= opening < closing


def _tie_change(stated: Sequence[Stated], index: int, sentence: str) -> None:
    held = stated[index]
    main = _find_reached(stated, index, sentence) or _find_changed(stated, index)
    if main is None or main.change is not None or held.start - main.end > _CHANGED_WITHIN:
        return
    main.change, held.subject = held.change, main.subject
    held.period = main.period or held.period
    held.comparator = held.comparator or main.comparator


def _find_reached(stated: Sequence[Stated], index: int, sentence: str) -> Stated | None:
    """The figure reached: of `reduced by 15 to 147` the 147."""
    held = stated[index]
    if index + 1 == len(stated) or not sentence[: held.start].rstrip().endswith((" by", " of")):
        return None
    following = stated[index + 1]
    reached = following.quantity.kind == "number" and _TO.match(sentence, held.end, following.start)
    return following if reached else None


def _find_changed(stated: Sequence[Stated], index: int) -> Stated | None:
    held = stated[index]
    before = [
        other
        for other in stated[:index]
        if other.change is None and not other.compared and other.quantity.kind == "number" and other.unit != "%"
    ]
    return before[-1] if before and (held.quantity.unit == "%" or _alike(held, before[-1])) else None


def _find_base(stated: Sequence[Stated], index: int, sentence: str, earlier: Sequence[Stated]) -> Stated | None:
    """The figure from which a change led to this one: told by arithmetic, or by `reduced to`."""
    held = stated[index]
    if held.change is not None and held.change.unit == "%" and held.quantity.unit != "%":
        fitting = _fit(held, held.change.value, [*earlier, *stated[:index], *stated[index + 1 :]])
        if fitting is not None:
            return fitting
    if _REACHES.search(sentence, max(0, held.start - _REACHES_BEFORE), held.start):
        like = [other for other in (*earlier, *stated[:index]) if _alike(other, held) and _may_be_base(other)]
        return like[-1] if like else None
    return None


def _fit(held: Stated, percent: Decimal, known: Sequence[Stated]) -> Stated | None:
    for other in reversed(known):
        base = other.quantity.value
        if base and other.quantity.kind == "number" and _alike(other, held):
            change = (held.quantity.value - base) * 100 / base
            if abs(change - percent) <= _ROUNDING:
                return other
    return None


def _may_be_base(other: Stated) -> bool:
    return other.change is None or other.change.unit == "%"


def _alike(first: Stated, second: Stated) -> bool:
    return first.quantity.unit == second.quantity.unit and first.quantity.kind == second.quantity.kind
