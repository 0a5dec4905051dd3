"""What owners say of their undertakings: asked for by letter, given at the desk or by the link of the letter."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk.evidence import offer_evidence
from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.changes.desk.undertaking import refuse_settled
from answerable.keeping.models.desk import Undertaking, UndertakingUpdate
from answerable.keeping.queries.desk.update_link import LINK_LASTS, path_of_link

# How the trace names somebody who came by a link: they have no account here.
BY_LINK = "the owner, by the link sent to {address}"
LONGEST_TITLE = 80


@transaction.atomic
def ask_for_update(undertaking, *, by, once="", opening=""):
    """Send the owner a link by which to tell how it stands; gives the letter, `None` where `once` was sent before.

    `opening` is the first sentence of the letter. The link goes to the address that is kept, and nowhere else.
    """
    refuse_settled(undertaking)
    if not undertaking.owner_email:
        raise RefusedError("Nobody can be asked: there is no e-mail address for the owner.", field="owner_email")
    opening = opening or f"{undertaking.body.name} would like to know how this stands."
    letter = write_letter(
        undertaking.owner_email,
        f"How does this stand? {shorten(undertaking)}",
        _asking(undertaking, opening),
        about=undertaking.subject,
        once=once,
    )
    if letter:
        told = {"asked": [None, undertaking.owner_email]}
        record_act(by=by, act="ask for update", subject=undertaking.subject, changes=told, is_public=False)
    return letter


def withdraw_link(undertaking, *, by, revision=None):
    """Make every link that was sent for an undertaking dead."""
    number = undertaking.link_number + 1
    return change_row(undertaking, by=by, act="withdraw link", revision=revision, link_number=number)


@transaction.atomic
def give_update(undertaking, *, status, text, by="", link_number=None, file=None):
    """Say how an undertaking stands; gives the `UndertakingUpdate`.

    `link_number` is that of the link it came by, which is then used up; its words wait for a clerk before they are
    printed, and its owner gets a receipt. `file` is `(name, media type, bytes)`: it is kept closed, as evidence that
    nobody accepted yet. Raises `RefusedError` where the link is dead or nothing is owed any more.
    """
    queue_writers()
    kept = Undertaking.objects.select_for_update().get(pk=undertaking.pk)
    refuse_settled(kept)
    if link_number is not None and link_number != kept.link_number:
        raise RefusedError("This link was used already, or withdrawn.")
    if not text.strip():
        raise RefusedError("Say in a sentence how it stands.", field="text")
    by = by or BY_LINK.format(address=kept.owner_email)
    update = add_row(
        UndertakingUpdate,
        by=by,
        act="give update",
        undertaking=kept,
        text=text.strip(),
        status=status,
        by_whom=by,
        link_number=link_number,
        at=timezone.now(),
        printed="" if link_number else text.strip(),
        taken_by="" if link_number else by,
    )
    if file:
        offer_evidence(kept, words=f"Sent with the update: {file[0]}", by=by, file=file, update=update)
    values = {"status": status} | ({"link_number": link_number + 1} if link_number else {})
    change_row(kept, by=by, act="give update", **values)
    if link_number:
        _send_receipt(kept, update, file)
    return update


def take_update(update, *, words, by, revision=None):
    """Take what an owner said into the tracker, in these words; its own words stay beside them."""
    return change_row(update, by=by, act="take update", revision=revision, printed=words.strip(), taken_by=by)


def shorten(undertaking):
    """An undertaking in the subject of a letter."""
    words = " ".join(undertaking.text.split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _said(undertaking):
    """The undertaking in a letter: its own words, where they stand, by when."""
    of = f"Agreed on {undertaking.origin_on:%-d %B %Y}"
    of += f", minute {undertaking.ref}" if undertaking.ref else ""
    due = f", due on {undertaking.due_on:%-d %B %Y}" if undertaking.due_on else ""
    return f"    {undertaking.text}\n\n{of}{due}."


def _asking(undertaking, opening):
    return (
        f"{opening}\n\n{_said(undertaking)}\n\n"
        f"Please tell us on this page (you need no account; it works for {LINK_LASTS.days} days, once):\n\n"
        f"    {link_to(path_of_link(undertaking))}\n\n"
        "If this is not for you, please answer the office that sent it.\n"
    )


def _send_receipt(undertaking, update, file):
    sent = f"\n\nWith it came the file {file[0]}." if file else ""
    text = (
        f"Thank you. This is what {undertaking.body.name} received from you on "
        f"{timezone.localtime(update.at):%-d %B %Y at %H:%M}.\n\n{_said(undertaking)}\n\n"
        f"You said that it is {update.get_status_display()}:\n\n    {update.text}{sent}\n\n"
        "The clerk reads it before anything of it is printed. The link is used up; you will get another when it is "
        "asked about again.\n"
    )
    write_letter(
        undertaking.owner_email, f"Received: {shorten(undertaking)}", text, about=undertaking.subject,
        once=f"receipt/{update.subject}",
    )  # fmt: skip
