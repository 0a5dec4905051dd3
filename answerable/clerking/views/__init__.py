"""Pages of the desk, one file for each thing they are about."""
