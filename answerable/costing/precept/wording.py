"""How a change of an amount is said, and what must go with a precept's figures."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import count_places
from answerable.costing.budget import UNSET, Budget
from answerable.costing.referendum import say_pounds
from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_money, say_number
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def say_more_than(before: Decimal, after: Decimal) -> str:
    """`£15 more than`, `£2.50 less than`, `the same as`: to stand before what it is compared with."""
    step = after - before
    return f"{say_pounds(abs(step))} {'more' if step > 0 else 'less'} than" if step else "the same as"


def say_pence(amount: Decimal) -> str:
    """An amount of a table of bills: always with its pence."""
    return say_money(amount, 2)


def say_base(dwellings: Decimal) -> str:
    """A tax base with the places it was given to, at most two: `717,675`, `461,718.3`."""
    return say_number(dwellings, min(2, count_places(dwellings)))


def badge_stage(stage: str) -> tuple[Badge, ...]:
    """That a budget is not set yet, and band D with it."""
    if stage not in UNSET:
        return ()
    return (Badge("provisional", f"This is the {stage} budget; band D may change before it is approved."),)


def badge_precept(budget: Budget, year: int, *, is_implied: bool = False) -> tuple[Badge, ...]:
    """That the budget is not set yet, and what its tax bases are where they are not all declared."""
    undeclared = [base.council for base in budget.tax_bases if base.year == year and base.declared_on is None]
    badges = list(badge_stage(budget.stage))
    if is_implied:
        words = "A tax base is not given: it is inferred from the estimate of the precept and band D."
        badges.append(Badge("estimate", words))
    if undeclared:
        words = f"{say_list(undeclared)} {'has' if len(undeclared) == 1 else 'have'} not declared a tax base yet."
        badges.append(Badge("estimate", words))
    return tuple(badges)


def say_share_of(part: Decimal, whole: Decimal, year: int) -> str:
    """A change in per cent with what it is of: `8.0% of the £187.55 of 2022/23`; nothing of nought."""
    if not whole:
        return ""
    return f"{say_number(abs(part) * 100 / whole, 1)}% of the {say_pounds(whole)} of {say_financial_year(year)}"
