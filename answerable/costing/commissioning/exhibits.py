"""Grants and commissioning of a year as they are shown, on every page and paper alike."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.costing.commissioning.allocation import find_shared
from answerable.costing.commissioning.allocation_exhibit import (
    tell_allocations,
    tell_councils,
    tell_funds,
    tell_reasons,
)
from answerable.costing.commissioning.bid_exhibit import tell_bids
from answerable.costing.commissioning.payment_exhibit import tell_payments
from answerable.costing.commissioning.printed_exhibit import tell_printed_sums
from answerable.costing.commissioning.statement import work_out_fund
from answerable.costing.commissioning.terms_exhibit import tell_conditions, tell_matches
from answerable.costing.fund import Commissioning, Fund
from answerable.drawing.exhibit import Exhibit


def tell_commissioning(commissioning: Commissioning, year: int) -> tuple[Exhibit, ...]:
    """The funds of a year side by side, then each fund in full, then all bids; empty where there is neither.

    A fund is of the year where it has an amount, an allocation, match funding or a printed sum in it. Raises
    `CostError` where match funding contradicts itself.
    """
    funds = [fund for fund in commissioning.funds if _is_of(fund, year)]
    overview = (
        [tell_funds([work_out_fund(fund, year) for fund in funds], find_shared(commissioning, year))] if funds else []
    )
    return (
        *overview,
        *(exhibit for fund in funds for exhibit in _tell_fund(fund, year)),
        *tell_bids(commissioning.bids),
    )


def _tell_fund(fund: Fund, year: int) -> Iterator[Exhibit]:
    """The exhibits of one fund: those that have something to show."""
    statement = work_out_fund(fund, year)
    if statement.allocations:
        yield tell_allocations(statement)
    optional = (
        tell_councils(statement),
        tell_reasons(fund, year) if statement.allocations else None,
        tell_payments(statement),
        tell_matches(fund, year),
        tell_conditions(fund),
        tell_printed_sums(statement),
    )
    yield from (each for each in optional if each is not None)


def _is_of(fund: Fund, year: int) -> bool:
    years = {
        *fund.amounts,
        *(each.year for each in fund.allocations),
        *(each.year for each in fund.matches),
        *(each.year for each in fund.printed),
    }
    return year in years
