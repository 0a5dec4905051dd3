"""Amounts of money in cells: exact to the penny, whatever the file is and however offices write them."""

from decimal import Decimal

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.loading.template import say_form

AMOUNT = Field(name="amount", form="money", meaning="What was paid.", is_required=True)
LEDGER = Shape(
    name="ledger",
    heading="Ledger",
    meaning="One row for each line.",
    fields=(Field(name="line", form="text", meaning="Its number.", is_required=True), AMOUNT),
)


def load_amounts(folder, *written):
    """The amounts of a CSV file, or the sentences on those not taken."""
    path = folder / "ledger.csv"
    rows = "".join(f'{number},"{each}"\n' for number, each in enumerate(written))
    path.write_text(f"line,amount\n{rows}", encoding="utf-8")
    loaded = load_file(path, LEDGER, folder / "rows")
    if loaded.report.rejections:
        return [each.words for each in loaded.report.rejections]
    return [row["amount"] for row in read_rows(loaded.file)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", "12.00"),
        ("1234.5", "1234.50"),
        ("1,234.50", "1234.50"),
        ("£1,234.50", "1234.50"),
        ("£ 12", "12.00"),
        ("12.340", "12.34"),
        (".5", "0.50"),
        ("12.", "12.00"),
        ("-5", "-5.00"),
        ("−5", "-5.00"),
        ("-£5.25", "-5.25"),
        ("£-5.25", "-5.25"),
        ("5.00-", "-5.00"),
        ("(1,234.50)", "-1234.50"),
        ("(£5)", "-5.00"),
        ("£(5.00)", "-5.00"),
        ("0.30000000000000004", "0.30"),
        ("0.7999999999999999", "0.80"),
        ("12345678901234.56", "12345678901234.56"),
    ],
)
def test_amount_is_read_as_ledgers_write_it(tmp_path, written, value):
    assert load_amounts(tmp_path, written) == [Decimal(value)]


@pytest.mark.parametrize(
    "written", ["1,23", "12,5", "1 234", "1.2.3", "1e3", "1.2k", "12p", "--5", "(-5)", "(5", "£"]
)
def test_amount_that_could_be_another_is_rejected(tmp_path, written):
    assert load_amounts(tmp_path, written) == [
        f"“{written}” in amount is not an amount: write pounds and pence, 1234.50 or £1,234.50, with a minus or "
        "brackets for a credit."
    ]


@pytest.mark.parametrize("written", ["12.345", "£1,234.001", "33.3333333333", "(0.005)"])
def test_amount_finer_than_a_penny_is_never_rounded(tmp_path, written):
    assert load_amounts(tmp_path, written) == [
        f"“{written}” in amount is finer than a penny: give pounds with at most two places, rounded where it was "
        "charged."
    ]


@pytest.mark.parametrize("written", ["1000000000000000.01", "99999999999999999999", "-99999999999999999999"])
def test_amount_larger_than_anything_is_a_slip(tmp_path, written):
    assert load_amounts(tmp_path, written) == [
        f"“{written}” in amount is larger than anything that is counted or measured here."
    ]


def test_amount_keeps_to_the_bounds_of_its_column(tmp_path):
    path = tmp_path / "fees.csv"
    path.write_text("fee\n12.00\n-0.01\n", encoding="utf-8")
    fee = Field(name="fee", form="money", meaning="The fee.", lowest=0)
    loaded = load_file(path, Shape(name="fees", heading="Fees", meaning="", fields=(fee,)), tmp_path / "rows")
    assert [each.words for each in loaded.report.rejections] == [
        "“-0.01” in fee is lower than 0, the least that can be."
    ]
    assert say_form(fee) == "pounds and pence, 0 or more"


def test_blank_and_dash_are_no_amount(tmp_path):
    assert load_amounts(tmp_path, "", "-") == ["There is no amount, and no row is taken without."] * 2


def test_amounts_are_kept_as_decimals(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text("line,amount\n1,0.10\n", encoding="utf-8")
    file = load_file(path, LEDGER, tmp_path / "rows").file
    assert parquet.read_schema(file.path).field("amount").type == pa.decimal128(18, 2)


@pytest.mark.parametrize("kind", [pa.float64(), pa.decimal128(12, 4), pa.decimal128(18, 2), pa.string()])
def test_csv_excel_and_parquet_give_the_same_file(tmp_path, kind):
    amounts = ["12400.50", "-1000.00", "0.10", "499.99", "9876543210.99"]
    amounts = amounts[:4] if pa.types.is_decimal(kind) and kind.precision == 12 else amounts
    (tmp_path / "ledger.csv").write_text(
        "line,amount\n" + "".join(f"{at},{each}\n" for at, each in enumerate(amounts)), encoding="utf-8"
    )
    book = openpyxl.Workbook()
    book.active.append(["line", "amount"])
    for at, each in enumerate(amounts):
        book.active.append([str(at), float(each)])
    book.save(tmp_path / "ledger.xlsx")
    values = [float(each) for each in amounts] if pa.types.is_floating(kind) else list(map(Decimal, amounts))
    values = amounts if pa.types.is_string(kind) else values
    table = pa.table({"line": [str(at) for at in range(len(amounts))], "amount": pa.array(values, kind)})
    parquet.write_table(table, tmp_path / "ledger.parquet")
    found = {
        load_file(tmp_path / name, LEDGER, tmp_path / "rows").file.sha256
        for name in ("ledger.csv", "ledger.xlsx", "ledger.parquet")
    }
    assert len(found) == 1


@given(st.lists(st.decimals(-(10**14), 10**14, places=2), min_size=1, max_size=50))
@settings(max_examples=25, deadline=None)
def test_sum_of_amounts_is_kept_to_the_penny(tmp_path_factory, amounts):
    folder = tmp_path_factory.mktemp("ledger")
    assert sum(load_amounts(folder, *(f"£{each:,}" for each in amounts))) == sum(amounts)
