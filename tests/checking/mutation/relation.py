"""What holds between printed figures, by a small oracle of its own: no line of the checker's is used here.

A printed number stands for every number that rounds to it. A relation *holds* where some choice of those numbers
satisfies it exactly, and *fails* where none does: then the print alone proves that something does not agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

_NUMBER = re.compile(
    r"(?P<sign>[(−-]?)\s*£?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>bn|billion|million|m|k|thousand)?\b",
    re.IGNORECASE,
)
_SCALES = {"bn": 9, "billion": 9, "million": 6, "m": 6, "k": 3, "thousand": 3}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


BASE_POINTS = Decimal(1)
"""Rates may be of fewer cases than the column of counts beside them: so many points off is no contradiction."""


FEWEST_PARTS = 2
"""A total of one row is no sum."""
AVERAGES_ROUND = Decimal("0.02")
"""An average is said in round numbers: so large a part of it either way is no contradiction."""
FEWEST_NUMBERS = 4
"""So many numbers make a series in which a gap shows: two before it, one after it and one more."""


@dataclass(frozen=True)
class Span:
    """Every number from `low` to `high`, both with it."""

    low: Decimal
    high: Decimal

    def meets(self, other: Span) -> bool:
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def minus(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)

    def times(self, other: Span) -> Span:
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def over(self, other: Span) -> Span:
        """The quotient; `other` must not reach nought."""
        ends = [one / two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Span(min(ends), max(ends))


def exactly(value: Decimal | int) -> Span:
    return Span(Decimal(value), Decimal(value))


def read_number(text: str, exact: bool = False) -> Span:
    """The numbers that may have been printed so. `exact`: it counts things one by one, where it is whole."""
    match = _NUMBER.search(text)
    if match is None:
        return exactly(_WORDS.index(text.lower()))
    digits, scale = match["digits"].replace(",", ""), _SCALES.get((match["scale"] or "").lower(), 0)
    value = Decimal(digits).scaleb(scale) * (-1 if match["sign"] else 1)
    decimals = len(digits.partition(".")[2])
    half = Decimal(0) if exact and not decimals and not scale else Decimal(5).scaleb(scale - decimals - 1)
    if not half and abs(value) >= 1000 and not value % 100:  # more often rounded than met
        half = Decimal(5).scaleb(len(digits) - len(digits.rstrip("0")) - 1)
    return Span(value - half, value + half)


def read_day(text: str) -> dt.date | None:
    """`7 March 2023` within a text, or nothing where the calendar has no such day."""
    match = re.search(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})", text)
    try:
        return dt.date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])) if match else None
    except ValueError:
        return None


@dataclass
class View:
    """A paper as it is now printed: figures by key, which of them are whole counts, and which places are gone."""

    prints: dict[str, str]
    exact: set[str] = field(default_factory=set)
    powers: dict[str, int] = field(default_factory=dict)
    """Figures that a heading gives in thousands (3) or millions (6)."""
    gone: set[str] = field(default_factory=set)

    def read(self, key: str) -> Span:
        return read_number(self.prints[key], key in self.exact).times(exactly(10 ** self.powers.get(key, 0)))

    def stands(self, key: str) -> bool:
        return key not in self.gone


@dataclass(frozen=True)
class Relation:
    """`keys` are the figures (or places) it is between; `rule` what it is called in the tables of results.

    `may_lose` are those whose row may be left out while the rest still makes a statement.
    """

    kind: str
    keys: tuple[str, ...]
    test: Callable[[View], bool]
    may_lose: tuple[str, ...] = ()

    def holds(self, view: View) -> bool:
        if any(not view.stands(key) for key in self.keys if key not in self.may_lose):
            return True
        return self.test(view)


def total_of(
    total: str, parts: list[str], signs: list[int] | None = None, kind: str = "sum", may_lose: bool = True
) -> Relation:
    signs = signs or [1] * len(parts)

    def test(view: View) -> bool:
        reached = exactly(0)
        if sum(map(view.stands, parts)) < FEWEST_PARTS:
            return True
        for part, sign in zip(parts, signs, strict=True):
            if view.stands(part):
                reached = reached.plus(view.read(part)) if sign > 0 else reached.minus(view.read(part))
        return reached.meets(view.read(total))

    return Relation(kind, (total, *parts), test, tuple(parts) if may_lose else ())


def share_of(part: str, whole: str, percent: str) -> Relation:
    def test(view: View) -> bool:
        base = view.read(whole)
        if base.low <= 0:
            return True
        return view.read(part).over(base).times(exactly(100)).meets(view.read(percent))

    return Relation("share", (part, whole, percent), test)


def change_between(before: str, after: str, percent: str, sign: int = 1) -> Relation:
    """`percent` is how far it moved; `sign` -1 where words and not a minus say that it fell."""

    def test(view: View) -> bool:
        base = view.read(before)
        if base.low <= 0:
            return True
        moved = view.read(after).over(base).minus(exactly(1)).times(exactly(100 * sign))
        return moved.meets(view.read(percent))

    return Relation("percentage change", (before, after, percent), test)


def difference_between(before: str, after: str, change: str, sign: int = 1) -> Relation:
    def test(view: View) -> bool:
        moved = view.read(after).minus(view.read(before)).times(exactly(sign))
        return moved.meets(view.read(change))

    return Relation("difference", (before, after, change), test)


def same_as(first: str, second: str) -> Relation:
    return Relation("same quantity", (first, second), lambda view: view.read(first).meets(view.read(second)))


def scaled(base: str, factor: Decimal, result: str, kind: str, leeway: Decimal = Decimal(0)) -> Relation:
    """A figure that is so many times another; `leeway` is the part of it that may be missed either way."""

    def test(view: View) -> bool:
        wanted = view.read(base).times(exactly(factor)).times(Span(1 - leeway, 1 + leeway))
        return wanted.meets(view.read(result))

    return Relation(kind, (base, result), test)


def product_of(one: str, other: str, result: str, factor: Decimal = Decimal(1), kind: str = "product") -> Relation:
    def test(view: View) -> bool:
        return view.read(one).times(view.read(other)).times(exactly(factor)).meets(view.read(result))

    return Relation(kind, (one, other, result), test)


def rate_per(count: str, population: str, rate: str, per: int) -> Relation:
    def test(view: View) -> bool:
        base = view.read(population)
        return base.low <= 0 or view.read(count).over(base).times(exactly(per)).meets(view.read(rate))

    return Relation("rate per head", (count, population, rate), test)


def median_within(median: str, limit: Decimal, share: str) -> Relation:
    """Where the median is within the limit at least half are; where it is beyond, at most half."""

    def test(view: View) -> bool:
        middle, printed = view.read(median), view.read(share)
        if middle.high < limit:
            return printed.high >= 50
        return middle.low <= limit or printed.low <= 50

    return Relation("median and share", (median, share), test)


def mean_of(overall: str, rates: list[str], weights: list[str]) -> Relation:
    """An overall rate within the widest that its parts, weighted by their counts, allow."""

    def test(view: View) -> bool:
        held = [(r, w) for r, w in zip(rates, weights, strict=True) if view.stands(r)]
        counts = [view.read(weight) for _, weight in held]
        low = sum((view.read(r).low * c.low for (r, _), c in zip(held, counts, strict=True)), Decimal(0))
        high = sum((view.read(r).high * c.high for (r, _), c in zip(held, counts, strict=True)), Decimal(0))
        whole = sum((count.low for count in counts), Decimal(0))
        if whole <= 0:
            return True
        return Span(low / whole - BASE_POINTS, high / whole + BASE_POINTS).meets(view.read(overall))

    return Relation("weighted mean", (overall, *rates, *weights), test, (*rates, *weights))


def mean_within(overall: str, rates: list[str]) -> Relation:
    def test(view: View) -> bool:
        held = [view.read(rate) for rate in rates if view.stands(rate)]
        widest = Span(min(span.low for span in held), max(span.high for span in held))
        return widest.meets(view.read(overall))

    return Relation("mean within its parts", (overall, *rates), test, tuple(rates))


def shares_of_one_whole(shares: list[str]) -> Relation:
    def test(view: View) -> bool:
        reached = exactly(0)
        for share in shares:
            reached = reached.plus(view.read(share)) if view.stands(share) else reached
        return reached.meets(exactly(100))

    return Relation("shares of 100%", tuple(shares), test, tuple(shares))


def weekday_of(day: str) -> Relation:
    def test(view: View) -> bool:
        text = view.prints[day].title()  # minutes shout their dates
        date = read_day(text)
        return date is not None and f"{date:%A}" in text

    return Relation("weekday", (day,), test)


def length_of(first: str, last: str, months: str) -> Relation:
    """Whole months from the first day of one month to the last of another."""

    def test(view: View) -> bool:
        start, end = read_day(view.prints[first]), read_day(view.prints[last])
        if start is None or end is None:
            return False
        after = end + dt.timedelta(days=1)
        if start.day != 1 or after.day != 1:
            return True  # no whole months: how they are counted is open
        return exactly((after.year - start.year) * 12 + after.month - start.month).meets(view.read(months))

    return Relation("period", (first, last, months), test)


def looked_up(year: str, figure: str, headings: list[str], cells: list[str]) -> Relation:
    """A sentence's figure of a year is the cell under that year's heading."""

    def test(view: View) -> bool:
        for heading, cell in zip(headings, cells, strict=True):
            if view.prints[heading] == view.prints[year]:
                return view.read(cell).meets(view.read(figure))
        return True

    return Relation("year and column", (year, figure, *headings, *cells), test)


def counted(count: str, items: list[str]) -> Relation:
    def test(view: View) -> bool:
        return view.read(count).meets(exactly(sum(view.stands(item) for item in items)))

    return Relation("count of a list", (count, *items), test, tuple(items))


def numbered(places: list[str]) -> Relation:
    """Consecutive numbers: a gap shows where one goes that has two before it, one after and one more."""

    def test(view: View) -> bool:
        standing = sum(map(view.stands, places))
        return standing < FEWEST_NUMBERS or all(map(view.stands, places[2:-1]))

    return Relation("numbering", tuple(places), test, tuple(places))


def tracked(clause: str, row: str) -> Relation:
    return Relation("tracked action", (clause, row), lambda view: view.stands(row), (row,))


def target_met(result: str, target: str, met: bool) -> Relation:
    """A target of at least so much, said to be met or missed; equal prints are within rounding."""

    def test(view: View) -> bool:
        above = view.read(result).high >= view.read(target).low
        below = view.read(result).low <= view.read(target).high
        return above if met else below

    return Relation("target", (result, target), test)
