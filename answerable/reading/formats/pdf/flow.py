"""Lines down a column, or in a cell, become paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.formats.pdf.band import LABEL
from answerable.reading.formats.pdf.draft import Draft
from answerable.reading.formats.pdf.line import TextLine

USUAL_LEADING = 1.25
LEADING_RANGE = (0.95, 1.7)
NEW_PARAGRAPH = 1.2
"""A step down that is this much more than the usual leading starts a paragraph."""
SIZE_CHANGE = 0.08
INDENT_EMS = 1.0
SLACK_EMS = 0.6
EVEN_LINES, EVEN_SHARE, EVEN_MAJORITY = 4, 0.08, 0.6
"""So many lines of running text, of which so many end within this share of the longest, fill a column."""

_TERMINAL = re.compile(r"[.;:!?][\"'”’)\]]*$")


def flow_lines(lines: Sequence[TextLine], right_edge: float | None = None) -> list[Draft]:
    """Paragraphs and list items, in the order of the lines. `right_edge` is where a full line of the column ends,
    in points; without it, the longest line tells."""
    if not lines:
        return []
    if len(lines) == 1:
        draft = _as_draft([lines[0]])
        draft.level = 1 if draft.kind == "list_item" else 0
        return [draft]
    leading = _usual_leading(lines)
    edges = _edges(lines, leading, right_edge)
    groups: list[list[TextLine]] = [[lines[0]]]
    for line, edge in zip(lines[1:], edges, strict=False):
        if _starts_block(groups[-1], line, leading, edge):
            groups.append([line])
        else:
            groups[-1].append(line)
    drafts = [_as_draft(group) for group in groups]
    _level_lists(drafts)
    return drafts


def _edges(lines: Sequence[TextLine], leading: float, right_edge: float | None) -> list[float]:
    """Where a full line ends, for each line: where most of the lines about it end alike, there; else as given."""
    longest = max(line.right for line in lines)
    given = max(longest, right_edge) if right_edge is not None else longest
    edges: list[float] = []
    group: list[TextLine] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        group.append(line)
        step = below.base - line.base if below is not None else 0.0
        if below is not None and 0 < step <= NEW_PARAGRAPH * leading * line.size + 0.5:
            continue
        edges += [_edge_of(group, given)] * len(group)
        group = []
    return edges


def _edge_of(group: list[TextLine], given: float) -> float:
    """Where a full line ends in a group of evenly spaced lines; infinitely far for a list of names, titles or dates,
    each of which has its own line however long it is."""
    running = sum(line.text[:1].islower() for line in group)
    if len(group) < EVEN_LINES:
        return given
    if not running and not any(line.text.isupper() for line in group):
        return float("inf")
    right = max(line.right for line in group)
    width = right - min(line.left for line in group)
    full = sum(line.right > right - EVEN_SHARE * width for line in group)
    even = full >= EVEN_MAJORITY * len(group) and running >= len(group) / 3
    return right if even else given


def _usual_leading(lines: Sequence[TextLine]) -> float:
    """The step from line to line within paragraphs, in ems: a low quartile, for gaps between them are larger."""
    least, greatest = LEADING_RANGE
    steps = sorted(
        step
        for above, below in pairwise(lines)
        if least <= (step := (below.base - above.base) / max(below.size, 1.0)) <= greatest
    )
    return steps[len(steps) // 4] if steps else USUAL_LEADING


def _starts_block(block: list[TextLine], line: TextLine, leading: float, edge: float) -> bool:
    first, previous = block[0], block[-1]
    if line.mark or LABEL.match(line.text) or "\t" in line.text or "\t" in previous.text:
        return True
    if abs(line.size - previous.size) > SIZE_CHANGE * max(line.size, previous.size):
        return True
    ended = bool(_TERMINAL.search(previous.text))
    runs_on = line.text[:1].islower() and not ended
    step = line.base - previous.base
    if step < 0 or step > NEW_PARAGRAPH * leading * line.size + 0.5:
        return not runs_on or step > 2 * leading * line.size
    if runs_on:
        return False
    if _would_fit(previous, line, edge):
        return True
    if (line.bold, line.italic) != (previous.bold, previous.italic) and ended:
        return True
    return _is_indented(first, previous, line, len(block))


def _would_fit(previous: TextLine, line: TextLine, edge: float) -> bool:
    """Whether the line's first word would have gone on the line before: then the break was made on purpose."""
    word = len(line.text.split(None, 1)[0]) if line.text else 0
    width = (line.right - line.left) * word / max(len(line.text), 1)
    return previous.right + 0.25 * line.size + width < edge - SLACK_EMS * line.size


def _is_indented(first: TextLine, previous: TextLine, line: TextLine, count: int) -> bool:
    """Whether the line's left edge says that a paragraph starts: a first-line indent, or the end of a list item."""
    em = INDENT_EMS * line.size
    if first.text_left > first.left + 1 or first.mark:
        return line.left < first.text_left - em and (count > 1 or line.left < first.left - em)
    home = first.left if count == 1 else previous.left
    return line.left > home + em


def _as_draft(lines: list[TextLine]) -> Draft:
    first = lines[0]
    listed = first.mark is not None or bool(LABEL.match(first.text))
    return Draft(
        kind="list_item" if listed else "paragraph",
        top=min([line.top for line in lines]),
        bottom=max([line.bottom for line in lines]),
        lines=lines,
        bullet=first.mark,
    )


def _level_lists(drafts: list[Draft]) -> None:
    """Give each list item its depth, 1 for the outermost of its list."""
    open_at: list[float] = []
    for draft in drafts:
        if draft.kind != "list_item":
            open_at = open_at if draft.lines[0].left > (open_at[-1] if open_at else 0) + 2 else []
            continue
        left = draft.lines[0].left
        while open_at and left < open_at[-1] - 3:
            open_at.pop()
        if not open_at or left > open_at[-1] + 3:
            open_at.append(left)
        draft.level = len(open_at)
