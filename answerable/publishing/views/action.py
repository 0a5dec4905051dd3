"""Actions: the list, and one with every update that a tracker printed of it."""

from django.utils import timezone

from answerable.keeping.queries.public.action import find_action, list_actions, promises_carried
from answerable.keeping.queries.public.body import body_choices
from answerable.publishing.showing import choices_asked, found, page_asked, select, show

STATUSES = (("outstanding", "Outstanding"), ("in_progress", "In progress"), ("complete", "Complete"))


def show_actions(request):
    chosen = choices_asked(request, "body", "status", "late")
    return show(
        request,
        "actions",
        page=list_actions(timezone.localdate(), page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        selects=[
            select("status", "The owner says", "Anything", STATUSES, chosen),
            select("late", "Overdue", "Overdue or not", (("yes", "Overdue today"),), chosen),
        ],
    )


def show_action(request, public_id):
    action = found(find_action(public_id, timezone.localdate()))
    return show(request, "action", action=action, promises=promises_carried(action__public_id=public_id))
