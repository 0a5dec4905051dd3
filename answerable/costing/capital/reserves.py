"""Reserves: what is in each at the start and the end of each year, and whether that is enough."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from answerable.costing.amount import NOTHING, add_up, say_amount, say_years, take_percent
from answerable.costing.bounds import bound_sum, say_rounding
from answerable.costing.budget import Budget, Reserve
from answerable.costing.capital.tie import Tie, judge_ties, tie_reserves
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import work_out_budget
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list


class ReserveYear(Struct, frozen=True, kw_only=True):
    """A year of one reserve, or of `count` of them together: `closing` is `opening` + `added` − what is used.

    `rounding` is how far off the closing balance rounding of the amounts up to then may have put it.
    """

    year: int
    opening: Decimal
    added: Decimal
    used: Decimal
    used_for_capital: Decimal
    closing: Decimal
    rounding: Decimal = NOTHING
    count: int = 1


class ReserveRun(Struct, frozen=True, kw_only=True):
    """A reserve with its years, from the one it opens in to the last year that the budget gives anything for."""

    reserve: Reserve
    years: tuple[ReserveYear, ...]


class GeneralShare(Struct, frozen=True, kw_only=True):
    """The general reserve at the end of a year beside the net costs of that year, in pounds and in per cent."""

    year: int
    balance: Decimal
    costs: Decimal
    percent: Decimal


class ReserveStatement(Struct, frozen=True, kw_only=True):
    """Every reserve, and all of them together in each year (`totals`: of those that have opened by then).

    `ties` hold what the reserves give against what the revenue budget and the capital funding take from them.
    `rulings` are, once for each reserve, `E-RESERVES-OVERDRAWN` or `W-RESERVES-LOW`, and `W-SOURCE-CONFLICT` of the
    ties. A reserve that is overdrawn by no more than rounding can make only warns.
    """

    unit: Decimal
    runs: tuple[ReserveRun, ...]
    totals: tuple[ReserveYear, ...]
    general: tuple[GeneralShare, ...]
    ties: tuple[Tie, ...]
    rulings: tuple[Ruling, ...] = ()


def work_out_reserves(budget: Budget) -> ReserveStatement:
    """Opening and closing balances by year. Where no movement is given for a year, none is taken to be meant.

    Raises `CostError` where a reserve moves before it opens.
    """
    last = max([budget.year, *budget.years, *(year for each in budget.reserves for year in _list_years(each))])
    runs = tuple(_run_reserve(reserve, last, budget.unit) for reserve in budget.reserves)
    totals = _total(runs)
    statement = ReserveStatement(
        unit=budget.unit,
        runs=runs,
        totals=totals,
        general=_compare_general(budget, runs),
        ties=tie_reserves(budget, tuple(each.year for each in totals)),
    )
    return replace(statement, rulings=_judge(statement))


def _judge(statement: ReserveStatement) -> tuple[Ruling, ...]:
    rulings = [ruling for run in statement.runs if (ruling := _judge_run(run, statement.unit)) is not None]
    return (*rulings, *judge_ties(statement.ties, statement.unit))


def _judge_run(run: ReserveRun, unit: Decimal) -> Ruling | None:
    least, name = run.reserve.least, run.reserve.name
    overdrawn = [each for each in run.years if each.closing + each.rounding < 0]
    if overdrawn:
        return make_ruling("E-RESERVES-OVERDRAWN", f"{name} is overdrawn: {_say_closing(overdrawn, unit)}.")
    below = [each for each in run.years if each.closing < 0]
    if below:
        count = 1 + sum(below[0].year >= year for year in _list_movements(run.reserve))
        why = say_rounding(count, unit, below[0].rounding)
        return make_ruling("W-RESERVES-LOW", f"{name} is used up, and more: {_say_closing(below, unit)}; {why}.")
    low = [each for each in run.years if least is not None and each.closing < least]
    if low and least is not None:
        words = f"{name} falls below the {say_amount(least, unit)} that is needed: {_say_closing(low, unit)}."
        return make_ruling("W-RESERVES-LOW", words)
    return None


def _say_closing(years: list[ReserveYear], unit: Decimal) -> str:
    """`£9.0m at the end of 2023/24 to 2025/26 and £8.0m at the end of 2026/27`."""
    runs = groupby(years, key=lambda each: each.closing)
    said = (
        f"{say_amount(closing, unit)} at the end of {say_years(each.year for each in run)}" for closing, run in runs
    )
    return say_list(said)


def _run_reserve(reserve: Reserve, last: int, unit: Decimal) -> ReserveRun:
    early = sorted(year for year in _list_years(reserve) if year < reserve.from_year)
    if early:
        raise CostError(
            f"{reserve.name} moves in {say_financial_year(early[0])}, but its opening balance is that of the start "
            f"of {say_financial_year(reserve.from_year)}: give the balance at the start of the first year."
        )
    years: list[ReserveYear] = []
    opening, rounding = reserve.opening, bound_sum([reserve.opening], unit).tolerance
    for year in range(reserve.from_year, max(last, reserve.from_year) + 1):
        moves = [each.get(year) for each in (reserve.added, reserve.used, reserve.used_for_capital)]
        added, used, capital = (move or NOTHING for move in moves)
        rounding += bound_sum(moves, unit).tolerance
        closing = opening + added - used - capital
        years.append(
            ReserveYear(
                year=year,
                opening=opening,
                added=added,
                used=used,
                used_for_capital=capital,
                closing=closing,
                rounding=rounding,
            )
        )
        opening = closing
    return ReserveRun(reserve=reserve, years=tuple(years))


def _total(runs: tuple[ReserveRun, ...]) -> tuple[ReserveYear, ...]:
    by_year: dict[int, list[ReserveYear]] = {}
    for run in runs:
        for each in run.years:
            by_year.setdefault(each.year, []).append(each)
    return tuple(
        ReserveYear(
            year=year,
            opening=add_up(each.opening for each in parts),
            added=add_up(each.added for each in parts),
            used=add_up(each.used for each in parts),
            used_for_capital=add_up(each.used_for_capital for each in parts),
            closing=add_up(each.closing for each in parts),
            rounding=add_up(each.rounding for each in parts),
            count=len(parts),
        )
        for year, parts in sorted(by_year.items())
    )


def _compare_general(budget: Budget, runs: tuple[ReserveRun, ...]) -> tuple[GeneralShare, ...]:
    """The general reserve beside net costs, in the years for which the revenue budget gives costs."""
    totals = _total(tuple(run for run in runs if run.reserve.is_general))
    given = {year for line in budget.lines if line.kind == "cost" for year in line.amounts}
    if not given.intersection(each.year for each in totals):
        return ()
    statement = work_out_budget(budget)
    shares = []
    for each in totals:
        costs = statement.of(each.year).total_costs if each.year in given else NOTHING
        percent = take_percent(each.closing, costs)
        if percent is not None:
            shares.append(GeneralShare(year=each.year, balance=each.closing, costs=costs, percent=percent))
    return tuple(shares)


def _list_movements(reserve: Reserve) -> list[int]:
    return [*reserve.added, *reserve.used, *reserve.used_for_capital]


def _list_years(reserve: Reserve) -> tuple[int, ...]:
    return tuple(sorted(set(_list_movements(reserve))))
