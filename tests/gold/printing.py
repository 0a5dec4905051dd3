"""The score as a table, for a terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from tests.gold.score import KINDS, ScoredPaper, add_scores
from tests.gold.tally import Score

Row = list[str]
_SPLITS = {
    "seeds": "seeds",
    "unseen": "other bodies",
    "wider": "further bodies",
    "examples": "examples",
    "heldout": "held out until 22 November 2026",
}


def print_table(scored: Sequence[ScoredPaper], markdown: bool = False) -> str:
    """Precision, recall and F1 of each kind with its count of answers, the splits side by side."""
    splits = [split for split in _SPLITS if any(one.paper.split == split for one in scored)]
    totals = {split: add_scores(one for one in scored if one.paper.split == split) for split in splits}
    header = ["kind", *(f"{_SPLITS[split]} {part}" for split in splits for part in ("n", "P", "R", "F1"))]
    rows = [[kind, *(cell for split in splits for cell in _measure(totals[split], kind))] for kind in KINDS]
    return _lay_out(header, rows, markdown)


def print_summary(scored: Sequence[ScoredPaper]) -> str:
    """F1 of each kind with its count of answers, in Markdown; for firm promises precision and recall."""
    splits = [split for split in _SPLITS if any(one.paper.split == split for one in scored)]
    totals = {split: add_scores(one for one in scored if one.paper.split == split) for split in splits}
    rows = [[kind, *(_brief(totals[split], kind) for split in splits)] for kind in KINDS]
    return _lay_out(["F1 (answers)", *(_SPLITS[split] for split in splits)], rows, markdown=True)


def print_formats(scored: Sequence[ScoredPaper], markdown: bool = False) -> str:
    """F1 of each kind by the format of the paper."""
    formats = sorted({one.paper.format for one in scored})
    totals = {form: add_scores(one for one in scored if one.paper.format == form) for form in formats}
    header = ["F1 by format", *formats]
    rows = [[kind, *(_share(totals[form][kind].f1) for form in formats)] for kind in KINDS]
    return _lay_out(header, rows, markdown)


def list_misses(scored: Sequence[ScoredPaper], kinds: Sequence[str]) -> str:
    """Every miss of the kinds asked for, one a line, by kind and paper."""
    total = add_scores(scored)
    faults = [f"{one.paper.name}: not read: {one.fault}" for one in scored if one.fault]
    return "\n".join(faults + [f"[{kind}] {miss}" for kind in kinds for miss in total[kind].misses])


def _measure(total: Score, kind: str) -> Row:
    tally = total[kind]
    return [str(tally.expected), _share(tally.precision), _share(tally.recall), _share(tally.f1)]


def _brief(total: Score, kind: str) -> str:
    tally = total[kind]
    if not tally.expected:
        return "-"
    if kind == "firm promises":
        return f"P {_share(tally.precision)}, R {_share(tally.recall)} ({tally.expected})"
    return f"{_share(tally.f1)} ({tally.expected})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _lay_out(header: Row, rows: list[Row], markdown: bool) -> str:
    if markdown:
        rule = ["---", *["---:"] * (len(header) - 1)]
        return "\n".join("| " + " | ".join(row) + " |" for row in (header, rule, *rows))
    widths = [max(len(row[place]) for row in (header, *rows)) for place in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (header, *rows)
    )
