"""TAX651: a band's council tax that is not its share, in ninths, of band D's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.adding.marked_sentence import Marked
from answerable.checking.adding.rounded_rise import RoundedRise, find_rounded_rises
from answerable.checking.adding.slip import find_slip
from answerable.checking.adding.tax_bands import BandColumn, read_band_columns
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.costing.council_tax import BAND_NINTHS, band_amount, round_bill
from answerable.law.day import say_financial_year
from answerable.law.words import say_list
from answerable.measuring.rounding import Bounds

_SAID = re.compile(
    r"⟦(?P<figure>\d+)⟧ (?:extra |more )?(?:an? (?:year|week|month) |per (?:annum|year|week|month) )?"
    r"(?:on|for|in|at) "
    r"(?:an? |the )?(?:average |typical )?(?:council tax )?Band (?P<band>[A-H])\b"
)
_BAND = re.compile(r"\bBand [A-H]\b")
_FAR = Decimal("1.5")
"""Figures further from their share than this are of two things: a bill and its rise."""


def find(paper: Paper) -> Iterator[Examined]:
    columns = list(read_band_columns(paper))
    risen = list(find_rounded_rises(columns))
    for column in columns:
        explained = {band for each in risen if each.column is column for band in each.bands}
        for band in column.amounts:
            if band != column.trusted and band not in explained:
                yield _examine(column, band)
    for each in risen:
        amounts = (*(each.column.amounts[band] for band in each.bands), each.column.amounts["D"])
        yield Examined(amounts, _report_risen(each))
    for paragraph in paper.paragraphs:
        if len(paragraph.amounts) > 1 and len(_BAND.findall(paragraph.text)) > 1:
            for sentence in paragraph.sentences:
                yield from _examine_said(Marked(sentence))


def _examine_said(marked: Marked) -> Iterator[Examined]:
    """`£12 on a Band D property, which equates to £8 on a Band A property`: each band once, against the first."""
    said = [(match["band"], marked.amount(match["figure"])) for match in _SAID.finditer(marked.text)]
    if len({band for band, _ in said}) != len(said) or any(amount.unit != "GBP" for _, amount in said):
        return
    said.sort(key=lambda pair: pair[0] != "D")
    for band, amount in said[1:]:
        known_band, known = said[0]
        bounds = known.bounds
        whole = known.value == known.value.to_integral_value()
        low, high = (known.value, known.value) if whole else (bounds.low, bounds.high)
        expected = Bounds(band_amount(low, band, known_band), band_amount(high, band, known_band))
        apart = amount.value / expected.middle if expected.middle else Decimal(0)
        if amount.bounds.meets(expected):
            yield Examined((amount, known))
        elif 1 / _FAR <= apart <= _FAR and not amount.figure.approximate:
            yield Examined((amount, known), _report_said(amount, band, known, known_band))


def _report_said(amount: Amount, band: str, known: Amount, known_band: str) -> Disagreement:
    share = f"{BAND_NINTHS[band]}/{BAND_NINTHS[known_band]}"
    shown = f"£{round_bill(band_amount(known.value, band, known_band)):,f}"
    return Disagreement(
        message=(
            f"{amount.text} at band {band} does not agree with {known.text} at band {known_band}, {share} of which"
            f" is {shown}."
        ),
        working=(
            f"{known.text} × {share} = {shown}",
            f"Band {band}, as printed: {amount.text}",
            "The shares are those of the Local Government Finance Act 1992, section 5.",
        ),
        printed=amount.text,
        expected=shown,
        severity="warning",
        cite=amount.cite,
        also=(known.cite,),
    )


def _report_risen(risen: RoundedRise) -> Disagreement:
    """One warning for a column, with both bills of each band that the two ways of rounding have a penny apart."""
    amounts, bands = risen.column.amounts, risen.bands
    first, band_d = amounts[bands[0]], amounts["D"]
    both = say_list(f"band {band} is {amounts[band].text} or £{risen.direct.of(band).bill:,f}" for band in bands)
    steps = [(band, risen.rise.of(band)) for band in bands]
    return Disagreement(
        message=(
            f"In {say_financial_year(risen.year)} {both}: the first, as printed, is the bill of the year before and "
            f"the rounded rise, the second is rounded from band D of {band_d.text}."
        ),
        working=(
            *(f"Band {band}: £{row.before} + £{row.change} = £{row.bill}" for band, row in steps),
            *(f"{band_d.text} × {row.ninths}/9 = £{risen.direct.of(band).bill}" for band, row in steps),
        ),
        printed=first.text,
        expected=f"£{risen.direct.of(bands[0]).bill:,f}",
        explanation="No act says how bands are rounded, and both ways are in use.",
        severity="warning",
        cite=first.cite,
        also=(*(amounts[band].cite for band in bands[1:]), band_d.cite),
    )


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
