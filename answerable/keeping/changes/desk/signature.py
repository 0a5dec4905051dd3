"""Petitions signed: on the public page, on paper, from a list. The trace tells counts, and never who."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk import petition_letter
from answerable.keeping.changes.desk.asker_link import CONFIRM_WITHIN
from answerable.keeping.changes.desk.question import THE_PUBLIC
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import PetitionSignature, PetitionState, SignatureSource
from answerable.keeping.queries.desk.petition import count_signatures
from answerable.law.question import signatory_key

TAKES_PAPER = (PetitionState.DRAFT, PetitionState.OPEN, PetitionState.CLOSED)


@transaction.atomic
def sign_petition(petition, *, name, email, connection, place, today=None):
    """Keep a signature from the public page, with the letter whose link makes it count; gives it.

    Signing again with the same name, place and address only sends the letter again.
    """
    _refuse_closed(petition, today)
    key = signatory_key(name, place)
    known = petition.signatures.filter(key=key, email__iexact=email, confirmed_at=None).first()
    signature = known or PetitionSignature.objects.create(
        petition=petition,
        name=name,
        email=email,
        connection=connection,
        place=place,
        key=key,
        source=SignatureSource.FORM,
    )
    petition_letter.ask_to_confirm(signature)
    return signature


@transaction.atomic
def confirm_signature(key, *, today=None):
    """Count a signature, because its owner opened the link; gives `(petition, whether it was counted now)`.

    Somebody who has signed already, here or on paper, is not counted twice. Raises `RefusedError` where the petition
    no longer takes signatures, and where there is no such signature.
    """
    queue_writers()
    signature = PetitionSignature.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if signature is None:
        raise RefusedError("This signature is not here any more: it was erased, or is counted already.")
    petition = signature.petition
    if signature.confirmed_at:
        return petition, False
    _refuse_closed(petition, today)
    if petition.signatures.filter(key=signature.key).exclude(confirmed_at=None).exists():
        signature.delete()  # the same person: what is not needed is not kept
        return petition, False
    signature.confirmed_at = timezone.now()
    signature.save(update_fields=["confirmed_at"])
    _tell_count(petition, THE_PUBLIC, "sign petition", 1)
    return petition, True


@transaction.atomic
def add_signatures(petition, *, by, rows, source):
    """Count signatures that came on paper or in a list, `(name, place)` each; gives how many were new.

    Who has signed already is not counted twice.
    """
    if petition.state not in TAKES_PAPER:
        raise RefusedError(f"This petition is {petition.get_state_display()}: it takes no more signatures.")
    queue_writers()
    signed = petition.signatures.exclude(confirmed_at=None).values_list("key", flat=True)
    fresh = {signatory_key(name, place): (name, place) for name, place in rows}
    fresh = {key: row for key, row in fresh.items() if key not in set(signed)}
    now = timezone.now()
    try:
        PetitionSignature.objects.bulk_create(
            PetitionSignature(petition=petition, name=name, place=place, key=key, source=source, confirmed_at=now)
            for key, (name, place) in fresh.items()
        )
    except IntegrityError:
        raise RefusedError("Somebody else was adding signatures at the same time: try again.") from None
    if fresh:
        _tell_count(petition, by, "add signatures", len(fresh))
    return len(fresh)


def forget_unconfirmed_signatures(now):
    """Erase the signatures that nobody confirmed while their links were good; gives how many."""
    return PetitionSignature.objects.filter(confirmed_at=None, at__lt=now - CONFIRM_WITHIN).delete()[0]


def _refuse_closed(petition, today):
    today = today or timezone.localdate()
    if petition.state != PetitionState.OPEN or (petition.closes_on and petition.closes_on < today):
        raise RefusedError("This petition is closed: it takes no more signatures.")


def _tell_count(petition, by, act, new):
    count = count_signatures(petition)
    told = {"signatures": [count - new, count]}
    record_act(by=by, act=act, subject=petition.subject, changes=told, is_public=True)
