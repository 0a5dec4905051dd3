"""Bodies as the public sees them."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_rows, shown
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.page import MOST_CHOICES, Page, cut_page

BODIES_A_PAGE = 100
OPEN = {"is_public": True, "deleted_at": None}


@dataclass(frozen=True, slots=True)
class Body:
    """A body with how many meetings are known of it, and between which dates."""

    public_id: str
    name: str
    classification: str
    meetings: int
    first_on: object
    last_on: object


@dataclass(frozen=True, slots=True)
class Member:
    """A role that papers show somebody to have held, with the first and last dates they show it."""

    person: Link
    body: Link
    role: str
    on_behalf_of: str
    first_on: object
    last_on: object


def list_bodies(number: int = 1) -> Page:
    """Every public body, those with most meetings first."""
    return cut_page(_counted().order_by("-meeting_count", "name", "pk"), number, _shape, BODIES_A_PAGE)


def find_body(public_id: str) -> Body | None:
    row = _counted().filter(public_id=public_id).first()
    return _shape(row) if row else None


def body_choices() -> list[Link]:
    """The bodies to choose from in a filter, by name."""
    rows = open_rows(models.Body).order_by("name").values_list("public_id", "name")[:MOST_CHOICES]
    return [Link("body", public_id, name) for public_id, name in rows]


def list_members(**of) -> list[Member]:
    """Memberships of a body (`body__public_id=...`) or of a person (`person__public_id=...`), the latest first."""
    rows = (
        open_rows(models.Membership, "person", "body").filter(**of).order_by("-last_on", "person__sort_name", "role")
    )
    return [_member(row) for row in rows if shown(row.person) and shown(row.body)]


def _counted():
    seen = Q(**{f"meetings__{field}": value for field, value in OPEN.items()})
    return open_rows(models.Body).annotate(
        meeting_count=Count("meetings", filter=seen),
        first_on=Min("meetings__date", filter=seen),
        last_on=Max("meetings__date", filter=seen),
    )


def _shape(row) -> Body:
    return Body(row.public_id, row.name, row.classification, row.meeting_count, row.first_on, row.last_on)


def _member(row) -> Member:
    return Member(
        link_to("person", row.person),
        link_to("body", row.body),
        row.role,
        row.on_behalf_of,
        row.first_on,
        row.last_on,
    )
