"""Short papers written for a test, read and checked as any paper is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings

from answerable.checking import Findings, check
from answerable.reading.reader import read_paper

few = settings(max_examples=50, deadline=None)
"""For properties of whole papers: each example is written, read and checked."""


def check_text(text: str, *codes: str) -> Findings:
    """What the rules of these codes find in a paper of this text."""
    with TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.txt"
        paper.write_text(text, encoding="utf-8")
        result = check(read_paper(paper), select=codes)
    assert result.failed == ()
    return result
