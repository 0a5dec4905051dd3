"""Conditions of a fund: met, short, not counted yet, or in words that a person has to judge."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import say_amount
from answerable.costing.fund import Fund, FundCondition
from answerable.drawing.wording import say_day, say_number

ConditionState = Literal["met", "short", "not counted", "in words"]


class ConditionStatement(Struct, frozen=True, kw_only=True):
    """A condition and how it stands. `short_by` is by how much the count misses the least that is asked.

    `is_early` is whether it was counted before the day it is due: what is short then may still be made up.
    """

    condition: FundCondition
    state: ConditionState
    short_by: Decimal | None = None
    is_early: bool = False


def judge_conditions(fund: Fund) -> tuple[ConditionStatement, ...]:
    """Every condition of a fund, in the order given: they are the fund's own, whatever year they fall due in."""
    return tuple(_judge(condition) for condition in fund.conditions)


def _judge(condition: FundCondition) -> ConditionStatement:
    if condition.least is None:
        return ConditionStatement(condition=condition, state="in words")
    if condition.actual is None:
        return ConditionStatement(condition=condition, state="not counted")
    counted, due = condition.counted_on, condition.due_on
    short = condition.least - condition.actual
    return ConditionStatement(
        condition=condition,
        state="short" if short > 0 else "met",
        short_by=short if short > 0 else None,
        is_early=counted is not None and due is not None and counted < due,
    )


def say_condition(statement: ConditionStatement) -> str:
    """`Headcount: at least 7,909 by 31 March 2024; 7,850 on 30 September 2023, 59 short; £16,800,000 is at stake`."""
    condition = statement.condition
    due = f" by {say_day(condition.due_on)}" if condition.due_on else ""
    parts = [f"{condition.words.rstrip('.')}{'' if condition.least is not None else due}"]
    if condition.least is not None:
        measure = condition.measure.strip() or "count"
        parts = [f"{measure[:1].upper()}{measure[1:]}: at least {_say_count(condition.least)}{due}"]
        parts.append(_say_state(statement))
    if condition.at_stake is not None:
        parts.append(f"{say_amount(condition.at_stake)} is at stake")
    return "; ".join(parts)


def _say_state(statement: ConditionStatement) -> str:
    condition = statement.condition
    if condition.actual is None:
        return "not counted yet"
    counted = f" on {say_day(condition.counted_on)}" if condition.counted_on else ""
    said = f"{_say_count(condition.actual)}{counted}"
    if statement.short_by is None:
        return f"{said}, met" + (" so far" if statement.is_early else "")
    return f"{said}, {_say_count(statement.short_by)} short" + (" so far" if statement.is_early else "")


def _say_count(count: Decimal) -> str:
    return say_number(count, max(0, -int(count.normalize().as_tuple().exponent)))
