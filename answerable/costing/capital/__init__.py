"""Capital with its funding, reserves, borrowing, and fees: what each comes to by year, and whether it holds."""
