"""Grants and commissioning as they are shown."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.costing.commissioning.exhibits import tell_commissioning
from answerable.costing.fund import Bid, Commissioning
from answerable.drawing.exhibit import FORMS
from answerable.drawing.wording import say_rows
from tests.costing.commissioning.given import PATROLS, fund_of, headcount, paid, plain, review, uplift
from tests.costing.given import COMMUNITY_SAFETY, SAFER_STREETS

PILOT = fund_of(review(paid("17108", 14)), plain("b", "Harbour Group", "5000.50", in_arrears=True))
UPLIFT = uplift(headcount(7850, dt.date(2023, 9, 30)))


def tell(*funds, bids=(), year=2022):
    told = tell_commissioning(Commissioning(body="Body", funds=funds, bids=bids), year)
    return {exhibit.slug: exhibit for exhibit in told}


TOLD = tell(COMMUNITY_SAFETY, PATROLS, PILOT, UPLIFT, bids=SAFER_STREETS)


def test_every_exhibit_has_a_name_of_its_own_and_rows_under_its_columns():
    told = tell_commissioning(Commissioning(body="Body", funds=(COMMUNITY_SAFETY, PATROLS, PILOT)), 2022)
    assert len({exhibit.slug for exhibit in told}) == len(told)
    for exhibit in told:
        assert exhibit.sentence.endswith(".")
        assert all(column.form in FORMS for column in exhibit.table.columns)
        assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)


def test_only_what_there_is_something_to_show_of_is_shown():
    assert list(TOLD) == [
        *("funds", "community-safety-allocations", "community-safety-councils", "community-safety-reasons"),
        *("community-safety-printed", "patrols-match", "pilot-allocations", "pilot-councils", "pilot-reasons"),
        *("pilot-payments", "bids-won", "bids"),
    ]
    assert list(tell(UPLIFT, year=2023)) == ["funds", "uplift-conditions"]
    assert tell() == {}


def test_the_remainder_always_stands_at_the_foot():
    assert (
        TOLD["community-safety-allocations"].title == "Community-safety fund 2022/23: all of £3,863,303 is allocated"
    )
    rows = say_rows(TOLD["community-safety-allocations"].table)
    assert [row[0] for row in rows[-5:]] == [
        *("Force-wide", "By council", "All allocated", "Community-safety fund", "Not allocated")
    ]
    assert [row[-1] for row in rows[-5:]] == ["£2,363,303", "£1,500,000", "£3,863,303", "£3,863,303", "£0"]


def test_funds_stand_side_by_side_with_their_sum():
    rows = say_rows(TOLD["funds"].table)
    assert rows[-1][:2] == ["All funds", "£7,083,303.00"]
    assert "Hotspot patrols: none of £3,200,000 is allocated." in TOLD["funds"].sentence


def test_what_one_fund_has_left_does_not_hide_that_another_is_overspent():
    told = tell(PATROLS, fund_of(plain("a", amount="20665")))["funds"]
    assert told.title == "2 funds in 2022/23: £3,200,000 is not allocated; more is allocated than there is in Pilot"


def test_a_sum_with_a_part_that_is_not_known_is_not_known():
    rows = say_rows(tell(PATROLS, fund_of(plain("a"), amount=None))["funds"].table)
    assert rows[-1][1] == "–"


def test_one_purpose_out_of_two_funds_is_noted():
    notes = tell(fund_of(plain("a")), fund_of(plain("b")))["funds"].notes
    assert notes == (
        "Lighthouse Trust is paid for Mentors out of several funds: £1,000 out of Pilot and £1,000 out of Pilot, "
        "£2,000 in all.",
    )


def test_councils_are_said_from_the_least_to_the_most():
    assert TOLD["community-safety-councils"].sentence == (
        "2022/23: £1,500,000 of Community-safety fund is for 7 council areas, from £90,000 (Solihull) to £660,000 "
        "(Birmingham). What is force-wide, £2,363,303, is nobody's own."
    )


def test_grants_that_cannot_be_published_yet_are_listed_once_for_each_lack():
    told = TOLD["pilot-reasons"]
    assert told.title.startswith("Pilot: none of 2 allocations can be published")
    assert told.notes[0] == (
        "Cannot be published yet, no reasons or conditions: Northtown Council and Harbour Group."
    )
    whole = fund_of(plain("a", reasons="It works.", terms="None."))
    assert tell(whole)["pilot-reasons"].sentence == (
        "Pilot 2022/23: the allocation has recipient, purpose, reasons and conditions."
    )


def test_payments_add_up_to_what_is_allocated_and_what_is_beyond_is_said():
    assert TOLD["pilot-payments"].sentence == (
        "2022/23: of £19,664.50 allocated £14,664 is paid and £5,000.50 is still to pay. "
        "2 allocations are paid in arrears. Beyond that £2,444 was paid; what remains of the fund leaves it out."
    )
    assert "14 reviews were reported, 2 reviews more than expected" in TOLD["pilot-payments"].notes[0]


def test_what_is_still_to_pay_by_unit_is_an_estimate():
    (badge,) = tell(fund_of(review(paid("6110", 5))))["pilot-payments"].badges
    assert badge.name == "estimate"
    assert TOLD["pilot-payments"].badges == ()


def test_match_funding_is_shown_year_by_year_with_the_other_reading():
    told = TOLD["patrols-match"]
    assert told.title == (
        "Hotspot patrols: £960,000 to be found beside the grant in 2022/23; £900,000 was found, £60,000 short"
    )
    assert say_rows(told.table)[1] == [
        *("2022/23", "30%", "£3,200,000", "£960,000", "£900,000", "£60,000", "£1,371,428.57")
    ]
    assert "percentage of the whole project" in told.notes[0]


def test_conditions_are_counted_by_how_they_stand():
    told = tell(UPLIFT, year=2023)["uplift-conditions"]
    assert told.title == "Uplift grant: 1 condition, 1 short"
    assert say_rows(told.table)[0][1:6] == ["short, so far", "headcount", "7,909", "7,850", "59"]


def test_printed_sums_stand_beside_what_the_lines_come_to():
    told = TOLD["community-safety-printed"]
    assert told.title == "Community-safety fund 2022/23: 3 of 4 printed sums differ from what is worked out"
    assert say_rows(told.table)[0][1:4] == ["£2,091,893", "£2,363,303", "−£271,410"]


def test_bids_say_what_was_won_from_which_fund():
    assert TOLD["bids-won"].sentence == (
        "£1,051,312 won (£458,545 from Safer Streets 3 and £592,767 from Safer Streets 4); "
        "3 of 3 bids decided were won."
    )
    assert TOLD["bids-won"].notes == ("Too few bids were decided for a percentage.",)


@pytest.mark.parametrize(
    ("bids", "title"),
    [
        ((Bid(fund="Court", bidder="Office", asked=Decimal(250_000)),), "Nothing won from 1 bid"),
        ((*SAFER_STREETS, Bid(fund="Court", bidder="Office", state="won")), "At least £1,051,312 won from 4 bids"),
    ],
)
def test_bids_without_an_amount_are_not_taken_for_nought(bids, title):
    assert tell(bids=bids)["bids-won"].title == title


def test_every_drawing_has_a_value_for_each_of_its_names():
    for exhibit in TOLD.values():
        if exhibit.chart is not None:
            assert all(len(bar.values) == len(exhibit.chart.categories) for bar in exhibit.chart.bars)
            assert any(value for bar in exhibit.chart.bars for value in bar.values)
