"""What a prevented offence, or a prevented day of harm, cost: with its interval, or not at all."""

from __future__ import annotations

import datetime as dt
import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct

from answerable.patrolling.effect.prevented import work_out_prevented
from answerable.patrolling.refusal import PatrolError

Finding = Literal["prevented", "not told", "more"]


class Effect(Struct, frozen=True, kw_only=True):
    """A rate ratio, with patrols over without, and its interval; `high` is nothing where it has no upper end.

    `what` says of which outcome it is the effect, and where it was found.
    """

    ratio: float
    low: float
    high: float | None
    level: float = 0.95
    what: str = ""


class Value(Struct, frozen=True, kw_only=True):
    """Money per unit that patrols prevented.

    `unit` is what is counted ("offence", "day of harm"). `observed` happened; `prevented` is what would have happened
    besides, from `prevented_low` to `prevented_high` (less than nought: more happened). `cost` is the spend for each,
    from `cost_low` to `cost_high`.

    `finding` is "prevented" where the whole interval lies above nought; "not told" where it includes none: then there
    is no `cost` and no `cost_high`, and `cost_low` is the least that each may have cost; "more" where the whole
    interval lies below: then there is no cost at all. `prevented_high` is nothing where the ratio may be nought.
    """

    spend: Decimal
    first_on: dt.date
    last_on: dt.date
    unit: str
    observed: float
    effect: Effect
    prevented: float
    prevented_low: float
    prevented_high: float | None
    finding: Finding
    cost: Decimal | None = None
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    spend_words: str = ""


def work_out_value(
    spend: Decimal,
    effect: Effect,
    observed: float,
    *,
    unit: str,
    first_on: dt.date,
    last_on: dt.date,
    spend_words: str = "",
) -> Value:
    """Money per unit prevented, from what was observed with patrols and their effect.

    Without patrols, observed / ratio would have happened; the difference is what was prevented:
    observed x (1 / ratio - 1). That falls steadily as the ratio rises, so its ends are those of the ratio's interval,
    turned round. Spend is known, so the interval of spend / prevented is that of prevented turned round again where
    it leaves out none; where it includes none, the set of costs that fit has no upper end (as in Fieller 1954).

    `spend` and `observed` are of the same places and days, `first_on` to `last_on`. Raises `PatrolError` where the
    numbers are no such effect, or nothing was observed at all.
    """
    _refuse(spend, effect, observed, first_on, last_on)
    prevented, low, high = work_out_prevented(observed, effect.ratio, effect.low, effect.high)
    finding: Finding = "prevented" if low > 0 else "more" if high is not None and high < 0 else "not told"
    return Value(
        spend=spend,
        first_on=first_on,
        last_on=last_on,
        unit=unit,
        observed=observed,
        effect=effect,
        prevented=prevented,
        prevented_low=low,
        prevented_high=high,
        finding=finding,
        cost=_divide(spend, prevented) if finding == "prevented" else None,
        cost_low=None if high is not None and high <= 0 else _divide(spend, high),
        cost_high=_divide(spend, low) if finding == "prevented" else None,
        spend_words=spend_words,
    )


def _divide(spend: Decimal, prevented: float | None) -> Decimal:
    """Spend for each; nought where no end is known to how many were prevented."""
    if prevented is None or math.isinf(prevented) or prevented <= 0:
        return Decimal(0)
    return (spend / Decimal(repr(prevented))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _refuse(spend: Decimal, effect: Effect, observed: float, first_on: dt.date, last_on: dt.date) -> None:
    if last_on < first_on:
        raise PatrolError("The days of the spend end before they begin.")
    if spend <= 0:
        raise PatrolError("Give what was spent, in pounds, above nought.")
    if not math.isfinite(observed) or observed <= 0:
        raise PatrolError("Nothing was recorded with patrols, so that what they prevented cannot be worked out.")
    ends = (effect.low, effect.ratio, math.inf if effect.high is None else effect.high)
    if effect.ratio <= 0 or effect.low < 0 or any(map(math.isnan, ends)) or sorted(ends) != list(ends):
        raise PatrolError("An effect is a ratio above nought that lies within its interval.")
