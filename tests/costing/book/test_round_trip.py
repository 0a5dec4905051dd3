"""What is written into a workbook reads back as the same: budgets, funds and outturns."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings

from answerable.costing.book import budget_forms as forms
from answerable.costing.book import (
    read_budget,
    read_commissioning,
    read_outturns,
    write_budget,
    write_commissioning,
    write_commissioning_template,
    write_outturns,
    write_outturns_template,
    write_template,
)
from answerable.costing.budget import Budget, BudgetLine
from answerable.costing.fund import AllocationPayment, Commissioning, FundCondition, FundMatch
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.refusal import CostError
from tests.costing.book.generated import BUDGETS
from tests.costing.given import COMMUNITY_SAFETY, SAFER_STREETS, WEST_MIDLANDS


@given(BUDGETS)
@settings(max_examples=8, deadline=None)
def test_any_budget_reads_back_from_its_workbook_as_it_was(budget):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "budget.xlsx"
        write_budget(budget, place)
        read = read_budget(place)

    assert read.faults == ()
    assert read.budget == budget


def test_the_published_budget_reads_back_with_every_amount_and_printed_total(tmp_path):
    write_budget(WEST_MIDLANDS, tmp_path / "budget.xlsx")

    read = read_budget(tmp_path / "budget.xlsx")

    assert (read.budget, read.faults, read.notes) == (WEST_MIDLANDS, (), ())


def test_what_could_be_taken_for_a_total_or_for_the_style_of_a_print_reads_back_literally(tmp_path):
    lines = (
        BudgetLine(code="reward", name="Total reward", section="Force", kind="cost", amounts={2023: Decimal(5)}),
        BudgetLine(code="clawback", name="Grant", section="Funding", kind="grant", amounts={2023: Decimal(-5)}),
    )
    budget = Budget(body="Commissioner", year=2023, lines=lines)
    write_budget(budget, tmp_path / "budget.xlsx")

    assert read_budget(tmp_path / "budget.xlsx").budget == budget


def test_a_text_that_begins_as_a_formula_is_written_as_text(tmp_path):
    line = BudgetLine(code="x", name='=HYPERLINK("http://example.invalid")', section="F", kind="cost", amounts={})
    write_budget(Budget(body="Commissioner", year=2023, lines=(line,)), tmp_path / "budget.xlsx")

    assert openpyxl.load_workbook(tmp_path / "budget.xlsx")["Lines"]["B3"].data_type == "s"


def test_an_amount_of_more_figures_than_excel_keeps_is_not_cut(tmp_path):
    line = BudgetLine(code="x", name="X", section="F", kind="cost", amounts={2023: Decimal("9999999999999.99")})
    band_d = {2023: Decimal("202.123456789012345678")}
    budget = Budget(body="Commissioner", year=2023, lines=(line,), band_d=band_d)
    write_budget(budget, tmp_path / "budget.xlsx")

    assert read_budget(tmp_path / "budget.xlsx").budget == budget


def test_the_template_has_a_sheet_for_each_part_and_asks_for_what_is_needed(tmp_path):
    write_template(tmp_path / "budget.xlsx", (2023, 2024))

    book = openpyxl.load_workbook(tmp_path / "budget.xlsx")
    assert book.sheetnames == [*(form.name for form in forms.BUDGET_SHEETS), "Notes"]
    assert [cell.value for cell in book["Lines"][2]][-2:] == ["2023/24", "2024/25"]
    lists = {each.formula1 for each in book["Lines"].data_validations.dataValidation}
    assert '"none,officer pay,staff pay,prices,grant,fees"' in lists
    assert [fault.words.split(":")[0] for fault in read_budget(tmp_path / "budget.xlsx").faults] == [
        "There is no Body",
        "There is no Year",
    ]


def test_a_filled_in_template_is_a_budget(tmp_path):
    place = tmp_path / "budget.xlsx"
    write_template(place, (2023,))
    book = openpyxl.load_workbook(place)
    book["About"]["B3"], book["About"]["B6"] = "Commissioner", "2023/24"
    for column, value in zip("BCDG", ("Pay", "Force", "cost", 5), strict=True):
        book["Lines"][f"{column}3"] = value
    book.save(place)

    assert read_budget(place).budget.lines[0].amounts == {2023: Decimal(5)}


def test_a_workbook_is_written_for_excel_alone(tmp_path):
    with pytest.raises(CostError, match=r"end its name with \.xlsx, and not with “\.ods”"):
        write_template(tmp_path / "budget.ods", (2023,))
    with pytest.raises(CostError, match="cannot be written: No such file or directory"):
        write_template(tmp_path / "nowhere" / "budget.xlsx", (2023,))


def make_commissioning():
    allocation = msgspec.structs.replace(
        COMMUNITY_SAFETY.allocations[0], reasons="It turns young people away from crime.", terms="Report by quarter.",
        unit_amount=Decimal("1222"), units=20, unit="review", in_arrears=True, decision="12/22",
        payments=(AllocationPayment(paid_on=dt.date(2022, 9, 1), amount=Decimal("1222.00"), units=1, note="First"),),
    )  # fmt: skip
    fund = msgspec.structs.replace(
        COMMUNITY_SAFETY,
        allocations=(allocation, *COMMUNITY_SAFETY.allocations[1:]),
        matches=(FundMatch(year=2022, percent=Decimal(20), found=Decimal(640_000), source="Paper"),),
        conditions=(
            FundCondition(words="Keep it", measure="headcount", least=Decimal(7909), at_stake=Decimal(16_800_000)),
            FundCondition(words="Report", due_on=dt.date(2023, 3, 31)),
        ),
    )  # fmt: skip
    return Commissioning(body="Commissioner", force="Force", funds=(fund,), bids=SAFER_STREETS)


def test_funds_read_back_with_what_belongs_to_each(tmp_path):
    write_commissioning(make_commissioning(), tmp_path / "funds.xlsx")

    read = read_commissioning(tmp_path / "funds.xlsx")

    assert (read.commissioning, read.faults, read.notes) == (make_commissioning(), (), ())


def test_the_template_of_funds_asks_for_its_body(tmp_path):
    write_commissioning_template(tmp_path / "funds.xlsx", (2022,))

    assert [fault.sheet for fault in read_commissioning(tmp_path / "funds.xlsx").faults] == ["About"]


def make_monitoring():
    outturns = tuple(
        Outturn(
            code=line.code, name=line.name, section=line.section, kind=line.kind, budget=line.amounts[2023],
            moved=Decimal(at - 4), spent=Decimal(at), forecast=line.amounts[2023] + at, why="Prices" if at else "",
        )
        for at, line in enumerate(WEST_MIDLANDS.lines)
    )  # fmt: skip
    return Monitoring(
        body=WEST_MIDLANDS.body, force=WEST_MIDLANDS.force, year=2023, to_on=dt.date(2023, 9, 30), outturns=outturns
    )


def test_outturns_read_back_beside_their_budget(tmp_path):
    write_outturns(make_monitoring(), tmp_path / "outturns.xlsx")

    read = read_outturns(tmp_path / "outturns.xlsx", WEST_MIDLANDS, 2023, dt.date(2023, 9, 30))

    assert (read.monitoring, read.faults) == (make_monitoring(), ())


def test_the_template_of_outturns_lists_the_lines_of_the_year(tmp_path):
    write_outturns_template(tmp_path / "outturns.xlsx", WEST_MIDLANDS, 2023)

    read = read_outturns(tmp_path / "outturns.xlsx", WEST_MIDLANDS, 2023, dt.date(2023, 9, 30))

    assert [fault.words for fault in read.faults] == [
        "This row has no Forecast: What the year is to end at."
    ] * len(WEST_MIDLANDS.lines)  # fmt: skip
