"""How much of a PDF is read before it is refused, and how far apart things on a page may stand."""

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 10_000
MAX_GLYPHS_PER_PAGE = 100_000
"""A page of the smallest newspaper print has some 20,000."""
MAX_OBJECTS_PER_PAGE = 400_000
MAX_RULES_PER_PAGE = 8_000
"""Beyond it the drawing is a map or a chart: its lines are not looked at for tables."""
MAX_FORM_DEPTH = 8
