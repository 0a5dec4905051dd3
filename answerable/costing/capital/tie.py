"""The same money given in two places of a budget, held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_known, say_amount
from answerable.costing.bounds import bound_sum
from answerable.costing.budget import Amounts, Budget, Funding, LineKind
from answerable.costing.name import fold_name
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list


class Tie(Struct, frozen=True, kw_only=True):
    """What `here` and `there` give for one thing in one year, in pounds; nothing where a place gives nothing.

    `rounding` is by how much rounding alone may set them apart.
    """

    what: str
    year: int
    here: str
    here_amount: Decimal | None
    there: str
    there_amount: Decimal | None
    rounding: Decimal = NOTHING

    @property
    def difference(self) -> Decimal:
        """By how much the first is more than the second, taking nothing given as nought."""
        return (self.here_amount or NOTHING) - (self.there_amount or NOTHING)

    @property
    def agrees(self) -> bool:
        return abs(self.difference) <= self.rounding


def tie_amounts(
    what: str, year: int, here: tuple[str, list[Decimal]], there: tuple[str, list[Decimal]], unit: Decimal
) -> Tie | None:
    """The tie of two places' amounts of a year; nothing where neither gives any."""
    (here_words, here_amounts), (there_words, there_amounts) = here, there
    if not here_amounts and not there_amounts:
        return None
    return Tie(
        what=what,
        year=year,
        here=here_words,
        here_amount=add_known(here_amounts),
        there=there_words,
        there_amount=add_known(there_amounts),
        rounding=bound_sum([*here_amounts, *there_amounts], unit).tolerance,
    )


def judge_ties(ties: Iterable[Tie], unit: Decimal) -> tuple[Ruling, ...]:
    """A ruling for each matter whose two places do not agree, with the years and both amounts."""
    apart: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in ties:
        if not tie.agrees:
            apart.setdefault((tie.what, tie.here, tie.there), []).append(tie)
    return tuple(
        make_ruling("W-SOURCE-CONFLICT", f"{what}: {say_list(_say_year(tie, unit) for tie in years)}.")
        for (what, _, _), years in apart.items()
    )


def _say_year(tie: Tie, unit: Decimal) -> str:
    here, there = _say_place(tie.here, tie.here_amount, unit), _say_place(tie.there, tie.there_amount, unit)
    return f"in {say_financial_year(tie.year)} {here} and {there}"


def _say_place(words: str, amount: Decimal | None, unit: Decimal) -> str:
    return f"{words} give {'nothing' if amount is None else say_amount(amount, unit)}"


def tie_contributions(budget: Budget) -> tuple[Tie, ...]:
    """Revenue contributions against the cost line of the revenue budget that has the very same name, if one has."""
    names: dict[str, list[Funding]] = {}
    for funding in budget.fundings:
        if funding.kind == "revenue":
            names.setdefault(fold_name(funding.name), []).append(funding)
    ties: list[Tie | None] = []
    for line in budget.lines:
        fundings = names.get(fold_name(line.name), []) if line.kind == "cost" else []
        for year in sorted(line.amounts) if fundings else []:
            here = ("the revenue budget's lines", [line.amounts[year]])
            there = ("the lines of capital funding", pick_amounts((each.amounts for each in fundings), year))
            ties.append(tie_amounts(line.name, year, here, there, budget.unit))
    return tuple(tie for tie in ties if tie is not None)


def tie_reserves(budget: Budget, years: Iterable[int]) -> tuple[Tie, ...]:
    """What the reserves give and are given in these years, against the revenue budget's lines and capital's funding.

    Nothing is tied in a year for which the revenue budget or, for capital, the funding gives no amount at all.
    """
    ties: list[Tie | None] = []
    used = [each.used for each in budget.reserves]
    added = [each.added for each in budget.reserves]
    capital = [each.used_for_capital for each in budget.reserves]
    for year in years:
        if any(year in line.amounts for line in budget.lines):
            ties.append(_tie_kind(budget, "from_reserves", year, "Use of reserves", used))
            ties.append(_tie_kind(budget, "to_reserves", year, "Added to reserves", added))
        if any(year in funding.amounts for funding in budget.fundings):
            fundings = (each.amounts for each in budget.fundings if each.kind == "reserves")
            here = ("the lines of capital funding", pick_amounts(fundings, year))
            there = ("the reserves", pick_amounts(capital, year))
            ties.append(tie_amounts("Reserves used for capital", year, here, there, budget.unit))
    return tuple(tie for tie in ties if tie is not None)


def pick_amounts(amounts: Iterable[Amounts], year: int) -> list[Decimal]:
    """The amounts that are given for a year."""
    return [each[year] for each in amounts if year in each]


def _tie_kind(budget: Budget, kind: LineKind, year: int, what: str, moves: Iterable[Amounts]) -> Tie | None:
    lines = (line.amounts for line in budget.lines if line.kind == kind)
    here = ("the revenue budget's lines", pick_amounts(lines, year))
    return tie_amounts(what, year, here, ("the reserves", pick_amounts(moves, year)), budget.unit)
