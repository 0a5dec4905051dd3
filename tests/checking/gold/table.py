"""The table of what the checker finds in the demonstration papers, each finding verified by hand.

`python -m tests.checking.gold.table` prints it; `docs/findings-of-the-examples.md` keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from answerable.checking import Finding
from tests.checking.gold.judge import Judgement, judge, stands_on
from tests.checking.gold.papers import CHECKOUT, list_answered

PAGE = CHECKOUT / "docs" / "findings-of-the-examples.md"
HEAD = "| paper | place | rule | severity | finding | verified | why |"
NOT_LISTED = "No error that was listed by hand stands there."


def render_rows(outcomes: Iterable[Judgement]) -> Iterator[str]:
    """A row of the table for every finding, in the order of papers and places."""
    for outcome in outcomes:
        for finding in outcome.result.findings:
            yield _render_row(outcome, finding)


def _render_row(outcome: Judgement, finding: Finding) -> str:
    alone = msgspec.structs.replace(finding, also=())
    errors = sorted(
        (error for error in outcome.paper.errors if stands_on(finding, error)),
        key=lambda error: not stands_on(alone, error),
    )
    kind = "false" if not errors else "true" if any(error["provable"] for error in errors) else "true, arguable"
    why = errors[0]["why"] if errors else NOT_LISTED
    place = ", ".join(filter(None, (f"page {finding.cite.page}" if finding.cite.page else "", _line(finding))))
    cells = (outcome.paper.path.name, place, finding.rule, finding.severity, finding.message, kind, why)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _line(finding: Finding) -> str:
    return f"line {finding.cite.line}" if finding.cite.line else ""


def judge_examples() -> list[Judgement]:
    return [judge(paper) for paper in list_answered() if paper.split == "examples"]


def main() -> None:
    print("\n".join([HEAD, "|---|---|---|---|---|---|---|", *render_rows(judge_examples())]))


if __name__ == "__main__":
    main()
