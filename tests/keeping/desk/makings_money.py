"""A budget in balance, a fund and their bodies, made through the changes that people make them with."""

import datetime as dt
from decimal import Decimal

import msgspec

from answerable.costing.budget import (
    Budget,
    BudgetLine,
    CapitalScheme,
    Debt,
    Fee,
    Funding,
    OfficerCost,
    OtherPrecept,
    PrintedTotal,
    Reserve,
    Saving,
    Scenario,
    TaxBase,
)
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.changes.desk import finance_report as reports
from answerable.keeping.changes.desk import fund as funds
from tests.keeping.desk.makings import make_body

FINANCE = "Ina Bell, chief finance officer <ina@office.example>"
OFFICE, FORCE_NAME = "Northshire Commissioner", "Northshire Police"
YEAR = 2024
BAND_D = Decimal("250.00")
DECLARED = dt.date(2024, 1, 20)
ROBUST = "The estimates are robust and the reserves are adequate."


def by_year(*amounts, first=YEAR):
    return {first + at: Decimal(amount) for at, amount in enumerate(amounts)}


def line(code, kind, *amounts, section="Force", driver="none", note=""):
    name = code.replace("-", " ").capitalize()
    return BudgetLine(
        code=code, name=name, section=section, kind=kind, driver=driver, note=note,
        amounts=by_year(*amounts, first=YEAR - 1),
    )  # fmt: skip


# 200,000 dwellings at £250.00 are £50m, and what is spent is £110m − £8m + £3m.
BALANCED = Budget(
    body=OFFICE,
    force=FORCE_NAME,
    title="Budget 2024/25",
    year=YEAR,
    lines=(
        line("officer-pay", "cost", "68000000", "70000000", "72000000", driver="officer_pay"),
        line("staff-pay", "cost", "24000000", "25000000", "26000000", driver="staff_pay"),
        line("running-costs", "cost", "14000000", "15000000", "16000000", driver="prices"),
        line("fees-and-charges", "income", "7500000", "8000000", "8000000", driver="fees"),
        line("office-of-the-commissioner", "cost", "2900000", "3000000", "3000000", section="Commissioner"),
        line("police-grant", "grant", "52000000", "53000000", "53500000", section="Funding", driver="grant"),
        line("reserves-used", "from_reserves", "2400000", "2000000", "1000000", section="Funding"),
    ),
    savings=(Saving(name="Fewer buildings", owner="Estates", state="agreed", amounts=by_year("0", "2500000")),),
    band_d=by_year("240.00", "250.00", "257.00", first=YEAR - 1),
    tax_bases=(
        TaxBase(council="Ashby", year=YEAR, dwellings=Decimal("120000.00"), declared_on=DECLARED),
        TaxBase(council="Thorne", year=YEAR, dwellings=Decimal("80000.00"), declared_on=DECLARED),
    ),
    scenarios=(Scenario(name="Pay one point more", officer_pay={YEAR: Decimal(1)}, staff_pay={YEAR: Decimal(1)}),),
    schemes=(CapitalScheme(name="Fleet", programme="Usual", amounts=by_year("4000000", "4200000")),),
    fundings=(Funding(name="From revenue", kind="revenue", amounts=by_year("4000000", "4200000")),),
    reserves=(
        Reserve(
            name="General reserve", is_general=True, from_year=YEAR, opening=Decimal("9000000"),
            used=by_year("2000000", "1000000"), least=Decimal("3000000"),
        ),
    ),
    debts=(Debt(name="Loans", from_year=YEAR, opening=Decimal("20000000"), limit=by_year("30000000", "30000000")),),
    fees=(Fee(service="Firearm certificate", before=Decimal("88.00"), amount=Decimal("90.00"), from_on=DECLARED),),
    others=(OtherPrecept(force="Southshire (invented)", year=YEAR, band_d=Decimal("262.50")),),
    printed=(PrintedTotal(table="budget", name="Total costs", year=YEAR, amount=Decimal("105000000")),),
    officer_cost=OfficerCost(amount=Decimal("60000"), source="Invented"),
)  # fmt: skip


def make_office():
    return make_body(OFFICE, "policing body")


def make_force():
    return make_body(FORCE_NAME, "force")


def make_budget(given=BALANCED, **values):
    """A version of the budget, imported."""
    return changes.import_budget(make_office(), given, by=FINANCE, force=make_force(), **values)


def make_short(by="1000000"):
    """The same budget with so much less grant: it does not balance."""
    lines = tuple(
        msgspec.structs.replace(each, amounts={**each.amounts, YEAR: each.amounts[YEAR] - Decimal(by)})
        if each.code == "police-grant"
        else each
        for each in BALANCED.lines
    )
    return msgspec.structs.replace(BALANCED, lines=lines)


def make_proposed(given=BALANCED, **values):
    budget = make_budget(given)
    if not budget.robustness:
        budget = changes.change_budget(budget, by=FINANCE, robustness=ROBUST, robustness_by="The officer")
    return changes.propose_budget(budget, by=FINANCE, **values)


def make_approved():
    return changes.approve_budget(make_proposed(), by=FINANCE)


def make_fund(amount="100000.00", **values):
    given = {"name": "Safer places", "amounts": {str(YEAR): amount}} | values
    return funds.open_fund(make_office(), by=FINANCE, **given)


def make_allocation(fund, recipient="Ashby partnership", amount="60000.00", **values):
    given = {"purpose": "Lighting", "year": YEAR, "amount": Decimal(amount), "council": "Ashby"} | values
    return funds.allocate(fund, by=FINANCE, recipient=recipient, **given)


def make_report(kind="budget", **values):
    return reports.begin_report(make_office(), kind, by=FINANCE, year=YEAR, **values)
