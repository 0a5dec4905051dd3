"""What a report on violence is told from, and what it says."""
