"""Running heads, running feet and page numbers: what is printed on page after page at the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from answerable.reading.formats.pdf.draft import Draft, PageDraft
from answerable.reading.formats.pdf.line import TextLine

MARGIN_SHARE = 0.13
"""The share of a page's height, at its head and foot, in which furniture stands."""
EDGE_SHARE = 0.075
"""A lone page number stands at least this near the edge of the sheet."""
LEAST_REPEATS = 3
SAME_PLACE_POINTS = 6.0
MOST_LETTERS = 160

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.)?\s*[-–|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–|\])]?", re.IGNORECASE
)
_NAMED_PAGE = re.compile(r"\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.IGNORECASE)

_Key = tuple[str, int]


def mark_furniture(pages: Iterable[PageDraft]) -> None:
    """Set furniture apart in blocks of its own, on every page."""
    pages = list(pages)
    repeats: Counter[_Key] = Counter()
    for page in pages:
        seen = {key for _, line in _margin_lines(page) for key in _keys(line, page)}
        repeats.update(seen)
    needed = min(LEAST_REPEATS, len(pages)) if len(pages) > 1 else 2
    for page in pages:
        found = {
            id(line)
            for _, line in _margin_lines(page)
            if max(repeats[key] for key in _keys(line, page)) >= needed or _is_page_number(line, page)
        }
        if found:
            page.drafts = [part for draft in page.drafts for part in _set_apart(draft, found)]


def _margin_lines(page: PageDraft) -> Iterable[tuple[Draft, TextLine]]:
    head, foot = MARGIN_SHARE * page.height, (1 - MARGIN_SHARE) * page.height
    for draft in page.drafts:
        if draft.kind == "table":
            continue
        for line in draft.lines:
            if (line.bottom < head or line.top > foot) and len(line.text) <= MOST_LETTERS:
                yield draft, line


def _keys(line: TextLine, page: PageDraft) -> tuple[_Key, _Key]:
    """The line's words with their figures left out, and its height on the page, to either side of a boundary."""
    words = _DIGITS.sub("#", " ".join(line.text.split()))
    from_edge = line.base if line.base < page.height / 2 else line.base - page.height
    place = from_edge / SAME_PLACE_POINTS
    return (words, int(place // 1)), (words, int((place + 0.5) // 1) + 10_000)


def _is_page_number(line: TextLine, page: PageDraft) -> bool:
    near = line.bottom < EDGE_SHARE * page.height or line.top > (1 - EDGE_SHARE) * page.height
    text = line.text.strip()
    if near and _PAGE_NUMBER.fullmatch(text):
        return True
    return bool(_NAMED_PAGE.fullmatch(text)) or (near and bool(_NAMED_PAGE.search(text)) and len(text) < 80)


def _set_apart(draft: Draft, furniture: set[int]) -> Iterable[Draft]:
    if draft.kind == "table" or not any(id(line) in furniture for line in draft.lines):
        yield draft
        return
    group: list[TextLine] = []
    for line in draft.lines:
        if group and (id(line) in furniture) != (id(group[-1]) in furniture):
            yield _part(draft, group, furniture)
            group = []
        group.append(line)
    yield _part(draft, group, furniture)


def _part(draft: Draft, lines: list[TextLine], furniture: set[int]) -> Draft:
    if id(lines[0]) in furniture:
        return msgspec.structs.replace(draft, kind="furniture", lines=lines, level=0)
    return msgspec.structs.replace(draft, lines=lines)
