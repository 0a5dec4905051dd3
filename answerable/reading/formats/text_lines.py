"""Loose lines of a text paper made headings, paragraphs and list items."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

import msgspec

from answerable.reading.formats.flow import Flow, merge_spans
from answerable.reading.formats.markup import Emphasis, parse_markup
from answerable.reading.formats.title import as_heading, could_be_title, stands_out
from answerable.reading.formats.torn import SENTENCE_END, is_torn, join_lines
from answerable.reading.layout import Block, Span


class SourceLine(NamedTuple):
    """A line of the file: its number, counted from 1, and its characters."""

    number: int
    text: str


class Entry(msgspec.Struct):
    """A block that one line of the file made, with what its neighbours need to know of the line."""

    block: Block
    length: int
    gap: bool
    """A blank line stands before it."""
    hard_end: bool
    """The author ended the line (two spaces at its end)."""
    dash: bool = False
    number: str | None = None
    emphasis: Emphasis = Emphasis()
    whole: bool = True
    """The line made this block and no other."""


_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-*_](?:\s*[-*_]){2,}|=+)\s*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_QUOTED = re.compile(r"^\s*>\s+(?=\D)")
_BULLET = re.compile(r"(\s*)([-–—•▪‣◦·●*]|o(?=\s+[A-Z]))(?:\s+|\t)(?=\S)")
_NUMBERED = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[a-z]|[ivxl]{1,6}|\d{2,4}/\d{2,4}|Q\d{1,2}[a-z]?)(?P<end>[.):]*)\s+\S",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"(?:[\w ]+ (?:by|of|from)|title|date|time|venue|to|from|author|contact|e-?mail|tel)\s*:", re.IGNORECASE
)

_LEAST_WRAP, _MOST_WRAP = 45, 160
_MARKS_REACH = 8


def lay_lines(lines: list[SourceLine]) -> list[Block]:
    """Blocks from consecutive lines without tabs, those that a machine wrapped joined again."""
    entries = _read_entries(lines)
    _carry_bold(entries)
    width = _wrap_width(entries)
    joined: list[Entry] = []
    last_number = 0
    for entry, below in itertools.zip_longest(entries, entries[1:]):
        if joined and _joins(joined[-1], entry, width, last_number) and not _begins_section(joined[-1], entry, below):
            joined[-1] = _joined(joined[-1], entry)
            continue
        last_number = _whole_number(entry.number) or last_number
        joined.append(entry)
    _title_headings(joined)
    return [entry.block for entry in joined]


def _read_entries(lines: list[SourceLine]) -> list[Entry]:
    entries: list[Entry] = []
    gap = True
    for line in lines:
        text = line.text.replace("\f", " ")
        gap = gap or "\f" in line.text
        if _RULE.match(text) or not text.strip():
            if _UNDERLINE.match(text) and entries and not gap and entries[-1].block.kind == "paragraph":
                level = 1 if "=" in text else 2
                entries[-1].block = msgspec.structs.replace(entries[-1].block, kind="heading", level=level)
            gap = True
            continue
        entries += _read_line(SourceLine(line.number, text), gap)
        gap = False
    return entries


def _read_line(line: SourceLine, gap: bool) -> list[Entry]:
    flow = Flow(lambda: line.number)
    text = _QUOTED.sub("", line.text)
    heading, bullet = _HEADING.match(text), _BULLET.match(text)
    if heading:
        flow.start("heading", len(heading[1]))
        text = heading[2]
    elif bullet:
        flow.start("list_item", 1 + len(bullet[1].expandtabs(4)) // 2, bullet[2])
        text = text[bullet.end() :]
    emphasis = parse_markup(text, flow)
    flow.close()
    entries = []
    for index, block in enumerate(flow.blocks):
        entries.append(
            Entry(
                block,
                length=len(line.text.rstrip()),
                gap=gap and index == 0,
                hard_end=line.text.endswith("  ") or index + 1 < len(flow.blocks),
                dash=bool(bullet) and index == 0,
                number=_number_of(block.text) if block.kind != "heading" else None,
                emphasis=emphasis if len(flow.blocks) == 1 else Emphasis(),
                whole=len(flow.blocks) == 1,
            )
        )
    for entry in entries:
        _settle_kind(entry)
    return entries


def _number_of(text: str) -> str | None:
    found = _NUMBERED.match(text)
    if not found:
        return None
    number, end = found["number"], found["end"]
    if text.startswith("(") and ")" not in end:
        return None
    sure = "." in number or "/" in number or ")" in end or (number[:1] in "Qq" and len(number) > 1)
    if sure or (end.startswith(".") and (number[:1].isdigit() or len(number) > 1 or number == "i")):
        return number
    return None


def _settle_kind(entry: Entry) -> None:
    block = entry.block
    if entry.number and block.kind == "paragraph" and "/" not in entry.number and entry.number[:1] not in "Qq":
        entry.block = msgspec.structs.replace(block, kind="list_item", level=1 + entry.number.count("."))


def _whole_number(number: str | None) -> int:
    return int(number) if number and number.isdigit() else 0


def _carry_bold(entries: list[Entry]) -> None:
    """Bold opened in one line and closed in a later one holds in all the lines between."""
    for index, entry in enumerate(entries):
        if not entry.emphasis.unclosed:
            continue
        reach = range(index + 1, min(index + _MARKS_REACH, len(entries)))
        close = next((at for at in reach if entries[at].emphasis.unopened), None)
        if close is None or any(entries[at].emphasis.unclosed for at in range(index + 1, close)):
            continue
        for at in range(index + 1, close):
            entries[at].block = _embolden(entries[at].block)


def _embolden(block: Block) -> Block:
    lines = tuple(
        msgspec.structs.replace(line, spans=tuple(Span(span.text, True, span.italic) for span in line.spans))
        for line in block.lines
    )
    return msgspec.structs.replace(block, lines=lines)


def _wrap_width(entries: list[Entry]) -> float | None:
    """The width that a machine wrapped these lines to; `None` where lines end as their author ended them."""
    pairs = [
        (above, below)
        for above, below in itertools.pairwise(entries)
        if not below.gap and not above.hard_end and not below.dash and not below.number and above.whole
    ]
    if len(pairs) < 4:
        return None
    lower = sum(below.block.text[:1].islower() for _, below in pairs)
    lengths = sorted(above.length for above, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)]
    if lower < 0.35 * len(pairs) or not _LEAST_WRAP <= width <= _MOST_WRAP:
        return None
    return width


def _joins(above: Entry, entry: Entry, width: float | None, last_number: int) -> bool:
    kinds = {above.block.kind, entry.block.kind}
    if kinds & {"heading", "table", "furniture"} or above.hard_end:
        return False
    if entry.gap:
        return not entry.dash and not entry.number and is_torn(above.block, entry.block)
    full = width is not None and _was_full(above, entry, width)
    if entry.dash:
        return full and _is_mid_sentence(above) and (entry.block.bullet or "") in "-–—"
    if entry.number:
        return full and _is_mid_sentence(above) and _whole_number(entry.number) != last_number + 1
    if entry.block.kind == "list_item":
        return False
    return full or is_torn(above.block, entry.block)


def _begins_section(above: Entry, entry: Entry, below: Entry | None) -> bool:
    """A short line after a full stop and over a numbered paragraph is its title, however full the line above."""
    return not _is_mid_sentence(above) and entry.block.kind == "paragraph" and _is_title(entry, below)


def _was_full(above: Entry, entry: Entry, width: float) -> bool:
    """Whether the next line's first word would not have fitted: then the machine broke the line, not the author."""
    words = entry.block.text.split()
    return above.length + 1 + (len(words[0]) if words else 0) > 0.9 * width


