"""The first screen: what must happen today and this week, what is late, what came in."""

from django.utils import timezone

from answerable.clerking.showing import desk_page, show
from answerable.keeping.queries.desk.due.desk import due_for, group_due


@desk_page("see_desk")
def show_desk(request):
    today = timezone.localdate()
    entries = due_for(request.reach)
    bodies, kinds = sorted({one.body for one in entries} - {""}), sorted({one.kind for one in entries})
    body, kind = request.GET.get("body", ""), request.GET.get("kind", "")
    kept = [one for one in entries if body in ("", one.body) and kind in ("", one.kind)]
    return show(
        request,
        "desk",
        today=today,
        groups=group_due(kept, today),
        bodies=bodies if len(bodies) > 1 else [],
        kinds=kinds if len(kinds) > 1 else [],
        chosen={"body": body, "kind": kind},
        is_narrowed=len(kept) < len(entries),
    )
