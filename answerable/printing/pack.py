"""A pack: the papers of one meeting as one PDF with contents, bookmarks and page numbers that run through."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answerable.printing.paper import Paper
from answerable.printing.rendering.assembly import assemble, measure_sheets, open_upload
from answerable.printing.rendering.docx import render_docx
from answerable.printing.rendering.pdf import as_json, compile_pdf
from answerable.printing.rendering.rank import Ranks
from answerable.printing.setting import cell, head, name_file, print_day, say, tabulate

_TEMPLATE = Path(__file__).parent / "rendering" / "pack.typ"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One paper of a pack: typed, or the bytes of an uploaded PDF, which is taken in as it is."""

    title: str
    item_number: str = ""
    paper: Paper | builtins.bytes


@dataclass(frozen=True, kw_only=True)
class Pack:
    """The papers of a meeting. `first_page` is the number of the pack's first page: a supplement goes on counting."""

    title: str
    body: str
    date: dt.date
    parts: tuple[Part, ...]
    supplement: int = 0
    first_page: int = 1


@dataclass(frozen=True, kw_only=True)
class PackPdf:
    """A composed pack: its bytes, each part's title with the number of its first page, and how many pages it has."""

    bytes: builtins.bytes
    contents: tuple[tuple[str, int], ...]
    pages: int


def compose_pack(pack: Pack) -> PackPdf:
    """One PDF: contents, then the papers, with bookmarks and page numbers that run from `first_page`; the same bytes
    for the same pack.

    Raises ValueError, one sentence naming the part, for an upload that is not a PDF, is damaged or needs a password,
    and for a pack without papers or a paper without a title.
    """
    _require_papers(pack)
    uploads = {
        at: open_upload(part.paper, part.title) for at, part in enumerate(pack.parts) if isinstance(part.paper, bytes)
    }
    sheets = {at: measure_sheets(upload) for at, upload in uploads.items()}
    titles = [f"{part.item_number} {part.title}".strip() for part in pack.parts]
    layout = compile_pdf(_TEMPLATE, {"pack": _as_json(pack, sheets)})
    content, pages, count = assemble(layout, titles, uploads, pack.first_page)
    contents = tuple((part.title, page) for part, page in zip(pack.parts, pages, strict=True))
    return PackPdf(bytes=content, contents=contents, pages=count)


def compose_word(pack: Pack) -> builtins.bytes:
    """One Word file of the typed papers under a list of all; an uploaded one is named there as being in the PDF."""
    _require_papers(pack)
    listed = tabulate(
        (("Item", 2, True), ("Paper", 14, True), ("Where", 5, True)),
        (
            (
                cell(part.item_number),
                cell(part.title),
                cell("In the PDF of this pack" if isinstance(part.paper, bytes) else "In this file"),
            )
            for part in pack.parts
        ),
    )
    front = Paper(
        slug=name_file(pack.body, pack.title),
        title=f"{pack.body}: {pack.title}",
        date=pack.date,
        blocks=(head(1, pack.body), head(2, pack.title), say(print_day(pack.date, weekday=True), bold=True), listed),
        note=_note(pack),
        author=pack.body,
    )
    return render_docx(front, *(part.paper for part in pack.parts if isinstance(part.paper, Paper)))


def _require_papers(pack: Pack) -> None:
    if not pack.parts:
        raise ValueError("A pack needs at least one paper; add one before it is published")
    untitled = next((number for number, part in enumerate(pack.parts, 1) if not part.title.strip()), None)
    if untitled is not None:
        raise ValueError(f"Paper {untitled} of the pack has no title; give it one, since the contents name it")
    empty = next((part for part in pack.parts if isinstance(part.paper, Paper) and not part.paper.blocks), None)
    if empty is not None:
        raise ValueError(f"{empty.title}: the paper says nothing; write it, or take it out of the pack")


def _note(pack: Pack) -> str:
    return f"{pack.body}, {pack.title}"


def _as_json(pack: Pack, sheets: Mapping[int, Sequence[tuple[float, float]]]) -> dict[str, Any]:
    """The pack for `pack.typ`; the headings of its papers stand below the pack's own."""
    return {
        "title": f"{pack.body}: {pack.title}",
        "named": pack.title,
        "body": pack.body,
        "date": [pack.date.year, pack.date.month, pack.date.day],
        "printed_date": print_day(pack.date, weekday=True),
        "note": _note(pack),
        "first_page": pack.first_page,
        "supplement": pack.supplement,
        "parts": [
            {
                "title": part.title,
                "item_number": part.item_number,
                "paper": as_json(part.paper, Ranks(first=2)) if isinstance(part.paper, Paper) else None,
                "sheets": [list(size) for size in sheets.get(at, ())],
            }
            for at, part in enumerate(pack.parts)
        ],
    }
