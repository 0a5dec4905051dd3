"""What the checks say of a print before anybody files it: read and checked like any paper, and kept nowhere."""

import hashlib
from dataclasses import dataclass, field

from answerable.checking import check
from answerable.reading.formats.opening import lay_out
from answerable.reading.layout import UnreadableError
from answerable.reading.reader import read_layout
from answerable.record import Source

TOLD = ("rule", "name", "severity", "message", "working", "printed", "expected", "explanation")


@dataclass(frozen=True, slots=True)
class Examination:
    """Findings as plain values (`SubmissionVersion.findings`), how many figures were stated and tested, and pages.

    `unreadable` is the reader's sentence where the file could not be read at all.
    """

    findings: list = field(default_factory=list)
    figures: int = 0
    tested: int = 0
    pages: int = 0
    unreadable: str = ""


def examine_pdf(data, *, where=""):
    """Read and check the bytes of a paper; `where` names the appendix that it is, empty for the paper itself."""
    try:
        layout = lay_out(data)
    except UnreadableError as unreadable:
        return Examination(unreadable=str(unreadable))
    source = Source(path=where, sha256=hashlib.sha256(data).hexdigest(), media_type=layout.media_type)
    result = check(read_layout(layout, source))
    return Examination(
        findings=[_plain(finding, where) for finding in result.findings],
        figures=result.coverage.figures,
        tested=result.coverage.tested,
        pages=len(layout.pages),
    )


def _plain(finding, where):
    told = {name: getattr(finding, name) or "" for name in TOLD}
    cite = finding.cite
    key = f"{where}|{finding.key}" if where else finding.key
    return {"key": key, **told, "page": cite.page, "line": cite.line, "quote": cite.quote, "where": where}
