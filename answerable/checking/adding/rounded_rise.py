"""Bills of bands that are last year's and the rounded rise, a penny off the exact amount: the other convention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answerable.checking.adding.tax_bands import BandColumn
from answerable.checking.evidence.amount import Amount
from answerable.costing.amount import PENNY
from answerable.costing.council_tax import band_amount
from answerable.costing.precept.bands import BandTable, work_out_bands


class RoundedRise(NamedTuple):
    """A year's column and the bands of it that are a penny off; by each way of rounding, the bills of every band."""

    column: BandColumn
    year: int
    bands: tuple[str, ...]
    direct: BandTable
    rise: BandTable


def find_rounded_rises(columns: Sequence[BandColumn]) -> Iterator[RoundedRise]:
    """Every column of bills that last year's column beside it explains where its own band D does not."""
    bills = [
        (column.year, column)
        for column in columns
        if column.year is not None and _prints_pence(column.amounts.get("D"))
    ]
    for year, column in bills:
        found = (_hold(year, column, before) for other, before in bills if other == year - 1)
        explained = next((each for each in found if each.bands), None)
        if explained:
            yield explained


def _prints_pence(amount: Amount | None) -> bool:
    return amount is not None and amount.half_unit == PENNY / 2


def _hold(year: int, column: BandColumn, before: BandColumn) -> RoundedRise:
    old, new = before.amounts["D"].value, column.amounts["D"].value
    direct, rise = work_out_bands(old, new), work_out_bands(old, new, "rise")
    # A band D of more than two places explains a penny as well: then the bills are its exact amounts.
    has_exact = _has_band_d(column)
    bands = tuple(
        band
        for band, amount in column.amounts.items()
        if direct.of(band).bill != amount.value == rise.of(band).bill and not has_exact
    )
    return RoundedRise(column, year, bands, direct, rise)


def _has_band_d(column: BandColumn) -> bool:
    """Whether one band D, printed or with places that are not printed, gives every bill that agrees with it."""
    agreeing = {
        band: amount.bounds for band, amount in column.amounts.items() if amount.bounds.meets(column.expect(band))
    }
    low = max(band_amount(bounds.low, "D", band) for band, bounds in agreeing.items())
    high = min(band_amount(bounds.high, "D", band) for band, bounds in agreeing.items())
    return low <= high
