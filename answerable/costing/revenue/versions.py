"""Two versions of a budget side by side: which lines are new, gone or changed, and what that does to the gap."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_known, divide
from answerable.costing.budget import Budget, Saving, SavingState
from answerable.costing.refusal import CostError
from answerable.costing.revenue.entry import Entry
from answerable.costing.revenue.statement import YearStatement, work_out_budget
from answerable.law.day import say_financial_year

ChangeState = Literal["same", "changed", "new", "gone"]


class LineChange(Struct, frozen=True, kw_only=True):
    """A line in both versions, in pounds. `change` is after less before, as its amounts are written; `effect` is what
    it adds to the gap; `share` is that as a part of the whole change of the gap (nothing where that did not change;
    above 1, or below nought, where lines pull against each other). `why` is the line's own note."""

    code: str
    name: str
    section: str
    before: Decimal | None
    after: Decimal | None
    change: Decimal
    effect: Decimal
    share: Decimal | None
    state: ChangeState
    why: str = ""


class SavingChange(Struct, frozen=True, kw_only=True):
    """A saving by its name in both versions, in pounds, and how far it had come in each."""

    name: str
    before: Decimal | None
    after: Decimal | None
    change: Decimal
    state_before: SavingState | None
    state_after: SavingState | None


class YearComparison(Struct, frozen=True, kw_only=True):
    """One year in both versions, in pounds: the effects of `lines` add up to `change_of_gap`, exactly."""

    year: int
    lines: tuple[LineChange, ...]
    savings: tuple[SavingChange, ...]
    costs_before: Decimal
    costs_after: Decimal
    funding_before: Decimal
    funding_after: Decimal
    gap_before: Decimal
    gap_after: Decimal
    change_of_gap: Decimal
    gap_left_before: Decimal
    gap_left_after: Decimal

    @property
    def changed(self) -> tuple[LineChange, ...]:
        """The lines that are not the same, the largest effect first."""
        moved = [line for line in self.lines if line.state != "same"]
        return tuple(sorted(moved, key=lambda line: -abs(line.effect)))


class Comparison(Struct, frozen=True, kw_only=True):
    """Two versions of a body's budget in the years that both have. `first_year` is the year that is being budgeted
    for; `only_before` and `only_after` are years that one version alone has, and which are not compared."""

    before: str
    after: str
    first_year: int
    years: tuple[YearComparison, ...]
    only_before: tuple[int, ...] = ()
    only_after: tuple[int, ...] = ()

    @property
    def first(self) -> YearComparison:
        """The comparison of the first year."""
        return next(each for each in self.years if each.year == self.first_year)


def compare_budgets(before: Budget, after: Budget) -> Comparison:
    """What changed from one version to another, line by line by code, in every year of both.

    Raises `CostError` where they are of two bodies, have no year in common, or use a code for two lines.
    """
    if before.body != after.body:
        raise CostError(f"These are budgets of two bodies, {before.body} and {after.body}: choose two of one body.")
    olds = {each.year: each for each in work_out_budget(before).years}
    news = {each.year: each for each in work_out_budget(after).years}
    common = sorted(olds.keys() & news.keys())
    if not common:
        raise CostError("The two versions have no year in common, so there is nothing to compare.")
    names = name_version(before), name_version(after)
    if names[0] == names[1]:
        names = f"earlier {names[0]}", f"later {names[1]}"
    return Comparison(
        before=names[0],
        after=names[1],
        first_year=after.year if after.year in common else common[0],
        years=tuple(_compare_year(before, after, olds[year], news[year]) for year in common),
        only_before=tuple(sorted(olds.keys() - news.keys())),
        only_after=tuple(sorted(news.keys() - olds.keys())),
    )


def name_version(budget: Budget) -> str:
    """`provisional budget 2023/24`, which is how a version is spoken of."""
    return f"{budget.stage} budget {say_financial_year(budget.year)}"


def _compare_year(before: Budget, after: Budget, old: YearStatement, new: YearStatement) -> YearComparison:
    olds = {entry.code: entry for entry in old.entries}
    news = {entry.code: entry for entry in new.entries}
    named = {**olds, **news}
    change_of_gap = new.gap - old.gap
    return YearComparison(
        year=new.year,
        lines=tuple(
            _compare(named[code], olds.get(code), news.get(code), change_of_gap) for code in {**news, **olds}
        ),
        savings=_compare_savings(before, after, new.year),
        costs_before=old.total_costs,
        costs_after=new.total_costs,
        funding_before=old.funding,
        funding_after=new.funding,
        gap_before=old.gap,
        gap_after=new.gap,
        change_of_gap=change_of_gap,
        gap_left_before=old.gap_left,
        gap_left_after=new.gap_left,
    )


def _compare(named: Entry, old: Entry | None, new: Entry | None, whole: Decimal) -> LineChange:
    before, after = (None if each is None else each.amount for each in (old, new))
    effect = (new.effect if new else NOTHING) - (old.effect if old else NOTHING)
    return LineChange(
        code=named.code,
        name=named.name,
        section=named.section,
        before=before,
        after=after,
        change=(after or NOTHING) - (before or NOTHING),
        effect=effect,
        share=divide(effect, whole) if whole else None,
        state=_name_state(before, after, effect),
        why=named.note,
    )


def _name_state(before: Decimal | None, after: Decimal | None, effect: Decimal) -> ChangeState:
    if before is None and after is not None:
        return "new"
    if before is not None and after is None:
        return "gone"
    # A line whose kind alone changed has the same amount and another effect.
    return "same" if before == after and not effect else "changed"


def _compare_savings(before: Budget, after: Budget, year: int) -> tuple[SavingChange, ...]:
    changes = []
    for name in dict.fromkeys(saving.name for saving in (*after.savings, *before.savings)):
        olds, news = ([each for each in budget.savings if each.name == name] for budget in (before, after))
        old, new = _sum_savings(olds, year), _sum_savings(news, year)
        if old is None and new is None:
            continue
        changes.append(
            SavingChange(
                name=name,
                before=old,
                after=new,
                change=(new or NOTHING) - (old or NOTHING),
                state_before=olds[0].state if olds else None,
                state_after=news[0].state if news else None,
            )
        )
    return tuple(changes)


def _sum_savings(savings: list[Saving], year: int) -> Decimal | None:
    return add_known(saving.amounts.get(year) for saving in savings)
