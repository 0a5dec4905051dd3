"""Revenue: what a year costs and what pays for it, in versions, under scenarios and as it is spent."""
