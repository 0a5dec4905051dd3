"""HTML as a council's web editor saves it: headings, lists and tables, no script and little style."""

from __future__ import annotations

from html import escape
from itertools import groupby

from examples.paper import (
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
    Run,
    Section,
    Table,
)
from examples.rendering.label import Label, split_label

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{border:1px solid #666;padding:.4rem;text-align:left;vertical-align:top}"
    "td>:first-child{margin-top:0}td>:last-child{margin-bottom:0}table.plain td{border:0}"
    "footer{font-size:.8rem;margin-top:3rem}"
)
_LIST_TYPES = {"decimal": "1", "roman": "i", "letter": "a"}


def render_html(paper: Paper) -> bytes:
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        f'<head><meta charset="utf-8"><title>{escape(paper.title)}</title>',
        f'<meta name="date" content="{paper.date.isoformat()}"><style>{_STYLE}</style></head>',
        "<body>",
        *_render_blocks(paper.blocks, paper.minutes),
        f"<footer><p>{escape(paper.note)}</p></footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _render_blocks(blocks: tuple[Block, ...], minutes: str) -> list[str]:
    lines: list[str] = []
    for kind, group in groupby(blocks, key=type):
        members = list(group)
        if kind is Bullet:
            lines += _render_points(members)
        elif kind is Numbered:
            lines += _render_numbered(members)
        else:
            for block in members:
                lines += _render_block(block, minutes)
    return lines


def _render_block(block: Block, minutes: str) -> list[str]:
    match block:
        case Heading():
            return [f"<h{block.level}>{_render_runs(block.runs)}</h{block.level}>"]
        case Paragraph():
            return [f"<p>{_render_runs(block.runs)}</p>"]
        case Table():
            return _render_table(block, minutes)
        case Minutes():
            return _render_minutes(block, minutes)
        case PageBreak():
            return ["<hr>"]
    raise TypeError(f"no HTML for {block}")


def _render_points(points: list[Bullet]) -> list[str]:
    lines, at = ["<ul>"], 0
    while at < len(points):
        end = at + 1
        while end < len(points) and points[end].depth > points[at].depth:
            end += 1
        below = _render_points(points[at + 1 : end]) if end > at + 1 else []
        lines += [f"<li>{_render_runs(points[at].runs)}", *below, "</li>"]
        at = end
    return [*lines, "</ul>"]


def _render_numbered(members: list[Numbered]) -> list[str]:
    """An ordered list where the browser's own numbers print the label, paragraphs elsewhere."""
    labels = [split_label(each.label) for each in members]
    first = labels[0]
    counted = all(
        label == Label("", first.count + at, ".", first.style) and each.depth == 0
        for at, (label, each) in enumerate(zip(labels, members, strict=True))
    )
    if not counted:
        return [f"<p>{escape(each.label)} {_render_runs(each.runs)}</p>" for each in members]
    start = f' start="{first.count}"' if first.count > 1 else ""
    items = [f"<li>{_render_runs(each.runs)}</li>" for each in members]
    return [f'<ol type="{_LIST_TYPES[first.style]}"{start}>', *items, "</ol>"]


def _render_table(table: Table, minutes: str) -> list[str]:
    lines = [f'<table class="{table.look}">']
    if table.header:
        cells = "".join(f'<th scope="col">{_render_cell(cell, minutes)}</th>' for cell in table.header)
        lines += [f"<thead><tr>{cells}</tr></thead>"]
    lines.append("<tbody>")
    for row in table.rows:
        if isinstance(row, Section):
            lines.append(f'<tr><th colspan="{len(table.widths)}">{escape(row.title)}</th></tr>')
        else:
            lines.append("<tr>" + "".join(f"<td>{_render_cell(cell, minutes)}</td>" for cell in row) + "</tr>")
    return [*lines, "</tbody>", "</table>"]


def _render_cell(cell: Cell, minutes: str) -> str:
    if len(cell) == 1 and isinstance(cell[0], Paragraph):
        return _render_runs(cell[0].runs)
    return "".join(_render_blocks(cell, minutes))


def _render_minutes(minutes: Minutes, look: str) -> list[str]:
    edges = look == "edges"
    lines = ["<table>", "<tbody>"]
    for row in minutes.rows:
        if isinstance(row, Section):
            lines.append(f'<tr><th colspan="{3 if edges else 2}">{escape(row.title)}</th></tr>')
            continue
        ref = escape(row.ref)
        lines += [f'<tr><th scope="row">{ref}</th><td>', *_render_minute(row, look)]
        lines.append(f"</td><td>{ref}</td></tr>" if edges else "</td></tr>")
    return [*lines, "</tbody>", "</table>"]


def _render_minute(minute: Minute, look: str) -> list[str]:
    title = [f"<p><b>{escape(minute.title)}</b></p>"] if minute.title else []
    return title + _render_blocks(minute.blocks, look)


def _render_runs(runs: tuple[Run, ...]) -> str:
    return "".join(_render_run(run) for run in runs)


def _render_run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>\n")
    if run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text
