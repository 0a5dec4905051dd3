"""Text as a converter leaves it: rows parted by tabs with scraps of HTML in their cells, Markdown elsewhere."""

from __future__ import annotations

import re
from itertools import groupby

from answerable.printing.paper import (
    Block,
    Bullet,
    Cell,
    Heading,
    Minute,
    Minutes,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Run,
    Section,
    Signature,
    Table,
)


def render_text(paper: Paper) -> bytes:
    lines: list[str] = []
    for kind, group in groupby(paper.blocks, key=lambda block: isinstance(block, Bullet | Numbered)):
        lines += _render_group(kind, list(group))
    text = "\n".join([*lines, paper.note])
    return (re.sub(r"\n{3,}", "\n\n", text).lstrip("\n") + "\n").encode()


def _render_group(listed: bool, blocks: list[Block]) -> list[str]:
    """Points stand line under line, everything else has a blank line after it."""
    lines = []
    for block in blocks:
        lines += _render_block(block) if listed else [*_render_block(block), ""]
    return [*lines, ""]


def _render_block(block: Block) -> list[str]:
    match block:
        case Heading(level, runs):
            return ["#" * level + " " + _mark_runs(runs)] if level > 1 else [_mark_runs(runs)]
        case Paragraph(runs):
            return [_mark_runs(runs)]
        case Bullet(runs, depth):
            return ["  " * depth + "- " + _mark_runs(runs)]
        case Numbered(label, runs, depth):
            return ["  " * depth + f"- {label} {_mark_runs(runs)}"]
        case Table():
            return _render_table(block)
        case Minutes(rows):
            return [line for row in rows for line in _render_minute(row)]
        case PageBreak():
            return ["", ""]
        case Picture(words=words):
            return [f"[Picture: {words}]"]
        case Signature(labels):
            return [f"{label}: {'.' * 30}" for label in labels]
    raise TypeError(f"no text for {block}")


def _render_minute(row: Minute | Section) -> list[str]:
    if isinstance(row, Section):
        return [f"## {row.title}", ""]
    lines = [f"**{row.ref} {row.title}".rstrip() + "**", ""]
    for kind, group in groupby(row.blocks, key=lambda block: isinstance(block, Bullet | Numbered)):
        lines += _render_group(kind, list(group))
    return lines


def _render_table(table: Table) -> list[str]:
    lines = []
    if table.header:
        lines.append("\t".join(f"<i>{_tag_cell(cell)}</i>" for cell in table.header))
    for row in table.rows:
        if isinstance(row, Section):
            lines.append(f"<b>{row.title}</b>" + "\t" * (len(table.widths) - 1))
        else:
            lines.append("\t".join(_tag_cell(cell) for cell in row))
    return lines


def _tag_cell(cell: Cell) -> str:
    """A cell on one line: bare words, or paragraphs and points in the tags that held them."""
    if len(cell) == 1 and isinstance(cell[0], Paragraph):
        return _tag_runs(cell[0].runs)
    parts = []
    for listed, group in groupby(cell, key=lambda block: isinstance(block, Bullet)):
        members = list(group)
        if listed:
            points = " ".join(f"• {_tag_runs(block.runs)}" for block in members if isinstance(block, Bullet))
            parts.append(f'<ul style="list-style-type: none"> {points} </ul>')
        else:
            parts += [f"<p>{words}</p>" for block in members if (words := _tag_block(block))]
    return " ".join(parts)


def _tag_block(block: Block) -> str:
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            return _tag_runs(runs)
        case Numbered(label, runs):
            return f"{label} {_tag_runs(runs)}"
        case Table(header=header, rows=rows):
            cells = [cell for row in (header, *(row for row in rows if not isinstance(row, Section))) for cell in row]
            return " ".join(map(_tag_cell, cells))
    return ""


def _mark_runs(runs: tuple[Run, ...]) -> str:
    return "".join(_mark_run(run) for run in runs)


def _mark_run(run: Run) -> str:
    stars = "*" * (run.italic + 2 * run.bold)
    return stars + run.text.replace("\n", "  \n") + stars


def _tag_runs(runs: tuple[Run, ...]) -> str:
    return "".join(_tag_run(run) for run in runs)


def _tag_run(run: Run) -> str:
    text = f"<i>{run.text}</i>" if run.italic else run.text
    return f"<b>{text}</b>" if run.bold else text
