"""A sentence with its figures put aside, each a mark of its kind, so that wording is read whatever numbers it holds.

`20 of the 33 discharges (61%)` becomes `⟦N0⟧ of the ⟦N1⟧ discharges (⟦P2⟧)`. How a number is printed changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph, Sentence

_DURATIONS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
# What a mark stands for: percentage, points, money, duration, fraction in words, times, rank, any other number.
_KINDS = {"%": "P", "percentage points": "Q", "GBP": "M", "share": "F", "times": "X", "rank": "R"}

P, N = r"⟦P(?P<{}>\d+)⟧", r"⟦[NM](?P<{}>\d+)⟧"
"""Patterns of a percentage and of a number or money, to be given the name of the group that catches it."""
GAP = r"[^⟦⟧.;:()]"
"""A character between two figures that leaves them in one statement."""


class Frame(NamedTuple):
    """A sentence, its text with marks in place of figures, and the figures by their marks."""

    sentence: Sentence
    text: str
    amounts: tuple[Amount, ...]

    def amount(self, match: re.Match[str], group: str) -> Amount:
        return self.amounts[int(match[group])]

    def offsets(self, match: re.Match[str]) -> tuple[int, int]:
        """The offsets in the paragraph that a match of the framed text stands for."""
        return self._offset(match.start()), self._offset(match.end())

    def _offset(self, at: int) -> int:
        shift = self.sentence.start
        for mark, amount in zip(_MARK.finditer(self.text), self.amounts, strict=True):
            if mark.end() > at:
                break
            shift = amount.end - mark.end()
        return at + shift


# Words that hedge a figure stand no further before it.
_LED = 24
LONGEST_SENTENCE = 4000
"""Characters; what goes on for longer without an end is a damaged file, and wording is not read into it."""
_MARK = re.compile(r"⟦[A-Z]\d+⟧")
_FRAMES: WeakKeyDictionary[Paper, tuple[tuple[Frame, ...], ...]] = WeakKeyDictionary()


def kind_of(amount: Amount) -> str:
    """The letter of a figure's mark."""
    unit = amount.unit or ""
    return _KINDS.get(unit) or ("T" if unit in _DURATIONS else "N")


def frame_sentence(sentence: Sentence) -> Frame:
    """A sentence as a frame. Figures that overlap another are left out."""
    parts: list[str] = []
    kept: list[Amount] = []
    at = sentence.start
    for amount in sentence.amounts:
        if amount.start < at or amount.end > sentence.end:
            continue
        parts += (sentence.paragraph.text[at : amount.start], f"⟦{kind_of(amount)}{len(kept)}⟧")
        kept.append(amount)
        at = amount.end
    parts.append(sentence.paragraph.text[at : sentence.end])
    return Frame(sentence, "".join(parts), tuple(kept))


def words_before(frame: Frame, amount: Amount) -> str:
    """The words of a sentence up to a figure, at most the last of them."""
    text = frame.sentence.paragraph.text
    return text[max(frame.sentence.start, amount.start - _LED) : amount.start]


def frame_paper(paper: Paper) -> tuple[tuple[Frame, ...], ...]:
    """The sentences of a paper that hold a figure as frames, paragraph by paragraph; worked out once for a paper."""
    frames = _FRAMES.get(paper)
    if frames is None:
        frames = _FRAMES[paper] = tuple(filter(None, map(_frame_paragraph, paper.paragraphs)))
    return frames


def _frame_paragraph(paragraph: Paragraph) -> tuple[Frame, ...]:
    if not paragraph.amounts:
        return ()
    return tuple(
        frame_sentence(sentence)
        for sentence in paragraph.sentences
        if sentence.amounts and len(sentence.text) <= LONGEST_SENTENCE
    )


def iterate_frames(paper: Paper, fewest: int = 1) -> Iterator[Frame]:
    """The frames of a paper with at least so many figures."""
    return (frame for frames in frame_paper(paper) for frame in frames if len(frame.amounts) >= fewest)
