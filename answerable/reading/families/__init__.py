"""What one family of papers has beyond the grammar of the genre; none is needed so far."""
