"""TAX651: a band's council tax that is not its share, in ninths, of band D's."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.slip import find_slip
from answerable.checking.tax_bands import BandColumn, read_band_columns
from answerable.costing.council_tax import BAND_NINTHS, band_amount, round_bill


def find(paper: Paper) -> Iterator[Examined]:
    for column in read_band_columns(paper):
        for band in column.amounts:
            if band != column.trusted:
                yield _examine(column, band)


def _examine(column: BandColumn, band: str) -> Examined:
    printed, known = column.amounts[band], column.amounts[column.trusted]
    expected = column.expect(band)
    if printed.bounds.meets(expected):
        return Examined((printed, known))
    share = f"{BAND_NINTHS[band]}/{BAND_NINTHS[column.trusted]}"
    allowed = round_bill(expected.tolerance + printed.half_unit)
    shown = f"£{round_bill(band_amount(known.value, band, column.trusted)):,f}"
    where = f" ({column.heading})" if column.heading.strip() else ""
    slip = find_slip(printed, expected)
    return Examined(
        (printed, known),
        Disagreement(
            message=(
                f"Band {band}{where} of {printed.text} does not agree with band {column.trusted} of {known.text}, "
                f"{share} of which is {shown}."
            ),
            working=(
                f"{known.text} × {share} = {shown}",
                f"Band {band}, as printed: {printed.text}",
                "The shares are those of the Local Government Finance Act 1992, section 5.",
            ),
            printed=printed.text,
            expected=shown,
            tolerance=f"Rounding of the printed numbers allows ±£{allowed:f}.",
            explanation=f"In band {band} {slip}." if slip else None,
            cite=printed.cite,
            also=(known.cite,),
        ),
    )
