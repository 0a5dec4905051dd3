"""The capital programme: what is spent by scheme, programme and year, and what funds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from answerable.costing.amount import NOTHING, add_by_year, add_up, say_amount
from answerable.costing.bounds import bound_sum
from answerable.costing.budget import Amounts, Budget, CapitalScheme, Funding, FundingKind
from answerable.costing.capital.tie import Tie, judge_ties, pick_amounts, tie_contributions
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list

FUNDING_NAMES: Final[Mapping[FundingKind, str]] = {
    "revenue": "Revenue contributions",
    "borrowing": "Borrowing",
    "receipts": "Capital receipts",
    "grant": "Grants",
    "reserves": "Reserves",
    "other": "Other",
}


class Programme(Struct, frozen=True, kw_only=True):
    """A programme: its schemes, the funding that is its own, and by year what is spent and what funds it.

    A year is in `spent` or `funded` where an amount is given for it; `balance` is what funds it less what is spent,
    in every year of the capital programme.
    """

    name: str
    schemes: tuple[CapitalScheme, ...]
    fundings: tuple[Funding, ...]
    spent: Amounts
    funded: Amounts
    balance: Amounts


class CapitalYear(Struct, frozen=True, kw_only=True):
    """A year of all programmes. `funded` is all funding, `shared` the part of it that serves any programme.

    `shortfall` is what no funding covers: one programme's own funding does not pay for another. `unspent` is funding
    that nothing is spent from. Funding less spending is always the unspent less the shortfall. `rounding` is how much
    of either rounding alone may make, over `count` amounts.
    """

    year: int
    spent: Decimal
    funded: Decimal
    shared: Decimal
    by_kind: Mapping[FundingKind, Decimal]
    shortfall: Decimal
    unspent: Decimal
    rounding: Decimal
    count: int
    is_funding_given: bool

    @property
    def is_short(self) -> bool:
        """Whether more is missing than rounding can make."""
        return self.shortfall > self.rounding

    @property
    def is_rounded(self) -> bool:
        """Whether spending and funding differ, by no more than rounding can make."""
        return 0 < max(self.shortfall, self.unspent) <= self.rounding


class CapitalStatement(Struct, frozen=True, kw_only=True):
    """All programmes over the years that any scheme or funding is given for.

    `ties` hold the revenue contributions against the lines of the revenue budget that are named so. `rulings` are
    `E-CAPITAL-UNFUNDED` for each year that is short by more than rounding, and `W-SOURCE-CONFLICT` of the ties.
    """

    unit: Decimal
    programmes: tuple[Programme, ...]
    shared: tuple[Funding, ...]
    years: tuple[CapitalYear, ...]
    ties: tuple[Tie, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def covers(self) -> tuple[int, ...]:
        """The years that its totals cover."""
        return tuple(each.year for each in self.years)

    def sum_spent(self, years: Iterable[int] | None = None) -> Decimal:
        """What is spent in these years, or in all that it covers."""
        wanted = self.covers if years is None else tuple(years)
        return add_up(each.spent for each in self.years if each.year in wanted)


def work_out_capital(budget: Budget) -> CapitalStatement:
    """The programmes in the order of their first scheme, balanced by programme and year.

    A programme that has funding and no scheme is there too, with nothing spent. Funding without a programme serves
    whatever is short; schemes without one are taken together, and have no funding but that.
    """
    given = (*(each.amounts for each in budget.schemes), *(each.amounts for each in budget.fundings))
    years = tuple(sorted({year for amounts in given for year in amounts}))
    spending = [each.programme for each in budget.schemes]
    names = dict.fromkeys([*spending, *(each.programme for each in budget.fundings if each.programme)])
    programmes = tuple(_work_out_programme(name, budget, years) for name in names)
    shared = tuple(each for each in budget.fundings if not each.programme)
    statement = CapitalStatement(
        unit=budget.unit,
        programmes=programmes,
        shared=shared,
        years=tuple(_work_out_year(year, programmes, shared, budget) for year in years),
        ties=tie_contributions(budget),
    )
    return replace(statement, rulings=_judge(statement))


def say_shortfall(statement: CapitalStatement, year: CapitalYear) -> str:
    """What a year is short of and where, in a sentence or two."""
    unit, said = statement.unit, say_financial_year(year.year)
    spent = say_amount(year.spent, unit)
    if not year.is_funding_given:
        return f"Of the {spent} of capital in {said} nothing is funded: no funding is given for that year."
    places = [
        f"{name_programme(each.name)} by {say_amount(-each.balance[year.year], unit)}"
        for each in statement.programmes
        if each.balance[year.year] < 0
    ]
    sentences = [
        f"Of the {spent} of capital in {said}, {say_amount(year.shortfall, unit)} is not funded.",
        f"Funding of its own falls short for {say_list(places)}." if len(statement.programmes) > 1 else "",
        f"{say_amount(year.shared, unit)} serves any programme." if year.shared else "",
        f"{say_amount(year.unspent, unit)} of other funding is not spent." if year.unspent else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def name_programme(name: str) -> str:
    """The programme's name; schemes without one are said to have none."""
    return name or "Schemes without a programme"


def _judge(statement: CapitalStatement) -> tuple[Ruling, ...]:
    short = (each for each in statement.years if each.is_short)
    rulings = tuple(make_ruling("E-CAPITAL-UNFUNDED", say_shortfall(statement, each)) for each in short)
    return rulings + judge_ties(statement.ties, statement.unit)


def _work_out_programme(name: str, budget: Budget, years: tuple[int, ...]) -> Programme:
    schemes = tuple(each for each in budget.schemes if each.programme == name)
    fundings = tuple(each for each in budget.fundings if name and each.programme == name)
    spent, funded = (add_by_year(each.amounts for each in parts) for parts in (schemes, fundings))
    balance = {year: funded.get(year, NOTHING) - spent.get(year, NOTHING) for year in years}
    return Programme(name=name, schemes=schemes, fundings=fundings, spent=spent, funded=funded, balance=balance)


def _work_out_year(
    year: int, programmes: tuple[Programme, ...], shared: tuple[Funding, ...], budget: Budget
) -> CapitalYear:
    serving = add_up(pick_amounts((each.amounts for each in shared), year))
    lacking = add_up(-each.balance[year] for each in programmes if each.balance[year] < 0)
    spare = add_up(each.balance[year] for each in programmes if each.balance[year] > 0)
    spent = pick_amounts((each.amounts for each in budget.schemes), year)
    funds = pick_amounts((each.amounts for each in budget.fundings), year)
    return CapitalYear(
        year=year,
        spent=add_up(spent),
        funded=add_up(funds),
        shared=serving,
        by_kind=_sum_by_kind(budget.fundings, year),
        shortfall=max(NOTHING, lacking - serving),
        unspent=spare + max(NOTHING, serving - lacking),
        rounding=bound_sum([*spent, *funds], budget.unit).tolerance,
        count=len(spent) + len(funds),
        is_funding_given=bool(funds),
    )


def _sum_by_kind(fundings: Iterable[Funding], year: int) -> dict[FundingKind, Decimal]:
    sums: dict[FundingKind, Decimal] = {}
    for each in fundings:
        if year in each.amounts:
            sums[each.kind] = sums.get(each.kind, NOTHING) + each.amounts[year]
    return sums
