"""What was patrolled: visits, minutes, compliance by more than one definition."""
