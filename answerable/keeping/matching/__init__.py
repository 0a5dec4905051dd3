"""Whether two printed names are one: names made comparable, and candidates found. Nothing is written here."""
