"""A fund's money by year: what must be found beside the grant and was, and what of it went on hotspots."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from answerable.law.day import find_financial_year
from answerable.patrolling.partnership.parameter import list_matches


class FundYear(Struct, frozen=True, kw_only=True):
    """A fund's money in a financial year (2022 for 2022/23), nothing where it is not given.

    `match_percent` is what is to be found beside the grant, per cent of it; where it is not given, that of the fund
    by `parameters/return.toml`. `hotspot_percent` is the part of the money of policing units that is for hotspots;
    `hotspot_spent` and `discretionary_spent` are what became of it.
    """

    year: int
    grant: Decimal | None = None
    match_percent: Decimal | None = None
    match_found: Decimal | None = None
    hotspot_percent: Decimal | None = None
    hotspot_spent: Decimal | None = None
    discretionary_spent: Decimal | None = None
    source: str = ""


class MoneyStep(Struct, frozen=True, kw_only=True):
    """A year's money: `required` is `percent` per cent of the grant, `short` what of it was not found; nothing where
    a part of it is not given. `hotspot_share` is per cent of what policing units spent."""

    year: int
    grant: Decimal | None
    percent: Decimal | None
    required: Decimal | None
    found: Decimal | None
    short: Decimal | None
    hotspot_asked: Decimal | None
    hotspot_spent: Decimal | None
    discretionary_spent: Decimal | None
    hotspot_share: Decimal | None
    source: str


def work_out_money(fund: str, year: FundYear) -> MoneyStep:
    """The match of a year, of the grant and to the penny; and the split between hotspots and the rest."""
    known = next((each for each in list_matches(fund) if find_financial_year(each.valid_from) == year.year), None)
    percent = year.match_percent if year.match_percent is not None else known.percent if known else None
    required = None if year.grant is None or percent is None else _round(year.grant * percent / 100)
    short = None
    if required is not None and year.match_found is not None:
        short = max(Decimal(0), required - year.match_found)
    share = None
    if year.hotspot_spent is not None and year.discretionary_spent is not None:
        spent = year.hotspot_spent + year.discretionary_spent
        share = 100 * year.hotspot_spent / spent if spent else None
    return MoneyStep(
        year=year.year,
        grant=year.grant,
        percent=percent,
        required=required,
        found=year.match_found,
        short=short,
        hotspot_asked=year.hotspot_percent,
        hotspot_spent=year.hotspot_spent,
        discretionary_spent=year.discretionary_spent,
        hotspot_share=share,
        source=year.source or (known.source if known and year.match_percent is None else ""),
    )


def _round(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
