"""Erasing what is known of an asker, at his request or because nobody confirmed it.

The minute stays (a deletion request never deletes the statutory record); what is private goes, with an act that says
that it went and not what it was (UK GDPR article 17; Data Protection Act 2018).
"""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk.answer import reissue_answer
from answerable.keeping.changes.desk.row import RefusedError, change_row, remove_row
from answerable.keeping.changes.ground import withdraw_ground
from answerable.keeping.changes.masks import active_grounds
from answerable.keeping.changes.status import set_status
from answerable.keeping.matching.name import normal_person
from answerable.keeping.models import PaperStatus, Standing
from answerable.keeping.models.desk import Letter
from answerable.keeping.queries.desk.question import A_MEMBER_OF_THE_PUBLIC, mask_name

THE_SYSTEM = "Answerable"
PRINTED = ("text", "ask_note", "edit_reason", "refusal_reason", "written_answer")
ERASED = "The words of this letter were erased."


@transaction.atomic
def forget_asker(question, *, by, reason):
    """Erase who asked a question, and the words as received; gives the question. This cannot be undone.

    The question as printed, its answer and the minutes stay. A name published by consent is taken out: the written
    answer is issued again without it, and grounds for publishing the name are withdrawn.
    """
    if not reason.strip():
        raise RefusedError("Say why this is erased (for example: asked for by letter, its date).", field="reason")
    asker = question.asker
    if asker is None or asker.erased_at:
        raise RefusedError("There is nothing private here to erase.")
    was_named, name = question.may_name, asker.name
    question = change_row(
        question, by=by, act="forget asker", is_public=True, may_name=False, **_masked(question, name)
    )
    told = erase_asker(asker, question.subject)
    record_act(
        by=by, act="forget asker", subject=question.subject, changes={"erased": told}, reason=reason, is_public=True
    )
    if was_named:
        _withdraw_grounds(name, by, reason)
        if question.publication_id:
            _close(reissue_answer(question, by=by), by, reason)
    return question


@transaction.atomic
def erase_question(question, *, reason):
    """Erase an unconfirmed question whole: nobody ever stood by it."""
    told = erase_asker(question.asker, question.subject)
    record_act(
        by=THE_SYSTEM, act="erase question", subject=question.subject, changes={"erased": told}, reason=reason,
        is_public=False,
    )  # fmt: skip
    return remove_row(question, by=THE_SYSTEM, act="erase question", reason=reason)


def erase_asker(asker, about):
    """Empty every private field of an asker, and the letters that name him about a thing; gives what went."""
    queue_writers()
    letters = Letter.objects.filter(about=about)
    count = erase_letters(letters.filter(to__iexact=asker.email)) if asker.email else 0
    for letter in letters.filter(text__contains=asker.name) if asker.name else ():
        letter.text = letter.text.replace(asker.name, A_MEMBER_OF_THE_PUBLIC)
        letter.save(update_fields=["text"])
    for field in ("name", "email", "connection", "place", "words"):
        setattr(asker, field, "")
    asker.works_for_police = False
    asker.erased_at = timezone.now()
    asker.save()
    return {"private fields": "all", "letters": count}


def erase_letters(letters):
    """Take what is private out of letters; gives how many. One that waits to be sent goes altogether."""
    count = letters.filter(sent_at=None).delete()[0]
    return count + letters.update(to="", text=ERASED, failure="")


def _masked(question, name):
    """The words about a question with its asker's name hidden for good: after this nothing knows it."""
    mask = mask_name(name)
    texts = {field: mask.mask(getattr(question, field)) for field in PRINTED}
    return texts | {field: [mask.mask(each) for each in getattr(question, field)] for field in ("parts", "points")}


def _withdraw_grounds(name, by, reason):
    rows = active_grounds().filter(person__standing=Standing.PUBLIC, person__normal_name=normal_person(name))
    for ground in rows:
        withdraw_ground(ground, why=reason, by=by)


def _close(publication, by, reason):
    """Take an earlier print out of the public's reach, because it holds a name that is to be nowhere."""
    publication.is_public = False
    publication.save(update_fields=["is_public"])
    record_act(by=by, act="close publication", subject=publication.subject, reason=reason)
    set_status(publication.paper, by=by, reason=reason, status=PaperStatus.WITHDRAWN)
