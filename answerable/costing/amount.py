"""Amounts by year added up and said: what is missing is not nought, and sums are known as far as their parts are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final, NamedTuple, overload

from answerable.drawing.exhibit import Column
from answerable.drawing.wording import MINUS, say_money, say_number, say_value
from answerable.law.day import say_financial_year

NOTHING: Final = Decimal(0)
PENNY: Final = Decimal("0.01")
MILLION: Final = Decimal(1_000_000)
THOUSAND: Final = Decimal(1_000)
HUNDRED: Final = Decimal(100)
DIGITS: Final = 60
"""Digits that amounts are divided and compounded to (`localcontext(prec=DIGITS)`): rounding then takes away nothing
that anybody reads, and parts add up to their whole. Decimal's own 28 would not do for a plan of years."""

# From here on a table is easier to read in thousands, or in millions.
_LEAST_MILLIONS: Final = 10 * MILLION
_LEAST_THOUSANDS: Final = 100 * THOUSAND


class Scale(NamedTuple):
    """What amounts of a table are said in: `words` for a heading (`£m`), how many pounds that is, and the places.

    Cells stay exact: they are divided, not rounded, and the page rounds them as it says them.
    """

    words: str
    pounds: Decimal
    places: int

    def divide(self, amount: Decimal | None) -> Decimal | None:
        """An amount in pounds as a cell of this scale; nothing stays nothing."""
        return None if amount is None else divide(amount, self.pounds)

    @overload
    def place(self, amount: Decimal) -> float: ...

    @overload
    def place(self, amount: None) -> None: ...

    def place(self, amount: Decimal | None) -> float | None:
        """An amount where it stands on a chart of this scale, rounded as its table says it."""
        if amount is None:
            return None
        return float(divide(round_to(amount, self.pounds.scaleb(-self.places)), self.pounds))

    def head(self, words: str) -> Column:
        """A column of amounts under a heading: `2023/24, £m`."""
        return Column(f"{words}, {self.words}", "number", self.places)


POUNDS: Final = Scale("£", Decimal(1), 2)
THOUSANDS: Final = Scale("£000", THOUSAND, 0)
MILLIONS: Final = Scale("£m", MILLION, 1)


def choose_scale(amounts: Iterable[Decimal | None], unit: Decimal = PENNY) -> Scale:
    """The scale for amounts that were given to so many pounds: millions for a force's budget, pounds for a fee."""
    largest = max((abs(amount) for amount in amounts if amount is not None), default=NOTHING)
    if unit >= MILLION / 10 or largest >= _LEAST_MILLIONS:
        return MILLIONS
    return THOUSANDS if largest >= _LEAST_THOUSANDS else POUNDS


def say_amount(amount: Decimal, unit: Decimal = PENNY) -> str:
    """An amount as a sentence says it: `£28.1m`, `£3,863,303`, `£187.55`, `−£0.4m`; pence only where there are any.

    From £100,000 on, an amount known to no better than that (`unit`) is said in millions.
    """
    if unit >= MILLION / 10 and abs(amount) >= MILLION / 10:
        words = say_number(amount / MILLION, 1)
        return f"{MINUS}£{words[1:]}m" if words.startswith(MINUS) else f"£{words}m"
    whole = amount == amount.to_integral_value()
    return say_money(amount, 0 if whole else 2)


def add_up(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of what is known; `NOTHING` of nothing at all."""
    return sum((amount for amount in amounts if amount is not None), NOTHING)


def add_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; nothing where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None


def add_by_year(parts: Iterable[Mapping[int, Decimal]]) -> dict[int, Decimal]:
    """Amounts by year added up year by year, in order; a year for which none is given is not there."""
    sums: dict[int, Decimal] = {}
    for part in parts:
        for year, amount in part.items():
            sums[year] = sums.get(year, NOTHING) + amount
    return dict(sorted(sums.items()))


def divide(amount: Decimal, by: Decimal) -> Decimal:
    """A quotient to `DIGITS`. Raises `ZeroDivisionError`."""
    with localcontext(prec=DIGITS):
        return amount / by


def take_percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """A part of a whole in per cent, unrounded; nothing of a whole that is nought or less."""
    return divide(HUNDRED * part, whole) if whole > 0 else None


def round_to(amount: Decimal, unit: Decimal = PENNY) -> Decimal:
    """An amount to the nearest unit, halves away from nought."""
    with localcontext(prec=DIGITS):
        return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def find_unit(amounts: Iterable[Decimal | None], unit: Decimal) -> Decimal:
    """To how many pounds amounts were given that stand in a budget of this unit.

    A budget has one unit, and its sheets may not: lines to the penny beside a capital programme in £m are known to
    the penny. So it is the unit, or the tenth, hundredth, ... of it of which every amount is a multiple.
    """
    given = [amount for amount in amounts if amount]
    while unit > PENNY and any(amount % unit for amount in given):
        unit = max(unit / 10, PENNY)
    return unit


def say_years(years: Iterable[int]) -> str:
    """`2023/24`, `2023/24 to 2026/27`, `2022/23 and 2024/25`: which years a total covers."""
    given = sorted(set(years))
    if not given:
        return "no year"
    if len(given) > 1 and given[-1] - given[0] == len(given) - 1:
        return f"{say_financial_year(given[0])} to {say_financial_year(given[-1])}"
    said = [say_financial_year(year) for year in given]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def say_percent(percent: Decimal) -> str:
    """A rate as it is given, without noughts that say nothing: `20%`, `12.5%`."""
    return say_value(percent, "percent", count_places(percent))


def count_places(number: Decimal) -> int:
    """The places after the point that a number is given to, noughts at its end aside."""
    return max(0, -int(number.normalize().as_tuple().exponent))
