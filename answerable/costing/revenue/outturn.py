"""A year's budget as it is spent: what was moved, what is spent, and what the year is forecast to end at.

A variance is the forecast less the current budget, which is the budget with what was moved. What it does to the
year's result depends on the line: more of a cost and less of income, grant or precept both add to an overspend.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import HUNDRED, NOTHING, say_amount, take_percent
from answerable.costing.budget import FUNDS, LineKind
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.refusal import CostError
from answerable.costing.revenue.lever import weigh_kind
from answerable.costing.revenue.variance import VarianceThreshold, find_variance_threshold
from answerable.law.day import say_financial_year, span_financial_year
from answerable.law.ruling import Ruling, make_ruling


class Course(Struct, frozen=True, kw_only=True):
    """An amount through the year in pounds: a line's, or the sum of several.

    `current` is budget and moved; `spent` is nothing where it is not given (of a sum, for every part of it);
    `variance` is forecast less current. The two per cents are of `current`, and nothing where that is nought.
    """

    name: str
    budget: Decimal
    moved: Decimal
    spent: Decimal | None
    forecast: Decimal

    @property
    def current(self) -> Decimal:
        return self.budget + self.moved

    @property
    def variance(self) -> Decimal:
        return self.forecast - self.current

    @property
    def variance_percent(self) -> Decimal | None:
        return take_percent(self.variance, abs(self.current))

    @property
    def spent_percent(self) -> Decimal | None:
        return None if self.spent is None else take_percent(self.spent, abs(self.current))


class LineCourse(Course, frozen=True, kw_only=True):
    """A line through the year. `is_beyond` where its variance is so large that it is to be explained."""

    code: str
    section: str
    kind: LineKind
    why: str
    is_beyond: bool

    @property
    def effect(self) -> Decimal:
        """What the variance adds to an overspend of the year, in pounds; below nought, what it takes from it."""
        return weigh_kind(self.kind) * self.variance

    @property
    def is_unexplained(self) -> bool:
        return self.is_beyond and not self.why.strip()


class MonitoringStatement(Struct, frozen=True, kw_only=True):
    """The year as it stood on `to_on`: sections net of their income, what pays for them, and the result in pounds.

    `net` is all sections together, `paid` all funding (nothing where no line of it is given). `overspend` is what the
    forecast is over the current budget once reserves are used as forecast, an underspend below nought; it is
    `before_reserves` and what goes `into_reserves` beyond the plan (below nought: what comes out of them beyond it).
    `planned_shortfall` and `shortfall` are what spending is more than funding, in the current budget and in the
    forecast: nothing where no funding is given.
    """

    year: int
    to_on: dt.date
    days_gone: int
    days: int
    lines: tuple[LineCourse, ...]
    sections: tuple[Course, ...]
    net: Course
    paid: Course | None
    before_reserves: Decimal
    into_reserves: Decimal
    overspend: Decimal
    planned_shortfall: Decimal | None
    shortfall: Decimal | None
    threshold: VarianceThreshold
    rulings: tuple[Ruling, ...]

    @property
    def funding(self) -> tuple[LineCourse, ...]:
        """The lines that pay: grants, precept, reserves used, surpluses."""
        return tuple(line for line in self.lines if line.kind in FUNDS)

    @property
    def beyond(self) -> tuple[LineCourse, ...]:
        """The lines whose variance is to be explained, the largest first."""
        return tuple(sorted((line for line in self.lines if line.is_beyond), key=lambda line: -abs(line.variance)))

    @property
    def unexplained(self) -> tuple[LineCourse, ...]:
        """Those of them that say no reason."""
        return tuple(line for line in self.beyond if line.is_unexplained)

    @property
    def percent_gone(self) -> Decimal:
        """The share of the year's days gone by, in per cent."""
        return HUNDRED * self.days_gone / self.days


