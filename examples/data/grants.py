"""The demonstration's funds, grants and bids: invented, but for the rates of match funding and the price of a review.

Published papers gave 20, 30 and 40% as the steps of match funding over three years, and £1,222 for each review of a
homicide, paid in arrears.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from answerable.costing.fund import (
    AllocationPayment,
    Bid,
    BidState,
    Commissioning,
    Fund,
    FundAllocation,
    FundCondition,
    FundMatch,
    PrintedSum,
)
from examples.data.finance import BODY, COUNCILS, FORCE, PROVENANCE

_TERMS = "Accounts and a report on what was done within two months of the end of the year"
# (reference, recipient, pounds, purpose, reasons)
_FORCE_WIDE = (
    ("CS1", "Northshire Youth Offending Partnership", 620_000, "Support for young people who have offended",
     "Most who reoffend do so within a year, and support in that year is when it helps"),
    ("CS2", "Harbour House", 340_000, "Advice for victims of domestic abuse at high risk",
     "Case conferences ask for an adviser in each case"),
    ("CS3", "Second Door", 260_000, "Diversion of women from prosecution",
     "Short sentences are followed by more offences than support is"),
    ("CS4", "Clearwater Recovery", 455_000, "Drug workers in custody suites",
     "Half of those tested on arrest had taken drugs"),
)  # fmt: skip
_LOCAL = (410_000, 345_000, 265_000, 180_000)
# (fund, bidder, pounds asked, state, pounds won, month, outcome)
_BIDS: tuple[tuple[str, str, int, BidState, int | None, int, str], ...] = (
    ("Safer streets 3", "Ashby Council", 310_000, "won", 286_400, 4, "Lights and cameras by the station"),
    ("Safer streets 3", "Corston Council", 255_000, "lost", None, 4, ""),
    ("Safer streets 3", "Brackley Council", 190_000, "won", 171_250, 4, "A youth worker in the evenings"),
    ("Safer streets 4", "Policing board’s office", 420_000, "won", 398_750, 6, "Patrols of two parks"),
    ("Safer streets 4", "Denholm Council", 140_000, "won", 140_000, 6, "Work with young people"),
    ("Victims of stalking", "Harbour House", 96_000, "lost", None, 7, ""),
    ("Rural crime", "Northshire Police", 75_000, "waiting", None, 9, ""),
)


def make_commissioning(year: int) -> Commissioning:
    """The funds and bids of the financial year that begins in `year`, as they stood at the end of September."""
    return Commissioning(
        body=BODY, force=FORCE, funds=(_make_safety_fund(year), _make_patrol_grant(year)), bids=_make_bids(year)
    )


def _make_safety_fund(year: int) -> Fund:
    wide = tuple(_make_grant(year, *each) for each in _FORCE_WIDE)
    local = tuple(
        _make_grant(
            year, f"CS-{council}", f"{council} Community Safety Partnership", amount,
            f"What the partnership chooses for {council}", "Each council knows its own streets", council,
        )
        for council, amount in zip(COUNCILS, _LOCAL, strict=True)
    )  # fmt: skip
    return Fund(
        code="community-safety",
        name="Community-safety fund",
        purpose="Less crime and disorder, across the force and by council",
        amounts={year: Decimal(3_100_000), year + 1: Decimal(3_100_000)},
        allocations=(*wide, *local, _make_review_pilot(year)),
        printed=(
            # As a careless paper would add it up: without the drug workers.
            PrintedSum(
                of="force_wide", name="Force-wide, in the board's report", year=year, amount=Decimal(1_220_000),
                source=f"{PROVENANCE}, with a line left out",
            ),
            PrintedSum(
                of="councils", name="Four partnerships", year=year, amount=Decimal(sum(_LOCAL)), source=PROVENANCE
            ),
        ),
    )  # fmt: skip


def _make_grant(
    year: int, reference: str, recipient: str, amount: int, purpose: str, reasons: str, council: str = ""
) -> FundAllocation:
    half = Decimal(amount) / 2
    return FundAllocation(
        reference=reference, recipient=recipient, council=council, purpose=purpose, reasons=reasons, terms=_TERMS,
        year=year, amount=Decimal(amount),
        payments=(
            AllocationPayment(paid_on=dt.date(year, 4, 30), amount=half / 2),
            AllocationPayment(paid_on=dt.date(year, 7, 31), amount=half / 2),
        ),
    )  # fmt: skip


def _make_review_pilot(year: int) -> FundAllocation:
    each = Decimal(1_222)
    return FundAllocation(
        reference="CS5", recipient="Northshire Health and Care Board", purpose="Reviews of homicides with a weapon",
        reasons="What is learnt of one death may prevent another", terms="Paid in arrears for each review begun",
        year=year, amount=each * 18, unit_amount=each, units=18, unit="review", in_arrears=True,
        payments=(
            AllocationPayment(paid_on=dt.date(year, 7, 15), amount=each * 4, units=4),
            AllocationPayment(paid_on=dt.date(year, 10, 15), amount=each * 3, units=3),
        ),
    )  # fmt: skip


def _make_patrol_grant(year: int) -> Fund:
    """A grant of three years, of which this is the second: match funding found in full, then in part."""
    amount = Decimal(1_200_000)
    return Fund(
        code="patrol-grant",
        name="Hotspot patrol grant",
        giver="The government (an invented grant)",
        purpose="Patrols where most of the violence is",
        amounts={year + at: amount for at in (-1, 0, 1)},
        matches=(
            FundMatch(year=year - 1, percent=Decimal(20), found=Decimal(240_000), source=PROVENANCE),
            FundMatch(year=year, percent=Decimal(30), found=Decimal(310_000), source=PROVENANCE),
            FundMatch(year=year + 1, percent=Decimal(40), source=PROVENANCE),
        ),
        conditions=(
            FundCondition(
                words="Officers in post are no fewer than agreed", measure="Officers, headcount",
                least=Decimal(2_820), actual=Decimal(2_832), counted_on=dt.date(year, 9, 30),
                due_on=dt.date(year + 1, 3, 31), at_stake=Decimal(5_400_000), source=PROVENANCE,
            ),
            FundCondition(words="A return of patrols each quarter", due_on=dt.date(year, 10, 31), source=PROVENANCE),
        ),
        allocations=(
            FundAllocation(
                reference="HP1", recipient=FORCE, purpose="Overtime of patrols", reasons="Visible patrols in small "
                "places for short times reduce violence there", terms="Patrols as the schedule says",
                year=year, amount=Decimal(1_050_000),
            ),
            FundAllocation(
                reference="HP2", recipient="University of Northshire", purpose="Evaluation of the patrols",
                reasons="Whether they work should be known", terms="A published report", year=year,
                amount=Decimal(95_000),
            ),
        ),
    )  # fmt: skip


def _make_bids(year: int) -> tuple[Bid, ...]:
    return tuple(
        Bid(
            fund=fund, giver="The government (an invented fund)", bidder=bidder, asked=Decimal(asked),
            made_on=dt.date(year, month, 12), state=state, amount=None if won is None else Decimal(won),
            outcome=outcome,
        )
        for fund, bidder, asked, state, won, month, outcome in _BIDS
    )  # fmt: skip
