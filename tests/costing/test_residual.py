"""Rounding never leaks a penny: parts are rounded to their whole, and where a penny was placed is known."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from answerable.costing.amount import PENNY, round_to
from answerable.costing.residual import Placed, place_residual

parts = st.lists(st.decimals(min_value=-(10**9), max_value=10**9, places=6), max_size=30)
units = st.sampled_from([Decimal("0.001"), PENNY, Decimal(1), Decimal(1000), Decimal(100_000)])


def place(*words: str, total: str | None = None) -> Placed:
    return place_residual([Decimal(word) for word in words], None if total is None else Decimal(total))


def test_three_thirds_of_a_pound_are_a_pound() -> None:
    found = place("0.333333", "0.333333", "0.333334")
    assert [str(amount) for amount in found.amounts] == ["0.33", "0.33", "0.34"]
    assert (found.total, found.residual, found.moved_at) == (1, PENNY, (2,))


def test_half_pennies_that_would_all_be_rounded_up_give_one_back() -> None:
    found = place("18798837.595", "10029691.875")
    assert found.total == sum(found.amounts) == Decimal("28828529.47")
    assert (found.residual, len(found.moved_at)) == (-PENNY, 1)


def test_of_equal_remainders_the_larger_amount_is_rounded_up() -> None:
    assert place("1.005", "900.005").amounts == (Decimal("1.00"), Decimal("900.01"))


def test_what_adds_up_by_itself_moves_nothing() -> None:
    found = place("1.10", "2.20")
    assert (found.amounts, found.residual, found.moved_at) == ((Decimal("1.10"), Decimal("2.20")), 0, ())


def test_no_parts_come_to_nothing() -> None:
    assert place().amounts == ()
    assert place().total == 0


@pytest.mark.parametrize("total", ["3.33", "3.29"])
def test_a_total_that_rounding_cannot_reach_is_refused(total: str) -> None:
    with pytest.raises(ValueError, match="cannot be rounded to a total"):
        place("1.101", "2.202", total=total)


@given(parts, units)
def test_the_parts_always_come_to_the_rounded_sum(exact: list[Decimal], unit: Decimal) -> None:
    found = place_residual(exact, unit=unit)
    assert sum(found.amounts) == found.total == round_to(sum(exact, Decimal(0)), unit)
    assert all(amount % unit == 0 for amount in found.amounts)


@given(parts, units)
def test_no_part_is_a_unit_or_more_off_its_own_amount(exact: list[Decimal], unit: Decimal) -> None:
    found = place_residual(exact, unit=unit)
    assert all(abs(placed - amount) < unit for placed, amount in zip(found.amounts, exact, strict=True))


@given(parts, units)
def test_the_residual_is_what_rounding_alone_would_leak_and_the_places_are_told(
    exact: list[Decimal], unit: Decimal
) -> None:
    found = place_residual(exact, unit=unit)
    alone = [round_to(amount, unit) for amount in exact]
    assert found.residual == found.total - sum(alone)
    assert found.moved_at == tuple(
        at for at, (placed, single) in enumerate(zip(found.amounts, alone, strict=True)) if placed != single
    )
    assert sum(found.amounts[at] - alone[at] for at in found.moved_at) == found.residual


@given(parts, units)
def test_whatever_is_rounded_up_has_no_smaller_remainder_than_what_is_rounded_down(
    exact: list[Decimal], unit: Decimal
) -> None:
    assume(exact)
    found = place_residual(exact, unit=unit)
    remainders = [amount % unit + (unit if amount % unit < 0 else 0) for amount in exact]
    pairs = list(zip(found.amounts, exact, remainders, strict=True))
    up = [remainder for placed, amount, remainder in pairs if placed > amount]
    down = [remainder for placed, amount, remainder in pairs if placed < amount]
    assert not up or not down or min(up) >= max(down)


@given(parts, st.integers(-40, 40))
def test_a_total_a_few_units_away_is_reached_or_refused(exact: list[Decimal], pennies: int) -> None:
    total = round_to(sum(exact, Decimal(0))) + pennies * PENNY
    try:
        found = place_residual(exact, total)
    except ValueError:
        floors = sum((amount.quantize(PENNY, ROUND_FLOOR) for amount in exact), Decimal(0))
        assert not floors <= total <= floors + len(exact) * PENNY
    else:
        assert sum(found.amounts) == found.total == total
        assert all(abs(placed - amount) <= PENNY for placed, amount in zip(found.amounts, exact, strict=True))
