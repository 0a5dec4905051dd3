"""Which paragraphs are headings, by their size and weight against the paper's own body text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.reading.formats.pdf.draft import Draft, PageDraft

LARGER = 1.1
"""Type this much larger than the body's is a heading's."""
MOST_LETTERS = 200
MOST_BOLD_LETTERS = 100
MOST_LINES = 4
DEEPEST = 6

_SENTENCE_END = re.compile(r"[.;,][\"'”’)\]]*$")


def mark_headings(pages: Sequence[PageDraft], body: float) -> None:
    """Make headings of short paragraphs in type larger than the body's (in points), or in bold over text that is
    not, and level them by size."""
    found: list[Draft] = []
    for page in pages:
        for draft, below in zip(page.drafts, [*page.drafts[1:], None], strict=False):
            if draft.kind in ("paragraph", "list_item") and not draft.bullet and _is_heading(draft, below, body):
                found.append(draft)
    sizes = sorted({_size(draft) for draft in found if _size(draft) > body * LARGER}, reverse=True)
    levels = {size: min(level, DEEPEST - 1) for level, size in enumerate(sizes, 1)}
    for draft in found:
        draft.kind = "heading"
        draft.level = levels.get(_size(draft), min(len(sizes) + 1, DEEPEST))


def body_size(pages: Sequence[PageDraft]) -> float:
    """The size, in points, of most letters of the paper's sentences; of most of its letters where it has none, since
    the small type of long tables is no measure of the words between them."""
    drafts = [draft for page in pages for draft in page.drafts]
    sentences = [draft for draft in drafts if draft.kind != "table" and _SENTENCE_END.search(draft.text)]
    letters: Counter[float] = Counter()
    for draft in sentences or drafts:
        for line in draft.all_lines():
            letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 10.0


def _size(draft: Draft) -> float:
    return round(2 * max(line.size for line in draft.lines)) / 2


def _is_heading(draft: Draft, below: Draft | None, body: float) -> bool:
    text = draft.text
    if not any(map(str.isalpha, text)) or len(draft.lines) > MOST_LINES:
        return False
    if _size(draft) > body * LARGER:
        return len(text) <= MOST_LETTERS
    if not all(line.bold for line in draft.lines) or len(text) > MOST_BOLD_LETTERS or len(draft.lines) > 2:
        return False
    if _SENTENCE_END.search(text) or "\t" in draft.lines[0].text:
        return False
    return (
        text.isupper()
        or below is None
        or below.kind in ("table", "furniture")
        or not all(line.bold for line in below.lines)
    )
