"""A report in its parts: purpose, recommendations, implications and numbered paragraphs."""

from __future__ import annotations

import datetime as dt

from answerable.record.cite import Cite, Fact


class Implications(Fact, frozen=True, kw_only=True):
    """What the report says of its finance, legal and equalities implications."""

    finance: str | None = None
    legal: str | None = None
    equalities: str | None = None


class Paragraph(Fact, frozen=True, kw_only=True):
    """A paragraph of a report with its printed number, if any, and the heading it stands under."""

    number: str | None = None
    text: str
    heading: str | None = None
    cite: Cite


class Report(Fact, frozen=True, kw_only=True):
    """A report. `document` is the id of the document it fills."""

    document: str
    title: str
    date: dt.date | None = None
    priority: str | None = None
    presented_by: tuple[str, ...] = ()
    purpose: str | None = None
    recommendations: tuple[str, ...] = ()
    implications: Implications
    paragraphs: tuple[Paragraph, ...] = ()
    cite: Cite
