"""Notices to billing authorities: each to the penny, and together the precept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import Budget, PrintedTotal, TaxBase
from answerable.costing.precept.notices import judge_notices, work_out_notices
from answerable.costing.precept.notices_exhibit import tell_notices
from answerable.costing.precept.yields import work_out_precept
from answerable.costing.refusal import CostError
from tests.costing.given import WEST_MERCIA

PENNY = Decimal("0.01")
DECLARED = dt.date(2023, 1, 20)


def make_budget(bases, band_d="264.50", **fields):
    tax_bases = tuple(
        TaxBase(council=council, year=2023, dwellings=Decimal(each), declared_on=DECLARED)
        for council, each in bases.items()
    )
    return Budget(body="The body", year=2023, band_d={2023: Decimal(band_d)}, tax_bases=tax_bases, **fields)


def printed(name, amount, unit=PENNY):
    return PrintedTotal(table="precept", name=name, year=2023, amount=Decimal(amount), unit=unit)


def test_nine_notices_come_to_the_published_precept():
    found = work_out_notices(WEST_MERCIA, 2023)
    assert found.dwellings == Decimal("461718.30")
    assert found.total == sum(notice.amount for notice in found.notices) == Decimal("122124490.35")
    assert found.of("Bromsgrove").amount == Decimal("10029691.88")


def test_the_penny_that_rounding_would_leave_over_is_placed_and_shown():
    found = work_out_notices(WEST_MERCIA, 2023)
    hereford = found.of("herefordshire")
    assert (hereford.exact, hereford.amount, hereford.moved) == (
        Decimal("18798837.5950"), Decimal("18798837.59"), -PENNY,
    )  # fmt: skip
    assert found.residual == -PENNY
    assert [notice.council for notice in found.notices if notice.moved] == ["Herefordshire"]


def test_a_collection_fund_stands_beside_the_precept_and_is_no_part_of_it():
    first, *others = WEST_MERCIA.tax_bases
    budget = replace(WEST_MERCIA, tax_bases=(replace(first, surplus=Decimal(-250_000)), *others))
    found = work_out_notices(budget, 2023)
    assert (found.surplus, found.total) == (Decimal(-250_000), Decimal("122124490.35"))
    assert "a deficit of £250,000 on the collection funds" in tell_notices(budget, 2023).sentence


def test_what_is_missing_or_twice_there_is_said():
    with pytest.raises(CostError, match="The tax bases of 2024/25 are not given"):
        work_out_notices(replace(WEST_MERCIA, band_d={2024: Decimal(270)}), 2024)
    with pytest.raises(CostError, match="Band D of 2023/24 is not given"):
        work_out_notices(replace(WEST_MERCIA, band_d={}), 2023)
    with pytest.raises(CostError, match="Bromsgrove has two tax bases"):
        work_out_notices(replace(WEST_MERCIA, tax_bases=(*WEST_MERCIA.tax_bases, WEST_MERCIA.tax_bases[0])), 2023)
    with pytest.raises(CostError, match="No tax base of Elsewhere is given"):
        work_out_notices(WEST_MERCIA, 2023).of("Elsewhere")


def test_a_printed_notice_that_is_not_band_d_by_the_base_stops():
    right = replace(WEST_MERCIA, printed=(printed("Bromsgrove", "10029691.88"), printed("Total", "122124490.35")))
    assert judge_notices(right, 2023) == ()
    (ruling,) = judge_notices(replace(WEST_MERCIA, printed=(printed("Bromsgrove", "10029961.88"),)), 2023)
    assert (ruling.code, ruling.stops) == ("E-PRECEPT-TOTAL", True)
    assert "by a tax base of 37,919.44 is £10,029,691.88" in ruling.words


def test_printed_notices_that_are_rounded_one_by_one_miss_the_total():
    notices = work_out_notices(WEST_MERCIA, 2023).notices
    prints = [printed(notice.council, notice.amount - notice.moved) for notice in notices]
    budget = replace(WEST_MERCIA, printed=(*prints, printed("Total", "122124490.35")))
    own, together = judge_notices(budget, 2023)
    assert "Herefordshire is printed as £18,798,837.60" in own.words
    assert "come to £122,124,490.36" in together.words
    assert together.words.endswith("£0.01 less.")


def test_a_rounded_total_agrees_within_its_rounding():
    budget = replace(WEST_MERCIA, printed=(printed("Precept", "122100000", Decimal(100_000)),))
    assert judge_notices(budget, 2023) == ()


def test_the_exhibit_has_each_council_its_total_and_the_penny():
    exhibit = tell_notices(WEST_MERCIA, 2023)
    assert exhibit.title == "Nine councils are asked for £122,124,490.35 in 2023/24"
    assert exhibit.table.rows[-1][:4] == ("Total", Decimal("461718.30"), Decimal("122124490.35"), -PENNY)
    assert "Herefordshire (£0.01 less)" in exhibit.notes[0]


@given(
    bases=st.lists(st.decimals(min_value=1, max_value=500_000, places=2), min_size=1, max_size=20),
    band_d=st.decimals(min_value="0.01", max_value=1000, places=4),
)
def test_notices_always_tie_to_the_yield_and_none_is_a_penny_off_its_own(bases, band_d):
    budget = make_budget({f"Council {at}": each for at, each in enumerate(bases)}, band_d)
    found = work_out_notices(budget, 2023)
    whole = work_out_precept(budget, 2023)
    assert sum(notice.amount for notice in found.notices) == found.total
    assert abs(found.total - whole) <= PENNY / 2
    assert sum(notice.moved for notice in found.notices) == found.residual
    assert all(abs(notice.amount - notice.exact) < PENNY for notice in found.notices)
