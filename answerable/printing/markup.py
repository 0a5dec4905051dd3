"""The light markup of a paper's text, for authors and for the demonstration papers.

- A blank line parts paragraphs. `# Heading`, `## Heading`; `- point`; `**bold**`, `*italic*`, `***both***`.
- `[1.7] text` is a paragraph with its number as printed; two spaces before it, or before a point, set it deeper.
- A backslash at the end of a line keeps its end.
- `{ruled 1,4,2}` opens a table: its look (`ruled`, `lined`, `plain`, `money`) and the widths of its columns. Rows
  follow as `| a | b | c |`, the first a header if `|---|` comes next. `| = Title |` names the rows below it; ` // `
  parts the paragraphs of a cell.
- `@ 099/17 | Item 1 - Title` starts a minute (`@ = Title` a row that names those below), `@end` ends the last one.
- `<<<` starts a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from answerable.printing.paper import (
    Block,
    Bullet,
    Cell,
    Heading,
    Minute,
    Minutes,
    Numbered,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

_FACE = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
_LINE = re.compile(r"(?P<indent> *)(?:- (?P<point>.*)|\[(?P<label>[^\]]+)\] (?P<numbered>.*))")
_TABLE = re.compile(r"\{(?P<look>ruled|lined|plain|money) (?P<widths>[1-9]\d*(?:,[1-9]\d*)*)\}")
_BELOW_HEADER = "|---"
# The lines of a table with a header: its first line, the header, what stands below it.
_FEWEST_WITH_HEADER = 3
_STARTS = ("#", "- ", "[", "{", "|", "@", "<<<")


def parse_markup(text: str, where: str = "the text") -> tuple[Block, ...]:
    """Text in the light markup as blocks.

    Raises ValueError, one sentence with `where` and the line counted from 1, for a table or minutes that are not
    whole.
    """
    return tuple(_read_blocks(text.splitlines(), where))


def read_runs(text: str) -> tuple[Run, ...]:
    """Words with `*italic*`, `**bold**` and `***both***` as runs."""
    runs, start = [], 0
    for match in _FACE.finditer(text):
        if match.start() > start:
            runs.append(Run(text[start : match.start()]))
        stars = len(match[1])
        runs.append(Run(match[2], bold=stars > 1, italic=stars != 2))
        start = match.end()
    if start < len(text):
        runs.append(Run(text[start:]))
    return tuple(runs)


def _read_blocks(lines: list[str], name: str) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif line.startswith("@"):
            if "@end" not in lines[at:]:
                raise ValueError(f"{name}, line {at + 1}: the minutes have no @end")
            end = lines.index("@end", at)
            yield Minutes(tuple(_read_minutes(lines[at:end], name)))
            at = end + 1
        elif line.startswith("{"):
            end = _end_of(lines, at + 1, lambda each: each.startswith("|"))
            yield _read_table(lines[at:end], f"{name}, line {at + 1}")
            at = end
        else:
            end = at + 1
            if not line.startswith(("#", "<<<")):
                end = _end_of(lines, end, lambda each: bool(each.strip()) and not each.lstrip().startswith(_STARTS))
            yield _read_block(_join_lines(lines[at:end]))
            at = end


def _join_lines(lines: list[str]) -> str:
    """One paragraph; as in Markdown, a backslash at the end of a line keeps its end."""
    return "".join(line.removesuffix("\\") + ("\n" if line.endswith("\\") else " ") for line in lines).rstrip()


def _end_of(lines: list[str], at: int, belongs: Callable[[str], bool]) -> int:
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _read_block(text: str) -> Block:
    if text.startswith("<<<"):
        return PageBreak()
    if text.startswith("#"):
        marks, _, title = text.partition(" ")
        return Heading(len(marks), read_runs(title))
    if match := _LINE.fullmatch(text):
        depth = len(match["indent"]) // 2
        if match["label"]:
            return Numbered(match["label"], read_runs(match["numbered"]), depth)
        return Bullet(read_runs(match["point"]), depth)
    return Paragraph(read_runs(text.strip()))


def _read_minutes(lines: list[str], name: str) -> Iterator[Minute | Section]:
    starts = [at for at, line in enumerate(lines) if line.startswith("@")]
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        head = lines[at].removeprefix("@").strip()
        if head.startswith("="):
            yield Section(head.removeprefix("=").strip())
            continue
        ref, _, title = head.partition("|")
        yield Minute(ref.strip(), title.strip(), tuple(_read_blocks(lines[at + 1 : end], name)))


def _read_table(lines: list[str], where: str) -> Table:
    match = _TABLE.fullmatch(lines[0].strip())
    if not match:
        raise ValueError(f"{where}: not a table's first line: {lines[0]}")
    widths = tuple(int(width) for width in match["widths"].split(","))
    rows = [_read_row(line, len(widths), where) for line in lines[1:] if not line.startswith(_BELOW_HEADER)]
    if len(lines) < _FEWEST_WITH_HEADER or not lines[2].startswith(_BELOW_HEADER):
        return Table(match["look"], widths, (), tuple(rows))
    header = rows[0]
    if isinstance(header, Section):
        raise ValueError(f"{where}: the header of a table names no columns: {lines[1]}")
    return Table(match["look"], widths, header, tuple(rows[1:]))


def _read_row(line: str, columns: int, where: str) -> Row:
    cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    if cells[0].startswith("= "):
        return Section(cells[0].removeprefix("= "))
    if len(cells) != columns:
        raise ValueError(f"{where}: {len(cells)} cells in a table of {columns} columns: {line[:60]}")
    return tuple(_read_cell(cell) for cell in cells)


def _read_cell(text: str) -> Cell:
    return tuple(_read_block(part.strip()) for part in text.split(" // ") if part.strip())
