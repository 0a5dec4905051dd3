"""Services that are commissioned against violence, and how many people came, stayed and were helped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct

from answerable.drawing.wording import say_period
from answerable.patrolling.partnership.lack import Lack

Sort = Literal["primary", "secondary", "tertiary"]
Setting = Literal["hospital", "custody", "school", "street", "home", "other"]
SORTS: tuple[str, ...] = get_args(Sort)
SETTINGS: tuple[str, ...] = get_args(Setting)


class YearMoney(Struct, frozen=True, kw_only=True):
    """What a service is granted for a financial year (2022 for 2022/23)."""

    year: int
    amount: Decimal


class Intervention(Struct, frozen=True, kw_only=True):
    """A service. `sort` is whom prevention is for: everybody (primary), those at risk (secondary), those who are
    involved already (tertiary). `level` of evaluation is 0 to 5 (`parameters/evidence.toml`), nothing where nobody
    has judged it; `judged_by` is an organisation."""

    name: str
    provider: str = ""
    sort: Sort | None = None
    setting: Setting | None = None
    council: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    money: tuple[YearMoney, ...] = ()
    fund: str = ""
    level: int | None = None
    judged_by: str = ""
    judged_on: dt.date | None = None


class InterventionReturn(Struct, frozen=True, kw_only=True):
    """What a service returns for a quarter, in people.

    Each person referred is declined, starts, or waits; each who started completes, leaves early, or is still there.
    `outcomes_known` are of those who completed, `outcomes_met` of those known. `already_waiting` and
    `already_started` were there when the quarter began: they are read from a service's first return alone.
    """

    intervention: str
    first_on: dt.date
    last_on: dt.date
    referred: int
    declined: int
    started: int
    completed: int
    left_early: int
    outcomes_known: int
    outcomes_met: int
    already_waiting: int = 0
    already_started: int = 0
    spent: Decimal | None = None


class Stages(Struct, frozen=True, kw_only=True):
    """Where everybody stands that the returns of a service cover: each in exactly one of these."""

    declined: int
    waiting: int
    left_early: int
    there: int
    outcome_unknown: int
    outcome_not_met: int
    outcome_met: int

    @property
    def completed(self) -> int:
        """Those who completed, whatever their outcome."""
        return self.outcome_unknown + self.outcome_not_met + self.outcome_met

    @property
    def ways(self) -> tuple[int, int, int, int, int]:
        """Declined, waiting, left early, still there, completed: together, everybody."""
        return self.declined, self.waiting, self.left_early, self.there, self.completed

    @property
    def outcomes(self) -> tuple[int, int, int]:
        """Not known, not met, met: together, those who completed."""
        return self.outcome_unknown, self.outcome_not_met, self.outcome_met


def order_returns(returns: Iterable[InterventionReturn]) -> dict[str, list[InterventionReturn]]:
    """The returns of each service, the earliest first, services by name."""
    by_name: dict[str, list[InterventionReturn]] = {}
    for each in sorted(returns, key=lambda each: (each.intervention, each.first_on)):
        by_name.setdefault(each.intervention, []).append(each)
    return by_name


def add_stages(returns: Sequence[InterventionReturn]) -> Stages:
    """Where people stand after the last of a service's returns, given in order; less than nought in one that does
    not add up (`judge_returns`)."""
    first = returns[0]
    declined, started, completed, left, known, met = (
        sum(getattr(each, name) for each in returns)
        for name in ("declined", "started", "completed", "left_early", "outcomes_known", "outcomes_met")
    )
    return Stages(
        declined=declined,
        waiting=first.already_waiting + sum(each.referred for each in returns) - declined - started,
        left_early=left,
        there=first.already_started + started - completed - left,
        outcome_unknown=completed - known,
        outcome_not_met=known - met,
        outcome_met=met,
    )


_FAULTS = (
    ("waiting", "more people started or were declined than had been referred"),
    ("there", "more people completed or left than had started"),
    ("outcome_unknown", "more outcomes are known than people had completed"),
    ("outcome_not_met", "more outcomes were met than are known"),
)


def judge_returns(returns: Iterable[InterventionReturn]) -> tuple[Lack, ...]:
    """What cannot be in the returns, service by service; and quarters without a return, which are late.

    Everything is held cumulatively, since people complete in other quarters than they start in. Each fault is told
    where it first shows. No count stands in the words, so that they may be shown to anybody.
    """
    lacks: list[Lack] = []
    for name, ordered in order_returns(returns).items():
        lacks += [*_judge_sums(name, ordered), *_judge_days(name, ordered)]
    return tuple(lacks)


def _judge_sums(name: str, ordered: Sequence[InterventionReturn]) -> list[Lack]:
    lacks, told = [], set()
    for number, each in enumerate(ordered, 1):
        stages = add_stages(ordered[:number])
        for part, words in _FAULTS:
            if getattr(stages, part) < 0 and part not in told:
                told.add(part)
                period = say_period(each.first_on, each.last_on)
                fix = "Correct the return, or give who was there already when the first one began."
                lacks.append(Lack("does not add up", name, f"{name}, {period}: {words}. {fix}", is_fault=True))
    return lacks


def _judge_days(name: str, ordered: Sequence[InterventionReturn]) -> list[Lack]:
    lacks = []
    for before, after in pairwise(ordered):
        if after.first_on <= before.last_on:
            both = f"{say_period(before.first_on, before.last_on)} and {say_period(after.first_on, after.last_on)}"
            words = f"{name}: the returns of {both} overlap. Give each day once."
            lacks.append(Lack("days given twice", name, words, is_fault=True))
        elif (after.first_on - before.last_on).days > 1:
            gap = say_period(before.last_on + dt.timedelta(days=1), after.first_on - dt.timedelta(days=1))
            lacks.append(Lack("return missing", name, f"{name}: there is no return for {gap}."))
    return lacks
