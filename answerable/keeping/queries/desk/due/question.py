"""What is due of questions and petitions: to be accepted or refused, answered, replied to."""

import datetime as dt

from answerable.keeping.models.desk import Petition, PetitionState, QuestionReceived, ReceivedState
from answerable.keeping.queries.desk.due.entry import Due

KIND = "Questions and petitions"
AHEAD = dt.timedelta(days=45)


def due_of_questions(bodies, today):
    """Questions that came in, and written answers owed."""
    rows = QuestionReceived.objects.standing().filter(body__in=bodies).select_related("body", "sitting")
    new = rows.filter(state=ReceivedState.RECEIVED).exclude(confirmed_at=None)
    for row in new.order_by("confirmed_at"):
        yield _due(row, "Accept or refuse the question", None, is_new=True)
    owed = rows.filter(is_written_owed=True, publication=None, answer_due__lte=today + AHEAD)
    for row in owed.order_by("answer_due"):
        yield _due(row, f"Publish the written answer by {row.answer_owner or 'its owner'}", row.answer_due)


def due_of_petitions(bodies, today):
    """Petitions handed in, and replies owed to them."""
    rows = Petition.objects.standing().filter(body__in=bodies).select_related("body")
    for row in rows.filter(state=PetitionState.SUBMITTED, sitting=None):
        place = f"/desk/petitions/{row.pk}"
        yield Due(KIND, "Say when the petition is taken", row.title, place, row.body.name, None, is_new=True)
    owed = rows.filter(state=PetitionState.TAKEN, reply_due__lte=today + AHEAD)
    for row in owed.order_by("reply_due"):
        place = f"/desk/petitions/{row.pk}"
        yield Due(KIND, "Publish the reply to the petition", row.title, place, row.body.name, row.reply_due)


def _due(row, words, day, is_new=False):
    about = f"{row} for {row.sitting.date:%-d %B %Y}" if row.sitting else str(row)
    return Due(KIND, words, about, f"/desk/questions/{row.pk}", row.body.name, day, is_new)
