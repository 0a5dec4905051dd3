"""Pair answers with facts of a record: the likeliest pairs first, each used once, in no order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Fact = dict[str, Any]
Likeness = Callable[[Fact, Fact], float]
Lines = dict[tuple[int, int], str]
"""The text of a paper as read, by page and line."""


def pair(answers: Sequence[Fact], facts: Sequence[Fact], likeness: Likeness) -> list[tuple[Fact | None, Fact | None]]:
    """Every answer with its fact (None where none is at all alike), then the facts that are left (answer None)."""
    rated = [
        (likeness(answer, fact), one, other) for one, answer in enumerate(answers) for other, fact in enumerate(facts)
    ]
    mates: dict[int, int] = {}
    for likely, one, other in sorted(rated, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if likely > 0 and one not in mates and other not in mates.values():
            mates[one] = other
    pairs = [(answer, facts[mates[one]] if one in mates else None) for one, answer in enumerate(answers)]
    left = [(None, fact) for other, fact in enumerate(facts) if other not in mates.values()]
    return [*pairs, *left]


def lines_meet(answer: Fact, fact: Fact, slack: int = 0) -> bool:
    """Whether a fact is cited at the lines of its answer; an answer without a line stands anywhere."""
    if "line" not in answer:
        return True
    cite = fact.get("cite", {})
    first = cite.get("line")
    if first is None:
        return False
    last = cite.get("line_end") or first
    return bool(first - slack <= answer.get("line_end", answer["line"]) and last + slack >= answer["line"])


def values_of(answer: Fact, field: str) -> list[Any]:
    """The values an answer accepts for a field: its own (one or several) and those of `field_also`."""
    own = answer.get(field)
    accepted = list(own) if isinstance(own, list) else [] if own is None else [own]
    return accepted + answer.get(f"{field}_also", [])
