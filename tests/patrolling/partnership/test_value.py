"""Money per unit prevented: an interval that follows the effect's, and no cost where none may have been prevented."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from answerable.patrolling.partnership.value import Effect, Value, work_out_value
from answerable.patrolling.partnership.value_exhibit import say_value_found, tell_value
from answerable.patrolling.refusal import PatrolError

FIRST, LAST = dt.date(2022, 4, 1), dt.date(2023, 3, 31)
YEAR = Decimal(3_200_000)


def _value(ratio: float, low: float, high: float | None, observed: float = 600, unit: str = "offence") -> Value:
    effect = Effect(ratio=ratio, low=low, high=high)
    return work_out_value(YEAR, effect, observed, unit=unit, first_on=FIRST, last_on=LAST)


def test_cost_of_each_is_spend_over_what_the_ratio_says_was_prevented() -> None:
    value = _value(0.75, 0.6, 0.9)
    # 600 / 0.75 = 800 would have happened: 200 prevented; 600 / 0.6 = 1,000 and 600 / 0.9 = 666.67 at the ends
    assert value.prevented == pytest.approx(200)
    assert (value.prevented_low, value.prevented_high) == (pytest.approx(66.6667), pytest.approx(400))
    assert value.finding == "prevented"
    assert (value.cost_low, value.cost, value.cost_high) == (
        Decimal("8000.00"),
        Decimal("16000.00"),
        Decimal("48000.00"),
    )


def test_interval_that_includes_none_gives_no_cost_and_no_upper_limit() -> None:
    value = _value(0.9, 0.75, 1.08)
    assert value.finding == "not told"
    assert value.cost is None
    assert value.cost_high is None
    assert value.cost_low == Decimal("16000.00")
    words = say_value_found(value)
    assert "cannot be told from chance" in words
    assert "each may have cost £16,000, or any amount above it. There is no upper limit." in words
    assert "−" not in words


def test_ratio_above_one_throughout_has_no_cost_at_all() -> None:
    value = _value(1.3, 1.1, 1.6)
    assert (value.finding, value.cost_low, value.cost, value.cost_high) == ("more", None, None, None)
    (exhibit,) = tell_value([value])
    assert exhibit.title == "No offence was prevented, so none has a cost"
    assert exhibit.chart is None


def test_ratio_without_an_upper_end_cannot_be_told() -> None:
    value = _value(0.9, 0.5, None)
    assert value.finding == "not told"
    assert value.prevented_low == -600
    assert value.cost_low == Decimal("5333.33")


def test_ratio_that_may_be_nought_leaves_the_lowest_cost_at_nothing() -> None:
    value = _value(0.4, 0.0, 0.8)
    assert value.prevented_high is None
    assert value.cost_low == 0
    assert "no known number" in say_value_found(value)


def test_offences_and_days_of_harm_stand_in_one_table_and_the_open_one_is_not_drawn() -> None:
    told = tell_value([_value(0.75, 0.6, 0.9), _value(0.9, 0.7, 1.2, 41_000, "day of harm")])
    (exhibit,) = told
    assert exhibit.title == "Each offence prevented cost between £8,000 and £48,000"
    assert [row[0] for row in exhibit.table.rows] == ["Offence", "Day of harm"]
    assert exhibit.table.rows[1][8] == "cannot be told"
    assert exhibit.table.rows[1][10] == "no limit"
    assert exhibit.chart is not None
    assert [span.name for span in exhibit.chart.spans] == ["Each offence prevented"]
    assert "41,000 days of harm were recorded with patrols" in exhibit.sentence
    assert tell_value([]) == ()


def test_numbers_that_are_no_effect_are_refused() -> None:
    with pytest.raises(PatrolError, match="within its interval"):
        _value(0.5, 0.6, 0.9)
    with pytest.raises(PatrolError, match="Nothing was recorded"):
        _value(0.75, 0.6, 0.9, observed=0)


@given(
    some.floats(0.05, 3),
    some.floats(0.3, 1),
    some.floats(1, 3),
    some.floats(1, 1e6),
    some.integers(10_000, 10_000_000),
)
def test_cost_lies_within_its_interval_and_a_cost_stands_only_where_one_is_clear(
    ratio: float, down: float, up: float, observed: float, spend: int
) -> None:
    effect = Effect(ratio=ratio, low=ratio * down, high=ratio * up)
    value = work_out_value(Decimal(spend), effect, observed, unit="offence", first_on=FIRST, last_on=LAST)
    assert value.prevented_high is not None
    assert value.prevented_low <= value.prevented <= value.prevented_high
    assert (value.cost is not None) == (value.prevented_low > 0) == (value.finding == "prevented")
    if value.cost is not None and value.cost_low is not None and value.cost_high is not None:
        assert 0 <= value.cost_low <= value.cost <= value.cost_high
        assert math.isclose(float(value.cost) * value.prevented, spend, rel_tol=0.01, abs_tol=0.01 * value.prevented)


def test_interval_that_ends_at_no_effect_includes_it_on_either_side() -> None:
    for value in (_value(1.2, 1.0, 1.5), _value(0.8, 0.6, 1.0)):
        assert value.finding == "not told"
        assert (value.cost, value.cost_high) == (None, None)
        assert "beyond what chance explains" not in say_value_found(value)
    assert _value(1.2, 1.0, 1.5).cost_low is None, "at best none was prevented: there is no least cost"
