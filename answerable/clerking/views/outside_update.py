"""How an owner without an account tells what became of an undertaking: by the link of a letter, and only of that one.

Nothing is done in anybody's name but by the link itself, so no cookie is set and none is needed.
"""

import contextlib

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.upload import upload
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update
from answerable.keeping.models import ActionStatus
from answerable.keeping.queries.desk.update_link import OPEN, SETTLED, read_link

GONE = 410
AGAIN_BY = "the owner, who asked for a new link"
STATUSES = (
    (ActionStatus.OUTSTANDING, "Not begun yet"),
    (ActionStatus.IN_PROGRESS, "In progress"),
    (ActionStatus.COMPLETE, "Complete"),
)


class OutsideUpdateForm(DeskForm):
    revision = None

    status = fields.choice("How does it stand?", STATUSES, empty="Choose one")
    text = fields.text(
        "What has been done, and what comes next?", rows=6, hint="Two or three sentences. The clerk reads them first."
    )
    file = upload("A file that shows it")


@never_cache
@csrf_exempt
def show_update_form(request, token):
    """The form of one undertaking; a link that is dead says so, and offers another to the kept address."""
    link = read_link(token)
    if link is None or link.state != OPEN:
        return _show_dead(request, link, token)
    form = OutsideUpdateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("status", "text", "file")}
        update = form.carry_out(give_update, link.undertaking, link_number=link.number, **asked)
        if update:
            return render(
                request, "clerking/outside_thanks.html", {"update": update, "undertaking": link.undertaking}
            )
    return render(request, "clerking/outside_update.html", {"form": form, "undertaking": link.undertaking})


@never_cache
@csrf_exempt
def send_new_link(request, token):
    """Send another link to the address that is kept, whoever asks; what is said is the same either way."""
    link = read_link(token)
    if request.method != "POST" or link is None or link.state == SETTLED:
        return _show_dead(request, link, token)
    once = f"link/{link.undertaking.subject}/{link.undertaking.link_number}/{timezone.localdate()}"
    # Where no address is kept any more, who asks is not told: the clerk sees it on the desk.
    with contextlib.suppress(RefusedError):
        ask_for_update(link.undertaking, by=AGAIN_BY, once=once, opening="Here is the new link that was asked for.")
    return render(request, "clerking/outside_link_sent.html")


def _show_dead(request, link, token):
    state = link.state if link else "unknown"
    return render(request, "clerking/outside_dead_link.html", {"state": state, "token": token}, status=GONE)
