"""PCT206: `doubled`, `halved`, `five-fold` beside figures that did not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.comparing.change_claim import ChangeClaim, find_change_claims
from answerable.checking.comparing.leeway import range_of, show
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import measure_factor
from answerable.measuring.rounding import Bounds

BAND = Decimal("0.15")
"""How far a word may be from its number: the catalogue of rules."""
_WORDS: dict[str, int | Decimal] = {
    "doubl": 2,
    "twice": 2,
    "treb": 3,
    "tripl": 3,
    "quadrupl": 4,
    "halv": Decimal("0.5"),
    "half": Decimal("0.5"),
}
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least)\s*$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:almost|nearly|close\s+to|just\s+under|not\s+quite)\s+(?:a\s+)?$", re.IGNORECASE)
_DIRECT = re.compile(
    r"\b(?:doubl(?:ed|ing)|trebl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing)"
    r"|(?P<fold>\w+)[- ]?fold)\b",
    re.IGNORECASE,
)
_FOLDS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
}
# Words of the sentence between its factor and its figures.
_NEAR = 90
_NOT = re.compile(r"\b(?:not|no|target|aim|would|could|plan\w*|capacity|number\s+of\s+days)\b", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    for claim in find_change_claims(paper):
        sentence = claim.frame.sentence
        before = sentence.paragraph.text[max(sentence.start, claim.offsets[0] - _NEAR) : claim.offsets[1]]
        matches = list(_DIRECT.finditer(before))
        if len(matches) != 1 or _NOT.search(before):
            continue
        factor = _read_factor(matches[0])
        actual = measure_factor(range_of(claim.before), range_of(claim.after))
        if (
            factor is None
            or actual is None
            or ("," in before[matches[0].end() :] and " and " in before[matches[0].end() :])
        ):
            continue
        allowed = _allow(factor, before[: matches[0].start()])
        agrees = allowed.meets(actual)
        amounts = (*_word_amount(claim, matches[0][0]), claim.before, claim.after)
        yield Examined(amounts, None if agrees else _disagree(claim, matches[0][0], factor, actual))


def _read_factor(match: re.Match[str]) -> Decimal | None:
    if match["fold"]:
        word = match["fold"].lower()
        number = _FOLDS.get(word) or (int(word) if word.isdigit() else None)
        return Decimal(number) if number else None
    return next((Decimal(value) for start, value in _WORDS.items() if match[0].lower().startswith(start)), None)


def _allow(factor: Decimal, led: str) -> Bounds:
    """The factors that a word may stand for: more than doubled has no upper end but that of the next word."""
    low, high = factor * (1 - BAND), factor * (1 + BAND)
    if _MORE.search(led):
        if factor < 1:
            return Bounds(Decimal(0), factor * Decimal("1.02"))
        return Bounds(factor * Decimal("0.98"), factor * 2)
    if _LESS.search(led):
        return Bounds(low, factor * Decimal("1.02")) if factor > 1 else Bounds(factor * Decimal("0.98"), high)
    return Bounds(low, high)


def _word_amount(claim: ChangeClaim, word: str) -> tuple[Amount, ...]:
    return tuple(one for one in claim.frame.amounts if one.unit == "times" and one.text.lower() in word.lower())


def _disagree(claim: ChangeClaim, word: str, factor: Decimal, actual: Bounds) -> Disagreement:
    times = show(actual.middle, 2)
    return Disagreement(
        message=f"{word!r} does not agree with {claim.before.text} and {claim.after.text}, which is {times} times.",
        working=(
            f"{claim.after.text} / {claim.before.text} = {times}",
            f"{word} says {factor.normalize():f}, give or take {BAND * 100:.0f}%.",
        ),
        printed=word,
        expected=f"{times} times",
        explanation="A rise by 200% is three-fold, by 100% double; the one may have been taken for the other.",
        cite=claim.frame.sentence.cite(),
    )
