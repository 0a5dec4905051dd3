"""Grants and commissioning as given: money received or set aside for a purpose, and to whom it is allocated."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.budget import Amounts


class AllocationPayment(Struct, frozen=True, kw_only=True):
    """Money that was paid on an allocation, in arrears for so many `units` where it is paid by unit."""

    paid_on: dt.date
    amount: Decimal
    units: int | None = None
    note: str = ""


class FundAllocation(Struct, frozen=True, kw_only=True):
    """Money out of a fund to a recipient for a purpose in a year.

    `council` is the area it is for, empty where it is force-wide. `reasons` are why the body thinks that it will
    secure the reduction of crime and disorder there, and `terms` the conditions attached (Elected Local Policing
    Bodies (Specified Information) Order 2011). Where it is paid by unit in arrears (`unit_amount`), `amount` is the
    most that is expected: `units` of it. `decision` is the number of the decision that made it.
    """

    reference: str
    recipient: str
    council: str = ""
    purpose: str
    reasons: str = ""
    terms: str = ""
    year: int
    amount: Decimal
    unit_amount: Decimal | None = None
    units: int | None = None
    unit: str = ""
    in_arrears: bool = False
    decision: str = ""
    outcome: str = ""
    payments: tuple[AllocationPayment, ...] = ()


class FundCondition(Struct, frozen=True, kw_only=True):
    """What the fund's giver asks: in words, or `least` of a `measure` (a headcount) by a day; what is at stake."""

    words: str
    measure: str = ""
    least: Decimal | None = None
    actual: Decimal | None = None
    counted_on: dt.date | None = None
    due_on: dt.date | None = None
    at_stake: Decimal | None = None
    source: str = ""


class FundMatch(Struct, frozen=True, kw_only=True):
    """What must be found beside a grant in a year: so many per cent of it, and what was found, from where."""

    year: int
    percent: Decimal
    found: Decimal | None = None
    source: str = ""


class PrintedSum(Struct, frozen=True, kw_only=True):
    """A sum of allocations as a paper prints it: of the force-wide ones, of the councils', or of all."""

    of: Literal["force_wide", "councils", "all", "fund"]
    name: str
    year: int
    amount: Decimal
    source: str = ""


class Fund(Struct, frozen=True, kw_only=True):
    """Money for a purpose, by year: granted by a `giver`, or set aside by the body out of its own (`giver` empty)."""

    code: str
    name: str
    giver: str = ""
    purpose: str = ""
    amounts: Amounts
    matches: tuple[FundMatch, ...] = ()
    conditions: tuple[FundCondition, ...] = ()
    allocations: tuple[FundAllocation, ...] = ()
    printed: tuple[PrintedSum, ...] = ()


BidState = Literal["waiting", "won", "lost", "withdrawn"]


class Bid(Struct, frozen=True, kw_only=True):
    """A bid for somebody else's fund, what became of it, and what came of the money."""

    fund: str
    giver: str = ""
    bidder: str
    purpose: str = ""
    asked: Decimal | None = None
    made_on: dt.date | None = None
    state: BidState = "waiting"
    amount: Decimal | None = None
    outcome: str = ""


class Commissioning(Struct, frozen=True, kw_only=True):
    """All of a body's funds and bids."""

    body: str
    force: str = ""
    funds: tuple[Fund, ...] = ()
    bids: tuple[Bid, ...] = ()
