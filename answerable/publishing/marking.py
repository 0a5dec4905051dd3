"""Finding a citation's words in the lines of a page, to mark them where they stand."""

import re
from dataclasses import dataclass

MOST_WORDS = 24
WORD = re.compile(r"\w+")
# What makes letters part of a longer word or number: the 412 of 1,412 or of 412.5.
JOINED_BEFORE = re.compile(r"(?:\w|\d[.,])$")
JOINED_AFTER = re.compile(r"\w|[.,]\d")
LINES_ASKED = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line in parts, each with whether it is marked; `cited` is true for every line that the citation covers."""

    number: int
    look: str
    parts: tuple[tuple[str, bool], ...]
    cited: bool = False


def lines_asked(text):
    """The first and last line of `41-43` or `41`; `None` for anything else."""
    match = LINES_ASKED.fullmatch(text)
    if match is None:
        return None
    first = int(match[1])
    return first, max(first, int(match[2] or first))


def mark_citation(lines, asked, *wordings):
    """The lines of a page, with the first of the wordings that stands within the lines asked for marked there.

    Words are compared by their letters and digits only, because a citation folds white space and drops bullets. Where
    none is found, the lines stand cited without marked words.
    """
    within = {line.number: line.words for line in lines if asked[0] <= line.number <= asked[1]}
    spans = next(filter(None, (find_spans(within, words) for words in wordings)), {})
    return [_mark_line(line, within, spans) for line in lines]


def mark_found(lines, found):
    """The lines of a page with every occurrence of the words that a search found marked, whatever their case."""
    words = sorted({word for word in WORD.findall(found) if len(word) > 1}, key=len, reverse=True)[:MOST_WORDS]
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None
    return [MarkedLine(line.number, line.look, _split(line.words, pattern)) for line in lines]


def _split(text, pattern):
    pieces = pattern.split(text) if pattern else [text]
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def _mark_line(line, within, spans):
    if line.number not in spans:
        return MarkedLine(line.number, line.look, ((line.words, False),), line.number in within and not spans)
    start, end = spans[line.number]
    parts = ((line.words[:start], False), (line.words[start:end], True), (line.words[end:], False))
    return MarkedLine(line.number, line.look, tuple(part for part in parts if part[0]), True)


def find_spans(within, words):
    """For each line number that holds part of `words`: where that part starts and ends in the line."""
    places = [
        (number, offset, letter)
        for number, text in within.items()
        for offset, printed in enumerate(text)
        for letter in printed.casefold()
        if letter.isalnum()
    ]
    needle = "".join(letter for letter in words.casefold() if letter.isalnum())
    found = _find_whole(within, places, needle) if needle else -1
    spans = {}
    for number, offset, _ in places[found : found + len(needle)] if found >= 0 else []:
        start, _ = spans.get(number, (offset, offset))
        spans[number] = (start, offset + 1)
    return {number: _to_word_end(within[number], span) for number, span in spans.items()}


def _find_whole(within, places, needle):
    """Where the letters stand as whole words, else where they stand at all, else -1."""
    letters = "".join(letter for _, _, letter in places)
    first = found = letters.find(needle)
    while found >= 0:
        (number, start, _), (last, end, _) = places[found], places[found + len(needle) - 1]
        if not (JOINED_BEFORE.search(within[number][:start]) or JOINED_AFTER.match(within[last][end + 1 :])):
            return found
        found = letters.find(needle, found + 1)
    return first


def _to_word_end(text, span):
    """The span with the full stop, quotation mark or bracket that closes it."""
    start, end = span
    while end < len(text) and text[end] in ".,;:!?)]’”'\"%":
        end += 1
    return start, end
