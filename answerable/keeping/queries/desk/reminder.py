"""When a body reminds whom of what is owed, and to which addresses the reminders go."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models.desk import Access, Account, Reminded, ReminderRule, Role
from answerable.keeping.queries.desk.seat import chair_on


@dataclass(frozen=True, slots=True)
class Reminder:
    """`days` after the due date (below zero: before it) `whom` is written to."""

    days: int
    whom: str

    @property
    def label(self) -> str:
        return dict(Reminded.choices)[self.whom]


# What a body does that adopted nothing of its own; the house's choice of 22 November 2026: twice before the day, the
# owner again the day after, then the clerk, then the chair.
CUSTOMARY = (
    Reminder(-14, Reminded.OWNER),
    Reminder(-3, Reminded.OWNER),
    Reminder(1, Reminded.OWNER),
    Reminder(7, Reminded.CLERK),
    Reminder(21, Reminded.CHAIR),
)


def rules_on(body, on: dt.date) -> tuple[Reminder, ...]:
    """The reminders of a body on a day: its own newest, else those for every body, else the customary ones."""
    rows = list(list_rules(body).filter(valid_from__lte=on))
    own = [row for row in rows if row.body_id] or rows
    newest = max((row.valid_from for row in own), default=None)
    return tuple(Reminder(row.days, row.whom) for row in own if row.valid_from == newest) or CUSTOMARY


def list_rules(body):
    """The reminder rules that a body adopted, and those for every body, the newest first."""
    return ReminderRule.objects.standing().filter(Q(body=body) | Q(body=None))


def choose_reminders(rules, due_on: dt.date, first_day: dt.date, on: dt.date) -> list[Reminder]:
    """The reminders that fall due for something on a day: for each of those reminded, the latest whose day has come.

    So a day on which nothing ran is made good on the next, and nobody gets several at once. One from before the due
    date that is older than the undertaking itself (`first_day`) is past, as is every one of those once it is late.
    """
    chosen = {}
    for rule in sorted(rules, key=lambda rule: rule.days):
        day = due_on + dt.timedelta(days=rule.days)
        is_past = rule.days < 0 and (day < first_day or on > due_on)
        if day <= on and not is_past:
            chosen[rule.whom] = rule
    return list(chosen.values())


def clerks_of(body, on: dt.date) -> list[Account]:
    """The accounts that clerk for a body on a day."""
    held = Access.objects.standing().filter(Q(last_on=None) | Q(last_on__gte=on), first_on__lte=on, role=Role.CLERK)
    keys = held.filter(Q(body=body) | Q(body=None)).values("account_id")
    return list(Account.objects.filter(pk__in=keys, is_active=True).order_by("pk"))


def chair_accounts(body, on: dt.date) -> list[Account]:
    """The accounts of the person who chairs a body on a day."""
    person = chair_on(body, on)
    return list(person.accounts.filter(is_active=True).order_by("pk")) if person else []
