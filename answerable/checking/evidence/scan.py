"""Whether a paper shows the marks of a scan whose letters and digits were confused."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from answerable.checking.evidence.paper import Paper

# A digit within a word (`rep1y`, `b0rough`), or a letter within a number (`2O12`, `l6`).
_CONFUSED = re.compile(r"\b[A-Za-z]{1,12}[01][a-z]{2,12}\b|\b\d+[lIO]\d*\b|\b[lIO]\d{1,3}\b|\btbe\b")
_FEWEST = 3
"""A web address or a code may have one or two of these; three in a paper are the marks of a scan."""

_SCANNED: WeakKeyDictionary[Paper, bool] = WeakKeyDictionary()


def looks_scanned(paper: Paper) -> bool:
    """Whether digits of a paper may have been misread, so that a figure in it proves less."""
    held = _SCANNED.get(paper)
    if held is None:
        held = _SCANNED[paper] = sum(len(_CONFUSED.findall(part.text)) for part in paper.paragraphs) >= _FEWEST
    return held
