"""Monitoring on the desk: an approved budget as it is spent, as `costing` works with it."""

from answerable.costing import monitoring as costing
from answerable.keeping.models.desk import BudgetLine, Monitoring, Outturn
from answerable.keeping.queries.desk.budget import amounts_of


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
    """The lines of the budget that have an amount for its year, in their order, each with its outturn or `None`."""
    year = str(monitoring.budget.year)
    given = {row.line_id: row for row in Outturn.objects.standing().filter(monitoring=monitoring)}
    lines = BudgetLine.objects.standing().filter(budget=monitoring.budget)
    return [(line, given.get(line.pk)) for line in lines if year in line.amounts]


def find_line(monitoring, key):
    """A line of the budget under monitoring, or `None`."""
    return BudgetLine.objects.standing().filter(budget=monitoring.budget, pk=key).first()


def monitoring_of(monitoring) -> costing.Monitoring:
    """A monitoring as `costing` works with it. A line that nothing is said of yet is forecast at its budget."""
    budget = monitoring.budget
    return costing.Monitoring(
        body=budget.body.name,
        force=budget.force.name if budget.force else "",
        year=budget.year,
        to_on=monitoring.to_on,
        outturns=tuple(_outturn_of(line, row, budget.year) for line, row in lines_of(monitoring)),
    )


def _outturn_of(line, row, year):
    planned = amounts_of(line.amounts)[year]
    known = (
        {"moved": row.moved, "spent": row.spent, "forecast": row.forecast, "why": row.why}
        if row
        else {"forecast": planned}
    )
    return costing.Outturn(
        code=line.code, name=line.name, section=line.section, kind=line.kind, budget=planned, **known
    )
