"""Runs on one baseline become bands; bands are cut into pieces at wide gaps and composed into lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from answerable.reading.formats.pdf.run import Run
from answerable.reading.layout import Span

BASELINE_EMS = 0.28
"""Baselines nearer than this are one line's."""
RAISED_EMS = 0.65
SMALL_TYPE = 0.88
PIECE_GAP_EMS = 0.8
FIGURE_GAP_EMS = 0.6
SPACE_EMS, GLUED_EMS = 0.08, 0.22
"""The least gap that is a space, where the file has white space between two runs and where it has none."""

_LABEL = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|\((?:\d{1,3}|[a-z]{1,5})\)"
LABEL = re.compile(rf"(?:{_LABEL})(?=\s|$)")
"""A printed number or letter at a line's head: `1.`, `4.2`, `a)`, `(iii)`."""
_HEAD_NUMBER = re.compile(rf"(?:{_LABEL}|\d{{1,4}}[a-z]?|\d{{1,4}}/\d{{2,4}})$")
_MARK = re.compile(r"\s*(?:([•◦▪■□●○‣⁃∙·►▶✓✔❖➢➤➔⮚\ue000-\uf8ff])\s*(?=\S)|([-–—*o])\s+(?=[^\W\d_]|[\"'(“‘£\[]))")
_SYMBOL_MARK = re.compile(r"\s*(\S)\s+(?=\S)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE_END = re.compile(r"[\d)%]$")
_FIGURE_START = re.compile(r"[-–(£]?\s?[£(]?\d")


class Piece(msgspec.Struct, gc=False):
    """Neighbouring runs of a band with no wide gap among them.

    A piece without runs holds the place of a ruled table: `table` is its index, on the first band beside it only.
    """

    runs: list[Run]
    left: float
    right: float
    table: int | None = None

    @property
    def text(self) -> str:
        return join_text(self.runs)


class Band(msgspec.Struct, gc=False):
    """What stands on one baseline across a region, left to right."""

    base: float
    size: float
    pieces: list[Piece]

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)


class TextLine(msgspec.Struct, gc=False):
    """A line of text as it will be published, with what its flow needs to know of its look.

    `mark` is a bullet that was removed; `text_left` is where the words after a bullet or label start. `bold` and
    `italic` are true where every letter and digit is.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    spans: tuple[Span, ...]
    text: str
    bold: bool
    italic: bool
    mark: str | None
    text_left: float
    number: int = 0


def gather_bands(runs: Iterable[Run]) -> list[Band]:
    """Bands from top to bottom; raised and lowered small type joins the line that it touches."""
    runs = list(runs)
    if len(runs) == 1:
        return [_band(runs)]
    levels: list[list[Run]] = []
    base = size = 0.0
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if levels and run.base - base <= BASELINE_EMS * min(run.size, size):
            levels[-1].append(run)
        else:
            levels.append([run])
            base, size = run.base, run.size
    _settle_raised(levels)
    return [_band(level) for level in levels if level]


def _settle_raised(levels: list[list[Run]]) -> None:
    for upper, lower in pairwise(levels):
        if not upper or not lower:
            continue
        apart = lower[0].base - upper[0].base
        if apart > RAISED_EMS * max(upper[0].size, lower[0].size):
            continue
        for small, large in ((upper, lower), (lower, upper)):
            moved = [run for run in small if any(_rides(run, other) for other in large)]
            for run in moved:
                small.remove(run)
                large.append(run)


def _rides(run: Run, other: Run) -> bool:
    """Whether a run is small type set against a larger one: the `st` of `1st`, a note's number."""
    if run.size > SMALL_TYPE * other.size or abs(run.base - other.base) > RAISED_EMS * other.size:
        return False
    near = 0.35 * other.size
    return -near <= run.left - other.right <= near or -near <= other.left - run.right <= near


def _band(level: list[Run]) -> Band:
    if len(level) == 1:
        [run] = level
        return Band(run.base, run.size, [Piece(level, run.left, run.right)])
    level.sort(key=lambda run: run.left)
    pieces = [Piece([level[0]], level[0].left, level[0].right)]
    for run in level[1:]:
        piece = pieces[-1]
        if _is_apart(piece.runs[-1], run, run.left - piece.right):
            pieces.append(Piece([run], run.left, run.right))
        else:
            piece.runs.append(run)
            piece.right = max(piece.right, run.right)
    return Band(max(level, key=lambda run: run.size).base, _usual_size(level), pieces)


def _usual_size(level: list[Run]) -> float:
    if len({run.size for run in level}) == 1:
        return level[0].size
    sizes: dict[float, int] = {}
    for run in level:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size])


def _is_apart(run: Run, following: Run, gap: float) -> bool:
    size = max(run.size, following.size)
    if gap > PIECE_GAP_EMS * size:
        return True
    if gap <= FIGURE_GAP_EMS * size:
        return False
    return bool(_FIGURE_END.search(run.text) and _FIGURE_START.match(following.text))


def _needs_space(run: Run, following: Run) -> bool:
    gap = following.left - run.right
    if run.text[-1:].isspace() or following.text[:1].isspace():
        return False
    return gap > (SPACE_EMS if following.spaced else GLUED_EMS) * min(run.size, following.size)


def join_text(runs: Sequence[Run]) -> str:
    """The words of neighbouring runs, spaced as printed."""
    text = runs[0].text
    for run, following in pairwise(runs):
        text += " " + following.text if _needs_space(run, following) else following.text
    return text


