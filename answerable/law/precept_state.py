"""How a precept stands, and who must do what next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from answerable.law.precept_event import Direction, Event
from answerable.law.precept_limit import Due, LimitKey, find_limit, limit_day, statutory_day
from answerable.law.vote import VetoResult

State = Literal[
    "awaiting_notice",
    "notified",
    "reviewed",
    "reported",
    "responded",
    "vetoed",
    "revised",
    "second_reported",
    "finally_responded",
    "issued",
]


class PreceptYear(msgspec.Struct, frozen=True, kw_only=True):
    """How a precept stands. `year` is the one in which its financial year begins: 2023 for 2023/24.

    `can_veto` is False where the panel has no veto of this precept (a mayor's fire and rescue precept, say).
    """

    year: int
    can_veto: bool = True
    state: State = "awaiting_notice"
    proposed: Decimal | None = None
    revised: Decimal | None = None
    direction: Direction | None = None
    recommended: tuple[Decimal, ...] = ()
    vote: VetoResult | None = None
    issued: Decimal | None = None
    events: tuple[Event, ...] = ()


def list_due(precept: PreceptYear, on: dt.date) -> tuple[Due, ...]:
    """Who must do what by when, as the precept stands on a day."""
    key = _NEXT.get(precept.state)
    if lapsed := find_lapse(precept, on):
        return (
            Due(
                who="The policing body",
                must=f"may issue £{find_amount(precept, lapsed):,} without the panel's report",
            ),
        )
    if precept.state == "reported":
        return (Due(who="The policing body", must="responds to the panel's report and publishes its response"),)
    if key is None:
        return ()
    limit = find_limit(key, precept.year)
    return (Due(who=limit.who, must=limit.must, by=limit_day(key, precept.year)),)


def find_lapse(precept: PreceptYear, on: dt.date) -> LimitKey | None:
    """The limit that the panel let pass without a report, which ends the scrutiny."""
    key = _LAPSES.get(precept.state)
    return key if key and on > statutory_day(key, precept.year) else None


def find_amount(precept: PreceptYear, lapsed: LimitKey | None) -> Decimal | None:
    """What the body may issue of its own accord: the revised precept after a veto, else the proposed one."""
    after_veto = lapsed == "second_report" or precept.state == "finally_responded"
    return precept.revised if after_veto else precept.proposed


def is_right_way(precept: PreceptYear, amount: Decimal, against: Decimal, *, strict: bool) -> bool:
    """Whether an amount lies where a veto wants it: lower than another that was too high, or higher."""
    if amount == against:
        return not strict
    if precept.direction is None:
        return True
    return amount < against if precept.direction == "too_high" else amount > against


STATE_WORDS: Mapping[State, str] = {
    "awaiting_notice": "the panel has not been notified of a precept",
    "notified": "the panel has yet to review the proposed precept",
    "reviewed": "the panel has yet to report",
    "reported": "the body has yet to respond to the panel's report",
    "responded": "scrutiny has ended and the precept may be issued",
    "vetoed": "the body has yet to notify a revised precept",
    "revised": "the panel has yet to report on the revised precept",
    "second_reported": "the body has yet to respond to the second report",
    "finally_responded": "scrutiny has ended and the precept may be issued",
    "issued": "the precept has been issued",
}
_NEXT: Mapping[State, LimitKey] = {
    "awaiting_notice": "notify",
    "notified": "report",
    "reviewed": "report",
    "vetoed": "revise",
    "revised": "second_report",
    "second_reported": "respond",
    "responded": "issue",
    "finally_responded": "issue",
}
_LAPSES: Mapping[State, LimitKey] = {"notified": "report", "reviewed": "report", "revised": "second_report"}
