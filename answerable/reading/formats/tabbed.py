"""Paragraphs with tabs in them: several in a row are a table without lines."""

from __future__ import annotations

import re
from itertools import groupby

import msgspec

from answerable.reading.formats.flow import trim_spans
from answerable.reading.layout import Block, Cell, Line, Span

LEAST_ROWS = 2

_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.)]|\d+(?:\.\d+)+|[-–—•o])\t+[^\t]+")


def lay_tabs(blocks: list[Block]) -> list[Block]:
    """Blocks with each run of tab-separated paragraphs made a table; a number and a tab typed by hand stay text."""
    laid: list[Block] = []
    for tabbed, run in groupby(blocks, _is_tabbed):
        group = list(run)
        if tabbed and len(group) >= LEAST_ROWS:
            laid.append(Block("table", rows=_pad([tuple(_cells(block)) for block in group])))
        else:
            laid += group
    return laid


def _is_tabbed(block: Block) -> bool:
    if block.kind not in ("paragraph", "list_item") or len(block.lines) != 1:
        return False
    text = block.lines[0].text.strip()
    return "\t" in text and not _NUMBERED.fullmatch(text)


def _cells(block: Block) -> list[Cell]:
    line = block.lines[0]
    cells: list[list[Span]] = [[]]
    for span in line.spans:
        first, *rest = re.split(r"\t+", span.text)
        cells[-1].append(msgspec.structs.replace(span, text=first))
        cells += [[msgspec.structs.replace(span, text=part)] for part in rest]
    return [Cell(_block(line, spans)) for spans in cells]


def _block(line: Line, spans: list[Span]) -> tuple[Block, ...]:
    trimmed = trim_spans(spans)
    return (Block("paragraph", (msgspec.structs.replace(line, spans=trimmed),)),) if trimmed else ()


def _pad(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    width = max(map(len, rows))
    return tuple(row + (Cell(),) * (width - len(row)) for row in rows)
