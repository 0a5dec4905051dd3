"""A question while its answer is read: its parts, its torn words, and the lines that only open an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from answerable.reading.extract.question import Asked, Turn, part_exchange
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.speaker import read_speech
from answerable.reading.extract.strand import Strand
from answerable.reading.layout import Block
from answerable.record import AnswerPoint, Cite
from answerable.record.question import QuestionKind

OVERVIEW = re.compile(
    r"\b(?:following (?:points|comments|update|questions|discussion|information|actions?)"
    r"|points were (?:made|raised|discussed)"
    r"|overview|introduced|presented|the following|as follows)\b",
    re.IGNORECASE,
)
REPLY_LABEL = re.compile(r"(?:a|answer|response|reply|written response|officer response)\s*[:.–—-]\s*", re.IGNORECASE)


class OpenQuestion(msgspec.Struct):
    """A question whose answer is being read."""

    kind: QuestionKind
    text: str
    cite: Cite
    rest_cite: Cite | None = None
    number: str | None = None
    asker: str | None = None
    submitted_by: str | None = None
    target: str | None = None
    answered_by: list[str] = []
    points: list[AnswerPoint] = []
    manner: str = "tabled"


def blocks_of(blocks: tuple[Block, ...], turn: Turn) -> tuple[Block, ...]:
    """Of a torn strand's blocks, those that a turn's words fill."""
    words = f"{turn.text} {turn.answer}"
    filled = tuple(block for block in blocks if block.text[:40] in words or words[:40] in block.text)
    return filled or blocks[:1]


def joined_cite(first: Cite | None, second: Cite) -> Cite:
    """One citation of two stretches that follow each other."""
    if first is None:
        return second
    end = second.line_end or second.line
    return msgspec.structs.replace(first, quote=f"{first.quote} {second.quote}", line_end=end)


def parted(strand: Strand) -> list[Strand]:
    if strand.block.kind == "table":
        return [strand]
    return [msgspec.structs.replace(strand, text=part) for part in part_exchange(strand.text)]


def asks_in_paragraphs(strands: Sequence[Strand]) -> bool:
    """Whether an item prints questions as paragraphs with bullets below each."""
    asking = sum(
        1 for strand, following in pairwise(strands) if not strand.listed and following.listed and "?" in strand.text
    )
    return asking >= 2 or (asking == 1 and any(strand.italic for strand in strands))


def reply_label_end(text: str) -> int:
    """Where the words of an answer begin behind its label (`A: `, `Response: `)."""
    label = REPLY_LABEL.match(text)
    return label.end() if label else 0


def introduces(text: str) -> bool:
    """A line that only opens an answer: `The Chief Constable responded, making the following points:`."""
    if not re.search(r"[:–-]$", text):
        return False
    return (
        len(text.split()) <= 25
        and len(split_sentences(text)) == 1
        and (read_speech(text) is not None or OVERVIEW.search(text) is not None)
    )


def is_unfinished(question: str, following: str) -> bool:
    if re.search(r"[?.”\"]$", question) or read_speech(following):
        return False
    return "?" in following or following[:1].islower() or following[:1] in '“"‘' or question.endswith(":")


def merged(pending: Asked, asked: Asked) -> Asked:
    return Asked(
        text=asked.text,
        number=asked.number or pending.number,
        asker=asked.asker or pending.asker,
        submitted_by=asked.submitted_by or pending.submitted_by,
        supplementary=asked.supplementary or pending.supplementary,
        tabled=True,
        target=asked.target or pending.target,
        manner=asked.manner or pending.manner,
    )
