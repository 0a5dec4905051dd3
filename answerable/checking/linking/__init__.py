"""The same quantity printed in two places."""
