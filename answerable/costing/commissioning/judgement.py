"""What there is to say of a fund before money is paid out of it: overspent, short, at stake, or not as printed."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.costing.amount import say_amount
from answerable.costing.commissioning.allocation import say_repeat
from answerable.costing.commissioning.condition import ConditionStatement, say_condition
from answerable.costing.commissioning.match import say_match
from answerable.costing.commissioning.payment import say_beyond
from answerable.costing.commissioning.printed import say_held
from answerable.costing.commissioning.statement import FundStatement, work_out_fund
from answerable.costing.fund import Commissioning, Fund
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling


def judge_commissioning(commissioning: Commissioning, year: int) -> tuple[Ruling, ...]:
    """The rulings of every fund, in the order given."""
    return tuple(ruling for fund in commissioning.funds for ruling in judge_fund(fund, year))


def judge_fund(fund: Fund, year: int) -> tuple[Ruling, ...]:
    """What is wrong with a fund in a year, most serious first; nothing where all is in order.

    Raises `CostError` where its match funding contradicts itself.
    """
    statement = work_out_fund(fund, year)
    return (
        *_judge_allocations(statement),
        *_judge_conditions(statement),
        *_judge_match(statement),
        *_judge_payments(statement),
        *_judge_printed(statement),
    )


def say_overspent(statement: FundStatement) -> str:
    """By how much more is allocated than there is; empty where it is not."""
    if statement.remainder is None or statement.remainder >= 0 or statement.amount is None:
        return ""
    return (
        f"{say_amount(statement.allocated)} is allocated out of {say_amount(statement.amount)}: "
        f"{say_amount(-statement.remainder)} more than there is"
    )


def _name(statement: FundStatement) -> str:
    return f"{statement.name}, {say_financial_year(statement.year)}"


def _judge_allocations(statement: FundStatement) -> Iterator[Ruling]:
    name = _name(statement)
    if over := say_overspent(statement):
        yield make_ruling("E-ALLOCATED-TWICE", f"{name}: {over}. Reduce an allocation, or say what pays for it.")
    if statement.amount is None and statement.allocations:
        words = f"{name}: {say_amount(statement.allocated)} is allocated; what the fund has in the year is not given."
        yield make_ruling("E-ALLOCATED-TWICE", words, binding=False)
    for repeat in statement.repeats:
        # Two grants for one purpose may be meant; two of one reference are a slip in the register.
        words = f"{name}: {say_repeat(repeat)}"
        yield make_ruling("E-ALLOCATED-TWICE", words, binding=repeat.by == "reference")


def _judge_conditions(statement: FundStatement) -> Iterator[Ruling]:
    for each in statement.conditions:
        if each.state == "short":
            yield _rule_short(statement, each)


def _rule_short(statement: FundStatement, each: ConditionStatement) -> Ruling:
    """It never stops a paper: a condition that is missed cannot be put right by keeping quiet about it."""
    words = f"{statement.name}: {say_condition(each)}."
    source = each.condition.source
    return make_ruling("E-GRANT-CONDITION", words, binding=False, source=source)


def _judge_match(statement: FundStatement) -> Iterator[Ruling]:
    if statement.match is not None and statement.match.short:
        yield make_ruling("W-MATCH-SHORT", f"{_name(statement)}: {say_match(statement.match)}.")


def _judge_payments(statement: FundStatement) -> Iterator[Ruling]:
    for each in statement.allocations:
        for conflict in each.conflicts:
            yield make_ruling("W-SOURCE-CONFLICT", f"{_name(statement)}: {conflict}")
        # Units over those expected are paid for: that is said in the exhibit, and nothing is wrong.
        if each.beyond > each.beyond_units:
            yield make_ruling("W-PAID-OVER-ALLOCATION", f"{_name(statement)}: {say_beyond(each)}")


def _judge_printed(statement: FundStatement) -> Iterator[Ruling]:
    for held in statement.printed:
        if held.difference:
            yield make_ruling("W-SOURCE-CONFLICT", f"{_name(statement)}: {say_held(held)}")
