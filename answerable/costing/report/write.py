"""The one way from what a report holds to what it says."""

from __future__ import annotations

from answerable.costing.report.budget_report import write_budget_report
from answerable.costing.report.commissioning_report import write_commissioning_report
from answerable.costing.report.held import (
    Held,
    HeldBudget,
    HeldCommissioning,
    HeldContracts,
    HeldMonitoring,
    HeldPrecept,
    HeldSpending,
)
from answerable.costing.report.monitoring_report import write_monitoring_report
from answerable.costing.report.precept_report import write_precept_report
from answerable.costing.report.schedule import write_contract_report, write_spending_report
from answerable.drawing.report import Report


def write_report(held: Held) -> Report:
    """The report of what is held: the same today and in a year, since it is told from that alone.

    Raises `CostError` where what it is about is missing altogether; whatever else cannot be worked out is said in
    the report.
    """
    match held:
        case HeldBudget():
            return write_budget_report(held)
        case HeldPrecept():
            return write_precept_report(held)
        case HeldMonitoring():
            return write_monitoring_report(held)
        case HeldCommissioning():
            return write_commissioning_report(held)
        case HeldSpending():
            return write_spending_report(held)
        case HeldContracts():
            return write_contract_report(held)
