"""The steps of a scenario, said and carried out on a budget: lines, tax bases, band D and use of reserves moved.

Per cents act by driver, last, and compound where several years give them. A change of the tax base acts on the
bases and on the estimate of the precept alike; one of band D acts on band D, and brings the estimate its pounds for
each dwelling of the year's tax base (`lever.find_tax_base`). So whichever of the two a year's precept is worked out
from, it moves by the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from answerable.costing.amount import HUNDRED, NOTHING, say_amount, say_percent
from answerable.costing.budget import Budget, BudgetLine, LineKind, Scenario
from answerable.costing.refusal import CostError
from answerable.costing.revenue.lever import LEVER_WORDS, find_tax_base
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
    """One change in words: `officers' pay 1% more from 2023/24`."""
    more, year = "more" if step.by > 0 else "less", say_financial_year(step.year)
    match step.lever:
        case "band_d":
            return f"{say_amount(abs(step.by))} {more} on band D from {year}"
        case "from_reserves":
            return f"{say_amount(abs(step.by))} {more} from reserves in {year}"
    return f"{LEVER_WORDS[step.lever]} {say_percent(abs(step.by))} {more} from {year}"


def refuse_years(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> None:
    """Raises `CostError` for a change before the budget's year, or a fall by more than all there is."""
    for step in steps:
        if step.year < budget.year:
            raise CostError(
                f"The scenario “{scenario.name}” has {say_step(step)}, but the budget is that of "
                f"{say_financial_year(budget.year)}: let the change begin with that year or later."
            )
        if step.lever not in ("band_d", "from_reserves") and step.by < -HUNDRED:
            raise CostError(
                f"The scenario “{scenario.name}” has {say_step(step)}: nothing can fall by more than 100%."
            )


def _make_refusal(scenario: Scenario, step: Step, missing: str) -> CostError:
    """The sentence for a change that would change nothing."""
    return CostError(f"The scenario “{scenario.name}” has {say_step(step)}, but {missing}, or take the change out.")


def _compound(steps: tuple[Step, ...], year: int) -> Decimal:
    """What an amount of a year is multiplied by."""
    factor = Decimal(1)
    for step in steps:
        if step.year <= year:
            factor *= 1 + step.by / HUNDRED
    return factor


def _multiply(amounts: Mapping[int, Decimal], steps: tuple[Step, ...]) -> dict[int, Decimal]:
    first = steps[0].year
    return {year: amount if year < first else amount * _compound(steps, year) for year, amount in amounts.items()}


def move_lines(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> Budget:
    """The lines of one driver by its per cents."""
    if not steps:
        return budget
    driver = steps[0].lever
    _refuse_untouched(budget.lines, scenario, steps, driver)
    lines = tuple(
        replace(line, amounts=_multiply(line.amounts, steps)) if line.driver == driver else line
        for line in budget.lines
    )
    return replace(budget, lines=lines)


def _refuse_untouched(
    lines: tuple[BudgetLine, ...], scenario: Scenario, steps: tuple[Step, ...], driver: str
) -> None:
    for step in steps:
        if not any(line.driver == driver and _has_amount_from(line.amounts, step.year) for line in lines):
            raise _make_refusal(
                scenario, step, f"no line moves with {LEVER_WORDS[driver]} then: name it as the driver of a line"
            )


def _has_amount_from(amounts: Mapping[int, Decimal], year: int) -> bool:
    return any(each >= year and amount != NOTHING for each, amount in amounts.items())


def move_tax_base(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> Budget:
    """Tax bases, which then are no longer those declared, and the estimate of the precept with them."""
    if not steps:
        return budget
    _refuse_untaxed(budget, scenario, steps)
    first = steps[0].year
    bases = tuple(
        replace(base, dwellings=base.dwellings * _compound(steps, base.year), declared_on=None)
        if base.year >= first
        else base
        for base in budget.tax_bases
    )
    lines = tuple(
        replace(line, amounts=_multiply(line.amounts, steps)) if line.kind == "precept" else line
        for line in budget.lines
    )
    return replace(budget, tax_bases=bases, lines=lines)


def _refuse_untaxed(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> None:
    for step in steps:
        if not any(year >= step.year for year in _list_taxed_years(budget)):
            raise _make_refusal(scenario, step, "no tax base and no precept is given then: give one")


def _list_taxed_years(budget: Budget) -> tuple[int, ...]:
    """The years for which a tax base or an estimate of the precept is given."""
    estimated = {year for line in budget.lines if line.kind == "precept" for year in line.amounts}
    return tuple(sorted(estimated | {base.year for base in budget.tax_bases}))


def move_band_d(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> Budget:
    """Band D by pounds, added up over the years, and the estimate of the precept by what they bring in."""
    if not steps:
        return budget
    _refuse_untaxed(budget, scenario, steps)
    changed = budget
    for year in sorted({*_list_taxed_years(budget), *budget.band_d}):
        begun = [step for step in steps if step.year <= year]
        if begun:
            changed = _raise_in_year(changed, scenario, begun[-1], year, sum((step.by for step in begun), NOTHING))
    return changed


def _raise_in_year(budget: Budget, scenario: Scenario, step: Step, year: int, pounds: Decimal) -> Budget:
    band_d, base = budget.band_d.get(year), find_tax_base(budget, year)
    if band_d is None:
        raise _make_refusal(
            scenario, step, f"no band D is given for {say_financial_year(year)}: give what the plan assumes"
        )
    if band_d + pounds < 0:
        raise CostError(
            f"The scenario “{scenario.name}” has {say_step(step)}: that leaves band D of {say_financial_year(year)} "
            "below nought."
        )
    after = replace(budget, band_d={**budget.band_d, year: band_d + pounds})
    line = _find_line(budget.lines, "precept", year)
    if base is None or line is None or year not in line.amounts:
        return after
    return _add_to_line(after, line, year, pounds * base.dwellings)


def use_reserves(budget: Budget, scenario: Scenario, steps: tuple[Step, ...]) -> Budget:
    """Pounds more, or less, on the planned use of reserves of each year."""
    changed, planned = budget, {year for line in budget.lines for year in line.amounts}
    for step in steps:
        line = _find_line(changed.lines, "from_reserves", step.year)
        if line is None:
            raise _make_refusal(
                scenario, step, "the budget has no line for the use of reserves: give it one, if only of £0"
            )
        if step.year not in planned:
            raise _make_refusal(scenario, step, "the budget does not go on until then: give that year its lines")
        if line.amounts.get(step.year, NOTHING) + step.by < 0:
            raise CostError(
                f"The scenario “{scenario.name}” has {say_step(step)}, where {line.name} is no more than "
                f"{say_amount(line.amounts.get(step.year, NOTHING))}: what is put into reserves is a line of its own."
            )
        changed = _add_to_line(changed, line, step.year, step.by)
    return changed


def _find_line(lines: tuple[BudgetLine, ...], kind: LineKind, year: int) -> BudgetLine | None:
    """The first line of a kind with an amount for the year; without one, the first of the kind."""
    found = [line for line in lines if line.kind == kind]
    return next((line for line in found if year in line.amounts), found[0] if found else None)


def _add_to_line(budget: Budget, line: BudgetLine, year: int, pounds: Decimal) -> Budget:
    amounts = {**line.amounts, year: line.amounts.get(year, NOTHING) + pounds}
    lines = tuple(replace(each, amounts=amounts) if each is line else each for each in budget.lines)
    return replace(budget, lines=lines)
