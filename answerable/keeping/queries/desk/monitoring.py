"""Monitoring on the desk: an approved budget as it is spent, as `costing` works with it."""

from answerable.costing import monitoring as costing
from answerable.costing.revenue.entry import list_monitored
from answerable.keeping.models.desk import Monitoring, Outturn
from answerable.keeping.queries.desk.budget import budget_of


def list_monitorings(bodies):
    """The monitoring of the budgets of these bodies, the latest day first."""
    rows = Monitoring.objects.standing().filter(budget__body__in=bodies).select_related("budget__body")
    return rows.order_by("-to_on", "budget__body__name")


def monitorings_of(budget):
    """The monitoring of one budget, the latest day first."""
    return list(Monitoring.objects.standing().filter(budget=budget).order_by("-to_on"))


def find_monitoring(key):
    """A monitoring with its budget, or `None`."""
    rows = Monitoring.objects.standing().select_related("budget__body", "budget__force")
    return rows.filter(pk=key, budget__removed_at=None).first()


def lines_of(monitoring):
    """The lines and savings of the budget in its year, in their order, each with its outturn or `None`."""
    given = {row.code: row for row in Outturn.objects.standing().filter(monitoring=monitoring)}
    budget = monitoring.budget
    return [(entry, given.get(entry.code)) for entry in list_monitored(budget_of(budget), budget.year)]


def find_line(monitoring, code):
    """A line or saving by its code with its outturn or `None`; nothing where the budget has none of that code."""
    return next((pair for pair in lines_of(monitoring) if pair[0].code == code), None)


def monitoring_of(monitoring, lines=None) -> costing.Monitoring:
    """A monitoring as `costing` works with it; `lines` where they are at hand (`lines_of`).

    A line that nothing is said of yet is forecast at its budget.
    """
    budget = monitoring.budget
    return costing.Monitoring(
        body=budget.body.name,
        force=budget.force.name if budget.force else "",
        year=budget.year,
        to_on=monitoring.to_on,
        outturns=tuple(_outturn_of(entry, row) for entry, row in lines or lines_of(monitoring)),
    )


def _outturn_of(entry, row):
    said = ("moved", "spent", "forecast", "why")
    known = {name: getattr(row, name) for name in said} if row else {"forecast": entry.amount}
    return costing.Outturn(
        code=entry.code, name=entry.name, section=entry.section, kind=entry.kind, budget=entry.amount, **known
    )
