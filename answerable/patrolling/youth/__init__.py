"""Serious youth violence: by month and unit, with and without a knife, and what came of it."""
