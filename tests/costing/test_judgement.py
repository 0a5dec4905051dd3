"""Everything that stands against a budget, gathered before it is approved."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace

from answerable.costing.budget import Budget, Debt, Funding, Reserve, Saving, TaxBase
from answerable.costing.judgement import judge_budget
from answerable.law.ruling import list_stops
from tests.costing.given import WEST_MIDLANDS, funding, line, millions, scheme

REPORTED = "The estimates are robust and the reserves adequate."
BASE = TaxBase(council="Ashby", year=2023, dwellings=Decimal(500_000), declared_on=dt.date(2023, 1, 20))
BALANCED = Budget(
    body="Midshire Police and Crime Commissioner",
    year=2023,
    lines=(
        line("pay", "Pay", "Force", "cost", "", "200"),
        line("grant", "Police grants", "Funding", "grant", "", "100"),
    ),
    band_d={2022: Decimal(190), 2023: Decimal(200)},
    tax_bases=(BASE,),
)


def codes(budget: Budget, **given) -> list[str]:
    given.setdefault("robustness", REPORTED)
    given.setdefault("is_final", True)
    return [ruling.code for ruling in judge_budget(budget, **given)]


def stops(budget: Budget, **given) -> list[str]:
    given.setdefault("robustness", REPORTED)
    given.setdefault("is_final", True)
    return [ruling.code for ruling in list_stops(judge_budget(budget, **given))]


def test_budget_that_balances_with_the_officers_report_has_nothing_against_it() -> None:
    assert codes(BALANCED) == []


def test_gap_stops_a_final_budget_and_warns_of_a_draft() -> None:
    short = replace(BALANCED, lines=(line("pay", "Pay", "Force", "cost", "", "201"), BALANCED.lines[1]))
    assert stops(short) == ["E-BUDGET-UNBALANCED"]
    assert codes(short, is_final=False) == ["E-BUDGET-UNBALANCED"]
    assert stops(short, is_final=False) == []


def test_savings_that_close_the_gap_let_a_final_budget_stand() -> None:
    saving = Saving(name="Fewer vehicles", amounts=millions("1", first=2023))
    short = replace(BALANCED, lines=(line("pay", "Pay", "Force", "cost", "", "201"), BALANCED.lines[1]))
    assert codes(replace(short, savings=(saving,))) == []


def test_budget_without_the_chief_finance_officers_report_is_not_set() -> None:
    assert stops(BALANCED, robustness="  ") == ["E-NO-S25-REPORT"]
    assert stops(BALANCED, robustness="", is_final=False) == []


def test_precept_issued_at_another_band_d_than_the_budgets_stops_its_approval() -> None:
    (ruling,) = judge_budget(BALANCED, robustness=REPORTED, issued=Decimal("199.50"), is_final=True)
    assert (ruling.code, ruling.stops) == ("E-PRECEPT-DIFFERS", True)
    assert "£199.50" in ruling.words
    assert "£200" in ruling.words
    assert codes(BALANCED, issued=Decimal("200.00")) == []


def test_rise_above_the_limit_needs_a_substitute_budget() -> None:
    high = replace(BALANCED, band_d={2022: Decimal(180), 2023: Decimal(200)})
    assert "E-NO-SUBSTITUTE-BUDGET" in stops(high)
    substitute = replace(BALANCED, stage="substitute", band_d={2022: Decimal(180), 2023: Decimal(195)})
    found = codes(high, substitute=substitute)
    assert "E-REFERENDUM-TRIGGERED" in found
    assert "E-NO-SUBSTITUTE-BUDGET" not in found


def test_council_without_a_declared_tax_base_is_named() -> None:
    estimated = replace(BALANCED, tax_bases=(replace(BASE, declared_on=None),))
    (ruling,) = judge_budget(estimated, robustness=REPORTED, is_final=True)
    assert (ruling.code, ruling.stops) == ("W-TAXBASE-MISSING", False)
    assert "Ashby" in ruling.words


def test_capital_without_funding_a_reserve_overdrawn_and_borrowing_over_its_limit_are_all_gathered() -> None:
    unsound = replace(
        BALANCED,
        schemes=(scheme("Station", "Estates", "", "9"),),
        fundings=(Funding(name="Loans", programme="Estates", kind="borrowing", amounts=millions("5", first=2023)),),
        reserves=(Reserve(name="General", from_year=2023, opening=Decimal(1), used_for_capital={2023: Decimal(2)}),),
        debts=(Debt(name="Loans", from_year=2023, opening=Decimal(0), limit=millions("4", first=2023)),),
    )
    assert {"E-CAPITAL-UNFUNDED", "E-RESERVES-OVERDRAWN", "E-DEBT-OVER-LIMIT"} <= set(codes(unsound))


def test_capital_that_is_funded_adds_nothing() -> None:
    funded = replace(
        BALANCED,
        schemes=(scheme("Station", "Estates", "", "9"),),
        fundings=(funding("Receipts", "Estates", "receipts", "", "9"),),
    )
    assert codes(funded) == []


def test_published_draft_has_its_gap_its_missing_tax_bases_and_what_its_paper_prints_otherwise() -> None:
    found = codes(WEST_MIDLANDS, robustness="", is_final=False)
    assert {
        "E-BUDGET-UNBALANCED",
        "E-NO-S25-REPORT",
        "W-TAXBASE-MISSING",
        "W-SOURCE-CONFLICT",
        "W-TOTAL-SCOPE",
    } <= set(found)
    assert stops(WEST_MIDLANDS, robustness="", is_final=False) == []
