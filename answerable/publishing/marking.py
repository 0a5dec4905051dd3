"""Finding a citation's words in the lines of a page, to mark them where they stand."""

import re
from dataclasses import dataclass

LINES_ASKED = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line in three parts, the middle one cited; `cited` is true for every line that the citation covers."""

    number: int
    look: str
    before: str
    marked: str
    after: str
    cited: bool


def lines_asked(text):
    """The first and last line of `41-43` or `41`; `None` for anything else."""
    match = LINES_ASKED.fullmatch(text)
    if match is None:
        return None
    first = int(match[1])
    return first, max(first, int(match[2] or first))


def mark_lines(lines, asked, words):
    """The lines of a page, with the cited words marked within the lines asked for.

    Words are compared by their letters and digits only, because a citation folds white space and drops bullets. Where
    they are not found, the lines stand cited without marked words.
    """
    if asked is None:
        return [MarkedLine(line.number, line.look, line.words, "", "", False) for line in lines]
    within = {line.number: line.words for line in lines if asked[0] <= line.number <= asked[1]}
    spans = _find_spans(within, words) if words else {}
    return [_mark_line(line, within, spans) for line in lines]


def _mark_line(line, within, spans):
    if line.number not in spans:
        return MarkedLine(line.number, line.look, line.words, "", "", line.number in within and not spans)
    start, end = spans[line.number]
    return MarkedLine(line.number, line.look, line.words[:start], line.words[start:end], line.words[end:], True)


def _find_spans(within, words):
    """For each line number that holds part of `words`: where that part starts and ends in the line."""
    places = [
        (number, offset, letter)
        for number, text in within.items()
        for offset, letter in enumerate(text.casefold() if len(text.casefold()) == len(text) else text)
        if letter.isalnum()
    ]
    needle = "".join(letter for letter in words.casefold() if letter.isalnum())
    found = "".join(letter for _, _, letter in places).find(needle) if needle else -1
    spans = {}
    for number, offset, _ in places[found : found + len(needle)] if found >= 0 else []:
        start, _ = spans.get(number, (offset, offset))
        spans[number] = (start, offset + 1)
    return {number: _to_word_end(within[number], span) for number, span in spans.items()}


def _to_word_end(text, span):
    """The span with the full stop, quotation mark or bracket that closes it."""
    start, end = span
    while end < len(text) and text[end] in ".,;:!?)]’”'\"%":
        end += 1
    return start, end
