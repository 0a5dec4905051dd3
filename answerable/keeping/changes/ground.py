"""Grounds for publishing a private detail: recorded and withdrawn, and everything public worked out again."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.masks import Masks, active_grounds
from answerable.keeping.changes.publication import papers_holding, papers_printing, republish_paper
from answerable.keeping.changes.settlement import renew_settlements
from answerable.keeping.models import Detail, Person, PersonName, PublicationGround, Standing
from answerable.keeping.privacy import NAME_WITHHELD
from answerable.keeping.search.index import index_who


class GroundError(Exception):
    """A ground that cannot be recorded or withdrawn; the message is one line for a clerk."""


def record_ground(*, ground, by, person=None, detail=Detail.NAME, value=""):
    """Record why a name (of `person`) or a number or address (`value`) may be published; it is shown from then on."""
    if not ground.strip():
        raise GroundError(
            "Say on what ground the detail may be published (for example: consent in writing, its date)."
        )
    if (detail == Detail.NAME) != (person is not None) or (person is None) != bool(value):
        raise GroundError("A ground is for a person's name, or for one number or address: name exactly one.")
    with transaction.atomic():
        if active_grounds().filter(detail=detail, person=person, value=value).exists():
            raise GroundError("A ground already stands for this detail.")
        row = PublicationGround.objects.create(
            detail=detail, person=person, value=value, ground=ground, recorded_by=by, recorded_at=timezone.now()
        )
        changes = {"ground": row.pk, "detail": detail}
        record_act(by=by, act="record ground", subject=_subject(row), changes=changes, reason=ground)
        _work_out(row)
        return row


def withdraw_ground(row, *, why, by):
    """Withdraw a ground: the detail is masked again everywhere."""
    if not why.strip():
        raise GroundError("Say why the ground is withdrawn.")
    with transaction.atomic():
        row = PublicationGround.objects.select_for_update().get(pk=row.pk)
        if row.withdrawn_at:
            raise GroundError("This ground was withdrawn already.")
        row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by, timezone.now(), why
        row.save()
        changes = {"ground": row.pk, "detail": row.detail}
        record_act(by=by, act="withdraw ground", subject=_subject(row), changes=changes, reason=why)
        _work_out(row)
        return row


def show_person(person):
    """Bring a person's public name and gate to what grounds, office and papers give."""
    may_show = person.standing == Standing.OFFICE or active_grounds().filter(person=person).exists()
    named = PersonName.objects.filter(person=person, paper__is_public=True, paper__deleted_at=None).exists()
    public = {"public_name": person.name if may_show else NAME_WITHHELD, "is_public": may_show and named}
    if person.deleted_at is None and any(getattr(person, name) != value for name, value in public.items()):
        for name, value in public.items():
            setattr(person, name, value)
        person.save(update_fields=[*public, "changed_at"])


def _work_out(row):
    masks = Masks()
    if row.person:
        show_person(Person.objects.get(pk=row.person.pk))
        forms = set(PersonName.objects.filter(person=row.person).values_list("printed", flat=True))
        papers = papers_printing(forms | {row.person.name})
    else:
        papers = papers_holding(row.value)
    for paper in papers:
        republish_paper(paper, masks)
    renew_settlements(masks)
    index_who()


def _subject(row):
    return row.person.public_id if row.person else f"ground/{row.pk}"
