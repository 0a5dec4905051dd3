"""PDF by typst: the paper goes in as JSON, `paper.typ` lays it out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import typst

from examples.paper import Paper

_TEMPLATE = Path(__file__).with_name("paper.typ")


def render_pdf(paper: Paper) -> bytes:
    """Tagged A4 pages; the same bytes for the same paper on any machine (embedded fonts, the paper's own date)."""
    return typst.compile(
        str(_TEMPLATE),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_as_json(paper))},
    )


def _as_json(value: Any) -> Any:
    if is_dataclass(value):
        parts = {each.name: _as_json(getattr(value, each.name)) for each in fields(value)}
        return {"kind": type(value).__name__} | parts
    if isinstance(value, tuple):
        return [_as_json(inner) for inner in value]
    if isinstance(value, dt.date):
        return [value.year, value.month, value.day]
    return value
