"""Rarer ways to begin items: `PCP 41`, `A.`, `01/05/21`, titles that end in a colon, bold words that open a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.extract.numbering import Mark
from answerable.reading.extract.strand import Strand

_FEWEST = 3
_LEAP = 3
_MOST_WORDS = 9
# A running number joined with letters, a month or a year that stay the same through the paper.
_JOINED = re.compile(
    r"(?P<printed>(?![QA]\b|[QA]\d|PC |PS |page )[A-Z]{1,5}[ ]?\d{1,4}|\d{1,3}/\d{1,2}/\d{2,4}"
    r"|\d{1,4}-\d{2,4}|\d{1,3}\.\d{2}/\d{2})\s*[.:)–—-]?\s+(?P<rest>[^\W\d].*)",
    re.DOTALL,
)
_LETTERED = re.compile(r"(?P<printed>[A-Z])[.):]\s+(?P<rest>[A-Z].*)", re.DOTALL)
_COLON_TITLE = re.compile(r"[A-Z][^.?!:;\d]{2,70}:")
_ATTENDING = re.compile(
    r"\W*(?:present|apolog\w+(?! for)|attend\w*|in attendance|also|members?|officers?|absent|councillors?"
    r"|cllrs?|chair\w*|actions?|resol\w+"
    r"|agreed|questions?|answer\w*|response|reply|supplementary|date|time|venue|decisions?|recommend\w*|notes?|proposed|[qa]\d*)\b",
    re.IGNORECASE,
)


def find_series(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    """Items by a running number or letter with its fixed companions; empty where fewer than three go on counting."""
    joined: dict[str, list[tuple[int, Mark | None]]] = {}
    for index, strand in enumerate(strands):
        match = _JOINED.match(strand.text) if _may_begin(strand) else None
        if match is None:
            continue
        mark = Mark("reference", match["printed"], match["rest"])
        run = joined.setdefault(_companions(match["printed"]), [])
        last = run[-1][1].value if run and run[-1][1] else None
        if last is None or last < mark.value <= last + _LEAP:
            run.append((index, mark))
    best = max(joined.values(), key=len, default=[])
    return best if len(best) >= _FEWEST else _letters(strands)


def find_leads(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    """Items by titles that a colon ends on their own line, or that are bold before the plain words of a text."""
    titles: list[tuple[int, Mark | None]] = [
        (index, None)
        for index, (strand, below) in enumerate(pairwise(strands))
        if _may_begin(strand)
        and len(strand.text.split()) <= _MOST_WORDS
        and _COLON_TITLE.fullmatch(strand.text)
        and (not _ATTENDING.match(strand.text) or strand.text.lower().startswith("apologies for"))
        and below.text[:1].isupper()
        and len(below.text.split()) >= _FEWEST
    ]
    if len(titles) >= _FEWEST:
        return titles
    leads: list[tuple[int, Mark | None]] = [
        (index, None) for index, strand in enumerate(strands) if _may_begin(strand) and _has_bold_lead(strand)
    ]
    return leads if len(leads) >= _FEWEST else []


def _letters(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    """`A. Title`, `B. Title`, in order from A."""
    found: list[tuple[int, Mark | None]] = []
    for index, strand in enumerate(strands):
        match = _LETTERED.match(strand.text) if _may_begin(strand) else None
        if match and match["printed"] == chr(ord("A") + len(found)) and len(match["rest"].split()) <= _MOST_WORDS:
            found.append((index, Mark("item", match["printed"], match["rest"])))
    return found if len(found) >= _FEWEST else []


def _may_begin(strand: Strand) -> bool:
    return strand.block.kind != "table" and not strand.aside and strand.margin is None


def _companions(printed: str) -> str:
    """What a reference has besides its running number."""
    return re.sub(r"\d+", "#", printed, count=1)


def _has_bold_lead(strand: Strand) -> bool:
    if not 0 < strand.block.share("bold") < 0.6 or strand.listed:
        return False
    run = ""
    for span in strand.block.spans:
        if not span.bold and span.text.strip():
            break
        run += span.text
    return 1 <= len(run.split()) <= _MOST_WORDS and len(run.strip()) > 3 and not _ATTENDING.match(run)
