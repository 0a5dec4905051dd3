"""A budget, and two versions of one, as they are shown to members and the public."""

from __future__ import annotations

from answerable.costing.budget import Budget
from answerable.costing.revenue.budget_exhibit import tell_lines
from answerable.costing.revenue.comparison_exhibit import tell_changes, tell_versions, tell_years
from answerable.costing.revenue.medium_term_exhibit import tell_medium_term
from answerable.costing.revenue.pound_exhibit import tell_pound
from answerable.costing.revenue.savings_exhibit import tell_savings
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.versions import compare_budgets
from answerable.drawing.exhibit import Exhibit


def tell_budget(budget: Budget) -> tuple[Exhibit, ...]:
    """The budget by line and year with its gap; where each pound comes from and goes to; the plan over the years;
    the savings. Nothing of what the budget does not hold."""
    statement = work_out_budget(budget)
    if not statement.years:
        return ()
    exhibits = (
        tell_lines(budget, statement),
        *tell_pound(budget, statement),
        tell_medium_term(budget, statement),
        tell_savings(budget),
    )
    return tuple(exhibit for exhibit in exhibits if exhibit is not None)


def tell_comparison(before: Budget, after: Budget) -> tuple[Exhibit, ...]:
    """What changed between two versions and what that does to the gap; every line side by side; each year.

    Raises `CostError` where the two cannot be compared.
    """
    comparison = compare_budgets(before, after)
    exhibits = (
        tell_changes(before, after, comparison),
        tell_versions(before, after, comparison),
        tell_years(before, after, comparison),
    )
    return tuple(exhibit for exhibit in exhibits if exhibit is not None)
