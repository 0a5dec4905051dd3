"""What a rise at band D brings in: the words that say so, and the tax base that printed precepts imply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.adding.matrix import read_all_matrices
from answerable.checking.adding.tax_bands import BandColumn, read_band_columns
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.labelling.year_label import read_year
from answerable.costing.budget import Budget, BudgetLine
from answerable.costing.council_tax import implied_tax_base, precept
from answerable.costing.precept.yields import Yield, explain_yield
from answerable.measuring.rounding import Bounds

_TOTAL = re.compile(r"(?:police |total )?(?:precepts?|council tax(?: precept| requirement| income)?)", re.IGNORECASE)
_PART_YEAR = re.compile(r"\b(?:week|month)", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:rise|increase|flexibility)\b", re.IGNORECASE)
_OF_TAX = re.compile(r"\bband d\b|\bprecept|\bcouncil tax\b|\btax base\b", re.IGNORECASE)
# A yield to date, of part of the rise or of several years is not the rise by the base.
_OTHER = re.compile(
    r"\bgrowth\b|\bper cent\b|%|\beach (?:£1\b|pound)|\bover (?:\w+ ){1,3}years|\bsurplus\b|\bcollection fund\b"
    r"|\bso far\b|\bfurther\b",
    re.IGNORECASE,
)
_BRINGS = re.compile(
    r"\b(?:generat(?:e|es|ed|ing)|rais(?:e|es|ing)|bring(?:s|ing)? in|yield(?:s|ing)?|produc(?:e|es|ing)"
    r"|provid(?:e|es|ing))"
    r"\s+(?:(?:an?|additional|extra|about|around|approximately|some|further)\s+){0,3}$",
    re.IGNORECASE,
)
_LED = 50
_LEAST = 100_000
"""What a rise brings a police area is at least so many pounds; less is a household's."""


class TaxBase(NamedTuple):
    """The tax base that a year's precept and its band D imply, and the two figures; `year` is where it begins."""

    year: int
    bounds: Bounds
    precept: Amount
    band_d: Amount


class Rise(NamedTuple):
    """A yield stated in prose, the rise at band D, and what it is multiplied by."""

    stated: Amount
    rise: Amount
    bases: tuple[TaxBase, ...]

    @property
    def expected(self) -> Bounds:
        """The least and the most that the rise brings in by any of the bases."""
        low = min(base.bounds.low for base in self.bases)
        high = max(base.bounds.high for base in self.bases)
        return Bounds(precept(self.rise.bounds.low, low), precept(self.rise.bounds.high, high))

    def explain(self) -> Yield | None:
        """Why the precept changed between the two years of the rise; nothing where either is missing, or has two."""
        by_year = {base.year: base for base in self.bases}
        year = max(by_year)
        if len(by_year) != len(self.bases) or year - 1 not in by_year:
            return None
        if by_year[year].band_d.value - by_year[year - 1].band_d.value != self.rise.value:
            return None
        estimates = {each: abs(base.precept.value) for each, base in by_year.items()}
        line = BudgetLine(code="precept", name="Precept", section="", kind="precept", amounts=estimates)
        budget = Budget(
            body="",
            year=year,
            unit=2 * by_year[year].precept.half_unit,
            lines=(line,),
            band_d={each: base.band_d.value for each, base in by_year.items()},
        )
        return explain_yield(budget, year)


def find_rises(paper: Paper) -> Iterator[Rise]:
    """Every yield that prose states of a rise at band D, where two tables give the rise and the tax base."""
    stated = [amount for paragraph in paper.paragraphs for amount in _stated(paragraph.text, paragraph.amounts)]
    if not stated:
        return
    columns = list(read_band_columns(paper))
    rises = [
        column.amounts["D"]
        for column in columns
        if column.is_change and "D" in column.amounts and not _PART_YEAR.search(column.heading)
    ]
    bases = tuple(_imply_bases(paper, columns))
    if len(rises) == 1 and bases:
        yield from (Rise(amount, rises[0], bases) for amount in stated)


def _stated(text: str, amounts: tuple[Amount, ...]) -> Iterator[Amount]:
    if not (_OF_TAX.search(text) and _SUBJECT.search(text)) or _OTHER.search(text):
        return
    for amount in amounts:
        led = text[max(0, amount.start - _LED) : amount.start]
        if amount.unit == "GBP" and amount.value >= _LEAST and _BRINGS.search(led):
            yield amount


def _imply_bases(paper: Paper, columns: list[BandColumn]) -> Iterator[TaxBase]:
    """A tax base for each year whose precept and band D are both printed in tables."""
    band_d = {
        column.year: column.amounts["D"] for column in columns if column.year is not None and "D" in column.amounts
    }
    for down, _ in read_all_matrices(paper):
        for line in down.lines:
            if not _TOTAL.fullmatch(line.label.strip()):
                continue
            for cross, amount in line.amounts.items():
                year = read_year(down.crossing.get(cross, ""))
                rate = band_d.get(year) if year is not None else None
                total = amount.bounds if amount.value >= 0 else Bounds(-amount.bounds.high, -amount.bounds.low)
                if year is not None and rate is not None and abs(amount.value) >= _LEAST:
                    low = implied_tax_base(total.low, rate.bounds.high)
                    high = implied_tax_base(total.high, rate.bounds.low)
                    yield TaxBase(year, Bounds(low, high), amount, rate)
