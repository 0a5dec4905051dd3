"""Slips of the pen: one digit changed, or two neighbours swapped, between the number meant and the number printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.evidence.amount import Amount
from answerable.measuring.rounding import Bounds

FEWEST_DIGITS = 3
"""A number of fewer digits is one slip from too many others for a slip to explain anything."""


def find_slip(amount: Amount, meant: Bounds, fewest_digits: int = FEWEST_DIGITS) -> str | None:
    """How one slip would lead from a number that fits `meant` to the number printed, in words; or nothing.

    >>> find_slip(printed_1232, Bounds.exactly(1223))
    'two digits may be swapped: 1,223 would fit'
    """
    unit = _last_place(amount)
    digits = str(abs(int(amount.value / unit)))
    if len(digits) < fewest_digits:
        return None
    sign = -1 if amount.value < 0 else 1
    for how, other in _slips(digits):
        value = sign * int(other) * unit
        near = Bounds.printed(value, amount.half_unit)
        if near.meets(meant):
            return f"{how}: {print_number(value, amount)} would fit"
    return None


def print_number(value: Decimal, like: Amount) -> str:
    """A number printed at the places and the scale of another (`28.1` beside `£28.1m` at full scale 28100000)."""
    unit = _last_place(like)
    scale = unit.scaleb(like.figure.decimals)
    shown = (value / scale).quantize(Decimal(1).scaleb(-like.figure.decimals))
    return f"{shown:,f}"


def _last_place(amount: Amount) -> Decimal:
    """One unit of the last place printed."""
    return amount.half_unit * 2 if amount.half_unit else Decimal(1)


def _slips(digits: str) -> Iterator[tuple[str, str]]:
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield "two digits may be swapped", digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (at == 0 and other == "0"):
                yield "one digit may have been changed", digits[:at] + other + digits[at + 1 :]
