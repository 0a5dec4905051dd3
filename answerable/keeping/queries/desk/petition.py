"""Petitions on the desk: the list, their counts, and what the rules say of them. Who signed is in none of it."""

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from answerable.keeping.models.desk import Petition, PetitionState
from answerable.keeping.queries.desk.clock import clocks_of
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.question import judge_petition
from answerable.law.ruling import Ruling

COUNTED = Coalesce("count_kept", Count("signatures", filter=Q(signatures__confirmed_at__isnull=False)))


def find_petition(key) -> Petition | None:
    """A petition with `count`: how many people signed it, each once."""
    return _rows().filter(pk=key).first()


def find_petition_by_slug(slug) -> Petition | None:
    return _rows().filter(slug=slug).first()


def list_petitions(bodies):
    """The petitions to these bodies, the latest first, each with its `count`."""
    return _rows().filter(body__in=bodies).order_by("-id")


def petitions_for(sitting) -> list[Petition]:
    """The petitions that a sitting is to take, or took, in the order in which they were submitted."""
    states = (PetitionState.SUBMITTED, PetitionState.TAKEN, PetitionState.REPLIED)
    return list(_rows().filter(sitting=sitting, state__in=states).order_by("submitted_at", "id"))


def count_signatures(petition) -> int:
    """How many people signed: each counted once, and kept as a number once the signatures were erased."""
    if petition.count_kept is not None:
        return petition.count_kept
    return petition.signatures.exclude(confirmed_at=None).count()


def signatures_needed(petition) -> int | None:
    """How many signatures its body asks for on the day of its sitting (without one: today); `None` without rules."""
    orders = orders_on(petition.body_id, petition.sitting.date if petition.sitting else timezone.localdate())
    return orders.petition_threshold if orders else None


def petition_clock(sitting, *, now=None):
    """The clock for petitions to a sitting, or `None` where its body takes none."""
    return next((clock for clock in clocks_of(sitting, now=now) if clock.subject == "petitions"), None)


def judge(petition) -> tuple[Ruling, ...]:
    """Whether enough people signed."""
    needed = signatures_needed(petition)
    return () if needed is None else judge_petition(count_signatures(petition), needed)


def _rows():
    rows = Petition.objects.standing().select_related("body", "sitting__body", "organiser", "publication__paper")
    return rows.annotate(count=COUNTED)
