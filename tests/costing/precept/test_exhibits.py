"""What is shown of a precept: all that its figures allow."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.budget import OtherPrecept, TaxBase
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.precept.limit_exhibit import tell_limit
from answerable.costing.refusal import CostError
from answerable.drawing.svg import draw_chart
from answerable.drawing.text import write_exhibit
from answerable.drawing.wording import say_rows
from tests.costing.given import WEST_MIDLANDS

FULL = replace(
    WEST_MIDLANDS,
    stage="approved",
    tax_bases=tuple(
        TaxBase(council=name, year=year, dwellings=Decimal(each), declared_on=dt.date(year, 1, 20))
        for name, each in (("Alderbury", "300000.50"), ("Brookham", "437101.45"))
        for year in (2022, 2023)
    ),
    others=(OtherPrecept(force="Northshire", year=2023, band_d=Decimal("168.84")),),
)


def set_band_d(before, after, **fields):
    return replace(WEST_MIDLANDS, band_d={2022: Decimal(before), 2023: Decimal(after)}, **fields)


def test_what_the_figures_allow_is_told_in_the_order_of_reading():
    assert [exhibit.slug for exhibit in tell_precept(FULL)] == [
        "precept-bands", "precept-yield", "precept-notices", "referendum-limit", "other-forces",
    ]  # fmt: skip
    assert [exhibit.slug for exhibit in tell_precept(WEST_MIDLANDS)] == [
        "precept-bands", "precept-yield", "referendum-limit",
    ]  # fmt: skip


def test_every_exhibit_draws_and_prints():
    for exhibit in tell_precept(FULL):
        assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)
        assert exhibit.title in write_exhibit(exhibit)
        assert exhibit.chart is None or draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)


def test_an_approved_budget_with_declared_tax_bases_carries_no_badge():
    assert [exhibit.badges for exhibit in tell_precept(FULL)] == [()] * 5
    assert all(exhibit.badges[0].name == "provisional" for exhibit in tell_precept(WEST_MIDLANDS))


def test_a_budget_without_band_d_tells_why_nothing_is_shown():
    with pytest.raises(CostError, match="gives no band D for 2023/24"):
        tell_precept(replace(WEST_MIDLANDS, band_d={}))


def test_a_rise_of_exactly_the_limit_is_said_to_be_so():
    exhibit = tell_limit(WEST_MIDLANDS, 2023)
    assert exhibit.title == "A rise of £15 is exactly the limit of 2023/24: there is no referendum"
    assert exhibit.table.rows[-1] == ("Left below the limit", Decimal(0))


def test_a_limit_for_some_bodies_only_is_said_with_whom_it_is_for():
    exhibit = tell_limit(replace(WEST_MIDLANDS, band_d={2015: Decimal("106.55"), 2016: Decimal("111.55")}), 2016)
    assert exhibit.title.endswith("needs no referendum in 2016/17 only from the ten bodies with the lowest band D")
    assert exhibit.sentence.endswith("may raise it by £5 without a referendum, all others by less than 2%.")


def test_a_rise_above_the_limit_is_said_with_by_how_much():
    exhibit = tell_limit(set_band_d("187.55", "202.5501"), 2023)
    assert exhibit.title == "A rise of £15.0001 is above the limit of 2023/24: it must go to a referendum"
    assert say_rows(exhibit.table)[-1] == ["Above the limit", "£0.0001"]


def test_where_there_is_no_limit_that_is_what_is_said():
    assert tell_limit(set_band_d(200, 250, force="Gwent Police"), 2023).title == "No referendum limit holds in Wales"
    later = replace(WEST_MIDLANDS, band_d={2049: Decimal(200), 2050: Decimal(250)})
    assert tell_limit(later, 2050).title == "No referendum limit is known for 2050/51"
    assert "does not rise" in tell_limit(set_band_d(200, 200), 2023).title


def test_a_limit_that_was_not_read_in_print_says_so():
    later = replace(WEST_MIDLANDS, stage="approved", band_d={2025: Decimal(286), 2026: Decimal(301)}, year=2026)
    assert "The limit of the year was not confirmed in print." in tell_limit(later, 2026).notes
