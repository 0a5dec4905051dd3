"""Judging: one file for each kind of fact, from an answer and a record (both plain dicts) to tallies."""
