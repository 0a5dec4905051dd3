"""Recommendations entered, answered, acted on, followed every six months and closed; reminders of replies owed."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.changes.desk.undertaking import undertake
from answerable.keeping.models.desk import (
    Acceptance,
    Progress,
    Recommendation,
    RecommendationSource,
    RecommendedAction,
)
from answerable.keeping.queries.desk.reminder import clerks_of
from answerable.law.decision import judge_addressee
from answerable.law.reply import inspection_deadline, panel_deadline

# When whoever keeps the reply is reminded: so many days before it is due, and the day after.
REMINDERS = (14, 3, -1)


def enter_recommendation(body, *, by, source, report_title, reported_on, words, reply_days=None, **values):
    """Enter a recommendation; gives it with the day by which it is to be answered.

    An inspectorate's is owed a reply within 56 days beginning with the day of its report (Police Act 1996 s.55); the
    panel's within the days that the panel set (`reply_days`), if any. `values` are `number`, `addressee`, `inquiry`.
    """
    if not words.strip():
        raise RefusedError("Write down what is recommended.", field="words")
    due = _reply_due(source, reported_on, reply_days)
    return add_row(
        Recommendation,
        by=by,
        act="enter recommendation",
        is_public=True,
        body=body,
        source=source,
        report_title=report_title,
        reported_on=reported_on,
        words=words.strip(),
        reply_due=due,
        **values,
    )


def judge_routing(matter, addressee):
    """What the law says of whom a recommendation goes to: the chief constable directs how the force is deployed."""
    return judge_addressee(matter, addressee)


def change_recommendation(recommendation, *, by, revision, **values):
    """Put right how a recommendation was entered; the day of its reply follows the day of its report."""
    if recommendation.replied_on:
        raise RefusedError("It is answered already: what was answered stays as it was.")
    if values.get("source", recommendation.source) == RecommendationSource.INSPECTORATE:
        day = values.get("reported_on", recommendation.reported_on)
        values["reply_due"] = inspection_deadline(day).day
    return change_row(recommendation, by=by, act="change recommendation", revision=revision, is_public=True, **values)


def give_reply(recommendation, *, by, acceptance, reply, on=None, revision=None):
    """Answer a recommendation, in public: accepted, in part or not, with what will be done or why nothing is.

    It cannot be taken back; a later word is progress. Raises `RefusedError` without words.
    """
    if recommendation.replied_on:
        raise RefusedError("It is answered already: report what has changed since as progress.")
    if acceptance not in Acceptance.values:
        raise RefusedError("Say whether it is accepted.", field="acceptance")
    if not reply.strip():
        why = "why it is not accepted" if acceptance == Acceptance.REJECTED else "what will be done"
        raise RefusedError(f"Say {why}.", field="reply")
    on = on or timezone.localdate()
    if on < recommendation.reported_on:
        raise RefusedError("It cannot have been answered before it was made.", field="on")
    values = {"acceptance": acceptance, "reply": reply.strip(), "replied_on": on}
    return change_row(recommendation, by=by, act="reply", revision=revision, is_public=True, **values)


@transaction.atomic
def act_on(recommendation, text, *, by, due_on=None, **values):
    """Put an action by which a recommendation is carried out on the desk; gives the undertaking."""
    undertaking = undertake(recommendation.body, text, by=by, origin_on=timezone.localdate(), due_on=due_on, **values)
    add_row(
        RecommendedAction, by=by, act="act on recommendation", recommendation=recommendation, undertaking=undertaking
    )
    return undertaking


def report_progress(recommendation, *, by, words, reported_by, is_open, date=None):
    """Report what has come of a recommendation; to the public where `is_open`."""
    if not words.strip():
        raise RefusedError("Say what has come of it.", field="words")
    date = date or timezone.localdate()
    if date < recommendation.reported_on:
        raise RefusedError("Progress cannot be older than the recommendation.", field="date")
    return add_row(
        Progress,
        by=by,
        act="report progress",
        is_public=is_open,
        is_open=is_open,
        recommendation=recommendation,
        date=date,
        words=words.strip(),
        reported_by=reported_by,
    )


def close_recommendation(recommendation, *, by, evidence, on=None, revision=None):
    """Close a recommendation that was carried out, with what shows it."""
    if not recommendation.replied_on:
        raise RefusedError("It has not been answered yet: answer it first.")
    if not evidence.strip():
        raise RefusedError("Say what shows that it was carried out.", field="evidence")
    values = {"closed_on": on or timezone.localdate(), "closed_by_evidence": evidence.strip()}
    return change_row(recommendation, by=by, act="close recommendation", revision=revision, is_public=True, **values)


def remind_of_replies(today: dt.date) -> int:
    """Write the letters that remind clerks of replies owed; each once, however often this runs. Gives how many."""
    farthest = today + dt.timedelta(days=max(REMINDERS))
    rows = Recommendation.objects.standing().filter(replied_on=None, reply_due__lte=farthest).select_related("body")
    count = 0
    for row in rows:
        left = (row.reply_due - today).days
        passed = [days for days in REMINDERS if left <= days]
        if passed:
            count += _remind(row, min(passed), left, today)
    return count


def _remind(row, days, left, today):
    when = f"is due on {row.reply_due:%-d %B %Y}" if left >= 0 else f"was due on {row.reply_due:%-d %B %Y}"
    text = (
        f"The reply to a recommendation {when}.\n\n    {row}\n\n    {row.words}\n\n"
        f"Its page on the desk:\n\n    {link_to(f'/desk/recommendations/{row.pk}')}\n"
    )
    title = f"A reply {'is owed' if left >= 0 else 'is late'}: {row}"[:300]
    letters = [
        write_letter(
            each.email, title, text, about=row.subject, once=f"reply/{row.pk}/{row.reply_due}/{days}/{each.pk}"
        )
        for each in clerks_of(row.body, today)
    ]
    return sum(letter is not None for letter in letters)


def _reply_due(source, reported_on, reply_days):
    if source == RecommendationSource.INSPECTORATE:
        return inspection_deadline(reported_on).day
    return panel_deadline(reported_on, reply_days).day if reply_days else None
