"""Actions: the list, and one with where it comes from, every update printed of it, and what later papers show."""

from django.utils import timezone

from answerable.keeping.queries.public.action import find_action, list_actions
from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.reconciliation import carriers_of, evidence_of, find_account, owed_by_action
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
    return show(
        request,
        "action",
        action=found(find_action(public_id, timezone.localdate())),
        account=find_account(action__public_id=public_id),
        owed=owed_by_action(public_id),
        carried_by=carriers_of(minuted__public_id=public_id),
        evidence=evidence_of(public_id),
    )
