"""Tables of council tax by band: which columns hold pounds of tax, and each band's figure in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from answerable.checking.adding.matrix import Matrix, read_all_matrices
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.labelling.year_label import read_year
from answerable.costing.amount import PENNY
from answerable.costing.council_tax import BAND_NINTHS, band_amount
from answerable.measuring.rounding import Bounds

FEWEST_BANDS = 3
"""A table with fewer bands is not read as one of bands."""

_BAND = re.compile(
    r"(?:council tax |valuation |property )?(?:band )?(?P<band>[A-H])(?: propert(?:y|ies))?", re.IGNORECASE
)
_DISABLED = re.compile(r"[-–@]|disabled|relief", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:increase|change|rise|difference|reduction|decrease|extra|additional|week(?:ly)?|month(?:ly)?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:number|no|dwellings?|properties|households?|homes|value|base|equivalents?)\b", re.IGNORECASE
)


class BandColumn(msgspec.Struct, frozen=True):
    """A column of one tax over its bands, or such a row. `trusted` is the band that most others agree with."""

    heading: str
    amounts: dict[str, Amount]
    trusted: str

    @property
    def is_change(self) -> bool:
        return bool(_CHANGE.search(self.heading))

    @property
    def year(self) -> int | None:
        """The financial year of its bills, by the year it begins in; nothing for changes and where none is named."""
        return None if self.is_change else read_year(self.heading)

    def expect(self, band: str) -> Bounds:
        """What a band's tax may be by the trusted band's."""
        return _expect(self.amounts, self.trusted, band, self.is_change)


def read_band_columns(paper: Paper) -> Iterator[BandColumn]:
    """Every column (or row) of a paper's tables that holds a tax by band, shown by most of its own figures."""
    for matrices in read_all_matrices(paper):
        for matrix in matrices:
            yield from _read(matrix)


def _read(matrix: Matrix) -> Iterator[BandColumn]:
    bands = {line.index: band for line in matrix.lines if (band := read_band(line.label))}
    if len(set(bands.values())) < FEWEST_BANDS or len(set(bands.values())) != len(bands):
        return
    lines = {line.index: line for line in matrix.lines}
    crosses = sorted({cross for index in bands for cross in lines[index].amounts})
    for cross in crosses:
        amounts = {
            band: lines[index].amounts[cross] for index, band in bands.items() if cross in lines[index].amounts
        }
        heading = matrix.crossing.get(cross, "")
        if (
            len(amounts) < FEWEST_BANDS
            or any(amount.value <= 0 for amount in amounts.values())
            or _COUNTED.search(heading)
        ):
            continue
        trusted = _find_trusted(amounts, bool(_CHANGE.search(heading)))
        if trusted:
            yield BandColumn(heading, amounts, trusted)


def read_band(label: str) -> str | None:
    """The letter of a band (`Band D`, `D`), or nothing."""
    match = _BAND.fullmatch(label.strip().strip("*").strip())
    return match["band"].upper() if match and not _DISABLED.search(label) else None


def _find_trusted(amounts: dict[str, Amount], is_change: bool) -> str | None:
    """The band that most of the others agree with, band D if as many do; nothing where most do not."""
    agreeing = {
        known: sum(
            amounts[band].bounds.meets(_expect(amounts, known, band, is_change)) for band in amounts if band != known
        )
        for known in amounts
    }
    best = max(agreeing, key=lambda band: (agreeing[band], band == "D", BAND_NINTHS[band]))
    others = len(amounts) - 1
    return best if agreeing[best] * 2 >= others and agreeing[best] >= min(2, others) else None


def _expect(amounts: dict[str, Amount], known: str, band: str, is_change: bool) -> Bounds:
    bounds = amounts[known].bounds
    # A change may be the difference of two rounded bills or the rounded rise: a penny lies between the two.
    loose = PENNY if is_change else 0
    return Bounds(band_amount(bounds.low, band, known) - loose, band_amount(bounds.high, band, known) + loose)
