"""Rules about what was resolved and promised, and the trackers that are to carry it."""
