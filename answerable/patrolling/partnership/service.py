"""Services judged by their returns: shares with their intervals, what each cost, small counts of people hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct, structs

from answerable.law.day import find_financial_year, span_financial_year
from answerable.measuring.interval import bound_share
from answerable.measuring.suppression import find_limit
from answerable.patrolling.partnership.intervention import (
    Intervention,
    InterventionReturn,
    judge_returns,
    order_returns,
)
from answerable.patrolling.partnership.lack import Lack
from answerable.patrolling.partnership.people import Shown, hide_people, show_people
from answerable.patrolling.refusal import PatrolError

ALL = "All services"


class InterventionOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of services."""

    level: Annotated[
        float, Meta(ge=0.5, lt=1, description="The level of confidence of the intervals, as a fraction.")
    ] = 0.95


class Share(Struct, frozen=True, kw_only=True):
    """A part of a whole of people, with the interval of the share in fractions of one (Wilson 1927)."""

    part: int
    whole: int
    low: float
    high: float


class ServiceResult(Struct, frozen=True, kw_only=True):
    """One service, or all of them together. A count that is nothing is hidden, and with it what rests on it.

    The seven counts of `Stages`, then `people` (everybody the returns cover), `started`, `completed`, and `begun`:
    those who started in the period itself. `taken_up`
    is of those who started or were declined in the period, `finished` of those who completed or left, `met` of those
    whose outcome is known: who still waits or is still there has no part in it, because their time has not come.
    `met_least` and `met_most` are shares of all who completed, if none or all of the unknown outcomes were met.
    """

    name: str
    first_on: dt.date
    last_on: dt.date
    quarters: int
    intervention: Intervention
    declined: int | None = None
    waiting: int | None = None
    left_early: int | None = None
    there: int | None = None
    outcome_unknown: int | None = None
    outcome_not_met: int | None = None
    outcome_met: int | None = None
    people: int | None = None
    started: int | None = None
    completed: int | None = None
    begun: int | None = None
    taken_up: Share | None = None
    finished: Share | None = None
    met: Share | None = None
    met_least: float | None = None
    met_most: float | None = None
    spent: Decimal | None = None
    is_granted: bool = False
    cost_per_start: Decimal | None = None
    cost_per_completion: Decimal | None = None


class InterventionsResult(Struct, frozen=True, kw_only=True):
    """What the returns of services come to. `below` is the size under which counts were hidden, nothing where the
    result is for the desk and holds every count. Services with a fault in their returns are in `lacks` alone."""

    options: InterventionOptions
    first_on: dt.date
    last_on: dt.date
    services: tuple[ServiceResult, ...]
    together: ServiceResult | None
    lacks: tuple[Lack, ...]
    below: int | None


class _Span(NamedTuple):
    first_on: dt.date
    last_on: dt.date
    quarters: int


def work_out_interventions(
    interventions: Sequence[Intervention],
    returns: Sequence[InterventionReturn],
    options: InterventionOptions | None = None,
    *,
    is_public: bool = True,
) -> InterventionsResult:
    """The services of some returns; `interventions` say more of each by its name, where they are given.

    `is_public` hides counts of people under the limit with as many more as keep them from being worked out
    (`measuring/suppression.py`). Raises `PatrolError` where there are no returns.
    """
    if not returns:
        raise PatrolError("There are no returns of services: load at least one quarter.")
    chosen = options or InterventionOptions()
    known = {each.name.casefold(): each for each in interventions}
    lacks = judge_returns(returns)
    faulty = {lack.about for lack in lacks if lack.is_fault}
    sound = {name: ordered for name, ordered in order_returns(returns).items() if name not in faulty}
    shown = hide_people(list(sound.values())) if is_public else show_people(list(sound.values()))
    services = tuple(
        _tell_service(known.get(name.casefold()) or Intervention(name=name), ordered, counts, chosen.level)
        for (name, ordered), counts in zip(sound.items(), shown, strict=False)
    )
    return InterventionsResult(
        options=chosen,
        first_on=min(each.first_on for each in returns),
        last_on=max(each.last_on for each in returns),
        services=services,
        together=_tell_together(sound, shown[-1], chosen.level) if len(sound) > 1 else None,
        lacks=lacks,
        below=find_limit("shown count").below if is_public else None,
    )


def _tell_service(
    about: Intervention, ordered: Sequence[InterventionReturn], shown: Shown, level: float
) -> ServiceResult:
    spent, is_granted = _find_spent(about, ordered)
    told = _tell(about, _Span(ordered[0].first_on, ordered[-1].last_on, len(ordered)), shown, level)
    return structs.replace(
        told,
        spent=spent,
        is_granted=is_granted,
        cost_per_start=_divide(spent, shown.begun),
        cost_per_completion=_divide(spent, shown.completed),
    )


def _tell_together(sound: Mapping[str, Sequence[InterventionReturn]], shown: Shown, level: float) -> ServiceResult:
    """All services: people only. Money is not added, because not every service gives it for the same days."""
    every = [each for ordered in sound.values() for each in ordered]
    quarters = len({each.first_on for each in every})
    span = _Span(min(each.first_on for each in every), max(each.last_on for each in every), quarters)
    return _tell(Intervention(name=ALL), span, shown, level)


def _tell(about: Intervention, span: _Span, shown: Shown, level: float) -> ServiceResult:
    declined, waiting, left, there, completed = shown.ways
    unknown, unmet, met = shown.outcomes
    least, most = _bound_met(met, unknown, completed)
    return ServiceResult(
        name=about.name,
        first_on=span.first_on,
        last_on=span.last_on,
        quarters=span.quarters,
        intervention=about,
        declined=declined,
        waiting=waiting,
        left_early=left,
        there=there,
        outcome_unknown=unknown,
        outcome_not_met=unmet,
        outcome_met=met,
        people=shown.people,
        started=shown.started,
        completed=completed,
        begun=shown.begun,
        taken_up=_share(shown.begun, declined, level),
        finished=_share(completed, left, level),
        met=_share(met, unmet, level),
        met_least=least,
        met_most=most,
    )


def _bound_met(met: int | None, unknown: int | None, completed: int | None) -> tuple[float | None, float | None]:
    """The share of all who completed whose outcome was met, if none, and if all, of the unknown ones were."""
    if met is None or unknown is None or not completed:
        return None, None
    return met / completed, (met + unknown) / completed


def _share(part: int | None, rest: int | None, level: float) -> Share | None:
    if part is None or rest is None or part + rest == 0:
        return None
    low, high, _ = bound_share(part, part + rest, level)
    return Share(part=part, whole=part + rest, low=low, high=high)


def _divide(spent: Decimal | None, people: int | None) -> Decimal | None:
    return (spent / people).quantize(Decimal("0.01"), ROUND_HALF_UP) if spent is not None and people else None


def _find_spent(about: Intervention, ordered: Sequence[InterventionReturn]) -> tuple[Decimal | None, bool]:
    """What the quarters cost, where each says so; else what was granted, where they are whole financial years."""
    given = [each.spent for each in ordered]
    if all(amount is not None for amount in given):
        return sum((amount for amount in given if amount is not None), Decimal(0)), False
    first, last = find_financial_year(ordered[0].first_on), find_financial_year(ordered[-1].last_on)
    granted = {money.year: money.amount for money in about.money}
    is_whole = (
        ordered[0].first_on == span_financial_year(first)[0] and ordered[-1].last_on == span_financial_year(last)[1]
    )
    years = range(first, last + 1)
    if is_whole and all(year in granted for year in years):
        return sum((granted[year] for year in years), Decimal(0)), True
    return None, False
