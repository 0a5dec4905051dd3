"""What may stand in a cell, and what it then is."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.costing.book.cell import CellError, is_nothing, read_cell, read_number, read_year
from answerable.costing.book.form import Head
from answerable.costing.book.grid import GridCell


def read(value, form, **more):
    return read_cell(GridCell(value, **more), Head(name="Column", key="column", form=form))


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("£1,234.50", "1234.50"),
        ("1 234 567", "1234567"),
        ("(105.0)", "-105.0"),
        ("(£105.0)", "-105.0"),
        ("-13.1", "-13.1"),
        ("−13.1", "-13.1"),
        ("-£13.1", "-13.1"),
        (".5", "0.5"),
        (656.8, "656.8"),
        (0.1 + 0.2, "0.3"),
        (672500000, "672500000"),
    ],
)
def test_an_amount_is_read_exactly_as_it_is_written(written, amount):
    assert read_number(GridCell(written), "amount") == Decimal(amount)


@pytest.mark.parametrize("written", ["1,23", "12,34,567", "about 5", "£", "1.2.3", "5m", "1e6", "ten", "3%", "£5 5p"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(CellError, match=r"not an amount|percentage"):
        read_number(GridCell(written), "amount")


@pytest.mark.parametrize("blank", [None, "", "  ", "-", "–", "—", "n/a", ".."])
def test_a_blank_and_a_dash_give_nothing_and_nought_is_an_amount(blank):
    assert is_nothing(GridCell(blank))
    assert not is_nothing(GridCell(0))
    assert not is_nothing(GridCell("0"))


@pytest.mark.parametrize(("written", "is_percent"), [(3, False), ("3", False), ("3%", False), (0.03, True)])
def test_three_per_cent_may_be_written_in_each_way_that_a_sheet_shows_it(written, is_percent):
    assert read(written, "percent", is_percent=is_percent) == Decimal(3)


def test_a_cell_shown_as_a_percentage_is_no_amount():
    with pytest.raises(CellError, match="3% is a percentage"):
        read(0.03, "amount", is_percent=True)


@pytest.mark.parametrize("value", [dt.datetime(2023, 4, 1, tzinfo=None), True, dt.time(9, 30)])  # noqa: DTZ001 -- as Excel has it
def test_a_date_or_a_yes_is_no_amount(value):
    with pytest.raises(CellError, match="is a date, a time or a yes"):
        read(value, "amount")


@pytest.mark.parametrize("written", ["2023/24", "2023-24", "2023/2024", "23/24", "2023–24", "2023 / 24"])
def test_a_financial_year_may_be_written_in_several_ways(written):
    assert read_year(written) == (2023, "")
    assert read(written, "year") == 2023


def test_a_heading_may_say_more_than_the_year():
    assert read_year("2022/23 including games") == (2022, "including games")


@pytest.mark.parametrize("written", ["2023/25", "2023", 2023, "next year", "2023/24 or so"])
def test_what_is_no_financial_year_is_refused(written):
    with pytest.raises(CellError, match="no financial year"):
        read(written, "year")


@pytest.mark.parametrize("written", ["31/12/2022", "2022-12-31", "31 December 2022", "31 Dec 2022", "31.12.2022"])
def test_a_day_stands_before_its_month(written):
    assert read(written, "day") == dt.date(2022, 12, 31)


def test_a_month_before_the_day_is_refused():
    with pytest.raises(CellError, match="the day before the month"):
        read("12/31/2022", "day")


def test_an_unknown_choice_names_the_nearest():
    head = Head(name="Kind", key="kind", form="choice", words={"from_reserves": "planned use of reserves"})

    assert read_cell(GridCell("Planned Use of Reserves"), head) == "from_reserves"
    assert read_cell(GridCell("from reserves"), head) == "from_reserves"
    with pytest.raises(CellError, match="Did you mean “planned use of reserves”"):
        read_cell(GridCell("planed use of reserve"), head)


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        ("maybe", "flag", "neither yes nor no"),
        (1.5, "whole", "not a whole number"),
        ("x" * 201, "text", "201 characters, and 200 are kept"),
        ("a\x07b", "text", "cannot be printed"),
        (10**15, "amount", "larger than any amount"),
    ],
)
def test_a_value_that_a_column_cannot_hold_is_refused_in_a_sentence(value, form, words):
    with pytest.raises(CellError, match=words):
        read(value, form)


def test_a_text_is_kept_with_its_lines_and_without_spare_spaces():
    assert read(" Pay  costs \n of officers ", "text") == "Pay costs\nof officers"
    assert read(101.0, "text") == "101"


def test_money_comes_to_whole_pence_and_a_band_d_may_have_more_places():
    assert read("300.2302", "pounds") == Decimal("300.2302")
    assert read("300.23", "money") == Decimal("300.23")
    with pytest.raises(CellError, match=r"“300\.2302” comes to a fraction of a penny"):
        read("300.2302", "money")
