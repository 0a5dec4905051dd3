"""Facts that are known by their words: how well one fits an answer's anchor, and how it is named in a miss."""

from __future__ import annotations

from tests.gold.likeness import holds, same_number
from tests.gold.pairing import Fact, lines_meet

_TOLD = ("ref", "sub", "number", "strength", "date", "status", "confidential", "topic", "title", "anchor", "update")


def rate_wording(answer: Fact, found: Fact) -> float:
    """0 where the anchor is not among the fact's words; else more for the same reference and for fewer words."""
    words = f"{found.get('text', '')} {found.get('cite', {}).get('quote', '')}"
    if not holds(words, answer["anchor"]) or not lines_meet(answer, found, slack=1):
        return 0.0
    return 1.0 + same_number(answer.get("ref"), found.get("ref")) + 1.0 / (1 + len(words))


def describe(fact: Fact) -> str:
    """An answer or a fact in one line, with its place."""
    cite = fact.get("cite", {})
    parts = [f"{name}={fact[name]!r}" for name in _TOLD if fact.get(name) not in (None, "")]
    words = " ".join(str(fact.get("text", "")).split()[:25])
    place = fact.get("line") or cite.get("line")
    return " ".join([*parts, *([repr(words)] if words else []), f"at page {cite.get('page')} line {place}"])
