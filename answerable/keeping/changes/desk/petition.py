"""Petitions opened for signatures, submitted to a meeting, taken there, and replied to."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.desk import petition_letter
from answerable.keeping.changes.desk.asker import erase_asker, erase_letters
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import Asker, Letter, Petition, PetitionState, PublicationKind, ReplyManner
from answerable.keeping.queries.desk.petition import count_signatures, judge, petition_clock
from answerable.keeping.queries.desk.question import mask_name
from answerable.law.deadline import say_deadline
from answerable.law.ruling import list_stops
from answerable.printing.rendering import render_both
from answerable.printing.report import ReportParagraph, ReportSheet, lay_out_report
from answerable.printing.setting import print_day, say

SIGNABLE = (PetitionState.DRAFT, PetitionState.OPEN, PetitionState.CLOSED)
OVER = (PetitionState.REPLIED, PetitionState.REFUSED, PetitionState.WITHDRAWN)
LONGEST_SLUG = 70


@transaction.atomic
def start_petition(body, *, by, title, prayer, organiser, may_name=False, **values):
    """Take down a petition, not open for signatures yet; `organiser` are the fields of an `Asker`, or `None`."""
    return add_row(
        Petition,
        by=by,
        act="start petition",
        body=body,
        slug=_find_slug(title),
        title=title,
        prayer=prayer,
        organiser=Asker.objects.create(**organiser) if organiser else None,
        may_name=may_name,
        **values,
    )


def change_petition(petition, *, by, revision, **values):
    """Set right what a petition says; once it is open its words stand, because people have signed them."""
    words = {name: values[name] for name in ("title", "prayer") if name in values}
    signed = petition.state != PetitionState.DRAFT or count_signatures(petition)
    if signed and any(getattr(petition, name) != value for name, value in words.items()):
        raise RefusedError("People sign these words: they cannot be changed once it is open.", field="prayer")
    return change_row(petition, by=by, act="change petition", revision=revision, is_public=True, **values)


def open_petition(petition, *, by, revision, closes_on, today=None):
    """Open a petition for signatures on its public page, until a day."""
    today = today or timezone.localdate()
    if petition.state not in SIGNABLE:
        raise RefusedError(f"This petition is {petition.get_state_display()}: it cannot be opened.")
    if closes_on < today:
        raise RefusedError("The last day for signatures is past: choose today or a later day.", field="closes_on")
    values = {"state": PetitionState.OPEN, "opened_on": petition.opened_on or today, "closes_on": closes_on}
    return change_row(petition, by=by, act="open petition", revision=revision, is_public=True, **values)


def close_petition(petition, *, by, revision):
    """Close a petition for signatures."""
    if petition.state != PetitionState.OPEN:
        raise RefusedError("This petition is not open for signatures.")
    return change_row(
        petition, by=by, act="close petition", revision=revision, is_public=True, state=PetitionState.CLOSED
    )


@transaction.atomic
def submit_petition(petition, *, by, revision, sitting, despite="", now=None):
    """Submit a petition to a meeting: enough people must have signed it, and it must come in time.

    One that comes late to a board is taken where `despite` says why; raises `RefusedError` for the rest.
    """
    if petition.state not in SIGNABLE:
        raise RefusedError(f"This petition is {petition.get_state_display()} already.")
    if sitting.body_id != petition.body_id:
        raise RefusedError("Choose a meeting of the body that the petition is to.", field="sitting")
    petition.sitting = sitting
    if stops := list_stops(judge(petition)):
        raise RefusedError(stops[0].words, rulings=stops)
    clock = petition_clock(sitting, now=now)
    if clock is not None and clock.is_past and not despite.strip():
        last = say_deadline(clock.deadline)
        words = f"The last day for petitions to this meeting was {last}. Choose a later one, or say why it is taken."
        raise RefusedError(words, field="despite")
    values = {"sitting": sitting, "state": PetitionState.SUBMITTED, "submitted_at": now or timezone.now()}
    kept = change_row(
        petition, by=by, act="submit petition", revision=revision, reason=despite, is_public=True, **values
    )
    petition_letter.tell_submitted(kept)
    return kept


def take_petition(petition, *, by, revision, presented_by="", reply_due=None):
    """Record that a meeting took a petition; whoever was to present it need not have been there."""
    if petition.state != PetitionState.SUBMITTED:
        raise RefusedError("Submit the petition to a meeting first.")
    values = {"state": PetitionState.TAKEN, "presented_by": presented_by, "reply_due": reply_due}
    return change_row(petition, by=by, act="take petition", revision=revision, is_public=True, **values)


@transaction.atomic
def reply_to_petition(petition, *, by, revision, manner, reply_by, reply, today=None):
    """Reply to a petition: what was said at the meeting, or a written reply, which is published as a paper.

    What is published cannot be taken back; it can be replaced by a next version.
    """
    if petition.state not in (PetitionState.TAKEN, PetitionState.REPLIED):
        raise RefusedError("Only a petition that a meeting took is replied to.")
    if not reply.strip():
        raise RefusedError("Write the reply.", field="reply")
    values = {"state": PetitionState.REPLIED, "reply_manner": manner, "reply_by": reply_by, "reply": reply.strip()}
    kept = change_row(petition, by=by, act="reply to petition", revision=revision, is_public=True, **values)
    if manner == ReplyManner.WRITTEN:
        published = _publish_reply(kept, by, today or timezone.localdate())
        kept = change_row(kept, by=by, act="publish reply", is_public=True, publication=published)
    petition_letter.tell_replied(kept)
    return kept


@transaction.atomic
def refuse_petition(petition, *, by, revision, reason):
    """Refuse a petition, with the reason told to its organiser."""
    if petition.state in OVER:
        raise RefusedError(f"This petition is {petition.get_state_display()} already.")
    values = {"state": PetitionState.REFUSED, "refusal_reason": reason}
    kept = change_row(
        petition, by=by, act="refuse petition", revision=revision, reason=reason, is_public=True, **values
    )
    petition_letter.tell_refused(kept)
    return kept


def withdraw_petition(petition, *, by, revision, reason):
    """Take a petition back because its organiser said so."""
    if petition.state in OVER:
        raise RefusedError(f"This petition is {petition.get_state_display()} already.")
    return change_row(
        petition,
        by=by,
        act="withdraw petition",
        revision=revision,
        reason=reason,
        is_public=True,
        state=PetitionState.WITHDRAWN,
    )


@transaction.atomic
def erase_signatures(petition, *, by, reason):
    """Erase every signature of a petition that is over, and its organiser's details; the count stays.

    This cannot be undone. The act tells how many, and nobody's name.
    """
    if petition.state not in OVER:
        raise RefusedError("Signatures are kept until the petition is replied to, refused or withdrawn.")
    if petition.erased_at:
        raise RefusedError("The signatures were erased already.")
    count = count_signatures(petition)
    mask = mask_name(petition.organiser.name if petition.organiser else "")
    words = {field: mask.mask(getattr(petition, field)) for field in ("title", "prayer", "reply", "presented_by")}
    petition.signatures.all().delete()
    letters = erase_letters(Letter.objects.filter(about=petition_letter.about_signatures(petition)))
    if petition.organiser and not petition.organiser.erased_at:
        letters += erase_asker(petition.organiser, petition.subject)["letters"]
    values = {"count_kept": count, "erased_at": timezone.now(), "may_name": False, **words}
    kept = change_row(petition, by=by, act="erase signatures", reason=reason, is_public=True, **values)
    record_act(
        by=by, act="erase letters", subject=petition.subject, changes={"letters": letters}, reason=reason,
        is_public=False,
    )  # fmt: skip
    return kept


def _find_slug(title):
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or "petition"
    taken = set(Petition.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )


def _publish_reply(petition, by, day):
    taken = print_day(petition.sitting.date)
    count = count_signatures(petition)
    paper = lay_out_report(
        ReportSheet(
            body=petition.body.name,
            date=day,
            title=f"Reply to the petition: {petition.title}",
            author=petition.reply_by,
            purpose=f"This is the reply to a petition with {count} signatures, taken on {taken}.",
            paragraphs=(
                ReportParagraph(heading="What the petition asks", blocks=(say(petition.prayer),)),
                ReportParagraph(heading="Reply", text=petition.reply),
            ),
        )
    )
    pdf, word = render_both(paper)
    return publish(
        PublicationKind.REPLY,
        body=petition.body,
        sitting=petition.sitting,
        title=paper.title,
        by=by,
        pdf=pdf,
        word=word,
        supersedes=petition.publication,
    )