def compose_line(pieces: Sequence[Piece], page: int) -> TextLine:
    """A line of text from a band's pieces; a wide gap becomes a tab, except after the line's own number or bullet."""
    if len(pieces) == 1 and len(pieces[0].runs) == 1 and not pieces[0].runs[0].symbol:
        line = _plain_line(pieces[0].runs[0], page)
        if line is not None:
            return line
    parts: list[tuple[str, bool, bool]] = []
    for index, piece in enumerate(pieces):
        if index:
            only_head = index == 1 and len(pieces) == 2 and _is_head(pieces[0])
            parts.append((" " if only_head else "\t", *_look(parts)))
        previous: Run | None = None
        for run in piece.runs:
            if previous is not None and _needs_space(previous, run):
                parts.append((" ", *_look(parts)))
            parts.append((_raised(previous, run), run.bold, run.italic))
            previous = run
    runs = [run for piece in pieces for run in piece.runs]
    size = runs[0].size if len(runs) == 1 else _usual_size(runs)
    left, right = runs[0].left, max(run.right for run in runs)
    text = "".join(part[0] for part in parts)
    mark, cut = _find_mark(text, runs[0])
    text_left = _text_left(runs, text, cut or (found.end() if (found := LABEL.match(text)) else 0))
    if cut:
        parts, text = _without(parts, cut), text[cut:]
    spans = _spans(parts)
    marked = [span for span in spans if any(map(str.isalnum, span.text))]
    return TextLine(
        page=page,
        left=left,
        top=min(run.top for run in runs),
        right=right,
        bottom=max(run.bottom for run in runs),
        base=max(runs, key=lambda run: run.size).base,
        size=size,
        spans=spans,
        text=text.strip(),
        bold=bool(marked) and all(span.bold for span in marked),
        italic=bool(marked) and all(span.italic for span in marked),
        mark=mark,
        text_left=text_left,
    )


def _plain_line(run: Run, page: int) -> TextLine | None:
    """The line that one run makes by itself, as most do; nothing where a bullet has to be taken off first."""
    text = run.text.strip()
    if _MARK.match(text):
        return None
    label = LABEL.match(text)
    share = label.end() / max(len(text), 1) if label else 0.0
    lettered = any(map(str.isalnum, text))
    return TextLine(
        page,
        run.left,
        run.top,
        run.right,
        run.bottom,
        run.base,
        run.size,
        (Span(text, run.bold, run.italic),),
        text,
        run.bold and lettered,
        run.italic and lettered,
        None,
        run.left + (run.right - run.left) * share,
    )


def _raised(previous: Run | None, run: Run) -> str:
    """A run's text; a raised figure after a figure keeps its raised form, so that `5²` is never 52."""
    text = run.text
    if previous is None or not text.strip().isdigit() or not previous.text[-1:].isdigit():
        return text
    small = run.size <= SMALL_TYPE * previous.size and previous.base - run.base > 0.15 * previous.size
    return text.strip().translate(_SUPERSCRIPT) if small else text


def _look(parts: list[tuple[str, bool, bool]]) -> tuple[bool, bool]:
    return parts[-1][1:] if parts else (False, False)


def _is_head(piece: Piece) -> bool:
    text = piece.text.strip()
    return len(text) == 1 or bool(_HEAD_NUMBER.match(text)) or text in ("(", "-")


def is_head_piece(piece: Piece) -> bool:
    """Whether a piece is only a bullet or a printed number that heads the words to its right."""
    text = piece.text.strip()
    return bool(_HEAD_NUMBER.match(text)) or (len(text) == 1 and not text.isalnum()) or text == "o"


def _find_mark(text: str, first: Run) -> tuple[str | None, int]:
    """The bullet at the head of a line and how many characters it takes up."""
    found = _MARK.match(text) or (_SYMBOL_MARK.match(text) if first.symbol and len(first.text.strip()) == 1 else None)
    if not found:
        return None, 0
    mark = found.group(1) or found.group(2)
    return ("•" if "\ue000" <= mark <= "\uf8ff" or (first.symbol and mark.isalnum()) else mark), found.end()


def _text_left(runs: list[Run], text: str, cut: int) -> float:
    """Where the words after a line's head start, in points; estimated where one run holds both."""
    if not cut:
        return runs[0].left
    if len(runs[0].text.strip()) <= cut and len(runs) > 1:
        return runs[1].left
    end = runs[0].right
    return runs[0].left + (end - runs[0].left) * min(1.0, cut / max(len(runs[0].text), 1))


def _without(parts: list[tuple[str, bool, bool]], cut: int) -> list[tuple[str, bool, bool]]:
    kept: list[tuple[str, bool, bool]] = []
    for text, bold, italic in parts:
        if cut >= len(text):
            cut -= len(text)
            continue
        kept.append((text[cut:], bold, italic))
        cut = 0
    return kept


def _spans(parts: list[tuple[str, bool, bool]]) -> tuple[Span, ...]:
    """Parts of one look run together; white space takes the look of what stands before it."""
    spans: list[tuple[str, bool, bool]] = []
    for text, bold, italic in parts:
        if spans and (spans[-1][1:] == (bold, italic) or text.isspace()):
            spans[-1] = (spans[-1][0] + text, *spans[-1][1:])
        else:
            spans.append((text, bold, italic))
    if spans:
        spans[0] = (spans[0][0].lstrip(), *spans[0][1:])
        spans[-1] = (spans[-1][0].rstrip(), *spans[-1][1:])
    return tuple(Span(text, bold, italic) for text, bold, italic in spans if text)
