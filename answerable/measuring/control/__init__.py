"""Control charts: limits, run rules, rebasing, rare events."""
