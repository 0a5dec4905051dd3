"""What happens in the year of a precept, each on its day. Amounts are pounds, of band D or in all."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import msgspec

Direction = Literal["too_high", "too_low"]


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Something that happened in the year, on a day."""

    day: dt.date


class Consulted(Event, frozen=True, kw_only=True):
    """A consultation of the public on the budget was opened; `ends` is its last day."""

    ends: dt.date


class Notified(Event, frozen=True, kw_only=True):
    """The body notified the panel of the precept it proposes."""

    amount: Decimal


class PanelReviewed(Event, frozen=True, kw_only=True):
    """The panel reviewed it. Where a veto was moved: the members in office and how they voted on the veto."""

    members: int
    veto_moved: bool = False
    veto_for: int = 0
    veto_against: int = 0
    by_sub_group: bool = False


class ReportIssued(Event, frozen=True, kw_only=True):
    """The panel's report, with the veto where there is one, why, and the precepts it recommends instead."""

    veto: bool = False
    direction: Direction | None = None
    recommended: tuple[Decimal, ...] = ()


class Responded(Event, frozen=True, kw_only=True):
    """The body's response to a report that has no veto."""


class RevisedNotified(Event, frozen=True, kw_only=True):
    """The body's response to a veto, with its revised precept."""

    amount: Decimal


class SecondReport(Event, frozen=True, kw_only=True):
    """The panel's report on the revised precept. It may reject it, and cannot veto it."""

    veto: bool = False
    recommended: tuple[Decimal, ...] = ()


class FinalResponse(Event, frozen=True, kw_only=True):
    """The body's response to the second report."""


class Issued(Event, frozen=True, kw_only=True):
    """The precept was issued."""

    amount: Decimal
