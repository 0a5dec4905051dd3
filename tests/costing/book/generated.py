"""Budgets as hypothesis makes them up: every part of one, with amounts that a workbook can hold."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from answerable.costing.book import budget_forms as forms
from answerable.costing.book.cell import NOTHING
from answerable.costing.budget import (
    Assumption,
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

YEARS = st.integers(2020, 2030)
POUNDS = st.decimals("-99999999999.99", "99999999999.99", places=2)
PERCENTS = st.decimals(-50, 50, places=3)
FEES = st.decimals(0, "99999.99", places=2)
RATES = st.decimals(0, 20, places=3)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30).map(
    lambda words: " ".join(words.split())
)
NAMES = WORDS.filter(lambda words: words.isprintable() and words not in NOTHING)
NOTES = NAMES | st.just("")
CODES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
AMOUNTS = st.dictionaries(YEARS, POUNDS, max_size=3)
BY_PERCENT = st.dictionaries(YEARS, PERCENTS, max_size=3)


def many(part, *, by=None, size=3, **fields):
    return st.lists(st.builds(part, **fields), max_size=size, unique_by=by).map(tuple)


LINES = many(
    BudgetLine, by=lambda line: line.code, code=CODES, name=NAMES, section=NAMES,
    kind=st.sampled_from(list(forms.LINE_KINDS)), driver=st.sampled_from(list(forms.DRIVERS)),
    amounts=AMOUNTS, note=NOTES,
)  # fmt: skip
BUDGETS = st.builds(
    Budget,
    body=NAMES,
    force=NOTES,
    title=NOTES,
    year=YEARS,
    stage=st.sampled_from(list(forms.STAGES)),
    unit=st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(1000), Decimal(100_000)]),
    lines=LINES,
    savings=many(
        Saving, name=NAMES, owner=NOTES, state=st.sampled_from(list(forms.SAVING_STATES)), is_recurrent=st.booleans(),
        amounts=AMOUNTS, note=NOTES,
    ),
    band_d=st.dictionaries(YEARS, st.decimals(0, 999, places=4), max_size=3),
    tax_bases=many(
        TaxBase, by=lambda base: (base.council, base.year), council=NAMES, year=YEARS,
        dwellings=st.decimals(0, 999999, places=2), surplus=POUNDS, declared_on=st.none() | DAYS, source=NOTES,
    ),
    assumptions=many(Assumption, driver=st.sampled_from(list(forms.DRIVERS)), percents=BY_PERCENT, source=NOTES),
    scenarios=many(
        Scenario, by=lambda scenario: scenario.name, name=NAMES, note=NOTES, officer_pay=BY_PERCENT,
        tax_base=BY_PERCENT, band_d=st.dictionaries(YEARS, st.decimals(-50, 50, places=2), max_size=2),
        from_reserves=AMOUNTS,
    ),
    schemes=many(CapitalScheme, name=NAMES, programme=NAMES, amounts=AMOUNTS, note=NOTES),
    fundings=many(
        Funding, name=NAMES, programme=NOTES, kind=st.sampled_from(list(forms.FUNDING_KINDS)), amounts=AMOUNTS,
        note=NOTES,
    ),
    reserves=many(
        Reserve, by=lambda reserve: reserve.name, name=NAMES, is_general=st.booleans(), purpose=NOTES,
        from_year=YEARS, opening=POUNDS, added=AMOUNTS, used=AMOUNTS, used_for_capital=AMOUNTS,
        least=st.none() | POUNDS,
    ),
    debts=many(
        Debt, by=lambda debt: debt.name, name=NAMES, from_year=YEARS, opening=POUNDS, repaid=AMOUNTS,
        boundary=AMOUNTS, limit=AMOUNTS, rate_percent=st.none() | RATES,
    ),
    fees=many(
        Fee, service=NAMES, unit=NOTES, before=st.none() | FEES, amount=FEES, from_on=DAYS, vat=NOTES,
        basis=NOTES, decision=NOTES,
    ),
    others=many(
        OtherPrecept, by=lambda other: (other.force, other.year), force=NAMES, year=YEARS,
        band_d=st.decimals(0, 999, places=2), is_assumed=st.booleans(), source=NOTES,
    ),
    printed=many(
        PrintedTotal, table=st.sampled_from(list(forms.PRINTED_TABLES)), name=NAMES, year=st.none() | YEARS,
        first_year=st.none() | YEARS, last_year=st.none() | YEARS, amount=POUNDS, source=NOTES,
    ),
    officer_cost=st.none() | st.builds(OfficerCost, amount=st.decimals(1, 99999, places=2), source=NOTES),
)  # fmt: skip
