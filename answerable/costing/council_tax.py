"""Council tax by band, precepts and their yield, as the Local Government Finance Act 1992 has them worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from answerable.costing.amount import divide, round_to

BAND_NINTHS: Final = {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
"""Local Government Finance Act 1992, section 5(1): the proportions of the bands in England, in ninths of band D."""

WEEKS_A_YEAR: Final = 52
MONTHS_A_YEAR: Final = 12


def band_amount(known: Decimal, band: str, known_band: str = "D") -> Decimal:
    """The tax of a band in pounds, unrounded, from another band's (band D as a rule; 1992 Act, section 47).

    Raises `KeyError` for a letter that is no band in England.
    """
    return divide(known * BAND_NINTHS[band], Decimal(BAND_NINTHS[known_band]))


def round_bill(amount: Decimal) -> Decimal:
    """Pounds to the penny, half a penny up: no act says how, and this is what billing authorities do."""
    return round_to(amount)


def precept(band_d: Decimal, tax_base: Decimal) -> Decimal:
    """What an authority's precept comes to, in pounds: band D by the tax base (1992 Act, section 48).

    The tax base is the number of dwellings as so many of band D, which billing authorities set under section 31B. A
    rise of band D brings in the rise by the tax base.
    """
    return band_d * tax_base


def implied_tax_base(raised: Decimal, band_d: Decimal) -> Decimal:
    """The tax base that a precept and its band D imply (1992 Act, section 48). Raises `ZeroDivisionError`."""
    return divide(raised, band_d)


def share_of_year(annual: Decimal, parts: int) -> Decimal:
    """A year's amount spread evenly over weeks (52) or months (12), unrounded."""
    return divide(annual, Decimal(parts))
