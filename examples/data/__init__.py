"""Invented rows for the demonstration and for benchmarks: the sums are published, the rows are made up."""
