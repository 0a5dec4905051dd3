"""Gold papers: where they are, and their answers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.build import build

HERE = Path(__file__).parent
CHECKOUT = HERE.parent.parent
EXAMPLES = CHECKOUT / "build" / "gold" / "examples"
SEEDS_ABSENT = "the seed papers are not here: set ANSWERABLE_SEEDS to their folder"


@dataclass(frozen=True)
class GoldPaper:
    """A paper with its answers. `split` is `seeds`, `unseen`, `wider`, `examples` or `heldout`; `format` text, html,
    docx or pdf.
    """

    path: Path
    split: str
    format: str
    answers: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.name


def find_seeds() -> Path | None:
    """The folder of the seed papers, or None where it is absent."""
    named = os.environ.get("ANSWERABLE_SEEDS")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "seeds"
    return folder if folder.is_dir() else None


def list_papers(*further: Path) -> list[GoldPaper]:
    """Every gold paper at hand: the seeds where present, the demonstration papers (printed anew when their sources
    have changed), other bodies' papers, and those of `further` folders.
    """
    seeds = find_seeds()
    listed = _list_folder(HERE / "seeds", seeds) if seeds else []
    build(EXAMPLES)
    listed += _list_folder(HERE / "examples", EXAMPLES)
    for folder in (HERE / "unseen", HERE / "heldout", *further):
        listed += _list_folder(folder, folder)
    return listed


def _list_folder(answers: Path, papers: Path) -> list[GoldPaper]:
    return [_load(file, papers) for file in sorted(answers.glob("*.json"))]


def _load(file: Path, papers: Path) -> GoldPaper:
    answers = json.loads(file.read_text(encoding="utf-8"))
    return GoldPaper(papers / answers["paper"], answers["split"], answers["format"], answers)
