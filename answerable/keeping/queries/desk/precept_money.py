"""What a precept comes to: its bands, what it brings in, and the referendum limit beside it."""

from dataclasses import dataclass
from decimal import Decimal

from answerable.costing.council_tax import BAND_NINTHS, band_amount, precept, round_bill
from answerable.costing.referendum import ReferendumLimit, find_limit
from answerable.law.day import say_financial_year
from answerable.law.precept_state import PreceptYear

LAST_YEAR = "Last year"


@dataclass(frozen=True, slots=True)
class Column:
    """An amount of band D, what it brings in, and its rise over last year; nothing where that cannot be said."""

    label: str
    band_d: Decimal
    brings: Decimal | None
    rise: Decimal | None
    percent: Decimal | None
    brings_more: Decimal | None
    is_excessive: bool | None

    @property
    def rise_size(self) -> Decimal:
        return abs(self.rise) if self.rise is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Money:
    """What a precept comes to: a column for each amount, the bands with the amount of each, and the limit."""

    columns: list[Column]
    bands: list[tuple[str, list[Decimal]]]
    limit: ReferendumLimit | None


def money_of(review, stands: PreceptYear) -> Money:
    """The amounts of a review, band by band (1992 Act s.47), what they bring in, and the referendum limit beside."""
    proposed = stands.proposed if stands.proposed is not None else review.proposed
    named = [(LAST_YEAR, review.previous), ("Proposed", proposed), ("Revised", stands.revised)]
    if stands.issued not in (None, proposed, stands.revised):
        named.append(("Issued", stands.issued))
    limit = find_limit(say_financial_year(review.year))
    columns = [_column(label, amount, review, limit) for label, amount in named if amount is not None]
    bands = [
        (band, [round_bill(band_amount(column.band_d, band)) for column in columns])
        for band in (BAND_NINTHS if columns else ())
    ]
    return Money(columns, bands, limit)


def _column(label, amount, review, limit):
    base, before = review.tax_base, review.previous
    rise = amount - before if before is not None and label != LAST_YEAR else None
    return Column(
        label=label,
        band_d=amount,
        brings=round_bill(precept(amount, base)) if base is not None and label != LAST_YEAR else None,
        rise=rise,
        percent=rise * 100 / before if rise is not None and before else None,
        brings_more=round_bill(precept(rise, base)) if rise is not None and base is not None else None,
        is_excessive=limit.is_passed(before, amount) if rise is not None and limit else None,
    )
