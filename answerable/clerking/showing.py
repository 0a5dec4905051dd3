"""How every page of the desk is made: who may see it, what stands around it, what becomes of a refusal."""

import functools
import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.clerking.form import is_sent
from answerable.clerking.permissions import NEEDS_SECOND_FACTOR, roles_for
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.queries.desk.access import Reach

# What stands at the head of every page of the desk: its name, its address, the act that opens it.
ROOMS = (
    ("Desk", "/desk", "see_desk"),
    ("Meetings", "/desk/meetings", "see_sittings"),
    ("Papers", "/desk/papers", "see_own_papers"),
    ("Questions", "/desk/questions", "see_questions"),
    ("Owed", "/desk/owed", "see_undertakings"),
    ("Decisions", "/desk/decisions", "see_decisions"),
    ("Bodies", "/desk/bodies", "see_bodies"),
    ("Plans", "/desk/plans", "see_plans"),
    ("Performance", "/desk/performance", "see_performance"),
    ("Violence", "/desk/violence", "see_violence"),
    ("Money", "/desk/budgets", "see_budgets"),
    ("Outbox", "/desk/outbox", "see_outbox"),
    ("Trace", "/desk/trace", "see_whole_trace"),
    ("Accounts", "/desk/accounts", "see_accounts"),
)
# Rooms that share one entry at the head: they stand beside each other on the page of each.
NEIGHBOURS = (
    (
        ("Questions", "/desk/questions", "see_questions"),
        ("Answers owed", "/desk/questions/owed", "see_questions"),
        ("Petitions", "/desk/petitions", "see_petitions"),
    ),
    (
        ("Bodies", "/desk/bodies", "see_bodies"),
        ("The record", "/desk/record", "see_record"),
        ("Holidays", "/desk/holidays", "see_bodies"),
    ),
    (
        ("Plans", "/desk/plans", "see_plans"),
        ("Annual reports", "/desk/annual-reports", "see_annual_reports"),
        ("Precepts", "/desk/precepts", "see_precepts"),
        ("Recommendations", "/desk/recommendations", "see_recommendations"),
        ("Inquiries", "/desk/inquiries", "see_inquiries"),
    ),
    (
        ("Performance", "/desk/performance", "see_performance"),
        ("Measures", "/desk/measures", "see_performance"),
        ("Data files", "/desk/data-files", "see_performance"),
        ("Analyses", "/desk/analyses", "see_performance"),
        ("Statements", "/desk/statements", "see_statements"),
    ),
    (
        ("Violence", "/desk/violence", "see_violence"),
        ("Hotspots", "/desk/hotspots", "see_places"),
        ("Trials", "/desk/trials", "see_violence"),
        ("Engagement", "/desk/engagement", "see_violence"),
        ("Services", "/desk/services", "see_violence"),
        ("Surrender bins", "/desk/bins", "see_violence"),
        ("Funding returns", "/desk/funding-returns", "see_violence"),
        ("Reports", "/desk/patrol-reports", "see_violence"),
    ),
    (
        ("Budgets", "/desk/budgets", "see_budgets"),
        ("Monitoring", "/desk/monitoring", "see_budgets"),
        ("Funds", "/desk/funds", "see_funds"),
        ("Bids", "/desk/bids", "see_funds"),
        ("Finance reports", "/desk/finance-reports", "see_finance_reports"),
    ),
)
SECONDS_TO_PROLONG = 5 * 60
SECOND_FACTOR = "/account/2fa/"


