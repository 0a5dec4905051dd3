"""Council tax by band, precepts and limits, against published tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answerable.costing.council_tax import (
    BAND_NINTHS,
    MONTHS_A_YEAR,
    WEEKS_A_YEAR,
    band_amount,
    implied_tax_base,
    precept,
    round_bill,
    share_of_year,
)


def bills(band_d: str) -> dict[str, str]:
    return {band: str(round_bill(band_amount(Decimal(band_d), band))) for band in BAND_NINTHS}


def test_the_bands_are_their_ninths_of_band_d_rounded_half_up():
    assert bills("187.55") == {
        "A": "125.03", "B": "145.87", "C": "166.71", "D": "187.55", "E": "229.23", "F": "270.91", "G": "312.58",
        "H": "375.10",
    }  # fmt: skip
    assert bills("202.55")["F"] == "292.57"


def test_an_amount_of_more_than_two_places_is_rounded_only_at_the_end():
    shown = bills("300.2302")
    assert (shown["A"], shown["E"], shown["F"], shown["H"]) == ("200.15", "366.95", "433.67", "600.46")


def test_the_rounded_rise_may_miss_the_difference_of_the_rounded_bills_by_a_penny():
    difference = Decimal(bills("202.55")["F"]) - Decimal(bills("187.55")["F"])
    assert difference == Decimal("21.66")
    assert round_bill(band_amount(Decimal(15), "F")) == Decimal("21.67")


def test_a_band_is_worked_out_from_any_other():
    assert band_amount(Decimal(90), "H", "A") == Decimal(270)


def test_a_letter_that_is_no_band_is_refused():
    with pytest.raises(KeyError):
        band_amount(Decimal(100), "J")


def test_a_precept_is_band_d_by_the_tax_base():
    assert round_bill(precept(Decimal("264.50"), Decimal("37919.44"))) == Decimal("10029691.88")
    assert precept(Decimal("264.50"), Decimal("461718.30")) == Decimal("122124490.35")


def test_a_precept_and_its_band_d_imply_the_tax_base():
    assert round(implied_tax_base(Decimal(134_600_000), Decimal("187.55"))) == 717_675


def test_a_year_is_spread_over_weeks_and_months():
    weekly = [round_bill(share_of_year(Decimal(rise), WEEKS_A_YEAR)) for rise in ("10.00", "15.00", "21.66", "30.00")]
    assert weekly == [Decimal(each) for each in ("0.19", "0.29", "0.42", "0.58")]
    assert share_of_year(Decimal(15), MONTHS_A_YEAR) == Decimal("1.25")
