"""People put right by a person: two rows found to be one, or a doubt settled."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.ground import show_person
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.membership import refresh_memberships
from answerable.keeping.changes.publication import papers_printing, republish_paper
from answerable.keeping.changes.settlement import renew_settlements
from answerable.keeping.models import (
    Action,
    Attendance,
    Match,
    MatchKind,
    MatchState,
    Meeting,
    Person,
    PersonName,
    Promise,
    PublicationGround,
    Question,
    Standing,
)
from answerable.keeping.search.index import index_facts, index_who

# Every key to a person, but for names and grounds, which move one by one.
KEYS = (
    (Attendance, "person"),
    (Meeting, "chair"),
    (Question, "asker"),
    (Question, "submitted_by"),
    (Question, "answered_by"),
    (Promise, "person"),
    (Action, "owner"),
)


class MatchError(Exception):
    """A match that cannot be settled so; the message is one line for a clerk."""


def merge_people(kept, other, *, by, reason):
    """Make two people one: everything of `other` becomes `kept`'s, and `other` a tombstone.

    Names as printed are kept, so that papers filed later find the one. An office holder joined to a member of the
    public stands in the office, and the name is shown.
    """
    if kept.pk == other.pk:
        raise MatchError("These are the same person already.")
    if not reason.strip():
        raise MatchError("Say how you know that the two are one person.")
    with transaction.atomic():
        kept, other = (Person.objects.select_for_update().get(pk=row.pk) for row in (kept, other))
        moved = _move(kept, other)
        changes = {"merged": other.public_id, "moved": moved}
        record_act(by=by, act="merge people", subject=kept.public_id, changes=changes, reason=reason)
        _settle_match(kept, other, by, reason)
        _show_anew(kept, other)
        return kept


def settle_match(match, *, same, by, reason):
    """Settle a doubt between two people: the same (they are merged) or different (never doubted again)."""
    if match.kind != MatchKind.PERSON and same:
        raise MatchError("Only people can be made one; of bodies and meetings, say that they are different.")
    with transaction.atomic():
        match = Match.objects.select_for_update().get(pk=match.pk)
        if match.state != MatchState.OPEN:
            raise MatchError(f"This match was settled as {match.state} by {match.settled_by}.")
        if same:
            kept = Person.objects.get(public_id=match.candidate)
            merge_people(kept, Person.objects.get(public_id=match.subject), by=by, reason=reason)
        else:
            _close(match, MatchState.DIFFERENT, by, reason)
            changes = {"candidate": match.candidate, "state": MatchState.DIFFERENT}
            record_act(by=by, act="settle match", subject=match.subject, changes=changes, reason=reason)
        return Match.objects.get(pk=match.pk)


def _move(kept, other):
    moved = {}
    for model, key in KEYS:
        rows = model.objects.filter(**{key: other})
        ids = list(rows.values_list("public_id", flat=True))
        if ids:
            rows.update(**{key: kept})
            moved[f"{model._meta.model_name}.{key}"] = ids
    for name in PersonName.objects.filter(person=other):
        if PersonName.objects.filter(person=kept, paper=name.paper_id, printed=name.printed).exists():
            name.delete()
        else:
            name.person = kept
            name.save(update_fields=["person"])
    PublicationGround.objects.filter(person=other).update(person=kept)
    other.memberships.all().delete()
    if Standing.OFFICE in (kept.standing, other.standing):
        kept.standing = Standing.OFFICE
    other.deleted_at, other.is_public = timezone.now(), False
    kept.save()
    other.save()
    return moved


def _settle_match(kept, other, by, reason):
    pair = {kept.public_id, other.public_id}
    for match in Match.objects.filter(kind=MatchKind.PERSON, subject__in=pair, candidate__in=pair):
        _close(match, MatchState.SAME, by, reason)
    # Doubts about the one that is gone are doubts about the one that stays.
    for match in Match.objects.filter(kind=MatchKind.PERSON, state=MatchState.OPEN):
        if other.public_id in (match.subject, match.candidate):
            swapped = {
                name: kept.public_id if getattr(match, name) == other.public_id else getattr(match, name)
                for name in ("subject", "candidate")
            }
            known = Match.objects.filter(kind=MatchKind.PERSON, **swapped).exclude(pk=match.pk).exists()
            if known:
                match.delete()
            else:
                Match.objects.filter(pk=match.pk).update(**swapped)


def _close(match, state, by, reason):
    Match.objects.filter(pk=match.pk).update(state=state, settled_at=timezone.now(), settled_by=by, reason=reason)


def _show_anew(kept, other):
    show_person(kept)
    refresh_memberships(list(Meeting.objects.filter(attendance__person=kept).distinct()))
    if Standing.PUBLIC in (kept.standing, other.standing):
        masks = Masks()
        forms = set(PersonName.objects.filter(person=kept).values_list("printed", flat=True))
        for paper in papers_printing(forms):
            republish_paper(paper, masks)
        renew_settlements(masks)
    for model, key in KEYS:
        ids = set(model.objects.filter(**{key: kept}).values_list("public_id", flat=True))
        index_facts({model._meta.model_name: ids})
    there = Attendance.objects.filter(person=kept).values("meeting__public_id")
    index_facts({"meeting": {row["meeting__public_id"] for row in there}})
    index_who()
