"""Bands A to H against published tables, by both conventions of rounding."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.costing.precept.bands import compare_conventions, judge_rounding, work_out_bands
from answerable.costing.precept.bands_exhibit import tell_bands
from answerable.costing.refusal import CostError
from answerable.drawing.csv import write_csv
from tests.costing.given import PRINTED_BANDS, WEST_MIDLANDS

BANDS = tuple(PRINTED_BANDS)
PENNY = Decimal("0.01")
pounds = st.decimals(min_value=0, max_value=1000, places=4)


def bills(before, band_d, convention="direct"):
    table = work_out_bands(None if before is None else Decimal(before), Decimal(band_d), convention)
    return {row.band: str(row.bill) for row in table.rows}


@pytest.mark.parametrize("band", BANDS)
def test_every_cell_of_a_published_table_comes_out(band):
    row = work_out_bands(Decimal("187.55"), Decimal("202.55")).of(band)
    assert tuple(str(cell) for cell in (row.before, row.bill, row.change, row.change_a_week)) == PRINTED_BANDS[band]


def test_the_change_of_a_bill_is_said_a_month_as_well():
    assert work_out_bands(Decimal("187.55"), Decimal("202.55")).of("D").change_a_month == Decimal("1.25")


def test_the_change_is_the_difference_of_the_bills_and_not_the_rounded_rise():
    before, after = Decimal("187.55"), Decimal("202.55")
    assert work_out_bands(before, after).of("F").change == Decimal("21.66")
    assert work_out_bands(before, after, "rise").of("F").change == Decimal("21.67")
    assert work_out_bands(before, after, "rise").of("E").change == Decimal("18.33")


def test_a_year_printed_by_both_conventions_comes_out_by_both():
    by_rise, direct = bills("106.55", "111.55", "rise"), bills("106.55", "111.55")
    assert by_rise == {
        "A": "74.36", "B": "86.76", "C": "99.15", "D": "111.55", "E": "136.34", "F": "161.13", "G": "185.91",
        "H": "223.10",
    }  # fmt: skip
    assert (direct["A"], direct["C"], direct["G"]) == ("74.37", "99.16", "185.92")
    apart = {"A", "C", "G"}
    assert {band: bill for band, bill in direct.items() if band not in apart} == {
        band: bill for band, bill in by_rise.items() if band not in apart
    }


def test_bands_on_which_the_conventions_differ_are_named_with_both_bills():
    (ruling,) = judge_rounding(Decimal("106.55"), Decimal("111.55"))
    assert (ruling.code, ruling.stops) == ("W-ROUNDING-CONVENTION", False)
    assert "band A is £74.37 or £74.36, band C is £99.16 or £99.15 and band G is £185.92 or £185.91" in ruling.words
    assert judge_rounding(Decimal(90), Decimal(99)) == ()


def test_other_published_bands_come_out():
    assert bills(None, "249.66")["B"] == "194.18"
    exact = bills(None, "300.2302")
    assert (exact["A"], exact["E"], exact["F"], exact["H"]) == ("200.15", "366.95", "433.67", "600.46")


def test_a_band_d_of_four_places_is_rounded_only_in_the_bill():
    row = work_out_bands(None, Decimal("300.2302")).of("d")
    assert (row.exact, row.bill, row.change) == (Decimal("300.2302"), Decimal("300.23"), None)


def test_what_cannot_be_worked_out_is_refused_with_a_reason():
    with pytest.raises(CostError, match="needs last year's band D"):
        work_out_bands(None, Decimal(100), "rise")
    with pytest.raises(CostError, match="from A to H"):
        work_out_bands(None, Decimal(100)).of("J")
    with pytest.raises(CostError, match="below nought"):
        work_out_bands(None, Decimal(-1))


def test_the_exhibit_says_band_d_its_rise_and_what_it_is_of():
    exhibit = tell_bands(WEST_MIDLANDS, 2023)
    assert exhibit.title == "Band D for the police is £202.55 in 2023/24, £15 more than in 2022/23"
    assert "£15.00 a year more (8.0% of the £187.55 of 2022/23): £1.25 a month, £0.29 a week." in exhibit.sentence
    assert "band F is £292.57 or £292.58" in exhibit.notes[1]
    assert "Band F,13 ninths,270.91,292.57,21.66" in write_csv(exhibit.table)


def test_the_exhibit_of_a_first_year_has_no_change():
    exhibit = tell_bands(WEST_MIDLANDS, 2022)
    assert [column.name for column in exhibit.table.columns] == ["Band", "Share of band D", "2022/23 bill"]


@given(before=pounds, after=pounds)
def test_the_conventions_are_never_more_than_a_penny_apart(before, after):
    assert all(abs(gap.direct - gap.rise) == PENNY for gap in compare_conventions(before, after))


@given(before=pounds, after=pounds)
def test_a_change_is_always_what_leads_from_one_bill_to_the_other(before, after):
    for convention in ("direct", "rise"):
        assert all(row.before + row.change == row.bill for row in work_out_bands(before, after, convention).rows)


@given(band_d=pounds, more=pounds)
def test_bills_are_no_lower_for_a_higher_band_or_a_higher_band_d(band_d, more):
    low, high = work_out_bands(None, band_d), work_out_bands(None, band_d + more)
    assert all(one.bill <= other.bill for one, other in pairwise(low.rows))
    assert all(low.of(band).bill <= high.of(band).bill for band in BANDS)
