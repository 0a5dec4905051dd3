"""Words that a line end cuts in two with a hyphen, put together on the line where they start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answerable.reading.formats.pdf.line import TextLine
from answerable.reading.layout import Span

_CUT = re.compile(r"(\S*?)([^\W\d_]+)[-‐­]$")
_REST = re.compile(r"([^\W\d_]+)(\S*)(\s*)")
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w|/|_")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The whole words of a paper, by which a cut word is recognised. Words at a line's cut end are left out."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def learn(self, lines: Iterable[TextLine]) -> None:
        for line in lines:
            text = line.text
            if text.endswith(("-", "‐", "­")):
                text = text.rpartition(" ")[0]
            self._words.update(_WORD.findall(text.lower()))

    def is_one_word(self, start: str, rest: str) -> bool:
        """Whether two halves were one word before the line end, rather than a compound with its own hyphen."""
        start, rest = start.lower(), rest.lower()
        if start + rest in self._words:
            return True
        if f"{start}-{rest}" in self._words:
            return False
        return not (start in self._words and rest in self._words)


def join_hyphens(lines: Sequence[TextLine], words: Vocabulary) -> None:
    """Move the rest of each cut word up to the line where it starts, without the hyphen where the word has none.

    Web and mail addresses are left as they are: a hyphen there may be part of the address.
    """
    for line, following in zip(lines, lines[1:], strict=False):
        cut = _CUT.search(line.text)
        rest = _REST.match(following.text)
        if not cut or not rest or not rest[1][0].islower() or following.mark:
            continue
        token = line.text.rpartition(" ")[2] + following.text.partition(" ")[0].rstrip(".,;:")
        if _ADDRESS.search(token) or rest[0] == following.text:
            continue
        keep = not words.is_one_word(cut[2], rest[1])
        _move(line, following, rest[1] + rest[2], len(rest[0]), keep)


def _move(line: TextLine, following: TextLine, word: str, cut: int, keep_hyphen: bool) -> None:
    last = line.spans[-1]
    head = last.text if keep_hyphen else last.text.rstrip()[:-1]
    line.spans = (*line.spans[:-1], Span(head + word, last.bold, last.italic))
    line.text = "".join(span.text for span in line.spans)
    spans: list[Span] = []
    for span in following.spans:
        kept = span.text[cut:] if cut < len(span.text) else ""
        cut = max(0, cut - len(span.text))
        if kept:
            spans.append(Span(kept, span.bold, span.italic))
    following.spans = tuple(spans)
    following.text = "".join(span.text for span in spans)
