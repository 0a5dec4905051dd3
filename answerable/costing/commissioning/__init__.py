"""Grants and commissioning worked out: allocations and what remains, match funding, conditions, payments, bids."""
