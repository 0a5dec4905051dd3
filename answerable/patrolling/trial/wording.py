"""How shares and categories are said in the sentences of a trial."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.wording import say_value
from answerable.law.words import say_list
from answerable.patrolling.offence.category import ALL_VIOLENCE, say_category


def say_percent(share: float | None) -> str:
    """A share of 0 to 1: `16%`; `7.5%`, to one place, below a tenth where it is no whole number; a dash for none."""
    if share is None:
        return say_value(None)
    percent = round(100 * share, 6)
    return say_value(percent, "percent", 0 if percent >= 10 or percent.is_integer() else 1)


def say_categories(categories: Sequence[str]) -> str:
    """The categories of an outcome: `robbery and arson`; with none, `violence` and what that takes in."""
    if categories:
        return say_list(map(say_category, categories))
    return f"violence ({', '.join(map(say_category, ALL_VIOLENCE))})"
