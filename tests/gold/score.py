"""The score of the reader against the gold answers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from answerable.reading.layout import UnreadableError
from answerable.reading.reader import read_paper
from answerable.record import to_json
from tests.gold.judging.citation import judge_citations
from tests.gold.judging.figure import judge_figures
from tests.gold.judging.meeting import judge_meetings
from tests.gold.judging.owed import judge_owed
from tests.gold.judging.promise import judge_promises
from tests.gold.judging.question import judge_questions
from tests.gold.judging.report import judge_reports
from tests.gold.judging.table import judge_tables
from tests.gold.pairing import Lines
from tests.gold.papers import GoldPaper
from tests.gold.tally import Score, Tally

KINDS = (
    "meetings",
    "attendance",
    "items",
    "item details",
    "attributed questions",
    "questions in discussion",
    "question details",
    "resolutions",
    "tracker rows",
    "tracker details",
    "decisions",
    "programme rows",
    "programme details",
    "firm promises",
    "table cells",
    "figures",
    "comparisons",
    "documents",
    "report parts",
    "report paragraphs",
    "citations found",
)
NOTHING: dict[str, list[Any]] = {
    name: []
    for name in (
        "documents",
        "meetings",
        "questions",
        "resolutions",
        "actions",
        "promises",
        "decisions",
        "work_programme",
        "reports",
        "tables",
        "figures",
    )
}


@dataclass(frozen=True)
class ScoredPaper:
    """One paper's score; `fault` is the reader's sentence where it could not read it at all."""

    paper: GoldPaper
    score: Score
    fault: str | None = None


def score_paper(paper: GoldPaper) -> ScoredPaper:
    """Read one paper and judge every kind of fact. A paper that cannot be read has none."""
    try:
        reading = read_paper(paper.path)
    except UnreadableError as fault:
        return ScoredPaper(paper, _judge(paper, NOTHING, {}), str(fault))
    record = json.loads(to_json([reading.record]))[0]
    lines = {(page.number, line.number): line.text for page in reading.pages for line in page.lines}
    return ScoredPaper(paper, _judge(paper, {**NOTHING, **record}, lines))


def _judge(paper: GoldPaper, record: dict[str, Any], lines: Lines) -> Score:
    answers = paper.answers
    return {
        **judge_meetings(answers, record),
        **judge_questions(answers, record),
        **judge_owed(answers, record),
        **judge_promises(answers, record),
        **judge_tables(answers, record),
        **judge_figures(answers, record, lines),
        **judge_reports(answers, record),
        **judge_citations(paper.path, paper.format, record, lines),
    }


def add_scores(scored: Iterable[ScoredPaper]) -> Score:
    """The counts of several papers together, in the order of `KINDS`."""
    total = {kind: Tally() for kind in KINDS}
    for one in scored:
        for kind, tally in one.score.items():
            total[kind].add(tally, one.paper.name)
    return total
