"""What a scenario changes, step by step, and in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from answerable.costing.amount import NOTHING, say_amount
from answerable.costing.budget import Scenario
from answerable.costing.revenue.lever import LEVER_WORDS, say_percent
from answerable.law.day import say_financial_year


class Step(NamedTuple):
    """One change of a scenario: what it moves, from (or, for reserves, in) which year, by per cent or pounds."""

    lever: str
    year: int
    by: Decimal


def list_steps(scenario: Scenario) -> tuple[Step, ...]:
    """The changes of a scenario, without those by nought, lever by lever and year by year."""
    return tuple(
        Step(lever, year, by)
        for lever in LEVER_WORDS
        for year, by in sorted(getattr(scenario, lever).items())
        if by != NOTHING
    )


def describe_scenario(scenario: Scenario) -> tuple[str, ...]:
    """Its changes in words: `officers' pay 1% more from 2023/24`, `£5 less on band D from 2023/24`."""
    return tuple(say_step(step) for step in list_steps(scenario))


def say_step(step: Step) -> str:
    more, year = "more" if step.by > 0 else "less", say_financial_year(step.year)
    match step.lever:
        case "band_d":
            return f"{say_amount(abs(step.by))} {more} on band D from {year}"
        case "from_reserves":
            return f"{say_amount(abs(step.by))} {more} from reserves in {year}"
    return f"{LEVER_WORDS[step.lever]} {say_percent(step.by)} {more} from {year}"
