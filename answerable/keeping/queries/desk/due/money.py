"""What is due of the money: a budget to balance, propose and approve, reports begun, conditions, arrears."""

import datetime as dt

from django.db.models import Exists, OuterRef

from answerable.costing.amount import say_amount
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import work_out_budget
from answerable.keeping.models.desk import AllocationPayment, Budget, BudgetStage, FundAllocation, FundCondition
from answerable.keeping.queries.desk.budget import budget_of, issued_of
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.finance_report import list_owed
from answerable.law.day import find_financial_year
from answerable.law.precept_limit import limit_day

KIND = "Money"
AHEAD = dt.timedelta(days=45)
# How near the day of the precept's notice is before a budget that is not proposed yet is due.
BUDGET_AHEAD = dt.timedelta(days=90)
MOST = 100


def due_of_money(bodies, today):
    """What a finance officer owes to these bodies."""
    yield from _budgets(bodies, today)
    for row in list_owed(bodies)[:MOST]:
        words = "Publish the finance report, or drop it"
        yield Due(KIND, words, row.title, f"/desk/finance-reports/{row.pk}", row.body.name)
    yield from _conditions(bodies, today)
    yield from _arrears(bodies, today)


def _budgets(bodies, today):
    """The latest version of the coming year of each body, by what it waits for."""
    year = find_financial_year(today) + 1
    rows = Budget.objects.standing().filter(body__in=bodies, year=year).select_related("body", "force")
    latest = {row.body_id: row for row in rows.exclude(stage=BudgetStage.SUBSTITUTE).order_by("pk")}
    for row in latest.values():
        place, name = f"/desk/budgets/{row.pk}", row.body.name
        limit = limit_day("notify", year).day
        if not row.settled_on and limit <= today + BUDGET_AHEAD:
            yield Due(KIND, _say_proposal(row), row.title, place, name, limit)
        if row.settled_on and row.stage != BudgetStage.APPROVED and issued_of(row) is not None:
            yield Due(KIND, "Approve the budget: its precept is issued", row.title, place, name)


def _say_proposal(row):
    try:
        gap = work_out_budget(budget_of(row)).of(row.year).gap_left
    except CostError:
        return "Give the budget its lines, and propose it"
    return f"Close a gap of {say_amount(gap, row.unit)}, and propose the budget" if gap > 0 else "Propose the budget"


def _conditions(bodies, today):
    """Conditions of grants that nothing was counted for, by the day on which they are to be met."""
    rows = FundCondition.objects.standing().filter(fund__body__in=bodies, fund__removed_at=None)
    rows = rows.filter(due_on__lte=today + AHEAD, counted_on=None, actual=None).select_related("fund__body")
    for row in rows.order_by("due_on", "pk")[:MOST]:
        about = f"{row.fund.name}: {row.words}"[:120]
        place = f"/desk/funds/{row.fund_id}"
        yield Due(KIND, "Say whether the condition is met", about, place, row.fund.body.name, row.due_on)


def _arrears(bodies, today):
    """Allocations of last year that are paid in arrears, and of which nothing was paid."""
    paid = AllocationPayment.objects.standing().filter(allocation=OuterRef("pk"))
    rows = FundAllocation.objects.standing().filter(fund__body__in=bodies, fund__removed_at=None, in_arrears=True)
    rows = rows.filter(year=find_financial_year(today) - 1).filter(~Exists(paid)).select_related("fund__body")
    for row in rows.order_by("pk")[:MOST]:
        words = "Pay what is owed in arrears, or take the allocation back"
        yield Due(KIND, words, str(row)[:120], f"/desk/funds/{row.fund_id}?year={row.year}", row.fund.body.name)
