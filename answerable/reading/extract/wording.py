"""The words of blocks as one folded text that still knows where each of its characters is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from answerable.reading.extract.citing import fold, lines_of
from answerable.reading.layout import Block, Line
from answerable.record import Box, Cite


class Wording:
    """The folded text of blocks. `cite` names the lines of a stretch of it by its character offsets."""

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._lines: list[Line] = []
        self._starts: list[int] = []
        folded: list[str] = []
        at = 0
        for block in blocks:
            for line in lines_of(block):
                words = fold(line.text)
                if words:
                    self._lines.append(line)
                    self._starts.append(at)
                    folded.append(words)
                    at += len(words) + 1
        self.text = " ".join(folded)

    def cite(self, start: int, end: int) -> Cite:
        """The citation of `text[start:end]`; raises `ValueError` for a stretch with no words."""
        if not self.text[start:end].strip():
            raise ValueError("nothing printed to cite")
        first = bisect_right(self._starts, start) - 1
        last = max(first, bisect_right(self._starts, end - 1) - 1)
        top, bottom = self._lines[first], self._lines[last]
        return Cite(
            page=top.page,
            line=top.number,
            line_end=bottom.number if (bottom.page, bottom.number) != (top.page, top.number) else None,
            quote=self.text[start:end].strip(),
            box=_around([line.box for line in self._lines[first : last + 1] if line.box and line.page == top.page]),
        )

    def line_bounds(self, offset: int) -> tuple[int, int]:
        """Where the printed line that holds a character starts and ends in the text."""
        index = bisect_right(self._starts, offset) - 1
        end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        return self._starts[index], end


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
