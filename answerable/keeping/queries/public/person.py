"""People as the public sees them: office holders, members and staff, and whoever a recorded ground lets be named."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.page import MOST_CHOICES, Page, cut_page

PEOPLE_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Person:
    """A person with how often the papers show them present, asking and promising."""

    public_id: str
    name: str
    present: int
    questions: int
    promises: int


def list_people(number: int = 1, body="") -> Page:
    """People by surname, all or those whom papers show at one body."""
    rows = _rows().order_by("sort_name", "public_id")
    if body:
        rows = rows.filter(pk__in=open_rows(models.Membership).filter(body__public_id=body).values("person"))
    return cut_page(rows, number, _shape, PEOPLE_A_PAGE)


def find_person(public_id: str) -> Person | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def _rows():
    attended = open_facts(models.Attendance).exclude(manner=models.Manner.APOLOGIES)
    return open_rows(models.Person).annotate(
        present_count=_count(attended, "person"),
        question_count=_count(open_facts(models.Question), "asker"),
        promise_count=_count(open_facts(models.Promise), "person"),
    )


def _count(rows, key: str):
    """How many of `rows` point to the person by `key`."""
    of = rows.select_related(None).order_by().filter(**{key: OuterRef("pk")}).values(key)
    return Coalesce(Subquery(of.annotate(count=Count("pk")).values("count")), 0)


def _shape(row) -> Person:
    return Person(
        row.public_id, row.public_name or row.public_id, row.present_count, row.question_count, row.promise_count
    )


def person_choices() -> list[Link]:
    """The people to choose from in a search, by surname: those who asked, promised or owe something."""
    said = [
        open_facts(model).select_related(None).order_by().values(key)
        for model, key in ((models.Question, "asker"), (models.Promise, "person"), (models.Action, "owner"))
    ]
    rows = open_rows(models.Person).filter(reduce(or_, (Q(pk__in=people) for people in said)))
    return [link_to("person", row) for row in rows.order_by("sort_name", "public_id")[:MOST_CHOICES]]
