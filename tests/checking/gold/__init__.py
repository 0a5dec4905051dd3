"""Papers read by hand for errors, and how many of them the checker finds; `python -m tests.checking.gold`."""
