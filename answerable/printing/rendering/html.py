"""HTML as a council's web editor saves it: headings, lists and tables, no script and little style."""

from __future__ import annotations

from html import escape
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
from answerable.printing.rendering.figure import list_figure_columns
from answerable.printing.rendering.label import Label, split_label
from answerable.printing.rendering.rank import SECTION_LEVEL, TITLE_LEVEL, Ranks

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{border:1px solid #666;padding:.4rem;text-align:left;vertical-align:top}"
    "td.figure,th.figure{text-align:right}"
    "td>:first-child{margin-top:0}td>:last-child{margin-bottom:0}table.plain td{border:0}"
    "h1,h2,h3{line-height:1.25}td h2,td h3{font-size:1rem;margin:.2rem 0}.sign span{display:inline-block;width:16rem;"
    "border-bottom:1px solid}figure{margin:1rem 0;max-width:48rem}"
    "header,footer{font-size:.8rem}footer{margin-top:3rem}"
)
_LIST_TYPES = {"decimal": "1", "roman": "i", "letter": "a"}


def render_html(paper: Paper) -> bytes:
    """A page that stands alone: headings without gaps, lists, header cells with their scope, and its language."""
    writer = _Writer(paper.minutes)
    head, note = (f"<p>{escape(words)}</p>" if words else "" for words in (paper.head, paper.note))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(paper.title)}</title>",
        f'<meta name="date" content="{paper.date.isoformat()}"><style>{_STYLE}</style></head>',
        "<body>",
        *([f"<header>{head}</header>"] if head else []),
        "<main>",
        *writer.write(paper.blocks),
        "</main>",
        f"<footer>{note}</footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def render_blocks(blocks: tuple[Block, ...], first_rank: int) -> str:
    """Blocks as HTML to stand within a page; the largest heading among them has the rank `first_rank`."""
    return "\n".join(_Writer("headings", first_rank).write(blocks))


class _Writer:
    """Writes blocks as lines of HTML; holds the ranks of the headings that came before."""

    def __init__(self, minutes: str, first_rank: int = 1) -> None:
        self._look = minutes
        self._ranks = Ranks(first_rank)

    def write(self, blocks: tuple[Block, ...]) -> list[str]:
        lines: list[str] = []
        for _, group in groupby(blocks, key=type):
            members = list(group)
            points = [block for block in members if isinstance(block, Bullet)]
            numbered = [block for block in members if isinstance(block, Numbered)]
            if points:
                lines += _render_points(points)
            elif numbered:
                lines += _render_numbered(numbered)
            else:
                lines += [line for block in members for line in self._write_block(block)]
        return lines

    def _write_block(self, block: Block) -> list[str]:
        match block:
            case Heading(level, runs):
                return [self._heading(level, _render_runs(runs))]
            case Paragraph(runs):
                return [f"<p>{_render_runs(runs)}</p>"]
            case Table():
                return self._write_table(block)
            case Minutes(rows):
                return self._write_minutes(rows)
            case PageBreak():
                return ["<hr>"]
            case Picture(svg):
                return [f"<figure>{svg}</figure>"]
            case Signature(labels):
                return [f'<p class="sign">{escape(label)}: <span></span></p>' for label in labels]
        raise TypeError(f"no HTML for {block}")

    def _heading(self, level: int, words: str) -> str:
        rank = self._ranks.take(level)
        return f"<h{rank}>{words}</h{rank}>"

    def _write_table(self, table: Table) -> list[str]:
        lines = [f'<table class="{table.look}">']
        sides = [' class="figure"' if is_figure else "" for is_figure in list_figure_columns(table)]
        if table.header:
            cells = "".join(
                f'<th scope="col"{side}>{self._write_cell(cell)}</th>'
                for cell, side in zip(table.header, sides, strict=True)
            )
            lines += [f"<thead><tr>{cells}</tr></thead>"]
        lines.append("<tbody>")
        for row in table.rows:
            if isinstance(row, Section):
                spanning = f'<th scope="colgroup" colspan="{len(table.widths)}">'
                lines.append(f"<tr>{spanning}{escape(row.title)}</th></tr>")
            else:
                cells = "".join(
                    f"<td{side}>{self._write_cell(cell)}</td>" for cell, side in zip(row, sides, strict=True)
                )
                lines.append(f"<tr>{cells}</tr>")
        return [*lines, "</tbody>", "</table>"]

    def _write_cell(self, cell: Cell) -> str:
        if len(cell) == 1 and isinstance(cell[0], Paragraph):
            return _render_runs(cell[0].runs)
        return "".join(self.write(cell))

    def _write_minutes(self, rows: tuple[Minute | Section, ...]) -> list[str]:
        if self._look == "headings":
            return [line for row in rows for line in self._write_headed(row)]
        edges = self._look == "edges"
        # The table arranges the page only: headings and paragraphs say what stands where.
        lines = ['<table role="presentation">', "<tbody>"]
        for row in rows:
            if isinstance(row, Section):
                title = self._heading(SECTION_LEVEL, escape(row.title))
                lines.append(f'<tr><td colspan="{3 if edges else 2}">{title}</td></tr>')
                continue
            ref = escape(row.ref)
            title = self._heading(TITLE_LEVEL, escape(row.title)) if row.title else ""
            lines += [f"<tr><td><b>{ref}</b></td><td>{title}", *self.write(row.blocks)]
            lines.append(f'</td><td aria-hidden="true"><b>{ref}</b></td></tr>' if edges else "</td></tr>")
        return [*lines, "</tbody>", "</table>"]

    def _write_headed(self, row: Minute | Section) -> list[str]:
        if isinstance(row, Section):
            return [self._heading(SECTION_LEVEL, escape(row.title))]
        title = escape(f"{row.ref} {row.title}".strip())
        return [*([self._heading(TITLE_LEVEL, title)] if title else []), *self.write(row.blocks)]


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
    counted = first is not None and all(
        label == Label("", first.count + at, ".", first.style) and each.depth == 0
        for at, (label, each) in enumerate(zip(labels, members, strict=True))
    )
    if first is None or not counted:
        return [f"<p>{escape(each.label)} {_render_runs(each.runs)}</p>" for each in members]
    start = f' start="{first.count}"' if first.count > 1 else ""
    items = [f"<li>{_render_runs(each.runs)}</li>" for each in members]
    return [f'<ol type="{_LIST_TYPES[first.style]}"{start}>', *items, "</ol>"]


def _render_runs(runs: tuple[Run, ...]) -> str:
    return "".join(_render_run(run) for run in runs)


def _render_run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>\n")
    if run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text
