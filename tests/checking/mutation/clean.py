"""Made papers left as they are: whatever is raised on them is a false alarm."""

from __future__ import annotations

from answerable.checking import Finding
from tests.checking.mutation.draft import write_text
from tests.checking.mutation.generator import write_paper
from tests.checking.mutation.verdict import check_bytes

LINES_OF_A_PAGE = 40
"""Lines that are not blank; a printed page of these papers has about as many."""
_LONGEST = 9


def count_false_alarms(pages: int, seed: int) -> tuple[float, list[tuple[str, Finding]]]:
    """The errors and warnings on so many pages of made papers, each with its paper's name."""
    lines, number = 0, 0
    found: list[tuple[str, Finding]] = []
    while lines < pages * LINES_OF_A_PAGE:
        number += 1
        draft = write_paper(seed * 10_000_019 + number, chapters=3 + number % _LONGEST)
        text = write_text(draft, draft.view()).text
        lines += sum(bool(line.strip()) for line in text.splitlines())
        found += [(f"clean paper {number}", finding) for finding in check_bytes(text.encode())]
    return lines / LINES_OF_A_PAGE, found
