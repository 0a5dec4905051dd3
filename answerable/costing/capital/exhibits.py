"""The exhibits of capital, reserves, borrowing and fees, each a function of the budget alone."""

from answerable.costing.capital.capital_exhibit import tell_capital
from answerable.costing.capital.debt_exhibit import tell_debt
from answerable.costing.capital.fee_exhibit import tell_fees
from answerable.costing.capital.reserve_exhibit import tell_reserves

__all__ = ["tell_capital", "tell_debt", "tell_fees", "tell_reserves"]
