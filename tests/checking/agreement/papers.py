"""Short papers made for a test, read as a person's would be."""

from pathlib import Path

from answerable.checking.evidence.paper import Paper
from answerable.reading.reader import read_paper

TITLE = "# Report of the treasurer\n\n"


def write_paper(folder: Path, body: str) -> Paper:
    paper = folder / "paper.txt"
    paper.write_text(TITLE + body, encoding="utf-8")
    return Paper(read_paper(paper))


def write_table(*rows: str) -> str:
    return "\n".join(f"| {row} |" for row in rows) + "\n"
