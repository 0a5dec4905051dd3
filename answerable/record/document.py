"""A document within a paper: a pack holds an agenda, minutes, reports and their appendices."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record.cite import Cite, Fact

DocumentKind = Literal["agenda", "minutes", "report", "action_tracker", "decision_list", "work_programme", "appendix"]


class Document(Fact, frozen=True, kw_only=True):
    """One document, with the lines or pages it fills. `part_of` is the id of the document it belongs to."""

    id: str
    kind: DocumentKind
    title: str
    body: str | None = None
    date: dt.date | None = None
    report_of: str | None = None
    authors: tuple[str, ...] = ()
    line_start: int | None = None
    line_end: int | None = None
    page_start: int | None = None
    page_end: int | None = None
    part_of: str | None = None
    cite: Cite
