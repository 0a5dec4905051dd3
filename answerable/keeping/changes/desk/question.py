"""Questions received, confirmed, accepted, refused, ordered and withdrawn.

What an asker says of himself goes into `Asker`, never into the trace: acts here tell that something private is there.
"""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk import question_letter
from answerable.keeping.changes.desk.asker import erase_question
from answerable.keeping.changes.desk.asker_link import CONFIRM_WITHIN
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import Asker, QuestionReceived, ReceivedState, SittingStatus
from answerable.keeping.queries.desk.question import TAKEN, find_question, mask_of, question_clock
from answerable.keeping.queries.desk.question_rule import judge
from answerable.law.question import judge_refusal, list_refusals
from answerable.law.ruling import list_stops

THE_PUBLIC = "A member of the public"
OPEN_STATES = (ReceivedState.RECEIVED, ReceivedState.ACCEPTED)


@transaction.atomic
def receive_question(body, *, sitting, asker, may_name, form_key, at=None):
    """Keep a question that came by the public form, with the letter whose link makes it count; gives it.

    `asker` are the fields of `Asker` but for its times. The same form (`form_key`) sent twice is one question.
    """
    queue_writers()
    known = QuestionReceived.objects.filter(form_key=form_key).first()
    if known is not None:
        return known
    question = add_row(
        QuestionReceived,
        by=THE_PUBLIC,
        act="receive question",
        body=body,
        sitting=sitting,
        asker=Asker.objects.create(**asker),
        may_name=may_name,
        form_key=form_key,
        received_at=at or timezone.now(),
    )
    question_letter.ask_to_confirm(question, question_clock(sitting) if sitting else None)
    return question


@transaction.atomic
def confirm_question(question, *, at=None):
    """Make a question count, because its asker opened the link; gives it as it then stands. A second time is nothing.

    Raises `RefusedError` where it was withdrawn or erased meanwhile. One that comes too late counts all the same:
    the clerk has it with the ruling.
    """
    queue_writers()
    question.refresh_from_db()
    if question.removed_at or question.state == ReceivedState.WITHDRAWN or question.asker.erased_at:
        raise RefusedError("This question was withdrawn or erased. You can send it again.")
    if question.confirmed_at:
        return question
    kept = change_row(question, by=THE_PUBLIC, act="confirm question", confirmed_at=at or timezone.now())
    question_letter.tell_received(kept, judge(kept, alike=[]))
    return kept


@transaction.atomic
def enter_question(body, *, by, sitting, asker, may_name, received_at=None):
    """Enter a question that came by post, by telephone or over the counter: it counts at once."""
    at = received_at or timezone.now()
    question = add_row(
        QuestionReceived,
        by=by,
        act="enter question",
        body=body,
        sitting=sitting,
        asker=Asker.objects.create(**asker),
        may_name=may_name,
        received_at=at,
        confirmed_at=at,
    )
    question_letter.tell_received(question, judge(question, alike=[]))
    return question


def put_member_question(body, *, by, member, sitting, text, parts=(), follows=None, at=None):
    """Enter a member's question, or (`follows`) a supplementary to another question; gives it."""
    if follows is not None and follows.follows_id:
        raise RefusedError("A supplementary question follows a question, not another supplementary.", field="follows")
    at = at or timezone.now()
    return add_row(
        QuestionReceived,
        by=by,
        act="put question",
        body=body,
        sitting=sitting,
        member=member,
        text=text,
        parts=list(parts),
        follows=follows,
        received_at=at,
        confirmed_at=at,
    )


@transaction.atomic
def accept_question(question, *, by, revision, text, edit_reason="", despite="", **values):
    """Accept a question to its sitting, in the words in which it is printed; the asker is told.

    `values` are `parts`, `asked_by`, `ask_note`. Words that differ from those received need `edit_reason`; what the
    rules warn of, and private details in the words, need `despite`: why it is taken all the same. Raises
    `RefusedError` for what the rules stop.
    """
    queue_writers()
    question = find_question(question.pk)  # as it stands by now: its state and the numbers given meanwhile
    _refuse_unready(question)
    rulings = judge(question)
    if stops := list_stops(rulings):
        raise RefusedError(stops[0].words, rulings=stops)
    warned = [ruling for ruling in rulings if ruling.code.startswith("E-")]
    if warned and not despite.strip():
        raise RefusedError("Say why it is taken all the same.", rulings=warned, field="despite")
    _refuse_silent_edit(question, text, edit_reason)
    _refuse_private(question, [text, *values.get("parts", ())], despite)
    accepted = change_row(
        question,
        by=by,
        act="accept question",
        revision=revision,
        reason=despite,
        is_public=True,
        state=ReceivedState.ACCEPTED,
        text=text.strip(),
        edit_reason=edit_reason,
        number=question.number or _next_number(question),
        **values,
    )
    if question.state == ReceivedState.RECEIVED:
        question_letter.tell_accepted(accepted)
    return accepted


