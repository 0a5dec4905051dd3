"""Fairness: stop and search, use of force, and outcomes by group."""
