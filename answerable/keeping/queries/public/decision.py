"""Decisions as the public sees them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts
from answerable.keeping.queries.public.link import Link, Source, link_to, public_print, source_of
from answerable.keeping.queries.public.page import Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision. `number` is normalised, `number_printed` as the paper has it; `confidential` as the paper says."""

    public_id: str
    number: str
    number_printed: str
    title: str
    summary: str
    date: dt.date | None
    confidential: bool | None
    body: Link | None
    source: Source | None


def find_decision(public_id: str) -> Decision | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def list_decisions(number: int = 1, body="", year="") -> Page:
    """Decisions, the latest first."""
    rows = _rows()
    if body:
        rows = rows.filter(body__public_id=body)
    rows = in_year(rows, "date", year)
    return cut_page(rows, number, _shape)


def latest_decisions(most: int) -> list[Decision]:
    return [_shape(row) for row in _rows()[:most]]


def decision_years() -> list[int]:
    return years_of(open_facts(models.Decision), "date")


def _rows():
    return open_facts(models.Decision, "body").order_by(F("date").desc(nulls_last=True), "-number", "public_id")


def _shape(row) -> Decision:
    return Decision(
        row.public_id,
        row.number,
        public_print(row.number_printed, row.passage.public_text),
        row.public_title,
        row.public_summary,
        row.date,
        row.confidential,
        link_to("body", row.body),
        source_of(row.passage),
    )
