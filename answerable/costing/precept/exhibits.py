"""Everything that is shown of a precept, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from answerable.costing.budget import Budget
from answerable.costing.precept.bands_exhibit import tell_bands
from answerable.costing.precept.limit_exhibit import tell_limit
from answerable.costing.precept.notices_exhibit import tell_notices
from answerable.costing.precept.others_exhibit import tell_others
from answerable.costing.precept.yields_exhibit import tell_yield
from answerable.costing.refusal import CostError
from answerable.drawing.exhibit import Exhibit

_OPTIONAL: Final[tuple[Callable[[Budget, int], Exhibit], ...]] = (tell_yield, tell_notices, tell_limit, tell_others)


def tell_precept(budget: Budget) -> tuple[Exhibit, ...]:
    """The bands of the budget's own year; then, where what they need is given, what the precept brings in and why,
    what each council is asked for, the limit of the year, and other forces.

    Raises `CostError` where the budget gives no band D for its year.
    """
    told = [tell_bands(budget, budget.year)]
    for tell in _OPTIONAL:
        try:
            told.append(tell(budget, budget.year))
        except CostError:
            continue
    return tuple(told)