@transaction.atomic
def refuse_question(question, *, by, revision, ground, reason=""):
    """Refuse a question on a ground that the rules know (`law.question.list_refusals`); the asker is told."""
    if question.state not in OPEN_STATES:
        raise RefusedError(f"This question is {question.get_state_display()} already.")
    today = timezone.localdate()
    if rulings := judge_refusal(ground, today):
        raise RefusedError(rulings[0].words, rulings=rulings, field="ground")
    values = {"state": ReceivedState.REFUSED, "refusal_ground": ground, "refusal_reason": reason, "number": None}
    refused = change_row(
        question, by=by, act="refuse question", revision=revision, reason=reason, is_public=True, **values
    )
    question_letter.tell_refused(refused, list_refusals(today)[ground].words)
    return refused


def withdraw_question(question, *, by, revision, reason):
    """Take a question back because its asker said so."""
    if question.state not in OPEN_STATES:
        raise RefusedError(f"This question is {question.get_state_display()} already: it cannot be withdrawn.")
    values = {"state": ReceivedState.WITHDRAWN, "number": None}
    return change_row(
        question, by=by, act="withdraw question", revision=revision, reason=reason, is_public=True, **values
    )


@transaction.atomic
def move_question(question, *, by, revision, sitting):
    """Take a question to another meeting of its body; it is accepted or refused there anew, and the asker is told."""
    if question.state not in OPEN_STATES:
        raise RefusedError(f"This question is {question.get_state_display()} already: it does not move.")
    if sitting.body_id != question.body_id or sitting.status == SittingStatus.CANCELLED:
        raise RefusedError("Choose a meeting of the same body that is to be held.", field="sitting")
    values = {"sitting": sitting, "state": ReceivedState.RECEIVED, "number": None}
    moved = change_row(question, by=by, act="move question", revision=revision, is_public=True, **values)
    question_letter.tell_moved(moved)
    return moved


@transaction.atomic
def order_question(question, *, by, upwards):
    """Put a question before (or after) its neighbour on the list of its sitting; at the end of the list, nothing."""
    if question.number is None:
        raise RefusedError("Only a question that was accepted has a place on the list.")
    if question.number is None:
        raise RefusedError("Only an accepted question has a place in the order.")
    rows = _numbered(question)
    near = rows.filter(number__lt=question.number) if upwards else rows.filter(number__gt=question.number)
    other = near.order_by("-number" if upwards else "number").first()
    if other is None:
        return question
    mine, theirs = question.number, other.number
    change_row(other, by=by, act="order question", is_public=True, number=mine)
    return change_row(question, by=by, act="order question", is_public=True, number=theirs)


def forget_unconfirmed(now):
    """Erase the questions that nobody confirmed while their links were good; gives how many."""
    rows = QuestionReceived.objects.standing().filter(confirmed_at=None, received_at__lt=now - CONFIRM_WITHIN)
    forgotten = list(rows.select_related("asker"))
    for question in forgotten:
        erase_question(question, reason=f"not confirmed within {CONFIRM_WITHIN.days} days")
    return len(forgotten)


def _refuse_unready(question):
    if question.confirmed_at is None:
        raise RefusedError("This question does not count yet: its asker has not opened the link in the letter.")
    if question.state not in OPEN_STATES:
        raise RefusedError(f"This question is {question.get_state_display()} already.")
    if question.sitting is None:
        raise RefusedError("Choose the meeting that is to take it first.")


def _refuse_silent_edit(question, text, edit_reason):
    if not text.strip():
        raise RefusedError("Write the question as it is to be printed.", field="text")
    before = question.text or (question.asker.words if question.asker else "")
    if " ".join(before.split()) != " ".join(text.split()) and not edit_reason.strip():
        raise RefusedError("Say why the words differ from those received.", field="edit_reason")


def _refuse_private(question, texts, despite):
    """What is printed is published: nothing private stands in it, unless somebody says why it may."""
    mask = mask_of(question)
    if any(mask.mask(text) != text for text in texts) and not despite.strip():
        words = "These words hold a private name, number or address. Take it out, or say below why it may be printed."
        raise RefusedError(words, field="text")


def _numbered(question):
    """The accepted questions on the same list of a sitting: the public's, or the members'."""
    rows = QuestionReceived.objects.standing().filter(sitting=question.sitting_id, state__in=TAKEN, follows=None)
    return rows.filter(member__isnull=question.member_id is None).exclude(pk=question.pk)


def _next_number(question):
    if question.follows_id:
        return None
    return (_numbered(question).aggregate(last=Max("number"))["last"] or 0) + 1
