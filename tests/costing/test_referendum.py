"""The limits above which a rise of police council tax goes to a referendum."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from answerable.costing.referendum import ReferendumLimit, count_poll, find_limit, judge_referendum, read_limits


def limit_of(year: str) -> ReferendumLimit:
    limit = find_limit(year)
    assert limit is not None
    return limit


def test_a_rise_of_exactly_the_limit_passes_and_a_penny_more_does_not():
    limit = limit_of("2023/24")
    assert not limit.is_passed(Decimal("187.55"), Decimal("202.55"))
    assert limit.is_passed(Decimal("187.55"), Decimal("202.56"))


def test_where_cash_and_percentage_are_given_a_rise_has_to_pass_both():
    limit = limit_of("2017/18")
    assert not limit.is_passed(Decimal(100), Decimal(105))
    assert not limit.is_passed(Decimal(300), Decimal("305.50"))
    assert limit.is_passed(Decimal(275), Decimal("280.50"))


def test_every_limit_has_a_source_and_starts_with_its_financial_year():
    for year, limit in read_limits().items():
        assert limit.source
        assert (limit.valid_from.month, limit.valid_from.day) == (4, 1)
        assert year == f"{limit.valid_from.year}/{(limit.valid_from.year + 1) % 100}"


def test_the_years_follow_each_other_without_a_gap():
    years = [limit.valid_from.year for limit in read_limits().values()]
    assert all(later == earlier + 1 for earlier, later in pairwise(years))


def test_a_year_that_is_not_known_has_no_limit():
    assert find_limit("1999/00") is None


def judge(before: str, after: str, year: int, substitute: str | None = None, country: str = "England") -> list:
    """The codes for a rise, each with whether it stops."""
    other = None if substitute is None else Decimal(substitute)
    rulings = judge_referendum(Decimal(before), Decimal(after), year, country=country, substitute=other)
    return [(ruling.code, ruling.stops) for ruling in rulings]


def test_the_cash_test_is_more_than_and_takes_amounts_as_they_are():
    stops = [("E-REFERENDUM-TRIGGERED", True), ("E-NO-SUBSTITUTE-BUDGET", True)]
    assert judge("187.55", "202.55", 2023) == []
    assert judge("187.55", "202.56", 2023) == stops
    # A rise that its bill shows as £15.00.
    assert judge("285.2300", "300.2302", 2023) == stops


def test_the_percentage_test_is_as_much_or_more():
    assert judge("100.00", "101.99", 2015) == []
    assert judge("100.00", "102.00", 2015)[0] == ("E-REFERENDUM-TRIGGERED", True)


def test_wales_has_no_limit_and_an_unknown_year_none_that_is_known():
    assert judge("200", "260", 2023, country="Wales") == []
    assert judge("200", "260", 2099) == []


def test_an_excessive_rise_with_a_substitute_budget_that_is_not_goes_to_the_voters():
    assert judge("100.00", "115.80", 2015, substitute="101.99") == [("E-REFERENDUM-TRIGGERED", False)]


def test_a_substitute_that_is_excessive_too_is_none():
    _, lacking = judge_referendum(Decimal(100), Decimal("115.80"), 2015, substitute=Decimal(102))
    assert lacking.code == "E-NO-SUBSTITUTE-BUDGET"
    assert "£102, which is excessive too: the most for 2015/16 is less than 2% more" in lacking.words


def test_a_cash_limit_that_only_some_bodies_have_warns_who_relies_on_it():
    # £5 on £106.55 is 4.7%: lawful for one of the ten lowest bodies, and above 2% for any other.
    (ruling,) = judge_referendum(Decimal("106.55"), Decimal("111.55"), 2016)
    assert (ruling.stops, ruling.verified) == (False, False)
    assert "within the limit only of the ten bodies with the lowest band D" in ruling.words
    assert judge("300.00", "305.00", 2016) == []


def test_a_limit_not_confirmed_in_print_only_warns():
    assert judge("286.2302", "302.2302", 2026) == [
        ("E-REFERENDUM-TRIGGERED", False),
        ("E-NO-SUBSTITUTE-BUDGET", False),
    ]


def test_a_rise_of_fifteen_pounds_fits_the_limit_of_2026():
    assert judge("286.2302", "301.2302", 2026) == []


def test_bedfordshires_lost_referendum_of_2015_leaves_the_substitute():
    # 15.8% more, on £100 of band D: 91,086 for and 207,551 against on 7 May 2015.
    proposed, substitute = Decimal("115.80"), Decimal("101.99")
    poll = count_poll(proposed, substitute, 91_086, 207_551)
    assert not poll.is_approved
    assert poll.band_d == substitute
    assert "91,086 of 298,637 (30.5%) voted for a band D of £115.80: the substitute budget takes effect" in poll.words


def test_a_referendum_is_won_by_more_than_half_and_a_tie_is_lost():
    assert count_poll(Decimal(2), Decimal(1), 51, 49).band_d == 2
    assert count_poll(Decimal(2), Decimal(1), 50, 50).band_d == 1


def test_a_limit_is_said_in_pounds_and_per_cent():
    assert [limit_of(year).words for year in ("2015/16", "2017/18", "2023/24")] == [
        "less than 2%",
        "£5, or less than 2%",
        "£15",
    ]
