"""What was paid to whom and for what, and which contracts are in force: the schedules that a body must publish."""
