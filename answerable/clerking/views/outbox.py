"""The outbox: what was written, what went out, what failed and may be tried again."""

import re

from django.conf import settings
from django.views.decorators.http import require_POST

from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import SEES_CLOSED, roles_for
from answerable.clerking.showing import desk_page, found, may_at, press, require_at, show
from answerable.keeping.changes.desk.letter import try_again
from answerable.keeping.queries.desk.letter import STATES, find_letter, in_state, list_letters

# The part of a link that lets whoever has it act as the one it was written to.
TOKEN = re.compile(r"(https?://\S*?/)[\w:.=~-]{24,}(?=[/\s?]|$)")
HIDDEN = r"\1(hidden: only the letter itself has it)"

CLOSED = "(closed to your role)"


@desk_page("see_outbox")
def show_outbox(request):
    roles = roles_for("see_outbox")
    bodies = None if request.reach.holds_everywhere(roles) else request.reach.bodies(roles)
    lead = "Every e-mail that this installation writes. "
    lead += "They go out by the mail server." if settings.MAIL_SERVER else "No mail server is set, so they stay here."
    empty = "No letter was written."
    return show_list(request, _listing(request), list_letters(bodies), heading="Outbox", lead=lead, empty=empty)


@desk_page("see_outbox")
def show_letter(request, key):
    letter = found(find_letter(key))
    require_at(request, "see_outbox", letter.body)
    may_try = letter.state == "failed" and may_at(request, "send_again", letter.body)
    title, text = _title(request, letter), readable_text(request, letter)
    return show(request, "letter", letter=letter, title=title, text=text, may_try=may_try)


@require_POST
@desk_page("send_again")
def send_again(request, key):
    letter = found(find_letter(key))
    require_at(request, "send_again", letter.body)
    told = "The letter waits for the next time that letters are sent."
    return press(request, try_again, letter, told=told, back=f"/desk/outbox/{letter.pk}")


def readable_text(request, letter):
    """The words of a letter. What is secret in its links is shown to nobody but who keeps accounts, and could make
    such a link anyway; in a demonstration, where there is no other way to follow it, to everybody."""
    if not _may_read(request, letter):
        return CLOSED
    if settings.DEMONSTRATION or request.reach.holds_everywhere(roles_for("keep_accounts")):
        return letter.text
    return TOKEN.sub(HIDDEN, letter.text)


def _may_read(request, letter):
    """A letter about a body's work may tell of closed material; one about an account does not."""
    return letter.body is None or request.reach.holds(SEES_CLOSED, letter.body)


def _title(request, letter):
    return letter.title if _may_read(request, letter) else CLOSED


def _listing(request):
    filters = [
        Filter("state", "State", STATES, every="Every state", where=in_state),
        Filter("to", "To", kind="words", where="to__icontains"),
    ]
    # Whoever may not read every title may not guess at them either.
    if request.reach.holds_everywhere(SEES_CLOSED) or not request.reach.holds(roles_for("keep_accounts")):
        filters.append(Filter("title", "About", kind="words", where="title__icontains"))
    return Listing(
        "letters",
        columns=(
            Column("made_at", "Written", sort=("made_at",), link=lambda letter: f"/desk/outbox/{letter.pk}"),
            Column("to", "To", sort=("to",)),
            Column("title", "About", value=lambda letter: _title(request, letter)),
            Column("body", "Body", value="body.name", sort=("body__name",)),
            Column("state", "State", value=lambda letter: letter.state),
            Column("sent_at", "Sent", sort=("sent_at",)),
            Column("tries", "Tries", sort=("tries",)),
            Column("failure"),
        ),
        filters=filters,
        sorted_by="-made_at",
    )
