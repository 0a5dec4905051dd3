"""What each band pays: the bills of two years, their change a year, a month and a week, by both conventions."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.council_tax import (
    BAND_NINTHS,
    MONTHS_A_YEAR,
    WEEKS_A_YEAR,
    band_amount,
    round_bill,
    share_of_year,
)
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.drawing.wording import say_money
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list

Convention = Literal["direct", "rise"]
"""How a table of bands is rounded: `direct` from the exact amount of each year's band D (the change is the difference
of the bills); `rise` from last year's bill and the rounded rise (the bill is their sum). No act says which."""


class BandRow(Struct, frozen=True, kw_only=True):
    """One band, in pounds a year. `exact` is unrounded; `bill` is to the penny.

    `before`, `change` and what the change is a month and a week, to the penny as well, are nothing where last year's
    band D is not known.
    """

    band: str
    ninths: int
    before: Decimal | None
    exact: Decimal
    bill: Decimal
    change: Decimal | None
    change_a_month: Decimal | None
    change_a_week: Decimal | None


class BandTable(Struct, frozen=True, kw_only=True):
    """Bands A to H of a year beside the year before."""

    convention: Convention
    before_d: Decimal | None
    band_d: Decimal
    rows: tuple[BandRow, ...]

    def of(self, band: str) -> BandRow:
        """The row of a band, by its letter. Raises `CostError` for a letter that is no band in England."""
        return next(row for row in self.rows if row.band == check_band(band))


def check_band(band: str) -> str:
    """The letter of a band, in capitals. Raises `CostError` where it is none."""
    letter = band.strip().upper()
    if letter not in BAND_NINTHS:
        raise CostError(f"“{band}” is no council tax band: give a letter from A to H.")
    return letter


def work_out_bands(before: Decimal | None, band_d: Decimal, convention: Convention = "direct") -> BandTable:
    """Every band from two years' band D, in pounds (Local Government Finance Act 1992 s.47), half a penny up.

    `before` is last year's band D. Raises `CostError` for a band D below nought, and where the `rise` convention has
    no last year to start from.
    """
    if band_d < 0 or (before is not None and before < 0):
        raise CostError("A band D below nought is no council tax: enter the amount for a year in pounds.")
    if convention == "rise" and before is None:
        raise CostError("A table made of last year's bills and the rise needs last year's band D: enter it.")
    rows = tuple(_make_row(band, before, band_d, convention) for band in BAND_NINTHS)
    return BandTable(convention=convention, before_d=before, band_d=band_d, rows=rows)


def _make_row(band: str, before_d: Decimal | None, band_d: Decimal, convention: Convention) -> BandRow:
    exact = band_amount(band_d, band)
    bill, before, change = round_bill(exact), None, None
    if before_d is not None:
        before = round_bill(band_amount(before_d, band))
        change = bill - before if convention == "direct" else round_bill(band_amount(band_d - before_d, band))
        bill = before + change
    return BandRow(
        band=band,
        ninths=BAND_NINTHS[band],
        before=before,
        exact=exact,
        bill=bill,
        change=change,
        change_a_month=None if change is None else round_bill(share_of_year(change, MONTHS_A_YEAR)),
        change_a_week=None if change is None else round_bill(share_of_year(change, WEEKS_A_YEAR)),
    )


class ConventionGap(Struct, frozen=True, kw_only=True):
    """A band whose bill the two conventions round a penny apart."""

    band: str
    direct: Decimal
    rise: Decimal


def compare_conventions(before: Decimal, band_d: Decimal) -> tuple[ConventionGap, ...]:
    """The bands whose bill depends on the convention; where it does, it is by one penny."""
    direct, rise = work_out_bands(before, band_d), work_out_bands(before, band_d, "rise")
    return tuple(
        ConventionGap(band=one.band, direct=one.bill, rise=other.bill)
        for one, other in zip(direct.rows, rise.rows, strict=True)
        if one.bill != other.bill
    )


def judge_rounding(before: Decimal, band_d: Decimal) -> tuple[Ruling, ...]:
    """A warning that names both bills of each band on which the two conventions differ; nothing where none does."""
    gaps = compare_conventions(before, band_d)
    if not gaps:
        return ()
    said = say_list(f"band {gap.band} is {say_money(gap.direct, 2)} or {say_money(gap.rise, 2)}" for gap in gaps)
    words = (
        f"With a band D of {say_pounds(band_d)}, {said}: the first rounded from the exact amount, as the tables here "
        "are, the second last year's bill and the rounded rise."
    )
    return (make_ruling("W-ROUNDING-CONVENTION", words),)
