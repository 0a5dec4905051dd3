"""Finance reports: told from what they hold alone, with every figure worked out and what is missing said."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from answerable.costing.budget import Assumption, Saving, TaxBase
from answerable.costing.fund import Commissioning, Fund, FundAllocation
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.refusal import CostError
from answerable.costing.report.assumption import tell_assumptions
from answerable.costing.report.held import (
    Held,
    HeldBudget,
    HeldCommissioning,
    HeldMonitoring,
    HeldPrecept,
)
from answerable.costing.report.write import write_report
from answerable.drawing.report import Report
from tests.costing.given import COMMUNITY_SAFETY, WEST_MIDLANDS, line

ROBUSTNESS = "The estimates were made line by line.\n\nThe reserves are enough for the risks that I see."
BUDGET = HeldBudget(budget=WEST_MIDLANDS)
PAYMENTS = Monitoring(
    body="Midshire Board",
    year=2023,
    to_on=dt.date(2023, 9, 30),
    outturns=(
        Outturn(code="pay", name="Pay", section="Force", kind="cost", budget=Decimal(900), forecast=Decimal(950)),
        Outturn(
            code="grant", name="Grant", section="Funding", kind="grant", budget=Decimal(900), forecast=Decimal(900)
        ),
    ),
)


def titles(report: Report) -> list[str]:
    return [section.title for section in report.sections]


def section_words(report: Report, title: str) -> str:
    (section,) = (each for each in report.sections if each.title == title)
    return " ".join(section.paragraphs)


def test_budget_report_says_in_short_what_is_spent_what_pays_for_it_and_the_gap() -> None:
    assert write_report(BUDGET).lead == (
        "In 2023/24 £752.8m is to be spent net of income, £41.4m more than in 2022/23. It is paid for by grants of "
        "£569.7m, precept of £149.3m and reserves of £5.7m. The budget has a funding gap of £28.1m. Band D for "
        "2023/24 is £202.55, £15 more than the £187.55 of 2022/23."
    )


def test_budget_report_says_that_its_precept_is_an_estimate_until_tax_bases_are_given() -> None:
    words = section_words(write_report(BUDGET), "Revenue budget and medium-term plan")
    assert "£149.3m, is an estimate" in words
    assert "cannot be worked out without tax bases" in words


def test_estimate_without_a_band_d_is_not_said_to_lack_tax_bases() -> None:
    plan = replace(
        WEST_MIDLANDS, band_d={}, tax_bases=(TaxBase(council="All", year=2023, dwellings=Decimal(737_102)),)
    )
    report = write_report(HeldBudget(budget=plan))
    words = section_words(report, "Revenue budget and medium-term plan")
    assert "£149.3m, is an estimate: band D is not given." in words
    badges = [badge.words for badge in report.sections[0].exhibits[0].badges]
    assert "The precept of 2023/24 is an estimate: tax bases and a band D are not both given." in badges


def test_assumptions_say_what_falls_and_leave_out_what_is_not_given() -> None:
    assumed = (
        Assumption(driver="grant", percents={2023: Decimal("-1.50")}),
        Assumption(driver="prices", percents={2023: Decimal(3)}),
        Assumption(driver="fees", percents={}),
    )
    (exhibit,) = tell_assumptions(replace(WEST_MIDLANDS, assumptions=assumed))
    assert "the budget assumes grant 1.5% less and prices 3% more, against the year before." in exhibit.sentence
    assert [row[0] for row in exhibit.table.rows] == ["Grant", "Prices"]
    assert tell_assumptions(replace(WEST_MIDLANDS, assumptions=assumed[2:])) == ()


def test_budget_report_works_out_the_requirement_where_tax_bases_are_given() -> None:
    base = TaxBase(council="All", year=2023, dwellings=Decimal("737102.00"), declared_on=dt.date(2023, 1, 20))
    held = HeldBudget(budget=replace(WEST_MIDLANDS, tax_bases=(base,)))
    words = section_words(write_report(held), "Revenue budget and medium-term plan")
    # 752.8m of net costs less 569.7m of grants and 5.7m of reserves, over 737,102 dwellings.
    assert "requirement for 2023/24 is £177,400,000" in words
    assert "£240.6723 at band D, and £202.55 is proposed" in words


def test_budget_that_its_savings_balance_says_so() -> None:
    saving = Saving(name="Fewer buildings", amounts={2023: Decimal(28_100_000)})
    report = write_report(HeldBudget(budget=replace(WEST_MIDLANDS, savings=(saving,))))
    assert "a funding gap of £28.1m, balanced after savings of £28.1m." in report.lead


def test_costs_before_savings_are_said_to_be_that() -> None:
    plan = replace(WEST_MIDLANDS, savings=(Saving(name="Fleet", amounts={2023: Decimal(28_100_000)}),))
    assert "£752.8m is to be spent net of income and before savings, " in write_report(HeldBudget(budget=plan)).lead


def test_purpose_names_the_years_of_the_revenue_plan_and_not_of_capital_alone() -> None:
    assert "revenue budget for 2023/24: what is" in write_report(BUDGET).purpose


def test_parts_of_which_the_budget_holds_nothing_are_left_out() -> None:
    bare = replace(WEST_MIDLANDS, schemes=(), fundings=(), printed=(), band_d={}, officer_cost=None)
    left = titles(write_report(HeldBudget(budget=bare)))
    assert "Capital programme" not in left
    assert "Held against print" not in left
    assert "Fees and charges" not in left


def test_version_before_is_compared_and_named() -> None:
    before = replace(
        WEST_MIDLANDS, lines=(*WEST_MIDLANDS.lines[1:], line("pay", "Pay", "Force", "cost", "656.8", "670"))
    )
    report = write_report(HeldBudget(budget=replace(WEST_MIDLANDS, stage="proposed"), before=before))
    assert "What changed since the provisional budget" in titles(report)


def test_report_of_the_chief_finance_officer_is_given_in_full_and_its_absence_is_ruled_on() -> None:
    with_it = write_report(
        HeldBudget(budget=WEST_MIDLANDS, robustness=ROBUSTNESS, robustness_by="the chief finance officer")
    )
    (section,) = (each for each in with_it.sections if each.title == "The chief finance officer’s report")
    assert section.paragraphs[0].startswith("This is the report of the chief finance officer")
    assert section.paragraphs[1:] == tuple(ROBUSTNESS.split("\n\n"))
    assert "E-NO-S25-REPORT" not in [ruling.code for ruling in with_it.rulings]
    without = write_report(BUDGET)
    assert "The chief finance officer’s report" not in titles(without)
    assert "There is no report of the chief finance officer" in section_words(without, "What the rules say")


def test_what_earlier_papers_print_is_held_against_what_is_worked_out() -> None:
    report = write_report(BUDGET)
    (section,) = (each for each in report.sections if each.title == "Held against print")
    assert section.exhibits


def test_every_figure_of_a_lead_follows_from_the_budget() -> None:
    """Doubled amounts double every amount of money in the lead but band D's."""
    doubled = replace(
        WEST_MIDLANDS,
        lines=tuple(
            replace(each, amounts={year: 2 * amount for year, amount in each.amounts.items()})
            for each in WEST_MIDLANDS.lines
        ),
    )
    leads = [write_report(HeldBudget(budget=budget)).lead for budget in (WEST_MIDLANDS, doubled)]
    single, double = (
        [Decimal(words.replace(",", "")) for words in re.findall(r"£([\d.,]+)m", lead)] for lead in leads
    )
    assert double == [2 * amount for amount in single]
    assert len(single) == 6


