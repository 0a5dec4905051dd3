"""How every page of the desk is made: who may see it, what stands around it, what becomes of a refusal."""

import functools

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.clerking.permissions import SEES_CLOSED, roles_for
from answerable.keeping.queries.desk.access import Reach

# What stands at the head of every page of the desk: its name, its address, the act that opens it.
ROOMS = (
    ("Desk", "/desk", "see_desk"),
    ("Meetings", "/desk/meetings", "see_sittings"),
    ("Outbox", "/desk/outbox", "see_outbox"),
    ("Accounts", "/desk/accounts", "see_accounts"),
)
NEEDS_SECOND_FACTOR = "/account/2fa/"


def desk_page(act):
    """A view that only those may open who may do `act` somewhere.

    The request gains `reach` (`queries/desk/access.py`). Where the page is of one body, the view asks `require` for
    it as well: a role at another body opens nothing here. Nobody with a role that sees closed material goes on
    without a second factor.
    """

    def wrap(view):
        @functools.wraps(view)
        def answer(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            request.reach = Reach(request.user, timezone.localdate())
            if lacks_second_factor(request):
                messages.warning(request, "Your role opens closed material: set up a second factor to go on.")
                return redirect(NEEDS_SECOND_FACTOR)
            if not request.reach.holds(roles_for(act)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer.act = act
        return answer

    return wrap


def require(request, act, body):
    """Refuse what may not be done at this body."""
    if not request.reach.holds(roles_for(act), body):
        raise PermissionDenied


def may(request, act, body=None):
    """Whether who asks may do something at a body."""
    return request.reach.holds(roles_for(act), body)


def lacks_second_factor(request):
    """Whether the account holds a role that needs a second factor, and has none yet."""
    from allauth.mfa.utils import is_mfa_enabled  # its models are ready only once every app is

    return bool(request.reach.roles & SEES_CLOSED) and not is_mfa_enabled(request.user)


def show(request, template, status=200, **context):
    """A page of the desk from a template of `clerking/`."""
    context["rooms"] = [_room(*room, request.path) for room in ROOMS if may(request, room[2])]
    return render(request, f"clerking/{template}.html", context, status=status)


def found(row):
    """The row that a query found; where it found nothing, the page does not exist."""
    if row is None:
        raise Http404
    return row


def _room(name, address, _act, path):
    inside = address != "/desk" and path.startswith(f"{address}/")
    return {"name": name, "address": address, "current": "page" if path == address else "true" if inside else ""}
