"""The report on a budget as it is spent: where the year stands, what it is forecast to end at, and why."""

from __future__ import annotations

from answerable.costing.report.held import HeldMonitoring
from answerable.costing.revenue.outturn import work_out_monitoring
from answerable.costing.revenue.outturn_exhibits import tell_monitoring
from answerable.drawing.report import Report, say_rulings, write_section
from answerable.drawing.wording import say_day
from answerable.law.day import say_financial_year

_JUDGED = ("the virements", "the forecast against the year’s resources")
_LEGAL = (
    "Section 114 of the Local Government Finance Act 1988 asks the chief finance officer to report where spending is "
    "likely to exceed what is there to pay for it."
)


def write_monitoring_report(held: HeldMonitoring) -> Report:
    """A year's monitoring as a report, as it stood on its day."""
    monitoring = held.monitoring
    year, day = say_financial_year(monitoring.year), say_day(monitoring.to_on)
    statement = work_out_monitoring(monitoring)
    exhibits = tell_monitoring(monitoring)
    return Report(
        title=f"Budget monitoring {year}, to {day}",
        purpose=f"To show how the budget of {monitoring.body} for {year} was spent to {day}, and what the year is "
        "forecast to end at.",
        lead=exhibits[0].sentence if exhibits else "",
        sections=(
            *write_section("Budget and forecast", (), exhibits),
            *write_section("What the rules say", say_rulings(statement.rulings, _JUDGED)),
        ),
        rulings=statement.rulings,
        asked=(f"That the position of the {year} budget on {day} be noted.",),
        legal=_LEGAL,
    )
