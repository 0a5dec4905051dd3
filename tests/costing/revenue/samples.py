"""Budgets that the tests of this room are made of: the published one in other versions, and any budget at all."""

from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import FUNDS, SPENT, Budget, BudgetLine, Saving, TaxBase

BODY = "Mercia Commissioner"
YEARS = (2023, 2024, 2025)


def line(code, kind, amounts, section="Force", note=""):
    amounts = {year: Decimal(amount) for year, amount in amounts.items()}
    return BudgetLine(code=code, name=code.capitalize(), section=section, kind=kind, amounts=amounts, note=note)


def saving(name, amounts, state="agreed", **more):
    return Saving(name=name, state=state, amounts={y: Decimal(amount) for y, amount in amounts.items()}, **more)


def budget(*lines, **more):
    return Budget(body=BODY, year=2023, lines=lines, **more)


def base(council, dwellings, year=2023, surplus="0"):
    return TaxBase(council=council, year=year, dwellings=Decimal(dwellings), surplus=Decimal(surplus))


def change_line(whole, code, **more):
    """The budget with one line changed."""
    lines = tuple(replace(each, **more) if each.code == code else each for each in whole.lines)
    return replace(whole, lines=lines)


pounds = st.decimals(min_value=0, max_value=10**9, places=2)
amounts = st.dictionaries(st.sampled_from(YEARS), pounds, max_size=3)
_words = st.sampled_from(("Force", "Commissioner", "Funding"))


@st.composite
def any_lines(draw, codes="abcdefghij"):
    chosen = draw(st.lists(st.sampled_from(codes), unique=True, min_size=1))
    kinds = st.sampled_from((*SPENT, "income", *FUNDS))
    return tuple(
        BudgetLine(
            code=code, name=f"Line {code}", section=draw(_words), kind=draw(kinds), amounts=draw(amounts), note="why"
        )
        for code in chosen
    )


@st.composite
def any_budget(draw):
    """A budget with lines, savings and, for some years, tax bases with a surplus or deficit, and band D."""
    surplus = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
    bases = tuple(
        TaxBase(council=council, year=year, dwellings=draw(st.decimals(1, 10**6, places=2)), surplus=draw(surplus))
        for council in draw(st.sets(st.sampled_from(("North", "South"))))
        for year in draw(st.sets(st.sampled_from(YEARS)))
    )
    band_d = st.dictionaries(st.sampled_from(YEARS), st.decimals(min_value=1, max_value=500, places=2))
    savings = tuple(Saving(name=name, amounts=draw(amounts)) for name in draw(st.sets(st.sampled_from("xyz"))))
    return budget(*draw(any_lines()), tax_bases=bases, band_d=draw(band_d), savings=savings)
