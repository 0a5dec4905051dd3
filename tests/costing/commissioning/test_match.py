"""Match funding, read as a percentage of the grant."""

from decimal import Decimal

import msgspec
import pytest

from answerable.costing.commissioning.match import find_match, say_match, work_out_matches
from answerable.costing.fund import FundMatch
from answerable.costing.refusal import CostError
from tests.costing.commissioning.given import PATROLS


def match(*matches):
    return msgspec.structs.replace(PATROLS, matches=matches)


def test_20_30_and_40_per_cent_of_a_grant_of_3_2_million_are_to_be_found():
    steps = work_out_matches(PATROLS)
    assert [(step.year, step.required) for step in steps] == [(2021, 640_000), (2022, 960_000), (2023, 1_280_000)]


def test_the_other_reading_per_cent_of_the_whole_project_is_given_beside_it():
    assert [step.of_project for step in work_out_matches(PATROLS)] == [
        Decimal("800000"),
        Decimal("1371428.57"),
        Decimal("2133333.33"),
    ]


def test_what_is_found_short_enough_or_not_said_is_told_apart():
    assert [step.short for step in work_out_matches(PATROLS)] == [Decimal(0), Decimal(60_000), None]
    assert [say_match(step) for step in work_out_matches(PATROLS)] == [
        "20% of a grant of £3,200,000 is £640,000; £640,000 was found (Force's own budget), enough",
        "30% of a grant of £3,200,000 is £960,000; £900,000 was found, £60,000 short",
        "40% of a grant of £3,200,000 is £1,280,000; what was found has not been said",
    ]


def test_what_several_sources_give_in_a_year_is_added_up():
    fund = match(
        FundMatch(year=2022, percent=Decimal(30), found=Decimal(500_000), source="Councils"),
        FundMatch(year=2022, percent=Decimal("30.0"), found=Decimal(500_000), source="Health board"),
    )
    (step,) = work_out_matches(fund)
    assert (step.found, step.short) == (1_000_000, 0)
    assert step.sources == ("Councils", "Health board")


def test_a_match_is_asked_to_the_penny_halves_up():
    fund = msgspec.structs.replace(
        match(FundMatch(year=2022, percent=Decimal("12.5"))), amounts={2022: Decimal("0.20")}
    )
    assert find_match(fund, 2022).required == Decimal("0.03")
    assert say_match(find_match(fund, 2022)).startswith("12.5% of a grant of £0.20 is £0.03")


def test_a_year_without_its_grant_asks_for_no_amount():
    step = find_match(match(FundMatch(year=2030, percent=Decimal(20), found=Decimal(5))), 2030)
    assert (step.required, step.short, step.of_project) == (None, None, None)
    assert say_match(step) == "20% of the grant, which is not given"


def test_a_match_of_the_whole_project_cannot_be_all_of_it():
    assert find_match(match(FundMatch(year=2022, percent=Decimal(100))), 2022).of_project is None


def test_two_rates_in_one_year_are_refused_in_one_sentence():
    fund = match(FundMatch(year=2022, percent=Decimal(20)), FundMatch(year=2022, percent=Decimal(30)))
    with pytest.raises(CostError, match="2022/23: 20% and 30% are both asked"):
        work_out_matches(fund)


def test_a_rate_below_nought_is_refused():
    with pytest.raises(CostError, match="below nought"):
        work_out_matches(match(FundMatch(year=2022, percent=Decimal(-1))))
