"""What is wanting in a fund's return: it is late, a measure is not given, the match or the split falls short."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.wording import say_day, say_money, say_number, say_period
from answerable.law.day import say_financial_year
from answerable.patrolling.partnership.fund_money import MoneyStep, work_out_money
from answerable.patrolling.partnership.funding_return import FundingReturn, Quarter, find_count
from answerable.patrolling.partnership.lack import Lack
from answerable.patrolling.partnership.parameter import list_metrics


def judge_return(given: FundingReturn, on: dt.date) -> tuple[Lack, ...]:
    """What is wanting in a return on a day: late, a measure is not given, the match or the split
    falls short."""
    about = f"{given.fund}, {say_period(given.first_on, given.last_on)}"
    lacks = [*_judge_time(given, on, about), *_judge_metrics(given, about)]
    for year in given.money:
        lacks += _judge_money(work_out_money(given.fund, year), about)
    return tuple(lacks)


def _judge_time(given: FundingReturn, on: dt.date, about: str) -> list[Lack]:
    if given.due_on is None:
        return [Lack("no day due", about, f"{about}: it is not said when the return is due.")]
    if given.sent_on is None and on > given.due_on:
        words = f"{about}: the return was due on {say_day(given.due_on)} and has not been sent."
        return [Lack("return late", about, words)]
    if given.sent_on is not None and given.sent_on > given.due_on:
        words = f"{about}: the return was due on {say_day(given.due_on)} and was sent on {say_day(given.sent_on)}."
        return [Lack("return late", about, words)]
    return []


def _judge_metrics(given: FundingReturn, about: str) -> list[Lack]:
    now = Quarter(first_on=given.first_on, last_on=given.last_on)
    missing = [each.name.lower() for each in list_metrics() if find_count(given.counts, each.code, now) is None]
    return [Lack("measure missing", about, f"{about}: {name} is not given.") for name in missing]


def _judge_money(step: MoneyStep, about: str) -> list[Lack]:
    year, lacks = say_financial_year(step.year), []
    if step.required and step.found is None:
        words = (
            f"{about}: {say_money(step.required)} is to be found beside the grant of {year}; what was has not been "
            "said."
        )
        lacks.append(Lack("match not said", about, words))
    if step.short and step.required is not None and step.found is not None:
        words = (
            f"{about}: {say_money(step.found)} was found beside the grant of {year}, {say_money(step.short)} short "
            f"of {say_money(step.required)}."
        )
        lacks.append(Lack("match short", about, words))
    if step.hotspot_share is not None and step.hotspot_asked is not None and step.hotspot_share < step.hotspot_asked:
        words = (
            f"{about}: {say_number(step.hotspot_share, 1)}% of the money of policing units in {year} went on "
            f"hotspots; {say_number(step.hotspot_asked)}% was meant for them."
        )
        lacks.append(Lack("split short", about, words))
    return lacks
