"""What is due of violence: what communities wait for, returns on a fund, trials that are over, reports begun."""

import datetime as dt

from answerable.keeping.models.desk import EngagementEntry
from answerable.keeping.queries.desk import engagement, funding_return, patrol_report, trial
from answerable.keeping.queries.desk.due.entry import Due

KIND = "Violence"
WEEK, AHEAD = dt.timedelta(days=7), dt.timedelta(days=45)
MOST, LONGEST = 100, 120


def due_of_engagement(bodies, today):
    """Updates that communities are late for or due within a week, and what was asked or agreed and is not done."""
    near = today + WEEK
    for row in engagement.list_plans(bodies).filter(next_update_on__lte=near)[:MOST]:
        yield _of_plan(
            row, "Tell the community how it stands, and give the day of the next update", row.next_update_on
        )
    rows = EngagementEntry.objects.standing().filter(
        plan__in=engagement.list_plans(bodies), done_on=None, due_on__lte=near
    )
    rows = rows.select_related("plan__hotspot__hotspot_set__body").order_by("due_on", "pk")
    for row in rows[:MOST]:
        words = f"Say what became of what was {row.get_sort_display()}"
        yield _of_plan(row.plan, words, row.due_on, said=f": {row.words}")


def due_of_returns(bodies, today):
    """Returns on a fund that are begun and not sent: near their day, or without one."""
    for row in funding_return.list_returns(bodies).filter(sent_on=None)[:MOST]:
        if row.due_on is None or row.due_on <= today + AHEAD:
            place = f"/desk/funding-returns/{row.pk}"
            yield Due(KIND, "Send the return, and say when it was sent", str(row), place, row.body.name, row.due_on)


def due_of_trials(bodies, today):
    """Registered trials that ran to their end and are not read."""
    rows = trial.list_trials(bodies).filter(ends_on__lt=today, abandoned_on=None).exclude(registered_at=None)
    for row in rows[:MOST]:
        if not any(reading.look is None for reading in trial.list_readings(row)):
            words = "Read the result of the trial, once its last offences are loaded"
            yield Due(KIND, words, row.title, f"/desk/trials/{row.pk}", row.body.name)


def due_of_reports(bodies):
    """Patrol reports that are begun and not published."""
    for row in patrol_report.list_reports(bodies).filter(publication=None)[:MOST]:
        words = "Publish the patrol report, or drop it"
        yield Due(KIND, words, row.title, f"/desk/patrol-reports/{row.pk}", row.body.name)


def _of_plan(row, words, day, said=""):
    about = f"{row}{said}"
    about = about if len(about) <= LONGEST else f"{about[: LONGEST - 1]}…"
    return Due(KIND, words, about, f"/desk/engagement/{row.pk}", row.body.name, day)
