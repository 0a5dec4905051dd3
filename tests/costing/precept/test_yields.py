"""What a precept brings in, and how its change is parted between band D and the tax base."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.budget import Budget, PrintedTotal, TaxBase
from answerable.costing.precept.yields import explain_yield, judge_yield, sum_tax_base, work_out_precept
from answerable.costing.precept.yields_exhibit import tell_yield
from answerable.costing.refusal import CostError
from tests.costing.given import WEST_MIDLANDS

MILLION = Decimal(1_000_000)
TENTH = MILLION / 10


def base(council, year, dwellings):
    return TaxBase(council=council, year=year, dwellings=Decimal(dwellings))


def plan(before, after, bases_before, bases_after):
    bases = [base(f"Council {at}", 2022, each) for at, each in enumerate(bases_before)]
    bases += [base(f"Council {at}", 2023, each) for at, each in enumerate(bases_after)]
    band_d = {2022: Decimal(before), 2023: Decimal(after)}
    return Budget(body="The body", year=2023, band_d=band_d, tax_bases=tuple(bases))


def printed(amount):
    return PrintedTotal(table="precept", name="Yield of the rise", year=2023, amount=Decimal(amount), unit=TENTH)


def test_a_precept_is_band_d_by_the_tax_bases_together():
    budget = plan("249.66", "264.50", ["1"], ["37919.44", "423798.86"])
    assert sum_tax_base(budget, 2023) == Decimal("461718.30")
    assert work_out_precept(budget, 2023) == Decimal("122124490.35")


def test_without_tax_bases_or_band_d_there_is_no_precept():
    assert sum_tax_base(WEST_MIDLANDS, 2023) is None
    assert work_out_precept(WEST_MIDLANDS, 2023) is None
    assert work_out_precept(replace(plan("1", "2", ["3"], ["4"]), band_d={}), 2023) is None


def test_an_estimate_implies_the_tax_base_that_it_stands_on():
    found = explain_yield(WEST_MIDLANDS, 2023)
    assert (round(found.before.base), round(found.after.base)) == (717_675, 737_102)
    assert found.is_implied
    assert (found.before.basis, found.after.basis) == ("implied", "implied")


def test_a_change_is_parted_between_the_rise_and_the_tax_base():
    found = explain_yield(WEST_MIDLANDS, 2023)
    assert found.change == Decimal("14.7") * MILLION
    assert round(found.from_rise / MILLION, 1) == Decimal("11.1")
    assert round(found.from_base / MILLION, 1) == Decimal("3.6")


def test_a_printed_yield_that_is_neither_is_warned_of_with_every_amount():
    (ruling,) = judge_yield(WEST_MIDLANDS, 2023)
    assert (ruling.code, ruling.stops) == ("W-YIELD-MISMATCH", False)
    assert "said to bring in £13.1m" in ruling.words
    assert "On a tax base of 737,102 it brings in £11.1m." in ruling.words
    assert "With £3.6m from the change of the tax base the precept changes by £14.7m in all." in ruling.words
    assert "What is printed is neither" in ruling.words


def test_a_printed_yield_of_the_rise_passes_and_one_of_the_whole_change_is_named():
    agreeing = replace(WEST_MIDLANDS, printed=(printed(Decimal("11.1") * MILLION),))
    assert judge_yield(agreeing, 2023) == ()
    whole = replace(WEST_MIDLANDS, printed=(printed(Decimal("14.7") * MILLION),))
    assert "is the whole change" in judge_yield(whole, 2023)[0].words
    on_old = replace(WEST_MIDLANDS, printed=(printed(Decimal("10.8") * MILLION),))
    assert "is the rise on last year's tax base" in judge_yield(on_old, 2023)[0].words


def test_a_year_of_which_nothing_is_known_is_refused_with_what_to_enter():
    with pytest.raises(CostError, match="Band D of 2021/22 is not given"):
        explain_yield(WEST_MIDLANDS, 2022)
    with pytest.raises(CostError, match=r"Neither tax bases nor an estimate .* for 2022/23"):
        explain_yield(replace(WEST_MIDLANDS, lines=()), 2023)
    assert judge_yield(replace(WEST_MIDLANDS, lines=()), 2023) == ()


def test_the_exhibit_says_that_its_tax_bases_are_inferred():
    exhibit = tell_yield(WEST_MIDLANDS, 2023)
    assert exhibit.title == "The precept brings in £149.3m in 2023/24, £14.7m more than the year before"
    assert "Of the change, £11.1m is due to band D and £3.6m to the tax base." in exhibit.sentence
    assert {badge.name for badge in exhibit.badges} == {"provisional", "estimate"}
    assert any("£13.1m" in note for note in exhibit.notes)


def test_the_rows_of_the_exhibit_add_up_to_the_penny():
    exhibit = tell_yield(plan("249.6612", "264.5011", ["1000.33", "70.50"], ["1100.17", "71.03"]), 2023)
    before, rise, tax_base, after = (row[3] for row in exhibit.table.rows)
    assert before + rise + tax_base == after
    assert exhibit.badges[-1].words.endswith("have not declared a tax base yet.")


def test_the_sentence_of_the_exhibit_adds_up_to_the_penny():
    exhibit = tell_yield(plan("212.00", "218.50", ["341869.99"], ["247718.81"]), 2023)
    assert "brings in £54,126,559.99 in 2023/24" in exhibit.sentence
    assert "brought in £72,476,437.88 in 2022/23" in exhibit.sentence
    assert exhibit.title.endswith("£18,349,877.89 less than the year before")
    assert "£1,610,172.27 is due to band D and −£19,960,050.16 to the tax base" in exhibit.sentence


amounts = st.decimals(min_value="0.01", max_value=1000, places=4)
bases = st.lists(st.decimals(min_value=1, max_value=500_000, places=2), min_size=1, max_size=9)


@given(before=amounts, after=amounts, bases_before=bases, bases_after=bases)
def test_the_two_parts_are_always_the_whole_change(before, after, bases_before, bases_after):
    found = explain_yield(plan(before, after, bases_before, bases_after), 2023)
    with localcontext() as context:
        context.prec = 60
        assert found.from_rise + found.from_base == found.change == found.after.precept - found.before.precept
        assert found.from_base == before * (sum(bases_after) - sum(bases_before))