def test_precept_report_has_the_dates_of_its_year_with_their_working() -> None:
    report = write_report(HeldPrecept(budget=WEST_MIDLANDS))
    (section,) = (each for each in report.sections if each.title == "The dates of the year")
    (exhibit,) = section.exhibits
    days = [row[2] for row in exhibit.table.rows]
    assert days[:5] == [
        dt.date(2023, 2, 1), dt.date(2023, 2, 8), dt.date(2023, 2, 15), dt.date(2023, 2, 22), dt.date(2023, 3, 1)
    ]  # fmt: skip
    assert exhibit.sentence.endswith("No limit falls on a weekend.")


def test_limits_of_2025_all_fall_on_saturdays_and_are_moved_to_the_friday() -> None:
    budget = replace(WEST_MIDLANDS, year=2025, band_d={2024: Decimal(215), 2025: Decimal(229)})
    moved = replace(budget, lines=(line("pay", "Pay", "Force", "cost", "", "", "", "700"),))
    report = write_report(HeldPrecept(budget=moved))
    (section,) = (each for each in report.sections if each.title == "The dates of the year")
    (exhibit,) = section.exhibits
    assert exhibit.table.rows[0][2] == dt.date(2025, 1, 31)
    assert "Saturday 1 February 2025, so by the last working day before it" in str(exhibit.table.rows[0][3])


