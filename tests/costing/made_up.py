"""Budgets made up by number, the same each time: of any size, with years missing and amounts below nought."""

import datetime as dt
from decimal import Decimal
from random import Random

from answerable.costing.budget import (
    FUNDS,
    Budget,
    BudgetLine,
    CapitalScheme,
    Debt,
    Funding,
    Reserve,
    Saving,
    TaxBase,
)

KINDS = ("cost", "contingency", "to_reserves", "deficit", "income", "grant", "precept", "from_reserves", "surplus")
DRIVERS = ("none", "officer_pay", "staff_pay", "prices", "grant", "fees")
STATES = ("identified", "agreed", "under_way", "delivered")
FUNDING_KINDS = ("revenue", "borrowing", "receipts", "grant", "reserves", "other")
UNITS = (Decimal("0.01"), Decimal("0.01"), Decimal(1), Decimal(1000), Decimal(100_000))
SPANS = ((0,), (-1, 0), (-1, 0, 1, 2), (0, 2), (-1, 0, 3), (0, 1, 2, 3))


def make_up(number):
    """The budget of a number."""
    return _Maker(number).make()


class _Maker:
    def __init__(self, number):
        self.random = Random(number)  # noqa: S311 -- made up, and no secret
        self.unit = self.random.choice(UNITS)
        self.most = self.random.choice((500, 9_000_000, 9_000_000_000, 10**14)) if self.unit <= 1 else 9_000_000_000
        self.year = self.random.choice((2017, 2022, 2023, 2024, 2030))
        self.years = [self.year + step for step in self.random.choice(SPANS)]

    def amount(self):
        if self.random.random() < 0.06:
            return Decimal(0)
        sign = -1 if self.random.random() < 0.05 else 1
        pounds = Decimal(sign * self.random.randint(0, self.most)) / 100
        return (pounds / self.unit).to_integral_value() * self.unit

    def amounts(self, chance=0.9):
        return {year: self.amount() for year in self.years if self.random.random() < chance}

    def many(self, most, make):
        return tuple(make(at) for at in range(self.random.randint(0, most)))

    def make(self):
        return Budget(
            body="A policing board",
            year=self.year,
            stage=self.random.choice(("provisional", "proposed", "approved")),
            unit=self.unit,
            lines=tuple(self.line(at) for at in range(self.random.randint(1, 9))),
            savings=self.many(4, self.saving),
            band_d=self.band_d(),
            tax_bases=self.tax_bases(),
            schemes=self.many(5, self.scheme),
            fundings=self.many(5, self.funding),
            reserves=self.many(3, self.reserve),
            debts=self.many(2, self.debt),
        )

    def line(self, at):
        kind = ("cost", "grant", "precept")[at] if at < 3 else self.random.choice(KINDS)
        section = "Funding" if kind in FUNDS else self.random.choice(("Force", "Office"))
        driver = self.random.choice(DRIVERS)
        return BudgetLine(
            code=f"line-{at}", name=f"Line {at}", section=section, kind=kind, driver=driver, amounts=self.amounts()
        )

    def saving(self, at):
        state, lasts = self.random.choice(STATES), self.random.random() < 0.6
        return Saving(name=f"Saving {at}", state=state, is_recurrent=lasts, amounts=self.amounts(0.7))

    def band_d(self):
        places = self.random.choice((100, 10**6))
        return {
            year: Decimal(self.random.randint(100 * places, 400 * places)) / places
            for year in (self.year - 1, *self.years)
            if self.random.random() < 0.8
        }

    def tax_bases(self):
        if self.random.random() < 0.4:
            return ()
        return tuple(
            TaxBase(
                council=council,
                year=year,
                dwellings=Decimal(self.random.randint(0, 20_000_000)) / 100,
                surplus=Decimal(self.random.choice((0, 0, self.random.randint(-(10**7), 10**7)))) / 100,
                declared_on=self.random.choice((None, dt.date(year, 1, 20))),
            )
            for council in ("Ashby", "Brackley", "Corston")[: self.random.randint(1, 3)]
            for year in self.years
        )

    def programme(self):
        return self.random.choice(("Business as usual", "Estates", ""))

    def scheme(self, at):
        return CapitalScheme(name=f"Scheme {at}", programme=self.programme(), amounts=self.amounts())

    def funding(self, at):
        kind = self.random.choice(FUNDING_KINDS)
        return Funding(name=f"Funding {at}", programme=self.programme(), kind=kind, amounts=self.amounts())

    def reserve(self, at):
        return Reserve(
            name=f"Reserve {at}",
            is_general=at == 0,
            from_year=min(self.years),
            opening=self.amount(),
            added=self.amounts(0.3),
            used=self.amounts(0.4),
            used_for_capital=self.amounts(0.3),
            least=self.random.choice((None, self.amount())),
        )

    def debt(self, at):
        return Debt(
            name=f"Loan {at}",
            from_year=min(self.years),
            opening=self.amount(),
            repaid=self.amounts(0.4),
            boundary=self.amounts(0.5),
            limit=self.amounts(0.5),
            rate_percent=self.random.choice((None, Decimal("3.25"))),
        )
