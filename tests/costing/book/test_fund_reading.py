"""A workbook of grants and commissioning, and one of outturns: what is refused in them, and why."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.costing.book import read_commissioning, read_outturns, write_outturns_template
from answerable.costing.budget import Budget, Saving, TaxBase
from tests.costing.book.building import change_workbook, make_workbook
from tests.costing.given import WEST_MIDLANDS

ABOUT = (("What", "Value"), ("Body", "Commissioner"))
FUNDS = [("Name", "Giver", "2022/23"), ("Hotspot patrols", "Home Office", "£3,200,000")]
ALLOCATION_HEADS = ("Fund", "Reference", "Recipient", "Council", "Purpose", "Year", "Amount, £")
TO_ON = dt.date(2023, 9, 30)


def words_of(read):
    return [str(fault) for fault in read.faults]


def test_a_fund_is_known_by_its_name_or_its_code_and_an_allocation_is_given_a_reference(tmp_path):
    rows = [
        ALLOCATION_HEADS,
        ("hotspot-patrols", None, "Dunmere partnership", "Dunmere", "Patrols", "2022/23", 100),
        ("Hotspot Patrols", "second", "Force", None, "Patrols", "2022/23", "(1)"),
        ("Hotspot Patrols", None, "Sub-total", None, None, None, 101),
    ]

    read = read_commissioning(make_workbook(tmp_path / "f.xlsx", ABOUT, Funds=FUNDS, Allocations=rows))

    fund = read.commissioning.funds[0]
    assert (fund.code, fund.amounts) == ("hotspot-patrols", {2022: Decimal(3_200_000)})
    assert [each.reference for each in fund.allocations] == [
        "dunmere-partnership-dunmere-2022-hotspot-patrols",
        "second",
    ]
    assert fund.allocations[1].amount == -1
    assert read.notes == ("Allocations: “Sub-total” (row 4) left out of the rows, since totals are worked out here.",)


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        (
            {"Match": [("Fund", "Year", "Per cent"), ("Hotspot patrol", "2022/23", "20%")]},
            "Match, row 2: There is no fund “Hotspot patrol”: did you mean “hotspot-patrols”?",
        ),
        (
            {"Match": [("Fund", "Year", "Per cent"), ("Other", "2022/23", "20%")]},
            "Match, row 2: There is no fund “Other”: add it to the sheet Funds.",
        ),
        (
            {
                "Allocations": [ALLOCATION_HEADS, ("Hotspot patrols", "a", "Force", None, "P", "2022/23", 1)],
                "Payments": [
                    ("Fund", "Allocation", "Paid on", "Amount, £"),
                    ("Hotspot patrols", "b", "2022-09-01", 1),
                ],
            },
            "Payments, row 2: The fund “hotspot-patrols” has no allocation “b”: write its reference.",
        ),
        (
            {
                "Allocations": [
                    ALLOCATION_HEADS,
                    ("Hotspot patrols", "a", "Force", None, "P", "2022/23", 1),
                    ("Hotspot patrols", "a", "Council", None, "P", "2022/23", 1),
                ]
            },
            "Allocations, row 3: Row 2 has the same code or, without one, the same names: take one away, or tell "
            "them apart.",
        ),
    ],
)
def test_what_belongs_to_no_fund_or_allocation_is_refused(tmp_path, sheets, words):
    assert words_of(read_commissioning(make_workbook(tmp_path / "f.xlsx", ABOUT, Funds=FUNDS, **sheets))) == [words]


def test_outturns_may_come_as_one_csv_file(tmp_path):
    place = tmp_path / "september.csv"
    rows = [f"{line.code},{int(line.amounts[2023])}" for line in WEST_MIDLANDS.lines]
    place.write_text("\n".join(["Code,Forecast outturn", *rows]))

    read = read_outturns(place, WEST_MIDLANDS, 2023, TO_ON)

    assert [each.forecast for each in read.monitoring.outturns] == [
        line.amounts[2023] for line in WEST_MIDLANDS.lines
    ]
    assert (read.monitoring.outturns[0].spent, read.monitoring.outturns[0].moved) == (None, 0)


def test_a_line_without_an_outturn_and_a_code_of_no_line_are_refused(tmp_path):
    place = tmp_path / "september.csv"
    rows = [f"{line.code},1" for line in WEST_MIDLANDS.lines[1:]]
    place.write_text("\n".join(["Code,Forecast", *rows, "wages,5"]))

    assert words_of(read_outturns(place, WEST_MIDLANDS, 2023, TO_ON)) == [
        "Outturns, row 10: The budget has no line with the code “wages” and an amount for 2023/24.",
        "Outturns: There is no row for pay: each line and saving of the year needs its forecast.",
    ]


def test_outturns_of_a_year_that_the_budget_does_not_have_are_refused(tmp_path):
    place = tmp_path / "september.csv"
    place.write_text("Code,Forecast\npay,1\n")

    assert words_of(read_outturns(place, WEST_MIDLANDS, 2031, TO_ON)) == [
        "Outturns: The budget has no line with an amount for 2031/32."
    ]


def test_a_worked_out_precept_and_each_saving_are_followed_through_the_year(tmp_path):
    base = TaxBase(council="Dunmere", year=2023, dwellings=Decimal(1000), surplus=Decimal(50))
    saving = Saving(name="Estates", amounts={2023: Decimal(7)})
    budget = Budget(body="C", year=2023, band_d={2023: Decimal(200)}, tax_bases=(base,), savings=(saving,))
    write_outturns_template(tmp_path / "outturns.xlsx", budget, 2023)
    change_workbook(tmp_path / "outturns.xlsx", lambda book: [book["Outturns"].cell(row, 5, 1) for row in (3, 4, 5)])

    read = read_outturns(tmp_path / "outturns.xlsx", budget, 2023, TO_ON)

    assert [(each.code, each.kind, each.budget) for each in read.monitoring.outturns] == [
        ("precept", "precept", 200_000),
        ("collection-funds-surplus", "surplus", 50),
        ("saving-estates", "income", 7),
    ]
