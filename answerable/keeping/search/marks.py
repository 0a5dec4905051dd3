"""Found words marked in a text: the databases set two control characters around them, and parts are made of that."""

BEGIN, END = "\x02", "\x03"


def read_marks(text):
    """`(text, is found)` parts of a text with marks; with none, the text alone."""
    parts = []
    for stretch in (text or "").split(BEGIN):
        found, end, rest = stretch.partition(END)
        if end:
            parts += [(found, True), (rest, False)]
        else:
            parts.append((stretch, False))
    return tuple((words, is_found) for words, is_found in parts if words)
