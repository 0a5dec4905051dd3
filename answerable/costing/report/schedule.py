"""The schedules of spending and of contracts as reports: told from what was measured of a file."""

from __future__ import annotations

import msgspec

from answerable.costing.report.held import HeldContracts, HeldSpending
from answerable.costing.spending.kind import CONTRACTS, SPENDING
from answerable.costing.spending.schedule_exhibit import BEFORE_PUBLISHING
from answerable.drawing.exhibit import Told
from answerable.drawing.report import Report, write_section
from answerable.measuring.kind import rest_on

_SPENDING_LEGAL = (
    "The Elected Local Policing Bodies (Specified Information) Order 2011 has each item of expenditure over £500 "
    "published every month, with its recipient and its purpose."
)
_CONTRACTS_LEGAL = (
    "The Elected Local Policing Bodies (Specified Information) Order 2011 has each contract over £10,000 published, "
    "and a list of the others."
)


def write_spending_report(held: HeldSpending) -> Report:
    """The schedule of spending as a report."""
    told = SPENDING.tell(held.result)
    published = tuple(exhibit for exhibit in told.exhibits if exhibit.slug != BEFORE_PUBLISHING)
    told = rest_on(msgspec.structs.replace(told, exhibits=published), held.origins, held.badges)
    return _write_told(told, "To publish what was paid, to whom and for what.", _SPENDING_LEGAL)


def write_contract_report(held: HeldContracts) -> Report:
    """The schedule of contracts as a report."""
    told = rest_on(CONTRACTS.tell(held.result), held.origins, held.badges)
    return _write_told(told, "To publish which contracts are held, with whom and for how long.", _CONTRACTS_LEGAL)


def _write_told(told: Told, purpose: str, legal: str) -> Report:
    return Report(
        title=told.title,
        purpose=purpose,
        lead=told.lead,
        sections=write_section("The schedule", (), told.exhibits),
        asked=("That the schedule be noted.",),
        legal=legal,
    )
