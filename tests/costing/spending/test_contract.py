"""The register of contracts on a day."""

import datetime as dt
from decimal import Decimal

import msgspec
import pytest

from answerable.costing.spending.contract import ContractsResult
from answerable.measuring.refusal import MeasureError
from tests.costing.spending.sample import REGISTER, measure_register


def references(contracts):
    return [each.reference for each in contracts]


def test_value_in_force_is_the_sum_of_what_has_begun_and_not_ended(tmp_path):
    # 1,200,000 + 10,000 + 45,000: the fuel begins a day later, the taxis ended a day before
    found = {part.name: part for part in measure_register(tmp_path).result.states}
    assert (found["in force"].contracts, found["in force"].value) == (3, Decimal("1255000.00"))
    assert {name: part.contracts for name, part in found.items()} == {
        "in force": 3, "not begun": 1, "ended": 1, "not known": 1,
    }  # fmt: skip


def test_first_and_last_day_are_in_force(tmp_path):
    on = {
        day: {part.name: part.contracts for part in measure_register(tmp_path, on=day).result.states}
        for day in ("2023-08-31", "2023-09-02")
    }
    assert (on["2023-08-31"]["in force"], "ended" in on["2023-08-31"]) == (4, False)
    assert (on["2023-09-02"]["in force"], "not begun" in on["2023-09-02"]) == (4, False)


def test_contract_is_soon_over_on_the_day_six_months_on_and_later_the_day_after(tmp_path):
    found = measure_register(tmp_path).result
    assert (found.soon_by, references(found.soon)) == (dt.date(2024, 3, 1), ["C2"])
    assert (found.later_by, references(found.later)) == (dt.date(2024, 9, 1), ["C3", "C1"])


def test_contract_that_ended_and_is_still_listed_is_said(tmp_path):
    ended = measure_register(tmp_path).exhibit("ended")
    assert ended.title == "1 contract has ended and is still listed"
    assert [row[0] for row in ended.table.rows] == ["C4"]


def test_waiver_without_a_reason_is_said(tmp_path):
    assert measure_register(tmp_path).exhibit("waivers").sentence == (
        "1 contract was let under a waiver; 1 without a reason."
    )


def test_reason_for_a_waiver_makes_one_whatever_the_procedure_says(tmp_path):
    rows = [(*REGISTER[1][:8], "Only maker of the part", *REGISTER[1][9:])]
    assert references(measure_register(tmp_path, rows).result.waivers) == ["C2"]


def test_what_is_not_given_is_listed_by_reference(tmp_path):
    missing = {each.name: each.references for each in measure_register(tmp_path).result.missing}
    assert missing == {
        "value": ("C4",),
        "first day": ("C6",),
        "last day": ("C6",),
        "procedure": ("C6",),
        "reason for the waiver": ("C3",),
        "department": ("C6",),
        "kind of supplier": ("C6",),
    }


def test_contract_over_the_threshold_needs_a_copy_and_one_of_just_that_value_does_not(tmp_path):
    found = measure_register(tmp_path).result
    assert (found.threshold.over, found.over, found.uncopied) == (10_000, 3, ("C3",))


def test_whole_register_says_so(tmp_path):
    whole = measure_register(tmp_path, [REGISTER[0]])
    assert whole.exhibit("missing").title == "The register says all that is asked of it"
    assert (
        whole.told.lead == "1 contract in the register: 1 contract in force, worth £1,200,000 over its whole length."
    )


def test_contract_without_a_last_day_is_in_force_and_said_to_have_none(tmp_path):
    rows = [(*REGISTER[0][:5], "", "", *REGISTER[0][7:])]
    assert (
        "1 contract counted as in force has no last day."
        in measure_register(tmp_path, rows).exhibit("in-force").notes
    )


def test_contract_that_ends_before_it_starts_is_not_taken(tmp_path):
    rows = [(*REGISTER[0][:4], "01/04/2024", "31/03/2024", *REGISTER[0][6:])]
    with pytest.raises(MeasureError, match="The contract ends before it starts"):
        measure_register(tmp_path, rows)


def test_result_comes_back_whole_from_what_is_kept(tmp_path):
    result = measure_register(tmp_path).result
    assert msgspec.json.decode(msgspec.json.encode(result), type=ContractsResult) == result
