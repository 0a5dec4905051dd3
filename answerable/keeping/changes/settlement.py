"""What a named person settles of something owed: which actions carry it, or that it was dropped.

Either can be taken back. What was settled of a match is left by every later reconciliation, until then.
"""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.reconciliation import MODELS, OWED_BY, reconcile_papers
from answerable.keeping.changes.tally import Tally
from answerable.keeping.matching.name import normal_person
from answerable.keeping.models import (
    Outcome,
    Paper,
    Person,
    Reconciliation,
    Settlement,
    SettlementKind,
    Standing,
    Statement,
    Tracking,
    TrackingKind,
)

LEAST_REASON = 10


class SettlementError(Exception):
    """What cannot be settled; the message is one line for a clerk."""


def settle_tracking(owed, actions, *, by, reason, role="", entered_by=""):
    """Say which actions carry a promise, a resolution or a minuted action: exactly these, or none.

    `by` is the name of a person; the public sees it where the record shows the person in an office, else `role`,
    which must then be given. The reason is public. Raises `SettlementError`.
    """
    actions = list(actions)
    for action in actions:
        if action.pk == owed.pk and type(action) is type(owed):
            raise SettlementError(f"{owed.public_id} cannot carry itself: name the action of a tracker.")
    with transaction.atomic():
        queue_writers()
        kind = _kind_of(owed)
        row = _row_of(owed, kind)
        kept = Tracking.objects.filter(**{OWED_BY[kind]: owed}, resolution=None).select_related("action")
        before = sorted(each.action.public_id for each in kept if each.how != TrackingKind.CANDIDATE)
        _settle(row, SettlementKind.MATCH, by, reason, role, papers=_papers_stating(owed))
        kept.delete()
        for action in actions:
            Tracking.objects.create(**{OWED_BY[kind]: owed}, action=action, how=TrackingKind.SETTLED)
        row.outcome = Outcome.MATCHED if actions else Outcome.MISSING
        row.nearest, row.nearest_score, row.siblings, row.open_only = None, None, [], False
        row.save()
        after = sorted(action.public_id for action in actions)
        changes = {"carried by": [before, after], "role": role, "entered_by": entered_by}
        record_act(by=by, act="settle tracking", subject=owed.public_id, changes=changes, reason=reason)
        return row


def release_tracking(owed, *, by, reason):
    """Let the papers speak again for what a person settled. Raises `SettlementError`."""
    with transaction.atomic():
        queue_writers()
        _withdraw(owed, SettlementKind.MATCH, by, reason, f"Nobody settled what carries {owed.public_id}.")
        changes = reconcile_papers(Paper.objects.filter(pk__in=_papers_stating(owed)), Tally())
        record_act(by=by, act="release tracking", subject=owed.public_id, changes=changes, reason=reason)


def drop_owed(owed, *, by, reason, decision=None, role="", entered_by=""):
    """Say that a promise, resolution or action was dropped, with the reason and the decision if one was taken.

    Raises `SettlementError`.
    """
    with transaction.atomic():
        queue_writers()
        kind = _kind_of(owed)
        settled = _settle(
            _row_of(owed, kind), SettlementKind.DROP, by, reason, role, _papers_stating(owed), decision=decision
        )
        number = decision.public_id if decision else ""
        changes = {"decision": number, "role": role, "entered_by": entered_by}
        record_act(by=by, act="drop", subject=owed.public_id, changes=changes, reason=reason)
        return settled


def take_up_owed(owed, *, by, reason):
    """Take back that something was dropped: it is owed again. Raises `SettlementError`."""
    with transaction.atomic():
        queue_writers()
        _withdraw(owed, SettlementKind.DROP, by, reason, f"{owed.public_id} was not dropped.")
        record_act(by=by, act="take up", subject=owed.public_id, reason=reason)


def renew_settlements(masks):
    """Make the public forms of all that persons settled anew."""
    for row in Settlement.objects.select_related(*(f"reconciliation__{kind}" for kind in MODELS)):
        owed = next(fact for kind in MODELS if (fact := getattr(row.reconciliation, kind)))
        forms = _public_forms(row.reason, row.role, _papers_stating(owed), masks)
        if any(getattr(row, name) != value for name, value in forms.items()):
            Settlement.objects.filter(pk=row.pk).update(**forms)


def _settle(row, kind, by, reason, role, papers, decision=None):
    by, reason, role = (" ".join(words.split()) for words in (by, reason, role))
    person = _known_person(by)
    _refuse(by, reason, role, person)
    row.settlements.filter(kind=kind, withdrawn_at=None).update(withdrawn_at=timezone.now())
    return Settlement.objects.create(
        reconciliation=row,
        kind=kind,
        at=timezone.now(),
        by=by,
        person=person,
        role=role,
        reason=reason,
        decision=decision,
        **_public_forms(reason, role, papers, Masks()),
    )


def _withdraw(owed, kind, by, reason, nothing):
    if not by.strip() or sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise SettlementError("Say who takes it back and why, in a sentence: it is kept in the audit.")
    row = _row_of(owed, _kind_of(owed))
    if not row.settlements.filter(kind=kind, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        raise SettlementError(nothing)


def _public_forms(reason, role, papers, masks):
    mask = masks.for_text(f"{reason} {role}", papers)
    return {"public_reason": mask.mask(reason), "public_role": mask.mask(role)}


def _kind_of(owed):
    return next(kind for kind, model in MODELS.items() if isinstance(owed, model))


def _row_of(owed, kind):
    row = Reconciliation.objects.filter(**{kind: owed}).first()
    if row is None:
        scope = getattr(owed, "body", None) or getattr(getattr(owed, "meeting", None), "body", None)
        scope = scope.public_id if scope else owed.passage.paper.public_id
        row = Reconciliation.objects.create(**{kind: owed}, scope=scope)
    return row


def _papers_stating(owed):
    return list(Statement.objects.filter(fact=owed.public_id, stands=True).values_list("paper_id", flat=True))


def _refuse(by, reason, role, person):
    if not by:
        raise SettlementError("Say who settles it: it takes a named person.")
    if sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise SettlementError("Give the reason in a sentence: it is shown to the public.")
    if not role and not (person and person.is_public):
        raise SettlementError(
            f"The public record does not know {by} in an office: give the role in which they answer, "
            "which is shown in place of the name."
        )


def _known_person(name):
    """The one office holder of a name, else `None`."""
    people = Person.objects.standing().filter(standing=Standing.OFFICE, normal_name=normal_person(name))[:2]
    return people[0] if len(people) == 1 else None
