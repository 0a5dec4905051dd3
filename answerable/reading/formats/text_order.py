"""Signs that a text paper's lines stand in the wrong order, or that a column of it was cut to pieces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from answerable.reading.layout import Block, Line

_ENDED = re.compile(r"[.!?:;]['\"’”)\]]*$")
_SHREDS = re.compile(r"[^\W\d_]{1,2}(?: [^\s\d]{1,2})+|[a-z]")
_WINDOW = 8
_LEAST_FORWARD_BREAKS = 4
_LEAST_SHREDS = 3
_SHRED_REACH = 12


class Doubt(NamedTuple):
    """Why a reading order may be wrong, in a sentence, and the first and last line of each stretch it names."""

    sentence: str | None
    lines: tuple[tuple[int, int], ...]


def doubt_order(blocks: Sequence[Block]) -> Doubt:
    """The lines whose reading order may be wrong, if any."""
    doubts = []
    reversed_lines = _reversed_lines([line for block in blocks for line in _prose_lines(block)])
    if reversed_lines:
        doubts.append(f"lines {reversed_lines[0]} to {reversed_lines[1]} may stand in reverse order")
    shreds = _shredded_lines(blocks)
    if shreds:
        doubts.append(f"a column at lines {shreds[0]} to {shreds[1]} is cut to single letters")
    stretches = tuple(stretch for stretch in (reversed_lines, shreds) if stretch)
    return Doubt("; ".join(doubts) or None, stretches)


def _prose_lines(block: Block) -> Iterator[tuple[int, str]]:
    if block.kind == "table":
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _prose_lines(inner)
    elif block.kind in ("paragraph", "list_item"):
        for line in block.lines:
            if len(line.text.split()) > 3:
                yield line.number, line.text.strip()


def _reversed_lines(lines: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    """The first stretch that reads on far better from its last line to its first."""
    forward = [_is_break(above, below) for (_, above), (_, below) in itertools.pairwise(lines)]
    backward = [_is_break(below, above) for (_, above), (_, below) in itertools.pairwise(lines)]
    found: list[int] = []
    for start in range(len(forward) - _WINDOW + 1):
        end = start + _WINDOW
        if sum(forward[start:end]) >= _LEAST_FORWARD_BREAKS and sum(backward[start:end]) == 0:
            found += [start, end]
    return (lines[min(found)][0], lines[max(found)][0]) if found else None


def _is_break(above: str, below: str) -> bool:
    """Whether two lines cannot be neighbours: a sentence begun in lower case, or left without its end."""
    ended = bool(_ENDED.search(above))
    return (ended and below[0].islower()) or (not ended and below[0].isupper())


def _shredded_lines(blocks: Iterable[Block]) -> tuple[int, int] | None:
    numbers = sorted(line.number for block in blocks for line in _shreds(block))
    for start in range(len(numbers) - _LEAST_SHREDS + 1):
        if numbers[start + _LEAST_SHREDS - 1] - numbers[start] <= _SHRED_REACH:
            near = [number for number in numbers if 0 <= number - numbers[start] <= _SHRED_REACH]
            return near[0], near[-1]
    return None


def _shreds(block: Block) -> Iterator[Line]:
    for row in block.rows:
        for cell in row[:1]:
            for inner in cell.blocks:
                for line in inner.lines:
                    if _SHREDS.fullmatch(line.text.strip()):
                        yield line
