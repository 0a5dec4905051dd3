"""What the printed totals of a budget are called, found in the budget: the parts that each adds up, year by year."""
