"""Work programmes as the public sees them: what later meetings are to take."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts
from answerable.keeping.queries.public.link import Link, Source, link_to, meeting_link, public_print, source_of
from answerable.keeping.queries.public.page import Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of


@dataclass(frozen=True, slots=True)
class Programmed:
    """A row of a work programme; `date` is absent for one still to be programmed."""

    public_id: str
    date: dt.date | None
    date_printed: str
    topic: str
    aims: str
    presenting: list[str]
    note: str
    body: Link | None
    meeting: Link | None
    source: Source | None


def list_programme(number: int = 1, body="", year="") -> Page:
    """Programme rows, those still to be programmed first, then the latest dates first."""
    rows = open_facts(models.ProgrammeItem, "body", "meeting__body").order_by(
        F("date").desc(nulls_first=True), "order", "public_id"
    )
    if body:
        rows = rows.filter(body__public_id=body)
    rows = in_year(rows, "date", year)
    return cut_page(rows, number, _shape)


def programme_years() -> list[int]:
    return years_of(open_facts(models.ProgrammeItem), "date")


def _shape(row) -> Programmed:
    return Programmed(
        public_id=row.public_id,
        date=row.date,
        date_printed=public_print(row.date_printed, row.passage.public_text),
        topic=row.public_topic,
        aims=row.public_aims,
        presenting=row.public_presenting,
        note=row.public_note,
        body=link_to("body", row.body),
        meeting=meeting_link(row.meeting),
        source=source_of(row.passage),
    )
