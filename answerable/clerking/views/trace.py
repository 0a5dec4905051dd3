"""The trace: the whole of it, one act, and undoing one."""

import datetime as dt
import re

from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import SEES_CLOSED, roles_for
from answerable.clerking.showing import desk_page, done, found, require_at, show
from answerable.keeping.changes.desk.row import NEW, RESTORED, RefusedError, undo_act
from answerable.keeping.queries.desk.trace import (
    changes_in_words,
    find_act,
    find_entry,
    is_open_subject,
    is_place_subject,
    latest_act_on,
    list_trace,
)

LONGEST_SHOWN = 400
# A hash has no place to break a line at; the act's own page and the export have it whole.
HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{28,}\b")
CLOSED = "(closed to your role)"


@desk_page("see_whole_trace")
def show_trace(request):
    require_at(request, "see_whole_trace", None)
    listing = _listing(
        sees_closed=request.reach.holds_everywhere(SEES_CLOSED),
        sees_places=request.reach.holds_everywhere(roles_for("see_places")),
    )
    lead = "Every act, on the desk and in the record, the latest first. It cannot be altered."
    return show_list(request, listing, list_trace(), heading="Trace", lead=lead, caption="Acts, the latest first")


@desk_page("see_trace")
def show_act(request, sequence):
    act = found(find_act(sequence))
    require_at(request, "see_trace", act.body)
    return show(request, "act", act=act)


@desk_page("undo")
def undo(request, sequence):
    act = found(find_act(sequence))
    require_at(request, "undo", act.body)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    entry, back = find_entry(sequence), _way_back(request)
    takes_away = NEW in entry.changes or RESTORED in entry.changes
    if takes_away and act.can_undo and not request.POST.get("confirmed"):
        words = (
            f"Undoing “{act.act}” takes this off the desk, with its page. Only the trace shows it then, and only "
            "from there can it be had again."
        )
        given = {"next": back}
        return show(request, "confirm_page", heading="Take it off the desk?", words=words, button="Undo it",
                    back=back, given=given)  # fmt: skip
    try:
        undo_act(entry, by=request.user.signature)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(back)
    return done(
        request, f"“{act.act}” is undone.", f"/desk/trace/{latest_act_on(act.subject)}" if takes_away else back
    )


def _way_back(request):
    """The page that the form came from, if it is one of ours."""
    given = request.POST.get("next", "")
    return given if given.startswith("/") and url_has_allowed_host_and_scheme(given, None) else "/desk"


def _listing(sees_closed, sees_places):
    def told(entry, words):
        sees = sees_places if is_place_subject(entry.subject) else sees_closed
        return words if sees or is_open_subject(entry.subject) else CLOSED if words else ""

    def changes(entry):
        return told(
            entry, "; ".join(f"{name}: {_plain(old)} → {_plain(new)}" for name, old, new in changes_in_words(entry))
        )

    return Listing(
        "trace",
        columns=(
            Column("sequence", "No."),
            Column("at", "When"),
            Column("by", "Who"),
            Column("act", "Act"),
            Column("subject", "On what"),
            Column("reason", "Why", value=lambda entry: told(entry, entry.reason)),
            Column("changes", "Before → after", value=changes, words=lambda entry: _shorten(changes(entry))),
            Column("hash"),
        ),
        filters=(
            Filter("by", "Who", kind="words", where="by__icontains"),
            Filter("act", "Act", kind="words", where="act__icontains"),
            Filter("subject", "On what", kind="words", where="subject__istartswith"),
            Filter("since", "From", kind="day", where=lambda rows, day: rows.filter(at__gte=_midnight(day))),
            Filter("until", "To", kind="day", where=lambda rows, day: rows.filter(at__lt=_midnight(day, 1))),
        ),
        paged_by="sequence",
    )


def _midnight(day, later=0):
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(later), dt.time.min))


def _plain(value):
    return "nothing" if value in (None, "") else str(value)


def _shorten(words):
    words = HASH.sub(r"\1…", words)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
