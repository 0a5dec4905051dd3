"""The limits above which a rise of police council tax goes to a referendum."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from answerable.costing.referendum import ReferendumLimit, find_limit, read_limits


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
