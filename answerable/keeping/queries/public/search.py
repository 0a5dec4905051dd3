"""Search as the public uses it: whatever is asked for gives hits or none, and only what is public."""

import dataclasses
import datetime as dt

from django.db.models import Q

from answerable.keeping import models
from answerable.keeping.queries.public.data_file import open_analyses
from answerable.keeping.queries.public.gate import open_rows
from answerable.keeping.queries.public.link import Link
from answerable.keeping.queries.public.measure import open_measures
from answerable.keeping.search.find import KINDS, Filters, Found, find, read_pieces

__all__ = ["KINDS", "Found", "search_measuring", "search_record"]

MOST_MEASURED = 5


def search_record(query: str, number: int = 1, kind="", body="", person="", since="", until="") -> Found:
    """A page of what a query finds within what was chosen; a kind or a date that is none is left out."""
    filters = Filters(
        kinds=(kind,) if kind in KINDS else (),
        body=body,
        person=person,
        since=read_date(since),
        until=read_date(until),
    )
    return _only_open(find(query, filters, page=number))


def read_date(text: str) -> dt.date | None:
    """A date written `2022-02-22`, or `None`."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _only_open(found: Found) -> Found:
    """The second lock: a hit whose paper the public may not see is left out, whatever the index holds."""
    papers = {hit.paper for hit in found.hits if hit.paper}
    open_papers = set(
        open_rows(models.Paper).filter(public_id__in=papers).values_list("public_id", flat=True) if papers else ()
    )
    hits = tuple(hit for hit in found.hits if not hit.paper or hit.paper in open_papers)
    return dataclasses.replace(found, hits=hits)


def search_measuring(query: str) -> list[Link]:
    """Published measures and analyses with every word of a query in their titles or in what they count.

    They are few, so they are asked themselves and not the index: what is withdrawn is gone at once.
    """
    words = [word for piece in read_pieces(query) for word in piece.words]
    if not words:
        return []
    measures, analyses = open_measures().order_by("title", "pk"), open_analyses().order_by("-measured_at", "-pk")
    for word in words:
        measures = measures.filter(Q(title__icontains=word) | Q(numerator__icontains=word))
        analyses = analyses.filter(title__icontains=word)
    found = [Link("measure", row.code, row.title) for row in measures[:MOST_MEASURED]]
    return [*found, *(Link("analysis", str(row.pk), row.title) for row in analyses[:MOST_MEASURED])]
