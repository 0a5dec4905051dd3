"""Pieces of a band composed into a line of text, its bullet taken off and its look kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from answerable.reading.formats.pdf.band import LABEL, SMALL_TYPE, Piece, is_head_piece, needs_space, usual_size
from answerable.reading.formats.pdf.run import Run
from answerable.reading.layout import Span

_MARK = re.compile(r"\s*(?:([•◦▪■□●○‣⁃∙·►▶✓✔❖➢➤➔⮚\ue000-\uf8ff])\s*(?=\S)|([-–—*o])\s+(?=[^\W\d_]|[\"'(“‘£\[]))")
SOFT_HYPHEN = "\u00ad"
_SYMBOL_MARK = re.compile(r"\s*(\S)\s+(?=\S)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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


def compose_line(pieces: Sequence[Piece], page: int) -> TextLine:
    """A line of text from a band's pieces; a wide gap becomes a tab, except after the line's own number or bullet."""
    _drop_soft_hyphens([run for piece in pieces for run in piece.runs])
    if len(pieces) == 1 and len(pieces[0].runs) == 1 and not pieces[0].runs[0].symbol:
        line = _plain_line(pieces[0].runs[0], page)
        if line is not None:
            return line
    parts: list[tuple[str, bool, bool]] = []
    for index, piece in enumerate(pieces):
        if index:
            only_head = index == 1 and len(pieces) == 2 and is_head_piece(pieces[0])
            parts.append((" " if only_head else "\t", *_look(parts)))
        previous: Run | None = None
        for run in piece.runs:
            if previous is not None and needs_space(previous, run):
                parts.append((" ", *_look(parts)))
            parts.append((_raised(previous, run), run.bold, run.italic))
            previous = run
    runs = [run for piece in pieces for run in piece.runs]
    size = runs[0].size if len(runs) == 1 else usual_size(runs)
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


def _drop_soft_hyphens(runs: list[Run]) -> None:
    """Soft hyphens are printed at a line's end only: there one is kept, for the word that it cuts."""
    for run in runs:
        if SOFT_HYPHEN in run.text:
            kept = SOFT_HYPHEN if run is runs[-1] and run.text.endswith(SOFT_HYPHEN) else ""
            run.text = run.text.replace(SOFT_HYPHEN, "") + kept


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