def desk_page(act):
    """A view that only those may open who may do `act` somewhere.

    The request gains `reach` (`queries/desk/access.py`). Where the page is of one body, the view asks `require` for
    it as well: a role at another body opens nothing here. Nobody with a role that sees closed material, or that gives
    roles away, goes on without a second factor.
    """

    def wrap(view):
        @functools.wraps(view)
        def answer(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            prolong_session(request)
            request.reach = Reach(request.user, timezone.localdate())
            if lacks_second_factor(request):
                messages.warning(request, "Your role needs a second factor: set one up to go on.")
                return redirect(SECOND_FACTOR)
            if not request.reach.holds(roles_for(act)):
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            # Not on the disk of a shared computer, and not by the way back after signing out.
            response.setdefault("Cache-Control", "no-store, private")
            return response

        answer.act = act
        return answer

    return wrap


def prolong_session(request):
    """Let the working day of a session begin anew, at most every few minutes.

    Not by saving it at every request: that would put the cookie on public pages, which anybody's cache may keep.
    """
    now = int(time.time())
    if now - request.session.get("prolonged_at", 0) > SECONDS_TO_PROLONG:
        request.session["prolonged_at"] = now


def require(request, act, body):
    """Refuse what may not be done at this body."""
    if not request.reach.holds(roles_for(act), body):
        raise PermissionDenied


def require_at(request, act, body):
    """Refuse what may not be done at a body; what is at no body is for those who may do it at every one."""
    if not may_at(request, act, body):
        raise PermissionDenied


def may(request, act, body=None):
    """Whether who asks may do something at a body."""
    return request.reach.holds(roles_for(act), body)


def may_at(request, act, body):
    """Whether who asks may do something at a body; without one: at every body."""
    return may(request, act, body) if body is not None else request.reach.holds_everywhere(roles_for(act))


def lacks_second_factor(request):
    """Whether the account holds a role that needs a second factor, and has none yet."""
    if settings.DEMONSTRATION:
        return False
    from allauth.mfa.utils import is_mfa_enabled  # its models are ready only once every app is

    return bool(request.reach.roles & NEEDS_SECOND_FACTOR) and not is_mfa_enabled(request.user)


def show(request, template, status=200, **context):
    """A page of the desk from a template of `clerking/`."""
    beside = [room for rooms in NEIGHBOURS if _is_among(rooms, request.path) for room in rooms]
    entry = beside[0][1] if beside else ""
    context["rooms"] = [_room(*room, request.path, entry) for room in ROOMS if may(request, room[2])]
    if any(address == request.path for _, address, _ in beside):
        context["neighbours"] = [_room(*room, request.path) for room in beside if may(request, room[2])]
    return render(request, f"clerking/{template}.html", context, status=status)


def show_form(request, form, change, *given, heading, button, told, back, template="form_page", **context):
    """The page of one form: sent and right, its change is made, and the page at `back` says what is `told`.

    The change takes what is given, who asks as `by`, and the form's values. `told` and `back` are words, or functions
    of what the change gave. What it refuses is an error of the form.
    """
    if is_sent(request, form):
        made = form.carry_out(change, *given, by=request.user.signature, **form.values())
        if made:
            return done(request, *(each(made) if callable(each) else each for each in (told, back)))
    return show(request, template, heading=heading, form=form, button=button, **context)


def done(request, told, back):
    """Go on to the address `back`, where the page says what was done."""
    messages.success(request, told)
    return redirect(back)


def press(request, change, *given, back, told="", **values):
    """A button: sent, its change is made or refused, and the page at `back` says which; `told` as in `show_form`."""
    if request.method == "POST":
        try:
            made = change(*given, by=request.user.signature, **values)
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            told = told(made) if callable(told) else told
            if told:
                messages.success(request, told)
    return redirect(back)


def found(row):
    """The row that a query found; where it found nothing, the page does not exist."""
    if row is None:
        raise Http404
    return row


def found_for(request, act, row):
    """The row that a query found, a body or something of a body, for who may do `act` there."""
    require(request, act, getattr(found(row), "body", row))
    return row


def _is_among(rooms, path):
    return any(path == address or path.startswith(f"{address}/") for _, address, _ in rooms)


def _room(name, address, _act, path, entry=""):
    inside = address == entry or (address != "/desk" and path.startswith(f"{address}/"))
    return {"name": name, "address": address, "current": "page" if path == address else "true" if inside else ""}
