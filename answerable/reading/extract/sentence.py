"""Sentences of a paragraph, as printed."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop after these does not end a sentence.
_ABBREVIATIONS = (
    "mr|mrs|ms|dr|cllr|cllrs|prof|rev|st|supt|insp|sgt|dep|asst|ch|hon|no|nos|para|paras|p|pp|vs|cf|approx|dept|govt|etc"
    "|e\\.g|i\\.e|eg|ie|c|ca|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|fig|vol|ref|tel|ext|min|mins|hrs|inc|ltd|co"
)
_END = re.compile(r"(?<=[.?!])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£])")
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{_ABBREVIATIONS}|[A-Z])\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def split_sentences(text: str) -> list[str]:
    """The sentences of a text, in order; joined by a space they are the text again, white space folded."""
    if not any(mark in text for mark in ".?!"):
        return [text] if text else []
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].rstrip()
        if (piece[-1] == "." and _ABBREVIATED.search(piece[-_LONGEST_ABBREVIATION:])) or _NUMBERED.match(piece):
            continue
        sentences.append(piece)
        start = match.end()
    if start < len(text):
        sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]
