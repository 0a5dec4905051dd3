"""Sums stated with their share of a total that a table names: `reserves of £7.5m, 3.1% of the net budget`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.adding.matrix import read_all_matrices
from answerable.checking.comparing.frame import Frame, P, iterate_frames
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper

_MONEY = r"⟦M(?P<part>\d+)⟧"
_NAME = (
    r"(?:the\s+|our\s+|its\s+|total\s+)?(?P<name>(?:(?:net|gross|total|overall|annual)\s+)?(?:revenue\s+|capital\s+)?"
    r"(?:budget requirement|budget|expenditure|spending|spend|requirement|income|turnover|programme))"
)
# Another year's or another body's total, and one qualified further, is not the row so named.
_ENDS = r"(?=\s*(?:[.,;)]|$|and\b))"
_CLAIMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONEY}\s*[,(]?\s*(?:or|which\s+is|that\s+is|equal\s+to|equivalent\s+to|being|representing)?\s*{P.format('percent')}"
        rf"\s+of\s+{_NAME}{_ENDS}",
        rf"{P.format('percent')}\s+of\s+{_NAME}\s*[,(]\s*(?:or\s+)?{_MONEY}(?=\s*[).,;])",
    )
)
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\s*\(.*\)\s*$|[:*]")


class TotalShare(NamedTuple):
    """A sum, the percentage that it is said to be of a total, and every figure of the table rows so named."""

    part: Amount
    percent: Amount
    name: str
    wholes: tuple[Amount, ...]
    frame: Frame
    offsets: tuple[int, int]


def find_total_shares(paper: Paper) -> Iterator[TotalShare]:
    """Every such share of a paper's prose whose total is the name of a row of a table."""
    rows: dict[str, list[Amount]] | None = None
    for frame in iterate_frames(paper, fewest=2):
        if "⟦P" not in frame.text or "⟦M" not in frame.text:
            continue
        for pattern in _CLAIMS:
            for match in pattern.finditer(frame.text):
                rows = _gather_rows(paper) if rows is None else rows
                wholes = tuple(rows.get(_fold(match["name"]), ()))
                part = frame.amount(match, "part")
                if wholes and all(abs(part.value) < abs(whole.value) for whole in wholes):
                    percent = frame.amount(match, "percent")
                    yield TotalShare(part, percent, match["name"], wholes, frame, frame.offsets(match))


def _gather_rows(paper: Paper) -> dict[str, list[Amount]]:
    """The sums of money in the rows of a paper's tables, by the rows' names."""
    rows: dict[str, list[Amount]] = defaultdict(list)
    for down, _ in read_all_matrices(paper):
        for line in down.lines:
            rows[_fold(_MARKS.sub("", line.label))] += [one for one in line.amounts.values() if one.unit == "GBP"]
    return rows


def _fold(name: str) -> str:
    return _SPACE.sub(" ", name).strip().casefold().removeprefix("total ")
