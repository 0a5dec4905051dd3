"""Measures, targets and baselines; the scorecard of a quarter and the statement drafted from it."""
