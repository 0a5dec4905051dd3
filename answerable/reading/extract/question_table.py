"""Questions that a table sets out: a row of labels and words each, or a row for each question."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.question import Asked, strip_quotes
from answerable.reading.extract.strand import cell_blocks
from answerable.reading.layout import Block, Cell

_LABELS = {
    "asker": (
        r"(?:question|asked|submitted|raised|tabled|put)\s*(?:by|from)|questioner|asker|from|name|member|councillor"
    ),
    "target": r"(?:asked|question|put)\s+(?:of|to)|to|for (?:answer|reply) by|addressed to|respondent",
    "answerer": r"(?:answered|answer|response|reply|responded) (?:by|from)|responder",
    "question": r"(?:the )?(?:written |public |supplementary )?(?:question|query)(?: asked| text| received)?",
    "answer": r"(?:the )?(?:written |officer )?(?:answer|response|reply)(?: given| text)?",
    "number": r"(?:question )?(?:no\.?|number|ref(?:erence)?\.?)|q\.?(?: no\.?)?",
}
_PATTERNS = {name: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE) for name, words in _LABELS.items()}
_LONGEST_LABEL = 40


class TabledQuestion(msgspec.Struct, frozen=True):
    """One question of a table, with the blocks of its words and its answer; both may stand below the table."""

    asked: Asked
    blocks: tuple[Block, ...] = ()
    answered_by: str | None = None
    answer: tuple[Block, ...] = ()


def read_question_table(table: Block) -> list[TabledQuestion]:
    """The questions of a table; none where its labels do not say so."""
    rows = [[cell for cell in row if cell.text.strip()] for row in table.rows]
    rows = [row for row in rows if row]
    if not rows:
        return []
    heads = [_label(cell) for cell in table.rows[0]]
    if "question" in heads and {"answer", "asker"} & set(heads):
        return [
            _read(dict(zip(heads, row, strict=False))) for row in table.rows[1:] if any(cell.text for cell in row)
        ]
    pairs = {_label(row[0]): row[1] for row in rows if len(row) > 1}
    asks = "asker" in pairs and {"target", "question", "answer", "answerer"} & set(pairs)
    return [_read(pairs)] if asks or {"question", "answer"} <= set(pairs) else []


def _label(cell: Cell) -> str | None:
    text = cell.text.strip()
    if not text or len(text) > _LONGEST_LABEL:
        return None
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(text)), None)


def _read(cells: dict[str | None, Cell]) -> TabledQuestion:
    printed = {name: " ".join(cell.text.split()) for name, cell in cells.items()}
    asked = Asked(
        text=strip_quotes(printed.get("question", "")),
        number=printed.get("number") or None,
        asker=printed.get("asker") or None,
        tabled=True,
        target=printed.get("target") or None,
        manner="public",
    )
    return TabledQuestion(
        asked, _blocks(cells.get("question")), printed.get("answerer") or None, _blocks(cells.get("answer"))
    )


def _blocks(cell: Cell | None) -> tuple[Block, ...]:
    held: Sequence[Block] = list(cell_blocks(cell)) if cell else []
    return tuple(held)
