"""Reads the sources in `content/`: a head in TOML between lines of `+++`, then the light markup of papers.

The head gives `title`, `date`, `outputs` (file endings), how `minutes` stand, a `note` for the foot and, of a pack,
its `parts`. `answerable.printing.markup` gives the marks.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from answerable.printing.markup import parse_markup
from answerable.printing.paper import PageBreak, Paper

CONTENT = Path(__file__).parent / "content"
_NOTE = "Demonstration paper: facts from public papers, wording ours."


@dataclass(frozen=True, kw_only=True)
class Demonstration(Paper):
    """A demonstration paper; `outputs` are the file endings it is printed as."""

    outputs: tuple[str, ...]


def read_papers() -> list[Demonstration]:
    """Every paper that is printed, in order of file name; a part that only stands in a pack has no outputs."""
    papers = [read_paper(path) for path in sorted(CONTENT.glob("*.md"))]
    return [paper for paper in papers if paper.outputs]


def read_paper(path: Path) -> Demonstration:
    """One source; raises ValueError naming the file and the line that cannot be read."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    fields = tomllib.loads(head)
    blocks = parse_markup(body, path.name)
    for part in fields.get("parts", ()):
        blocks += (PageBreak(), *read_paper(CONTENT / f"{part}.md").blocks)
    return Demonstration(
        slug=path.stem,
        title=fields["title"],
        date=fields["date"],
        outputs=tuple(fields.get("outputs", ())),
        blocks=blocks,
        minutes=fields.get("minutes", "headings"),
        note=fields.get("note", _NOTE),
        author="Answerable demonstration papers",
    )
