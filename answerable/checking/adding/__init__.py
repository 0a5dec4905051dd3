"""What a table or a sentence adds up: sums, differences, bands."""
