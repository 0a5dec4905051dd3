"""PDF by typst: the paper goes in as JSON, `paper.typ` lays it out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import typst

from answerable.drawing.svg import flatten_svg
from answerable.printing.paper import Heading, Minute, Minutes, Paper, Picture, Section
from answerable.printing.rendering.rank import SECTION_LEVEL, TITLE_LEVEL, Ranks

_TEMPLATE = Path(__file__).with_name("paper.typ")
_NO_LETTER = "could not be displayed"


def render_pdf(paper: Paper) -> bytes:
    """Tagged A4 pages (PDF/UA-1); the same bytes for the same paper on any machine (embedded fonts, its own date)."""
    return compile_pdf(_TEMPLATE, {"paper": as_json(paper, Ranks())})


def compile_pdf(template: Path, inputs: dict[str, Any]) -> bytes:
    """A template with its inputs as JSON, as the bytes of an accessible PDF.

    Where the embedded fonts lack a letter, the fonts of the machine are asked too; where these lack it as well, the
    letter is left blank and the paper does not claim PDF/UA: no word that a clerk writes stops a paper.
    """
    told = {name: json.dumps(value) for name, value in inputs.items()}
    for embedded_only in (True, False):
        try:
            return _compile(template, told, embedded_only=embedded_only, accessible=True)
        except typst.TypstError as fault:
            if _NO_LETTER not in str(fault):
                raise
    return _compile(template, told, embedded_only=False, accessible=False)


def _compile(template: Path, told: dict[str, str], *, embedded_only: bool, accessible: bool) -> bytes:
    return typst.compile(
        str(template),
        ignore_system_fonts=embedded_only,
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs=told,
    )


def as_json(value: Any, ranks: Ranks) -> Any:
    """Dataclasses as objects with their `kind`, each heading with its `rank`; a day as year, month and day."""
    if isinstance(value, Heading):
        return _parts(value, ranks) | {"rank": ranks.take(value.level)}
    if isinstance(value, Minutes):
        return {"kind": "Minutes", "rows": [_row(row, ranks) for row in value.rows]}
    if isinstance(value, Picture):
        return _parts(value, ranks) | {"svg": flatten_svg(value.svg)}
    if is_dataclass(value):
        return _parts(value, ranks)
    if isinstance(value, tuple):
        return [as_json(inner, ranks) for inner in value]
    if isinstance(value, dt.date):
        return [value.year, value.month, value.day]
    return value


def _row(row: Minute | Section, ranks: Ranks) -> Any:
    """A row of minutes: its title is a heading, which comes before what stands in it."""
    if isinstance(row, Section):
        return _parts(row, ranks) | {"rank": ranks.take(SECTION_LEVEL)}
    rank = ranks.take(TITLE_LEVEL) if row.title else None
    return _parts(row, ranks) | {"rank": rank}


def _parts(value: Any, ranks: Ranks) -> dict[str, Any]:
    parts = {each.name: as_json(getattr(value, each.name), ranks) for each in fields(value)}
    return {"kind": type(value).__name__} | parts
