"""The words of a filed version part by part, each with the findings that stand beside it."""

import re
from dataclasses import dataclass, field

from answerable.keeping.queries.desk.report import PARTS
from answerable.printing.markup import parse_markup
from answerable.printing.paper import Bullet, Heading, Numbered, Paragraph, Section, Table, plain_text

LETTERS = re.compile(r"[^\W_]+")
# Parts that hold one thing on each line rather than text in the light markup.
LISTED = ("recommendations", "background_papers", "appendices")


@dataclass(slots=True)
class Words:
    """A block as it is shown: `look` is heading, paragraph, point, numbered or table (its `rows` then have cells)."""

    look: str
    text: str = ""
    label: str = ""
    rows: list = field(default_factory=list)
    findings: list = field(default_factory=list)


def words_of(version):
    """`([(name of the part, [Words])], findings that stand nowhere in particular)`.

    A finding stands beside the block that holds the words it quotes, and has its explanation as `explained`.
    """
    parts = [(name, _blocks(key, version.content.get(key, ""))) for key, name in PARTS.items()]
    parts = [(name, blocks) for name, blocks in parts if blocks]
    loose = []
    for finding in version.findings:
        finding = finding | {"explained": version.explanations.get(finding["key"])}
        home = None if finding["where"] else _home(finding, [block for _, blocks in parts for block in blocks])
        (home.findings if home else loose).append(finding)
    return parts, loose


def _blocks(key, text):
    if key in LISTED:
        return [Words("point", line.strip().removeprefix("- ")) for line in text.splitlines() if line.strip()]
    return [shown for block in parse_markup(text) if (shown := _show(block)) is not None]


def _show(block):
    if isinstance(block, Heading):
        return Words("heading", plain_text(block.runs))
    if isinstance(block, Numbered):
        return Words("numbered", plain_text(block.runs), block.label)
    if isinstance(block, Bullet):
        return Words("point", plain_text(block.runs))
    if isinstance(block, Paragraph):
        return Words("paragraph", plain_text(block.runs))
    if isinstance(block, Table):
        rows = [(True, [_say_cell(cell) for cell in block.header])] if block.header else []
        rows += [(False, _say_row(row)) for row in block.rows]
        return Words("table", " ".join(cell for _, cells in rows for cell in cells), rows=rows)
    return None


def _say_row(row):
    return [row.title] if isinstance(row, Section) else list(map(_say_cell, row))


def _say_cell(cell):
    return " ".join(plain_text(block.runs) for block in cell if hasattr(block, "runs"))


def _home(finding, blocks):
    """The block with all the words that a finding quotes; the shortest such, as it says least besides."""
    quoted = _letters(finding["quote"])
    if not quoted:
        return None
    holding = [block for block in blocks if quoted in _letters(f"{block.label} {block.text}")]
    return min(holding, key=lambda block: len(block.text), default=None)


def _letters(text):
    return f" {' '.join(LETTERS.findall(text.lower()))} " if LETTERS.search(text) else ""
