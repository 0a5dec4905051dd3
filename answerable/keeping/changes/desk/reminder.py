"""Reminders of what is owed: to its owner before and after the day, then to the clerk, then to the chair."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.changes.desk.row import RefusedError, add_row, remove_row
from answerable.keeping.changes.desk.undertaking_update import ask_for_update
from answerable.keeping.models.desk import Reminded, ReminderRule, Undertaking
from answerable.keeping.queries.desk.reminder import chair_accounts, choose_reminders, clerks_of, rules_on
from answerable.keeping.queries.desk.undertaking import is_owed, name_of_owner

BY = "answerable remind"
MOST_DAYS = 365


@dataclass
class ReminderCount:
    """How many letters a run wrote, and how many reminders had nobody to go to."""

    owners: int = 0
    clerks: int = 0
    chairs: int = 0
    unreachable: int = 0


def remind_owners(today: dt.date) -> ReminderCount:
    """Write every reminder of an undertaking that has fallen due by a day; gives the counts.

    Each is written once, however often this runs. What has no due date, or is completed or dropped, is left alone. An
    owner without an address is made good by the clerk, who is told in the owner's place.
    """
    count = ReminderCount()
    rows = Undertaking.objects.standing().filter(is_owed(), due_on__isnull=False).select_related("body", "owner")
    rules = {}
    for row in rows.order_by("due_on", "pk"):
        if row.body_id not in rules:
            rules[row.body_id] = rules_on(row.body, today)
        for rule in choose_reminders(rules[row.body_id], row.due_on, timezone.localdate(row.made_at), today):
            _remind(row, rule, today, count)
    return count


def adopt_rule(body, *, by, valid_from, days, whom):
    """Add a reminder to those that a body (`None`: every body without its own) has from a day on."""
    if abs(days) > MOST_DAYS:
        raise RefusedError(f"A reminder stands at most {MOST_DAYS} days from the day.", field="days")
    same = {"body": body, "valid_from": valid_from, "days": days, "whom": whom}
    if ReminderRule.objects.standing().filter(**same).exists():
        raise RefusedError("This reminder stands already.", field="days")
    return add_row(ReminderRule, by=by, act="adopt reminder", **same)


def give_up_rule(rule, *, by):
    """Take a reminder away."""
    return remove_row(rule, by=by, act="give up reminder")


@transaction.atomic
def _remind(row, rule, today, count):
    once = f"remind/{row.subject}/{row.due_on}/{rule.whom}/{rule.days}"
    when = _say_when(row, today)
    if rule.whom == Reminded.OWNER and row.owner_email:
        opening = f"This is owed to {row.body.name} and {when}."
        count.owners += ask_for_update(row, by=BY, once=once, opening=opening) is not None
        return
    people = chair_accounts(row.body, today) if rule.whom == Reminded.CHAIR else clerks_of(row.body, today)
    if not people:
        count.unreachable += 1
    for account in people:
        sent = write_letter(account.email, *_escalation(row, when), about=row.subject, once=f"{once}/{account.pk}")
        if rule.whom == Reminded.CHAIR:
            count.chairs += sent is not None
        else:
            count.clerks += sent is not None


def _say_when(row, today):
    days = (today - row.due_on).days
    if days == 0:
        return "is due today"
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    on = f"{row.due_on:%-d %B %Y}"
    return f"is late by {counted}: it was due on {on}" if days > 0 else f"is due in {counted}, on {on}"


def _escalation(row, when):
    """What the clerk or the chair is told: the title and the text of the letter."""
    owner = name_of_owner(row) or "nobody who is named"
    missing = "" if row.owner_email else " No e-mail address is kept, so nobody was asked."
    text = (
        f"This is owed to {row.body.name} by {owner} and {when}.{missing}\n\n    {row.text}\n\n"
        f"Its page on the desk:\n\n    {link_to(f'/desk/undertakings/{row.pk}')}\n"
    )
    return f"Owed and not done: {row.ref or row.body.name}", text
