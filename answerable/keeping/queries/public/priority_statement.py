"""Published statements on the national priorities, from the draft as it was printed and nothing else of the desk."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import PriorityStatement
from answerable.keeping.queries.desk.priority_statement import read_printed
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.measure import open_measures
from answerable.keeping.queries.public.publication import Publication, shape_publication
from answerable.keeping.queries.public.told_report import open_reports
from answerable.measuring.scorecard.statement import Draft


@dataclass(frozen=True, slots=True)
class PublicStatement:
    """A published statement: `draft` is what was printed, `paper` the record of it, `publication` the files.

    `first_on` and `last_on` are the quarter's; `measures` are the codes of those that have a page of their own.
    """

    key: int
    title: str
    body: Link | None
    body_name: str
    force: Link | None
    force_name: str
    first_on: dt.date
    last_on: dt.date
    published_at: dt.datetime
    paper: Link | None
    publication: Publication
    draft: Draft
    measures: frozenset[str]


def list_statements() -> list[PublicStatement]:
    """Published statements, the latest quarter first."""
    return [_shape(row) for row in open_reports(PriorityStatement, "force").order_by("-last_on", "-pk")]


def find_statement(key: int) -> PublicStatement | None:
    row = open_reports(PriorityStatement, "force").filter(pk=key).first()
    return _shape(row) if row else None


def _shape(row) -> PublicStatement:
    draft = read_printed(row)
    made, codes = row.publication, [line.measure.code for line in draft.scorecard.lines]
    return PublicStatement(
        key=row.pk,
        title=made.title,
        body=link_to("body", row.body),
        body_name=draft.body,
        force=link_to("body", row.force),
        force_name=draft.force,
        first_on=row.first_on,
        last_on=row.last_on,
        published_at=made.at,
        paper=link_to("paper", made.paper, made.title),
        publication=shape_publication(made),
        draft=draft,
        measures=frozenset(open_measures().filter(code__in=codes).values_list("code", flat=True)),
    )
