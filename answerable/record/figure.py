"""A figure: a number that a paper states, with its unit, scale, period and comparison."""

from __future__ import annotations

from decimal import Decimal

from answerable.record.cite import Cite, Fact


class Comparator(Fact, frozen=True, kw_only=True):
    """What a figure is compared with."""

    value: Decimal
    period: str | None = None


class Change(Fact, frozen=True, kw_only=True):
    """A printed change: `12%` down is value -12, unit `%`."""

    value: Decimal
    unit: str


class Figure(Fact, frozen=True, kw_only=True):
    """A number as stated.

    `text` is the print (`£28.1m`, `one in four`); `value` the number at full scale (28100000), exact; `unit`
    its unit (`GBP`, `%`, `people`, `seconds` ...); `scale` the printed scale (`million`); `decimals` how many
    places the print shows, which bounds its rounding. `approximate` is true for "about", "over", "c.".
    """

    id: str
    text: str
    value: Decimal
    unit: str | None = None
    scale: str | None = None
    decimals: int = 0
    approximate: bool = False
    subject: str | None = None
    period: str | None = None
    comparator: Comparator | None = None
    change: Change | None = None
    ref: str | None = None
    table: str | None = None
    cite: Cite