def work_out_monitoring(monitoring: Monitoring) -> MonitoringStatement:
    """Every line with its variance, sections and funding added up, and what the year is forecast to end at.

    Raises `CostError` where there is no line, two have one code, the day is before the year, or what was moved does
    not come to nought. What was moved to lines that pay counts against what was moved to lines that are spent: more
    of a grant, put to a cost, leaves the budget balanced.
    """
    _refuse(monitoring)
    first, last = span_financial_year(monitoring.year)
    days = (last - first).days + 1
    threshold = find_variance_threshold(monitoring.to_on)
    lines = tuple(_follow(outturn, threshold) for outturn in monitoring.outturns)
    own = [line for line in lines if line.kind not in FUNDS]
    names = dict.fromkeys(line.section for line in own)
    net = _add_net("Net spending", own)
    funds = [line for line in lines if line.kind in FUNDS]
    paid = _add_net("Funding", funds, sign=-1) if funds else None
    reserves = sum((line.effect for line in lines if line.kind in ("to_reserves", "from_reserves")), NOTHING)
    overspend = sum((line.effect for line in lines), NOTHING)
    shortfall = net.forecast - paid.forecast if paid else None
    return MonitoringStatement(
        year=monitoring.year,
        to_on=monitoring.to_on,
        days_gone=min((monitoring.to_on - first).days + 1, days),
        days=days,
        lines=lines,
        sections=tuple(_add_net(name, [line for line in own if line.section == name]) for name in names),
        net=net,
        paid=paid,
        before_reserves=overspend - reserves,
        into_reserves=reserves,
        overspend=overspend,
        planned_shortfall=net.current - paid.current if paid else None,
        shortfall=shortfall,
        threshold=threshold,
        rulings=_judge(monitoring, net, paid),
    )


def _refuse(monitoring: Monitoring) -> None:
    year = say_financial_year(monitoring.year)
    if not monitoring.outturns:
        raise CostError(f"No line of the budget of {year} is followed: give each its forecast.")
    first, _ = span_financial_year(monitoring.year)
    if monitoring.to_on < first:
        raise CostError(f"{year} begins on {first.day} {first:%B %Y}: give a day from then on.")
    code, count = Counter(outturn.code for outturn in monitoring.outturns).most_common(1)[0]
    if count > 1:
        raise CostError(f"The line “{code}” is given {count} times: give it once.")
    moved = sum((weigh_kind(outturn.kind) * outturn.moved for outturn in monitoring.outturns), NOTHING)
    if moved:
        raise CostError(
            f"What was moved between lines does not come to nought: {say_amount(abs(moved))} "
            f"{'more' if moved > 0 else 'less'} is moved to lines than from lines. Give both sides of each virement."
        )


def _follow(outturn: Outturn, threshold: VarianceThreshold) -> LineCourse:
    current = outturn.budget + outturn.moved
    return LineCourse(
        code=outturn.code,
        name=outturn.name,
        section=outturn.section,
        kind=outturn.kind,
        budget=outturn.budget,
        moved=outturn.moved,
        spent=outturn.spent,
        forecast=outturn.forecast,
        why=outturn.why,
        is_beyond=threshold.is_passed(outturn.forecast - current, current),
    )


def _add_net(name: str, lines: Iterable[LineCourse], sign: int = 1) -> Course:
    """Lines added up, each with the weight of its kind: costs less income, or (`sign` -1) what pays."""
    weighed = [(sign * weigh_kind(line.kind), line) for line in lines]
    spent = [None if line.spent is None else weight * line.spent for weight, line in weighed]
    return Course(
        name=name,
        budget=sum((weight * line.budget for weight, line in weighed), NOTHING),
        moved=sum((weight * line.moved for weight, line in weighed), NOTHING),
        spent=None if None in spent else sum((amount for amount in spent if amount is not None), NOTHING),
        forecast=sum((weight * line.forecast for weight, line in weighed), NOTHING),
    )


def _judge(monitoring: Monitoring, net: Course, paid: Course | None) -> tuple[Ruling, ...]:
    """Whether the forecast is more than the year's resources: its funding or, where none is given, its budget."""
    resources = paid.forecast if paid else net.current
    over = net.forecast - resources
    if over <= 0:
        return ()
    there = f"{'funding' if paid else 'a budget'} of {say_amount(resources)}"
    words = (
        f"{say_financial_year(monitoring.year)}: net spending is forecast at {say_amount(net.forecast)}, and {there} "
        f"is there to pay for it. {say_amount(over)} is to be saved or found, or reported."
    )
    return (make_ruling("W-OVERSPEND-FORECAST", words),)
