"""Papers whose errors were listed by hand: `NAME.findings.json` beside the paper, or here for papers kept elsewhere.

Each has `paper`, `pages` and `errors`: `{"id", "line" or "page" and "quote", "printed", "kind", "provable", "why"}`.
`provable` errors can be shown from the paper alone; the others are arguable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.build import build
from tests.gold.papers import CHECKOUT, EXAMPLES, find_seeds

HERE = Path(__file__).parent
PAPERS_OF_OTHERS = CHECKOUT / "tests" / "gold"


@dataclass(frozen=True)
class Answered:
    """A paper with what a person found in it. `split` is the folder of its answers."""

    path: Path
    split: str
    pages: float
    errors: tuple[dict[str, Any], ...]


def list_answered(*further: Path) -> list[Answered]:
    """The papers at hand: the seeds only where present, the demonstration papers printed anew if need be."""
    build(EXAMPLES)
    kept = {
        "seeds": find_seeds(),
        "examples": EXAMPLES,
        "unseen": PAPERS_OF_OTHERS / "unseen",
        "heldout": PAPERS_OF_OTHERS / "heldout",
    }
    found: list[Answered] = []
    for split in sorted(path for path in HERE.iterdir() if path.is_dir()):
        papers = kept.get(split.name, split)
        found += _list_folder(split, papers) if papers else []
    for folder in further:
        found += _list_folder(folder, folder)
    return found


def _list_folder(answers: Path, papers: Path) -> Iterator[Answered]:
    for file in sorted(answers.glob("*.findings.json")):
        given = json.loads(file.read_text(encoding="utf-8"))
        yield Answered(papers / given["paper"], answers.name, float(given["pages"]), tuple(given["errors"]))
