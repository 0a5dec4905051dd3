"""Words that a line end cuts in two with a hyphen, put together on the line where they start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.formats.pdf.line import TextLine
from answerable.reading.layout import Span

HYPHENS = ("-", "‐", "\u00ad")

_CUT = re.compile(r"(\S*?)([^\W\d_]+)[-‐\u00ad]$")
_REST = re.compile(r"([^\W\d_]+)(\S*)(\s*)")
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w|/|_")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The whole words of a paper, by which a word cut at a line end is recognised."""

    def __init__(self, blocks: Sequence[Sequence[TextLine]]) -> None:
        texts: list[str] = []
        cuts: list[tuple[str, str]] = []
        for lines in blocks:
            for line, following in zip(lines, [*lines[1:], None], strict=False):
                text = line.text
                if text.endswith(HYPHENS):
                    cut, rest = _CUT.search(text), _REST.match(following.text) if following else None
                    if cut and rest:
                        cuts.append((cut[2].lower(), rest[1].lower()))
                    text = text.rpartition(" ")[0]
                texts.append(text)
        self._cuts = len(cuts)
        self._words = set(_WORD.findall("\n".join(texts).lower())) if cuts else set()
        self._hyphenates = any(start + rest in self._words for start, rest in cuts)

    def __bool__(self) -> bool:
        """Whether any word of the paper is cut at all."""
        return self._cuts > 0

    def is_one_word(self, start: str, rest: str) -> bool:
        """Whether two halves were one word before the line end, rather than a compound with its own hyphen.

        A pair that the paper does not decide is one word only if the paper is known to cut its words.
        """
        start, rest = start.lower(), rest.lower()
        if start + rest in self._words:
            return True
        if not self._hyphenates or f"{start}-{rest}" in self._words:
            return False
        return not (start in self._words and rest in self._words)


def join_hyphens(lines: list[TextLine], words: Vocabulary) -> None:
    """Move the rest of each cut word up to the line where it starts, without the hyphen where the word has none.

    Web and mail addresses are left as they are: a hyphen there may be part of the address.
    """
    for line, following in pairwise(lines):
        if not line.text.endswith(HYPHENS):
            continue
        cut, rest = _CUT.search(line.text), _REST.match(following.text)
        if not cut or not rest or not rest[1][0].islower() or following.mark:
            continue
        token = line.text.rpartition(" ")[2] + following.text.partition(" ")[0].rstrip(".,;:")
        if _ADDRESS.search(token):
            continue
        soft = line.text.endswith("\u00ad")
        keep = not soft and not words.is_one_word(cut[2], rest[1])
        _move(line, following, rest[1] + rest[2], len(rest[0]), keep)
    if not all(line.text for line in lines):
        lines[:] = [line for line in lines if line.text]


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
