"""A staff plan as it is shown: people needed by hour of the week, and what a roster achieves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from answerable.drawing.exhibit import Badge, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_number, say_period, say_seconds
from answerable.law.words import WEEKDAYS
from answerable.measuring.demand.calendar import DAYS_A_WEEK, HOURS_A_DAY
from answerable.measuring.demand.counts import Account
from answerable.measuring.demand.forecast_exhibits import draw_week, lay_week_table
from answerable.measuring.demand.staffing import AchievedHour, StaffedHour, StaffPlan
from answerable.measuring.hour import HOURS
from answerable.measuring.percentage import say_percent

_ESTIMATE = Badge("estimate", "Worked out from a model of the queue, not counted.")
_Hour = TypeVar("_Hour", StaffedHour, AchievedHour)


def tell_staffing_exhibits(plan: StaffPlan, account: Account, channel: str, query: str) -> Told:
    """Everything that is said of a staff plan, from the plan and its account alone."""
    calls = f"calls ({channel})" if channel else "calls"
    exhibits = [_tell_needed(plan, account, calls, query), _tell_load(plan, calls, query)]
    if plan.achieved:
        exhibits.append(_tell_achieved(plan, calls, query))
    return Told(
        title=f"Staff needed for {calls}, {say_period(plan.first_on, plan.last_on)}",
        lead=(
            f"To answer {_say_target(plan)}, from {plan.basis}. A call keeps somebody busy for "
            f"{say_seconds(plan.assumed.handling)} in the mean; {say_percent(plan.assumed.shrinkage, 0)} of "
            f"rostered time is not spent on the phones; {_say_callers(plan)}."
        ),
        exhibits=tuple(exhibits),
    )


def _say_target(plan: StaffPlan) -> str:
    return f"{say_percent(plan.assumed.share, 0)} of callers within {say_seconds(plan.assumed.seconds)}"


def _say_callers(plan: StaffPlan) -> str:
    if plan.assumed.is_leaving:
        return f"callers hang up after {say_seconds(plan.assumed.patience)} in the mean (Erlang A)"
    return "no caller hangs up (Erlang C)"


def _lay_week(hours: Iterable[_Hour], value: Callable[[_Hour], float | None]) -> tuple[tuple[float | None, ...], ...]:
    week: list[list[float | None]] = [[None] * HOURS_A_DAY for _ in range(DAYS_A_WEEK)]
    for each in hours:
        week[each.weekday][each.hour] = value(each)
    return tuple(tuple(row) for row in week)


def _say_when(each: StaffedHour | AchievedHour) -> str:
    return f"{WEEKDAYS[each.weekday]} {HOURS[each.hour]}:00"


def _tell_needed(plan: StaffPlan, account: Account, calls: str, query: str) -> Exhibit:
    # Of hours that need the same number, the one with the most work is named.
    by_need = sorted(plan.hours, key=lambda each: (each.agents, each.load))
    least, most = by_need[0], by_need[-1]
    week_calls, hours = sum(each.calls for each in plan.hours), sum(each.rostered for each in plan.hours)
    rostered = _lay_week(plan.hours, lambda each: each.rostered)
    return Exhibit(
        slug="needed",
        title=f"From {least.rostered} to {most.rostered} people are to be rostered, the most at {_say_when(most)}",
        sentence=(
            f"For {say_number(week_calls)} {calls} a week ({plan.basis}, {say_period(plan.first_on, plan.last_on)}; "
            f"made of {say_number(account.calls)} calls), {say_number(hours)} rostered hours a week answer "
            f"{_say_target(plan)} in each of {len(plan.hours)} hours of the week; {_say_when(most)} needs "
            f"{most.agents} on the phones, so {most.rostered} on the roster."
        ),
        table=lay_week_table(rostered),
        chart=draw_week(rostered),
        notes=(*_explain(plan), *account.notes),
        badges=(_ESTIMATE,),
        query=f"{query}\n-- then answerable.measuring.demand.staffing.plan_week with {plan.assumed}",
    )


def _explain(plan: StaffPlan) -> tuple[str, ...]:
    notes = [
        "Each hour is taken on its own, with calls coming by chance at an even rate: a queue left over from the hour "
        "before is not counted, nor are peaks within the hour.",
        "The mean handling time is the same in every hour, and everybody on the phones takes every call.",
    ]
    if plan.dated_hours:
        notes.append(
            f"The plan is for a mean week: {plan.short_hours} of the {plan.dated_hours} hours forecast are expected "
            "to need more people than their hour of the week has here."
        )
    return tuple(notes)


def _tell_load(plan: StaffPlan, calls: str, query: str) -> Exhibit:
    busiest = max(plan.hours, key=lambda each: each.load)
    return Exhibit(
        slug="load",
        title=f"At {_say_when(busiest)} {say_number(busiest.load, 1)} people would be busy if nobody ever waited",
        sentence=(
            f"Of {len(plan.hours)} hours of the week in {say_period(plan.first_on, plan.last_on)}, "
            f"{_say_when(busiest)} carries the most: {say_number(busiest.calls, 1)} {calls} of "
            f"{say_seconds(plan.assumed.handling)} are {say_number(busiest.load, 1)} erlangs, and "
            f"{busiest.agents} {'person' if busiest.agents == 1 else 'people'} on the phones "
            f"{'meets' if busiest.agents == 1 else 'meet'} the target."
        ),
        table=Table(
            columns=(
                Column("Hour"),
                Column("Calls an hour", "number", 1),
                Column("Load in erlangs", "number", 1),
                Column("On the phones", "count"),
                Column("On the roster", "count"),
            ),
            rows=tuple((_say_when(e), e.calls, e.load, e.agents, e.rostered) for e in plan.hours),
        ),
        badges=(_ESTIMATE,),
        query=f"{query}\n-- then answerable.measuring.demand.staffing.plan_week with {plan.assumed}",
    )


def _tell_achieved(plan: StaffPlan, calls: str, query: str) -> Exhibit:
    total = sum(each.calls for each in plan.achieved)
    leaving = _weigh(plan.achieved, total, lambda each: each.in_target_leaving)
    abandoned = _weigh(plan.achieved, total, lambda each: each.abandoned_leaving)
    met = sum(each.in_target_leaving >= plan.assumed.share for each in plan.achieved)
    return Exhibit(
        slug="roster",
        title=(
            f"The roster would answer {say_percent(leaving, 0)} of callers within "
            f"{say_seconds(plan.assumed.seconds)} and meet the target in {met} of {len(plan.achieved)} hours a week"
        ),
        sentence=(
            f"Of {say_number(total)} {calls} a week ({plan.basis}, {say_period(plan.first_on, plan.last_on)}), "
            f"{say_percent(leaving)} would be answered in time and {say_percent(abandoned)} abandoned if callers "
            f"hang up after {say_seconds(plan.assumed.patience)} in the mean (Erlang A). {_say_endless(plan)}"
        ),
        table=Table(columns=_ACHIEVED_COLUMNS, rows=tuple(_list_achieved(each) for each in plan.achieved)),
        chart=draw_week(_lay_week(plan.achieved, lambda each: round(100 * each.in_target_leaving, 1))),
        notes=_explain_roster(plan),
        badges=(_ESTIMATE,),
        query=f"{query}\n-- then answerable.measuring.demand.staffing.achieve with {plan.assumed}",
    )


def _weigh(hours: tuple[AchievedHour, ...], total: float, value: Callable[[AchievedHour], float]) -> float:
    return sum(each.calls * value(each) for each in hours) / total if total else 0.0


def _say_endless(plan: StaffPlan) -> str:
    endless = [each for each in plan.achieved if each.is_endless]
    if not endless:
        total = sum(each.calls for each in plan.achieved)
        queueing = _weigh(plan.achieved, total, lambda each: each.in_target_queueing)
        return f"If nobody hung up it would be {say_percent(queueing)} (Erlang C)."
    worst = max(endless, key=lambda each: each.abandoned_leaving)
    return (
        f"In {len(endless)} hours more work comes than the people can do: if nobody hung up, the queue would grow "
        f"without end. It moves there only because callers leave; at {_say_when(worst)}, "
        f"{say_percent(worst.abandoned_leaving)} of them."
    )


_RUN_ON = (
    "If callers leave, each hour begins with the queue that the hour before left; if nobody leaves, each hour is "
    "taken on its own."
)
_ON_ITS_OWN = "Each hour is taken on its own: a queue left over from the hour before is not counted."

_ACHIEVED_COLUMNS = (
    Column("Hour"),
    Column("Calls an hour", "number", 1),
    Column("Load in erlangs", "number", 1),
    Column("Rostered", "number", 1),
    Column("In target if callers leave", "percent", 1),
    Column("Abandoned", "percent", 1),
    Column("Mean wait", "seconds", 1),
    Column("In target if nobody leaves", "percent", 1),
    Column("Mean wait if nobody leaves", "seconds", 1),
)


def _list_achieved(each: AchievedHour) -> tuple[str | float, ...]:
    return (
        _say_when(each),
        each.calls,
        each.load,
        each.rostered,
        100 * each.in_target_leaving,
        100 * each.abandoned_leaving,
        each.wait_leaving,
        100 * each.in_target_queueing,
        "queue without end" if each.wait_queueing is None else each.wait_queueing,
    )


def _explain_roster(plan: StaffPlan) -> tuple[str, ...]:
    notes = [
        f"{say_percent(plan.assumed.shrinkage, 0)} of rostered time is taken off. Where that leaves part of a "
        "person, the hour lies between the two whole numbers.",
        _RUN_ON if plan.is_run_on else _ON_ITS_OWN,
    ]
    if plan.unrostered_hours:
        notes.append(f"{plan.unrostered_hours} hours of the week are not in the roster and count as nobody rostered.")
    return tuple(notes)