def test_precept_report_says_what_was_issued_and_rules_on_another_band_d() -> None:
    report = write_report(HeldPrecept(budget=WEST_MIDLANDS, issued=Decimal("201.00")))
    assert "was issued at a band D of £201" in section_words(report, "What is proposed")
    assert "E-PRECEPT-DIFFERS" in [ruling.code for ruling in report.rulings]


def test_precept_report_of_a_budget_without_band_d_is_refused_in_a_sentence() -> None:
    with pytest.raises(CostError, match="proposes no band D for 2023/24"):
        write_report(HeldPrecept(budget=replace(WEST_MIDLANDS, band_d={})))


def test_commissioning_report_says_what_the_funds_hold_and_what_is_left() -> None:
    held = HeldCommissioning(commissioning=Commissioning(body="Midshire", funds=(COMMUNITY_SAFETY,)), year=2022)
    report = write_report(held)
    assert report.lead == (
        "The Community-safety fund holds £3,863,303 for 2022/23. 15 allocations come to £3,863,303; nothing is left."
    )
    assert report.title == "Grants and commissioning 2022/23"


def test_what_one_fund_has_left_does_not_pay_for_another() -> None:
    spare = Fund(code="spare", name="Spare", amounts={2022: Decimal(100)})
    over = Fund(
        code="over",
        name="Over",
        amounts={2022: Decimal(0)},
        allocations=(
            FundAllocation(reference="1", recipient="Harbour", purpose="Advice", year=2022, amount=Decimal(100)),
        ),
    )
    held = HeldCommissioning(commissioning=Commissioning(body="Midshire Board", funds=(spare, over)), year=2022)
    lead = write_report(held).lead
    assert "£100 is not allocated and £100 more is allocated than there is." in lead


def test_commissioning_report_shows_recipient_purpose_reasons_and_conditions_and_who_lacks_them() -> None:
    held = HeldCommissioning(commissioning=Commissioning(body="Midshire", funds=(COMMUNITY_SAFETY,)), year=2022)
    exhibits = {each.slug: each for each in write_report(held).sections[0].exhibits}
    shown = exhibits["community-safety-reasons"]
    assert {"Recipient", "Purpose", "Reasons", "Conditions"} <= {column.name for column in shown.table.columns}
    assert any("Cannot be published yet, no reasons or conditions" in note for note in shown.notes)


def test_report_of_a_year_without_funds_says_so() -> None:
    report = write_report(HeldCommissioning(commissioning=Commissioning(body="Midshire"), year=2022))
    assert report.lead == "No fund holds anything for 2022/23."


def test_monitoring_report_leads_with_its_finding_and_rules_on_an_overspend() -> None:
    report = write_report(HeldMonitoring(monitoring=PAYMENTS))
    assert report.title == "Budget monitoring 2023/24, to 30 September 2023"
    assert report.lead
    assert report.rulings


@pytest.mark.parametrize(
    "held",
    [
        HeldBudget(budget=WEST_MIDLANDS, before=WEST_MIDLANDS, robustness=ROBUSTNESS, robustness_by="the officer"),
        HeldPrecept(budget=WEST_MIDLANDS, issued=Decimal("202.55"), substitute=WEST_MIDLANDS),
        HeldMonitoring(monitoring=PAYMENTS),
    ],
    ids=["budget", "precept", "monitoring"],
)
def test_report_told_again_from_what_was_kept_as_json_is_the_same(held) -> None:
    kept = msgspec.json.decode(msgspec.json.encode(held), type=Held)
    assert kept == held
    assert write_report(kept) == write_report(held)
