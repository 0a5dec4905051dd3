"""Requests under the Freedom of Information Act: by when they are answered, and when they cost too much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from answerable.law.deadline import NO_HOLIDAYS, Deadline, last_working_day_after
from answerable.law.holiday import EVERY_NATION
from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day


def request_deadline(received: dt.date, *, extra: Mapping[dt.date, str] = NO_HOLIDAYS) -> Deadline:
    """The twentieth working day after receipt. A bank holiday in any nation of the United Kingdom does not count."""
    number = find_number("foi.working_days", received)
    return last_working_day_after(
        received,
        number.value,
        source=number.source,
        verified=number.verified,
        extra=extra,
        nations=EVERY_NATION,
    )


def judge_request(received: dt.date, answered: dt.date | None, on: dt.date) -> tuple[Ruling, ...]:
    """Whether a request was answered in time; until it is, whether a day is late."""
    last = request_deadline(received).day
    if (answered or on) <= last:
        return ()
    how = f"was answered on {say_day(answered)}" if answered else "is not answered"
    words = f"The request received on {say_day(received)} {how}: the last day was {say_day(last)}."
    return (make_ruling("E-FOI-LATE", words),)


def judge_cost(hours: Decimal, *, refused: bool, on: dt.date | None = None) -> tuple[Ruling, ...]:
    """Whether a request may be refused for its cost: more hours, at the fixed rate, than the limit pays for."""
    limit, rate = find_number("foi.cost_limit_pounds", on).value, find_number("foi.hour_pounds", on).value
    cost = hours * rate
    if not refused or cost > limit:
        return ()
    words = f"{hours} hours at £{rate} are £{cost:,.2f}, within the limit of £{limit}: cost is no ground to refuse."
    return (make_ruling("E-COST-LIMIT-MATH", words),)
