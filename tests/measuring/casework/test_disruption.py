"""Disruption of drug supply: tested changes, and parts of wholes."""

import msgspec
import pytest

from answerable.measuring.casework.disruption import DisruptionOptions, DisruptionResult
from answerable.measuring.casework.kind import DRUG_DISRUPTION
from answerable.measuring.casework.shapes import DISRUPTIONS
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

HEADING = "measure,first_on,last_on,count,part of,better,break"
YEAR = "2021-04-01,2022-01-31"


def measure(folder, *lines):
    file = take_file(folder, DISRUPTIONS, HEADING, *lines)
    return DRUG_DISRUPTION.measure({"disruptions": file}, DisruptionOptions())


def exhibits(result):
    return {each.slug: each for each in DRUG_DISRUPTION.tell(result).exhibits}


def test_referrals_to_treatment_rose_more_than_chance_explains(tmp_path):
    """1,087 in 2020 and 1,229 in 2021, a leap year and a plain one: each day of both counts alike."""
    result = measure(
        tmp_path,
        "Referrals,2021-01-01,2021-12-31,1229,,higher,",
        "Referrals,2020-01-01,2020-12-31,1087,,higher,",
    )
    (referrals,) = result.measures
    assert (referrals.before, referrals.count) == (1_087, 1_229)
    assert referrals.verdict.ratio == pytest.approx(1_229 / 365 / (1_087 / 366))
    assert referrals.verdict.better is True
    assert exhibits(result)["counts"].title == "Disruption of drug supply: 1 of 1 change can be told from chance"


def test_parts_are_shares_of_the_same_period(tmp_path):
    result = measure(
        tmp_path,
        f"Disruptions,{YEAR},1685,,,",
        f"County lines disruptions,{YEAR},286,Disruptions,,",
        f"Arrests,{YEAR},568,,,",
        f"Charges,{YEAR},157,Arrests,,",
        "Tests,2021-10-01,2022-01-31,707,,,",
        "Positive tests,2021-10-01,2022-01-31,410,Tests,,",
    )
    told = exhibits(result)["parts"]
    assert [round(row[4], 1) for row in told.table.rows] == [17.0, 27.6, 58.0]
    assert told.title == "County lines disruptions: 17.0% (286 of 1,685) of disruptions"
    assert exhibits(result)["counts"].title.endswith("no measure has an earlier period to be held against")


def test_unequal_periods_are_compared_by_the_day(tmp_path):
    (arrests,) = measure(
        tmp_path, "Arrests,2020-04-01,2020-06-30,91,,,", "Arrests,2021-04-01,2021-04-30,30,,,"
    ).measures
    assert arrests.verdict.ratio == pytest.approx(1)
    assert arrests.verdict.direction == "no signal"


def test_a_break_in_the_counting_leaves_nothing_to_compare(tmp_path):
    result = measure(
        tmp_path, "Arrests,2020-01-01,2020-12-31,91,,,", "Arrests,2021-01-01,2021-12-31,300,,,a new system"
    )
    assert result.measures[0].verdict.is_comparable is False
    (badge,) = exhibits(result)["counts"].badges
    assert badge.name == "break"
    assert "a new system" in badge.words


def test_a_part_that_exceeds_its_whole_has_no_share(tmp_path):
    result = measure(tmp_path, f"Arrests,{YEAR},10,,,", f"Charges,{YEAR},20,Arrests,,")
    assert result.measures[1].part is None
    assert "parts" not in exhibits(result)


def test_a_part_of_another_period_has_no_share(tmp_path):
    result = measure(tmp_path, "Arrests,2021-01-01,2021-12-31,10,,,", f"Charges,{YEAR},2,Arrests,,")
    assert result.measures[1].part_lack == "“Arrests” is not counted for the same period"


def test_none_at_all_is_a_share_of_nothing(tmp_path):
    result = measure(tmp_path, f"Arrests,{YEAR},0,,,", f"Charges,{YEAR},0,Arrests,,")
    assert "parts" not in exhibits(result)


def test_a_whole_that_is_not_counted_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="“Arrests”, which the file does not count"):
        measure(tmp_path, f"Charges,{YEAR},2,Arrests,,")


def test_a_measure_that_is_part_of_itself_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="Arrests is said to be a part of itself"):
        measure(tmp_path, f"Arrests,{YEAR},5,Arrests,,")


def test_periods_that_overlap_are_refused(tmp_path):
    with pytest.raises(MeasureError, match="two periods overlap"):
        measure(tmp_path, "Arrests,2021-01-01,2021-12-31,10,,,", f"Arrests,{YEAR},12,,,")


def test_result_is_carried_whole_by_json(tmp_path):
    result = measure(tmp_path, f"Disruptions,{YEAR},1685,,,", f"County lines,{YEAR},286,Disruptions,,")
    assert msgspec.json.decode(msgspec.json.encode(result), type=DisruptionResult) == result
