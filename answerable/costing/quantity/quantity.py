"""A sum that a paper may print: its parts, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from answerable.costing.amount import NOTHING
from answerable.costing.budget import Amounts
from answerable.law.day import say_financial_year


class Part(NamedTuple):
    """One amount of a sum, in pounds, with its sign in it; it may be half a unit off, either way."""

    name: str
    amount: Decimal
    half_unit: Decimal = NOTHING


Years = Mapping[int, tuple[Part, ...]]
"""The parts of a sum by year; a year that is not there cannot be worked out."""


class Quantity(Struct, frozen=True, kw_only=True):
    """What may be printed under a name.

    `is_balance` where its years do not add up; `is_change` where it is the difference of two years; `is_other` where
    it is another way of rounding than our own.
    """

    name: str
    years: Years
    is_balance: bool = False
    is_change: bool = False
    is_other: bool = False


def add_years(parts: Iterable[tuple[str, Amounts]], half_unit: Decimal) -> Years:
    """Named amounts as the parts of each year that they are given for."""
    years: dict[int, list[Part]] = {}
    for name, amounts in parts:
        for year, amount in amounts.items():
            years.setdefault(year, []).append(Part(name, amount, half_unit))
    return keep_years(years)


def keep_years(years: Mapping[int, Iterable[Part]]) -> Years:
    """The years that have a part, in order."""
    found = {year: tuple(parts) for year, parts in sorted(years.items())}
    return {year: parts for year, parts in found.items() if parts}


def find_rise(quantity: Quantity) -> Quantity:
    """The change of a quantity from the year before."""
    years = {
        year: (*_date(parts, year, 1), *_date(quantity.years[year - 1], year - 1, -1))
        for year, parts in quantity.years.items()
        if year - 1 in quantity.years
    }
    return Quantity(name=f"Rise of {quantity.name}", years=years, is_change=True, is_other=quantity.is_other)


def _date(parts: Iterable[Part], year: int, sign: int) -> list[Part]:
    return [Part(f"{part.name} {say_financial_year(year)}", sign * part.amount, part.half_unit) for part in parts]
