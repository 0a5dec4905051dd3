"""What if: a budget with other assumptions, and such budgets side by side."""

from __future__ import annotations

from decimal import Decimal, localcontext

from msgspec import Struct
from msgspec.structs import replace

from answerable.costing.amount import DIGITS, NOTHING, say_years
from answerable.costing.budget import Budget, OfficerCost, Scenario
from answerable.costing.precept.judgement import judge_limit
from answerable.costing.refusal import CostError
from answerable.costing.revenue.lever import PERCENT_DRIVERS, Officers, count_officers, find_tax_base
from answerable.costing.revenue.move import (
    Step,
    describe_scenario,
    list_steps,
    move_band_d,
    move_lines,
    move_tax_base,
    refuse_years,
    use_reserves,
)
from answerable.costing.revenue.statement import work_out_budget
from answerable.law.ruling import Ruling


def apply_scenario(budget: Budget, scenario: Scenario) -> Budget:
    """The budget as it would be: amounts, tax bases and band D changed, exact and unrounded.

    What a paper printed was printed of the budget as it stands, and is left out of the changed one. A scenario that
    changes nothing gives the budget back. Raises `CostError` where a change finds nothing to act on, begins before
    the budget's year, or leaves a line, a tax base or band D below nought.
    """
    steps = list_steps(scenario)
    if not steps:
        return budget
    with localcontext(prec=DIGITS):
        refuse_years(budget, scenario, steps)
        changed = budget
        for driver in PERCENT_DRIVERS:
            changed = move_lines(changed, scenario, _pick(steps, driver))
        changed = move_tax_base(changed, scenario, _pick(steps, "tax_base"))
        changed = move_band_d(changed, scenario, _pick(steps, "band_d"))
        changed = use_reserves(changed, scenario, _pick(steps, "from_reserves"))
    return replace(changed, printed=())


def _pick(steps: tuple[Step, ...], lever: str) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.lever == lever)


class ScenarioYear(Struct, frozen=True, kw_only=True):
    """A year under a scenario, in pounds. `gap` above nought is not funded; `gap_left` is what savings leave of it.

    `more` is by how much the gap is larger than the budget's own (smaller, below nought), and `officers` is what as
    many officers cost; of the budget itself it is nought.
    """

    year: int
    costs: Decimal
    funding: Decimal
    gap: Decimal
    gap_left: Decimal
    band_d: Decimal | None
    more: Decimal
    officers: Officers | None


class Outlook(Struct, frozen=True, kw_only=True):
    """The budget as it stands, or as a scenario would have it, by year; `changes` are the scenario's in words.

    `rulings` say where a change of band D would take the budget's year above the referendum limit.
    """

    name: str
    note: str = ""
    changes: tuple[str, ...] = ()
    years: tuple[ScenarioYear, ...]
    rulings: tuple[Ruling, ...] = ()

    def of(self, year: int) -> ScenarioYear:
        """One year of it. Raises `KeyError`."""
        return {each.year: each for each in self.years}[year]


class Unworkable(Struct, frozen=True, kw_only=True):
    """A scenario that cannot be worked out, and why in a sentence."""

    name: str
    words: str


class Scenarios(Struct, frozen=True, kw_only=True):
    """The budget and each of its scenarios side by side, from the budget's year on.

    `is_base_implied` where a scenario changes band D in a year whose tax base is not given.
    """

    base: Outlook
    outlooks: tuple[Outlook, ...]
    unworkable: tuple[Unworkable, ...] = ()
    officer_cost: OfficerCost | None = None
    is_base_implied: bool = False
    unit: Decimal

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(each.year for each in self.base.years)


def compare_scenarios(budget: Budget) -> Scenarios:
    """Every scenario of a budget beside the budget itself; one that cannot be worked out says why in its place.

    Raises `CostError` where no line is given from the budget's year on.
    """
    years = tuple(sorted({year for line in budget.lines for year in line.amounts if year >= budget.year}))
    if not years:
        raise CostError(f"The budget has no line from {say_years([budget.year])} on: give its amounts by year.")
    base = _look_ahead("The budget as it stands", budget, years)
    outlooks, unworkable = [], []
    for scenario in budget.scenarios:
        try:
            changed = apply_scenario(budget, scenario)
        except CostError as error:
            unworkable.append(Unworkable(name=scenario.name, words=str(error)))
            continue
        outlooks.append(_look_ahead(scenario.name, changed, years, scenario, base))
    return Scenarios(
        base=base,
        outlooks=tuple(outlooks),
        unworkable=tuple(unworkable),
        officer_cost=budget.officer_cost,
        is_base_implied=_is_base_implied(budget, years),
        unit=budget.unit,
    )


def _is_base_implied(budget: Budget, years: tuple[int, ...]) -> bool:
    first = min((min(each.band_d) for each in budget.scenarios if each.band_d), default=None)
    found = [find_tax_base(budget, year) for year in years if first is not None and year >= first]
    return any(base is not None and base.is_implied for base in found)


def _look_ahead(
    name: str,
    budget: Budget,
    years: tuple[int, ...],
    scenario: Scenario | None = None,
    base: Outlook | None = None,
) -> Outlook:
    worked, found = work_out_budget(budget), []
    for year in years:
        stated = worked.of(year)
        more = stated.gap - base.of(year).gap if base else NOTHING
        found.append(
            ScenarioYear(
                year=year,
                costs=stated.total_costs,
                funding=stated.funding,
                gap=stated.gap,
                gap_left=stated.gap_left,
                band_d=budget.band_d.get(year),
                more=more,
                officers=count_officers(more, budget.officer_cost),
            )
        )
    return Outlook(
        name=name,
        note=scenario.note if scenario else "",
        changes=describe_scenario(scenario) if scenario else (),
        years=tuple(found),
        rulings=_judge_rise(budget) if scenario and scenario.band_d else (),
    )


def _judge_rise(budget: Budget) -> tuple[Ruling, ...]:
    return tuple(ruling for ruling in judge_limit(budget) if ruling.code == "E-REFERENDUM-TRIGGERED")
