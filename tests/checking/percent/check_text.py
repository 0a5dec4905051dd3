"""A short paper as text, read and checked by chosen rules."""

from pathlib import Path

from answerable.checking import Findings, check
from answerable.reading.reader import read_paper


def check_text(text: str, folder: Path, *rules: str) -> Findings:
    paper = folder / "paper.txt"
    paper.write_text(text, encoding="utf-8")
    findings = check(read_paper(paper), select=rules)
    assert findings.failed == ()
    return findings


def messages(text: str, folder: Path, *rules: str) -> list[str]:
    """What the rules find in a text, but for what is only information."""
    return [finding.message for finding in check_text(text, folder, *rules).findings if finding.severity != "info"]
