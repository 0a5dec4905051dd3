"""The demonstration's money: invented, balanced to the penny, and printed so that our own checks find no fault."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from answerable.checking.check import check
from answerable.costing.book import read_budget, read_commissioning
from answerable.costing.judgement import judge_budget
from answerable.costing.precept.yields import sum_tax_base
from answerable.costing.report.held import Held, HeldBudget, HeldCommissioning, HeldMonitoring, HeldPrecept
from answerable.costing.report.write import write_report
from answerable.costing.revenue.outturn import work_out_monitoring
from answerable.costing.revenue.statement import work_out_budget
from answerable.drawing.wording import say_rows
from answerable.law.ruling import list_stops
from answerable.printing.exhibit_report import ExhibitReportSheet, lay_out_exhibit_report
from examples.data.finance import make_budget, make_monitoring, write_finance
from examples.data.grants import make_commissioning
from tests.printing.reading_back import read_back, unplaced

YEAR = 2024
PROPOSED, PROVISIONAL = make_budget(YEAR), make_budget(YEAR, "provisional")


def print_sheet(held: Held) -> ExhibitReportSheet:
    report = write_report(held)
    return ExhibitReportSheet(
        body="Northshire Police and Crime Panel",
        date=dt.date(YEAR, 1, 26),
        title=report.title,
        purpose=report.purpose,
        recommendations=report.asked,
        lead=report.lead,
        finance="The whole report is about money.",
        sections=report.sections,
        legal=report.legal,
        equalities="An assessment was made in January 2024 of who pays more, by age, sex and disability.",
        background_papers=report.sources,
    )


def test_proposed_budget_and_the_year_before_it_balance_to_the_penny_and_the_provisional_one_does_not() -> None:
    proposed, provisional = work_out_budget(PROPOSED), work_out_budget(PROVISIONAL)
    assert [proposed.of(year).gap_left for year in (YEAR - 1, YEAR)] == [0, 0]
    assert provisional.of(YEAR).gap_left > 1_000_000
    assert sum_tax_base(PROPOSED, YEAR) == Decimal("402318.40")


def test_proposed_budget_could_be_approved_and_the_provisional_one_could_not() -> None:
    assert list_stops(judge_budget(PROPOSED, robustness="Robust.", is_final=True)) == ()
    stops = list_stops(judge_budget(PROVISIONAL, robustness="Robust.", is_final=True))
    assert [ruling.code for ruling in stops] == ["E-BUDGET-UNBALANCED"]


def test_everything_says_that_it_is_invented() -> None:
    assert "invented" in PROPOSED.title
    assert all("nvented" in base.source for base in PROPOSED.tax_bases)
    assert all("invented" in other.force for other in PROPOSED.others)
    assert all("invented" in fund.giver for fund in make_commissioning(YEAR).funds if fund.giver)


def test_virements_of_the_year_before_come_to_nought_and_its_variances_are_explained_where_they_are_large() -> None:
    monitoring = make_monitoring(YEAR)
    assert sum(outturn.moved for outturn in monitoring.outturns) == 0
    assert monitoring.year == YEAR - 1
    assert work_out_monitoring(monitoring).rulings


def test_workbooks_read_back_are_what_was_written(tmp_path: Path) -> None:
    rows = write_finance(tmp_path, 40, year=YEAR)
    assert rows > 100
    for budget in (PROVISIONAL, PROPOSED):
        read = read_budget(tmp_path / f"budget-{budget.stage}.xlsx")
        assert (read.faults, read.budget) == ((), budget)
    read_funds = read_commissioning(tmp_path / "commissioning.xlsx")
    assert (read_funds.faults, read_funds.commissioning) == ((), make_commissioning(YEAR - 1))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "budget-proposed.xlsx", "budget-provisional.xlsx", "commissioning.xlsx", "contracts.csv", "outturns.xlsx",
        "payments.csv",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "held",
    [
        HeldBudget(
            budget=PROPOSED, before=PROVISIONAL, robustness="The estimates are robust.", robustness_by="the officer"
        ),
        HeldPrecept(budget=PROPOSED),
        HeldMonitoring(monitoring=make_monitoring(YEAR)),
        HeldCommissioning(commissioning=make_commissioning(YEAR - 1), year=YEAR - 1),
    ],
    ids=["budget", "precept", "monitoring", "commissioning"],
)
def test_printed_report_read_back_has_every_table_and_no_fault_that_our_checks_find(held: Held) -> None:
    sheet = print_sheet(held)
    record = read_back(lay_out_exhibit_report(sheet))
    printed = [tuple(map(tuple, say_rows(each.table))) for part in sheet.sections for each in part.exhibits]
    assert [table.rows for table in record.tables] == printed
    assert unplaced(record) == []
    assert [finding.message for finding in check(record).findings] == []
