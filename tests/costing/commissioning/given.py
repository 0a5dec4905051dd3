"""Grants with terms, of the sizes that published papers give; recipients are invented."""

import datetime as dt
from decimal import Decimal

from answerable.costing.fund import AllocationPayment, Fund, FundAllocation, FundCondition, FundMatch

# £3.2m a year for patrols of hot spots, with match funding of 20, 30 and 40 per cent.
PATROLS = Fund(
    code="patrols",
    name="Hotspot patrols",
    giver="Home Office",
    amounts={year: Decimal(3_200_000) for year in (2021, 2022, 2023)},
    matches=(
        FundMatch(year=2021, percent=Decimal(20), found=Decimal(640_000), source="Force's own budget"),
        FundMatch(year=2022, percent=Decimal(30), found=Decimal(900_000)),
        FundMatch(year=2023, percent=Decimal(40)),
    ),
)
RATE = Decimal(1222)


def headcount(actual=None, counted_on=None, due_on=dt.date(2024, 3, 31)):
    """£16.8m that depends on 7,909 officers."""
    return FundCondition(
        words="Keep the headcount of officers",
        measure="headcount",
        least=Decimal(7909),
        actual=None if actual is None else Decimal(actual),
        counted_on=counted_on,
        due_on=due_on,
        at_stake=Decimal(16_800_000),
        source="Police grant settlement 2023/24",
    )


def uplift(*conditions):
    return Fund(code="uplift", name="Uplift grant", amounts={2023: Decimal(16_800_000)}, conditions=conditions)


def paid(amount, units=None, on=dt.date(2022, 12, 1)):
    return AllocationPayment(paid_on=on, amount=Decimal(amount), units=units)


def review(*payments, units=12, amount=None):
    """A partner of a pilot that pays £1,222 for each review, in arrears."""
    return FundAllocation(
        reference="northtown",
        recipient="Northtown Council",
        council="Northtown",
        purpose="Reviews of homicides",
        year=2022,
        amount=RATE * units if amount is None else Decimal(amount),
        unit_amount=RATE,
        units=units,
        unit="review",
        in_arrears=True,
        payments=payments,
    )


def plain(reference, recipient="Lighthouse Trust", amount="1000", **fields):
    """An allocation of 2022/23 with nothing special about it."""
    told = {"purpose": "Mentors", "year": 2022} | fields
    return FundAllocation(reference=reference, recipient=recipient, amount=Decimal(amount), **told)


def fund_of(*allocations, amount="20000", **fields):
    given = {} if amount is None else {2022: Decimal(amount)}
    return Fund(code="pilot", name="Pilot", amounts=given, allocations=allocations, **fields)
