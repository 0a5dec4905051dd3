"""Quantiles, possible percentages, means and rates, against known answers."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.grim import can_fail, fit_totals, list_cases
from answerable.measuring.mean import span_parts, weigh_mean
from answerable.measuring.quantile import bound_share_within
from answerable.measuring.rate import measure_rate, scale_rate
from answerable.measuring.rounding import Bounds


def exactly(value) -> Bounds:
    return Bounds.exactly(Decimal(value))


def whole_percent(value: int) -> Bounds:
    return Bounds.printed(Decimal(value), Decimal("0.5"))


def test_a_median_within_the_limit_puts_half_within_it():
    assert bound_share_within(exactly(649), exactly(3600)) == Bounds(Decimal(50), Decimal(100))
    assert bound_share_within(exactly(996), exactly(900)) == Bounds(Decimal(0), Decimal(50))
    assert bound_share_within(Bounds(Decimal(595), Decimal(605)), exactly(600)) == Bounds(Decimal(0), Decimal(100))


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=60), st.integers(0, 1_000))
def test_every_real_sample_lies_within_what_its_median_allows(times, limit):
    ordered = sorted(times)
    median = (Decimal(ordered[(len(ordered) - 1) // 2]) + Decimal(ordered[len(ordered) // 2])) / 2
    share = Decimal(100 * sum(time <= limit for time in times)) / len(times)
    allowed = bound_share_within(exactly(median), exactly(limit))
    assert allowed.low <= share <= allowed.high


def test_a_percentage_is_possible_only_of_some_totals():
    assert list(list_cases(whole_percent(43), 14)) == [6]
    assert list(list_cases(whole_percent(43), 16)) == []
    assert fit_totals([whole_percent(43)], range(12, 18)) == [14]


def test_of_many_cases_every_percentage_is_possible():
    assert can_fail(Decimal("0.5"), 99)
    assert not can_fail(Decimal("0.5"), 100)
    assert can_fail(Decimal("0.05"), 999)


@given(st.integers(1, 400), st.data())
def test_every_real_share_is_possible(total, data):
    cases = data.draw(st.integers(0, total))
    percent = round(Decimal(100 * cases) / total)
    assert cases in list_cases(whole_percent(percent), total)


def test_a_mean_by_weight_is_not_the_plain_average():
    mean = weigh_mean([exactly(50), exactly(90)], [exactly(100), exactly(300)])
    assert mean.middle == 80
    assert span_parts([exactly(50), exactly(90)]) == Bounds(Decimal(50), Decimal(90))


def test_weights_of_nothing_give_no_mean():
    assert weigh_mean([exactly(50)], [exactly(0)]) is None


def test_a_rate_a_month_gives_twelve_times_as_much_a_year():
    assert scale_rate(exactly(5), "month", Decimal("365.25")).middle == 60


def test_a_count_per_head():
    assert round(measure_rate(exactly(4_120), exactly(98_400), Decimal(1000)).middle, 1) == Decimal("41.9")
    assert measure_rate(exactly(1), exactly(0), Decimal(1000)) is None
