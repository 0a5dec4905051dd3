"""What a page end cuts in two: tables, the rows of tables, and paragraphs, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.formats.pdf.draft import Draft, DraftCell, PageDraft

EDGE_POINTS = 4.0
"""Column edges of the two parts of a table differ by no more than this."""
LEAST_FILLED = 0.5
"""What goes on over a page end reaches at least so far down its own page."""
BLANK_KEY_SHARE = 0.2
MOST_REPEATED_ROWS = 3

_FIGURE = re.compile(r"[-−–+£(]*\d[\d,.]*[%)]*")
_ENDED = re.compile(r"[.;:!?][\"'”’)\]]*$")


def join_pages(pages: Sequence[PageDraft]) -> None:
    """Join across each page end what runs over it. The joined block stands on the page where it starts, and each of
    its lines keeps its own page; a table's repeated header becomes furniture of its page."""
    open_page: PageDraft | None = None
    for page in pages:
        if open_page is not None:
            last, first = _last_body(open_page), _first_body(page)
            near = last is not None and last.bottom > LEAST_FILLED * open_page.height
            if near and last is not None and first is not None and _join(last, first, page):
                page.drafts = [draft for draft in page.drafts if draft is not first]
                if _last_body(page) is None:
                    continue  # the whole page was part of the block: the next page may go on with it
        open_page = page if page.drafts else None
    for page in pages:
        page.drafts = [part for draft in page.drafts for part in _without_frame(draft)]


def _without_frame(draft: Draft) -> Sequence[Draft]:
    """The blocks of a ruled row with words in one cell only: part of no table after all, but a frame around them."""
    if draft.kind == "table" and draft.ruled and len(draft.rows) == 1:
        filled = [cell for cell in draft.rows[0] if cell.blocks]
        if len(filled) == 1:
            return filled[0].blocks
    return [draft]


def _join(last: Draft, first: Draft, page: PageDraft) -> bool:
    if last.kind == "table" and first.kind == "table":
        return _join_tables(last, first, page)
    if last.kind in ("paragraph", "list_item") and first.kind == "paragraph":
        return join_paragraphs(last, first)
    return False


def _last_body(page: PageDraft) -> Draft | None:
    return next((draft for draft in reversed(page.drafts) if draft.kind != "furniture"), None)


def _first_body(page: PageDraft) -> Draft | None:
    return next((draft for draft in page.drafts if draft.kind != "furniture"), None)


def join_paragraphs(last: Draft, first: Draft) -> bool:
    """Add to a paragraph the rest of it that stands in the next column or on the next page; false where it is not."""
    above, below = last.lines[-1], first.lines[0]
    if _ENDED.search(above.text) or abs(above.size - below.size) > 0.08 * above.size or below.mark:
        return False
    goes_on = below.text[:1].islower() or (below.text[:1].isdigit() and above.text[-1:] in ",-–£")
    if not goes_on:
        return False
    last.lines = [*last.lines, *first.lines]
    return True


def _join_tables(last: Draft, first: Draft, page: PageDraft) -> bool:
    if last.ruled != first.ruled or len(last.edges) != len(first.edges) or not last.rows or not first.rows:
        return False
    if last.ruled:
        apart = max(abs(a - b) for a, b in zip(last.edges, first.edges, strict=True))
        same_place = apart <= EDGE_POINTS
    else:
        same_place = _overlapping(last.edges, first.edges)
    repeated = _repeated_rows(last, first)
    if not same_place and not repeated:
        return False
    if not repeated and any(cell.header for cell in first.rows[0]) and any(cell.header for cell in last.rows[0]):
        return False  # a table of its own, that happens to stand in the same columns
    if not last.ruled and not repeated and not _looks_alike(last, first):
        return False
    if repeated:
        heads = Draft("table", first.top, first.top, rows=first.rows[:repeated])
        lines = list(heads.all_lines())
        at = page.drafts.index(first)
        page.drafts.insert(at, Draft("furniture", first.top, first.top, lines=lines))
    rows = first.rows[repeated:]
    if rows and _row_goes_on(last, rows[0]):
        _join_rows(last.rows[-1], rows[0])
        rows = rows[1:]
    for row in rows:
        for cell in row:
            cell.header = False
    last.rows = [*last.rows, *rows]
    return True


def _overlapping(edges: list[float], others: list[float]) -> bool:
    """Whether each column of one unruled table stands over the same column of the other."""
    columns = zip(pairwise(edges), pairwise(others), strict=True)
    return all(min(b, d) - max(a, c) > 0.5 * min(b - a, d - c) for (a, b), (c, d) in columns)


def _repeated_rows(last: Draft, first: Draft) -> int:
    """How many rows at the head of the second part repeat the head of the first."""
    count = 0
    for row, other in zip(last.rows[:MOST_REPEATED_ROWS], first.rows, strict=False):
        texts, others = [cell.text for cell in row], [cell.text for cell in other]
        if texts != others or not any(texts):
            break
        count += 1
    # A single row that repeats is a header only if something follows it, and it is not a row of figures alone.
    return count if count < len(first.rows) or count < len(last.rows) else 0


def _looks_alike(last: Draft, first: Draft) -> bool:
    """Whether two unruled parts without a repeated header are set alike: in one size of type."""
    above = next(last.rows[-1][0].blocks[0].all_lines(), None) if last.rows[-1][0].blocks else None
    below = next(first.rows[0][0].blocks[0].all_lines(), None) if first.rows[0][0].blocks else None
    return above is not None and below is not None and abs(above.size - below.size) < 0.5


def _row_goes_on(last: Draft, row: list[DraftCell]) -> bool:
    """Whether the first row after a page end is the rest of the row before it."""
    before = last.rows[-1]
    if [cell.column for cell in before] != [cell.column for cell in row] or any(cell.header for cell in before):
        return False
    pairs = [(a.text, b.text) for a, b in zip(before, row, strict=True)]
    if not any(below for _, below in pairs):
        return False
    if any(_FIGURE.fullmatch(above) and _FIGURE.fullmatch(below) for above, below in pairs):
        return False  # a figure is never torn: each row has its own
    for above, below in pairs:
        if above and below and below[:1].islower() and not _ENDED.search(above):
            return True
    key = _key_column(last.rows)
    return key is not None and not row[key].blocks


def _key_column(rows: list[list[DraftCell]]) -> int | None:
    """The first column that nearly every row fills (its number, its name): a row without it belongs to the one above.

    Nothing where there is no such column, or no other beside it.
    """
    width = len(rows[-1])
    body = [row for row in rows[1:] if len(row) == width] or rows[-1:]
    for column in range(width if width > 1 else 0):
        if sum(not row[column].blocks for row in body) <= BLANK_KEY_SHARE * len(body):
            return column
    return None


def _join_rows(before: list[DraftCell], row: list[DraftCell]) -> None:
    for cell, rest in zip(before, row, strict=True):
        if not rest.blocks:
            continue
        first, *others = rest.blocks
        flows = bool(cell.blocks) and cell.blocks[-1].kind != "table" and first.kind == "paragraph"
        joined = flows and join_paragraphs(cell.blocks[-1], first)
        cell.blocks = [*cell.blocks, *(others if joined else rest.blocks)]