def _is_mid_sentence(above: Entry) -> bool:
    return not SENTENCE_END.search(above.block.text)


def _joined(above: Entry, entry: Entry) -> Entry:
    after = entry.block
    if entry.dash and after.bullet:
        # The dash was print: it stood at the head of a wrapped line.
        first = after.lines[0]
        spans = tuple(merge_spans([Span(f"{after.bullet} "), *first.spans]))
        after = msgspec.structs.replace(after, lines=(msgspec.structs.replace(first, spans=spans), *after.lines[1:]))
    above.block = join_lines(above.block, after)
    above.length, above.hard_end = entry.length, entry.hard_end
    return above


def _title_headings(entries: list[Entry]) -> None:
    """Short lines set all in bold or in capitals, and titles over a numbered paragraph, are headings."""
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        below = entries[index + 1] if index + 1 < len(entries) else None
        if entry.whole and _is_title(entry, below):
            entry.block = as_heading(entry.block, 2 if stands_out(entry.block) else 3)


def _is_title(entry: Entry, below: Entry | None) -> bool:
    block, text = entry.block, entry.block.text
    if not could_be_title(block):
        return False
    if stands_out(block):
        return True
    if below is None or text.endswith((":", "?", "!")) or _FRONT_MATTER.match(text):
        return False
    if entry.number:
        return entry.number.isdigit() and (below.number or "").startswith(f"{entry.number}.")
    return text[0].isupper() and _is_under_title(below)


def _is_under_title(below: Entry) -> bool:
    """Whether a line is what stands under a title: another title close by, or a numbered paragraph."""
    if below.block.kind == "heading":
        return not below.gap
    return below.number is not None and below.number[:1].isdigit()
