"""Running heads, running feet and page numbers: what is printed on page after page at the same place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

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
NEIGHBOUR_PAGES = 2
LARGER = 1.1

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.)?\s*[-–|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–|\])]?", re.IGNORECASE
)
_NAMED_PAGE = re.compile(r"\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.IGNORECASE)

_END_NUMBER = re.compile(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$|^(\d{1,4})$")

_Key = tuple[str, int]


def mark_furniture(pages: Sequence[PageDraft], body: float) -> None:
    """Set furniture apart in blocks of its own, on every page. `body` is the paper's body size, in points: in larger
    type only the very same words are furniture, for titles too stand at the head of their pages."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for page in pages:
        for key in {key for line in _margin_lines(page) for key in _keys(line, page, body)}:
            places[key].append(page.number)
    needed = min(LEAST_REPEATS, max(len(pages), 2))
    for page in pages:
        found = {
            id(line)
            for line in _margin_lines(page)
            if _is_page_number(line, page)
            or any(_keeps_coming(places[key], page.number, needed) for key in _keys(line, page, body))
        }
        if found:
            page.drafts = [part for draft in page.drafts for part in _set_apart(draft, found)]


def _keeps_coming(pages: list[int], page: int, needed: int) -> bool:
    """Whether what is on these pages is on a neighbour of this one too; heads may differ on left and right pages."""
    if len(pages) < needed:
        return False
    at = bisect_left(pages, page)
    return any(
        abs(other - page) <= NEIGHBOUR_PAGES for other in (*pages[max(at - 1, 0) : at], *pages[at + 1 : at + 2])
    )


def _margin_lines(page: PageDraft) -> Iterator[TextLine]:
    head, foot = MARGIN_SHARE * page.height, (1 - MARGIN_SHARE) * page.height
    for draft in page.drafts:
        if draft.kind == "table":
            continue
        for line in draft.lines:
            if (line.bottom < head or line.top > foot) and len(line.text) <= MOST_LETTERS:
                yield line


def _keys(line: TextLine, page: PageDraft, body: float) -> tuple[_Key, ...]:
    """What would be the same on other pages if the line is furniture: its words, figures left out, at their height
    (to either side of a boundary); and a number at its end that keeps step with the pages."""
    words = " ".join(line.text.split())
    if line.size <= LARGER * body:
        words = _DIGITS.sub("#", words)
    from_edge = line.base if line.base < page.height / 2 else line.base - page.height
    place = from_edge / SAME_PLACE_POINTS
    keys = [(words, int(place // 1)), (words, int((place + 0.5) // 1) + 10_000)]
    if number := _END_NUMBER.search(line.text.strip()):
        side = "head" if from_edge > 0 else "foot"
        keys.append((f"page number at the {side}", int(number[number.lastindex or 0]) - page.number))
    return tuple(keys)


def _is_page_number(line: TextLine, page: PageDraft) -> bool:
    near = line.bottom < EDGE_SHARE * page.height or line.top > (1 - EDGE_SHARE) * page.height
    text = line.text.strip()
    if near and any(_PAGE_NUMBER.fullmatch(part.strip()) for part in text.split("\t")):
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
