"""What is due of undertakings and recommendations: done, shown, answered."""

import datetime as dt

from answerable.keeping.models.desk import Recommendation, Undertaking
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.undertaking import (
    is_owed,
    list_due,
    list_waiting_updates,
    name_of_owner,
)

KIND = "Owed"
WEEK, AHEAD = dt.timedelta(days=7), dt.timedelta(days=45)
MOST = 100


def due_of_undertakings(bodies, today):
    """Undertakings late or due within a week, and what their owners sent. The earliest hundred of each."""
    for row in list_due(bodies, until=today + WEEK)[:MOST]:
        owner = name_of_owner(row) or "its owner"
        yield _due(row, f"Hear from {owner}", row.due_on)
    for update in list_waiting_updates(bodies)[:MOST]:
        row = update.undertaking
        yield _due(row, f"Take what {update.by_whom} sent", None, is_new=True)


def own_undertakings(account, today):
    """What the person of an account owes."""
    if account.person_id is None:
        return
    rows = Undertaking.objects.standing().filter(is_owed(), owner=account.person_id).select_related("body")
    for row in rows.order_by("due_on", "pk")[:MOST]:
        yield _due(row, "Do it, and say what came of it", row.due_on)


def due_of_recommendations(bodies, today):
    """Replies owed to recommendations."""
    rows = Recommendation.objects.standing().filter(body__in=bodies, replied_on=None, reply_due__lte=today + AHEAD)
    for row in rows.select_related("body").order_by("reply_due")[:MOST]:
        place = f"/desk/recommendations/{row.pk}"
        yield Due(KIND, "Publish the reply to the recommendation", str(row), place, row.body.name, row.reply_due)


def _about(row):
    words = str(row)
    return words if len(words) <= 120 else f"{words[:119]}…"


def _due(row, words, day, is_new=False):
    return Due(KIND, words, _about(row), f"/desk/undertakings/{row.pk}", row.body.name, day, is_new)
