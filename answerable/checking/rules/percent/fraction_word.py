"""PCT208: a fraction in words beside a percentage that it does not round to: `one in four (36%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.comparing.frame import Frame, iterate_frames
from answerable.checking.comparing.leeway import show
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined

BAND = Decimal("0.15")
"""How far a percentage may be from a fraction that stands for it, as for `doubled`."""
LARGEST_WORDED = 10
"""Of more than so many a fraction in figures (`9 out of 44`) is a count, not a manner of speaking."""
_COUNTED = re.compile(r"(?P<part>[\d,]+)\s+(?:out\s+of|of|in)\s+(?:the\s+)?(?P<whole>\d+)")
_CLOSE = Decimal("0.02")
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"⟦F(?P<fraction>\d+)⟧[^⟦⟧.;:()]{0,60}?\(\s*(?:or\s+)?⟦P(?P<percent>\d+)⟧\s*\)",
        r"⟦P(?P<percent>\d+)⟧\s*\(\s*(?:or\s+|i\.?e\.?\s+)?(?:about\s+|almost\s+|nearly\s+|just\s+under\s+|just\s+over\s+|around\s+)?⟦F(?P<fraction>\d+)⟧\s*\)",
        r"⟦F(?P<fraction>\d+)⟧,?\s+or\s+⟦P(?P<percent>\d+)⟧(?=\s*[,.;)]|$)",
    )
)
# `in the quarter (14.7%)`, `each third`, `the second half`: a period or a place, not a fraction.
_NAMED = re.compile(
    r"\b(?:the|this|that|each|every|per|last|previous|prior|next|current|same|first|second|third|fourth|final|latest|following"
    r"|financial|calendar|summer|autumn|winter|spring|Q\d|a)\s+$",
    re.IGNORECASE,
)
_BARE = ("quarter", "quarters", "half", "halves", "third", "thirds", "fifth", "fifths", "tenth", "tenths")
_MORE = re.compile(r"\b(?:more\s+than|over|just\s+over|above|at\s+least)\s*$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less\s+than|fewer\s+than|under|just\s+under|almost|nearly|not\s+quite)\s*$", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    for frame in iterate_frames(paper, fewest=2):
        if "⟦F" not in frame.text or "⟦P" not in frame.text:
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(frame.text):
                if not _is_named(frame, match):
                    yield _compare(frame, match)


def _is_named(frame: Frame, match: re.Match[str]) -> bool:
    led = frame.text[: match.start("fraction") - 2]
    return frame.amount(match, "fraction").text.lower() in _BARE and bool(_NAMED.search(led))


def _compare(frame: Frame, match: re.Match[str]) -> Examined:
    fraction, percent = frame.amount(match, "fraction"), frame.amount(match, "percent")
    said = fraction.value * 100
    led = frame.text[: match.start("fraction") - 2]
    counted = _COUNTED.fullmatch(fraction.text)
    if counted and int(counted["whole"]) > LARGEST_WORDED:
        low = high = said
    else:
        low, high = said * (1 - BAND), said * (1 + BAND)
    if _MORE.search(led):
        low, high = said * (1 - _CLOSE), said * (1 + 2 * BAND)
    elif _LESS.search(led):
        high = said * (1 + _CLOSE)
    fits = low <= percent.bounds.high and percent.bounds.low <= high
    return Examined((fraction, percent), None if fits else _disagree(frame, match, fraction, percent))


def _disagree(frame: Frame, match: re.Match[str], fraction: Amount, percent: Amount) -> Disagreement:
    said = show(fraction.value * 100)
    return Disagreement(
        message=f"{fraction.text} is {said}%, which does not agree with the {percent.text} beside it.",
        working=(f"{fraction.text} = {said}%", f"The paper prints {percent.text} beside it."),
        printed=percent.text,
        expected=f"{said}%",
        tolerance=f"A fraction in words may stand for {BAND * 100:.0f}% of itself more or less.",
        cite=frame.sentence.paragraph.cite(*frame.offsets(match)),
    )
