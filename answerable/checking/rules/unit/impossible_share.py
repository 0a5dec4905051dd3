"""UNI603: a share of a whole that is more than all of it, or less than nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Cell, Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_SHARE = re.compile(
    r"\b(?:proportion|share|satisfied|satisfaction|dissatisfied|compliance|compliant|attendance rate"
    r"|response rate|abandon\w*"
    r"|answered|attended within|within target|positive outcome|conviction rate|detection rate|solved"
    r"|vacancy rate|completion rate"
    r"|respondents|participants|agreed|percentage of|% of (?:all )?(?:calls|incidents|offences|victims|crimes"
    r"|cases|people"
    r"|residents|officers|staff|respondents|participants|the population))\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"^\s?(?:of|were|was)\s+(?:(?:all|the|those|these|our)\s+)*(?:calls|incidents|offences|victims|crimes|cases"
    r"|people|residents"
    r"|officers|staff|respondents|participants|members|households|schools|satisfied|answered|attended|resolved)\b",
    re.IGNORECASE,
)
# What may be over a hundred per cent, or below nothing: a change, and what is held against a plan.
_MAY_EXCEED = re.compile(
    r"\b(?:increas|decreas|reduc|r[io]se|risen|fell|fall|drop|chang|grow|grew|grown|growth|up|down|more|less"
    r"|higher|lower|uplift"
    r"|varia|differen|target|budget|plan|planned|forecast|baseline|capacity|occupan|fund|match|establishment"
    r"|strength|achiev|deliver"
    r"|compar|against|previous|last year|above|below|over the|index|inflation|return|recover|per cent of|points"
    r"|net|utilis|demand"
    r"|pre-|uptake|oversubscri|cost|spend|income|saving|value|project|trend|movement|margin|score|nps)",
    re.IGNORECASE,
)
_AROUND = 90


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if "%" in paragraph.text and paragraph.figures:
            for sentence in paragraph.sentences:
                yield from _read_sentence(sentence)
    for grid in paper.grids:
        for row in grid.rows:
            for cell in row.cells:
                if cell.amount is not None and cell.amount.is_percent and _is_share_cell(grid, row, cell):
                    yield _examine(cell.amount, row.cite, f"row “{row.label}”, column “{grid.heading(cell.column)}”")


def _read_sentence(sentence: Sentence) -> Iterator[Examined]:
    for amount in sentence.amounts:
        if not amount.is_percent:
            continue
        start, end = amount.start - sentence.start, amount.end - sentence.start
        around = sentence.text[max(0, start - _AROUND) : end + _AROUND]
        is_share = _OF_ALL.match(sentence.text[end:]) or _SHARE.search(around)
        if is_share and not _MAY_EXCEED.search(around) and not _signed(sentence.text, start):
            yield _examine(amount, sentence.cite(), f"“{' '.join(around.split())}”")


def _signed(text: str, start: int) -> bool:
    """Whether a sign stands before a figure: in prose a dash as often as a minus."""
    return text[max(0, start - 2) : start].strip()[-1:] in ("-", "–", "−", "+")


def _is_share_cell(grid: Grid, row: Row, cell: Cell) -> bool:
    words = f"{row.label} {grid.heading(cell.column)}"
    return bool(_SHARE.search(words)) and not _MAY_EXCEED.search(f"{words} {grid.caption}")


def _examine(amount: Amount, cite: Cite, where: str) -> Examined:
    if 0 <= amount.value <= 100:
        return Examined()
    bound = "more than all of it (100%)" if amount.value > 100 else "less than none of it (0%)"
    return Examined(
        (amount,),
        Disagreement(
            message=f"{amount.text} is a share of a whole, and {bound}.",
            working=(f"Printed: {amount.text} in {where}.", "A share of a whole lies between 0% and 100%."),
            printed=amount.text,
            expected="0% to 100%",
            explanation="A decimal point was left out, or a change was printed where a share is meant.",
            cite=cite,
        ),
    )
