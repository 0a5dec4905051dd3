"""The clocks of a sitting: the last days by which something must be done before it. Worked out whenever asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec
from django.db.models import Q
from django.utils import timezone

from answerable.keeping.models.desk import Holiday, Regime, StandingOrders
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.deadline import DayRule, Deadline, last_day_before
from answerable.law.notice import last_day_for_notice
from answerable.law.question import is_in_time, question_deadline
from answerable.law.words import say_count

Subject = Literal["papers", "notice", "questions", "petitions"]
NAMES: Mapping[Subject, str] = {
    "papers": "Papers from their authors",
    "notice": "Notice, agenda and reports published",
    "questions": "Public questions",
    "petitions": "Petitions",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """One last day of a sitting, with its working, and whether it has passed."""

    subject: Subject
    deadline: Deadline
    is_past: bool

    @property
    def name(self) -> str:
        return NAMES[self.subject]


class HolidayBook:
    """The holidays that people added, in one query: those of every body, and each body's own."""

    def __init__(self):
        self._everywhere = {}
        self._own = defaultdict(dict)
        for day, name, body in Holiday.objects.standing().values_list("day", "name", "body_id"):
            (self._own[body] if body else self._everywhere)[day] = name

    def of(self, body_key: int) -> dict[dt.date, str]:
        """The added holidays that count at the body of this key, with their names."""
        return {**self._everywhere, **self._own.get(body_key, {})}


def holidays_of(body) -> dict[dt.date, str]:
    """The holidays added for a body or for every body, with their names: what `law` takes as `extra`."""
    rows = Holiday.objects.standing().filter(Q(body=None) | Q(body=body))
    return dict(rows.values_list("day", "name"))


def clocks_of(sitting, *, now=None, orders=None, holidays=None) -> tuple[Clock, ...]:
    """The clocks of a sitting in the order in which they run out; none where its body had adopted no rules.

    `orders` and `holidays` where the caller has them at hand; `now` is an aware time.
    """
    orders = orders or orders_on(sitting.body_id, sitting.date)
    if orders is None:
        return ()
    extra = holidays_of(sitting.body_id) if holidays is None else holidays
    now = timezone.localtime(now)
    ways = ALONE if orders.regime == Regime.SUB_GROUP else WAYS
    last_days = {subject: way(sitting.date, orders, extra) for subject, way in ways.items()}
    clocks = [Clock(subject, last, not is_in_time(now, last)) for subject, last in last_days.items()]
    return tuple(sorted(clocks, key=lambda clock: clock.deadline.day))


def notice_deadline(meeting: dt.date, orders: StandingOrders, extra: Mapping[dt.date, str]) -> Deadline:
    """The last day on which the agenda and reports of a meeting may be published."""
    return last_day_for_notice(meeting, mode=orders.notice_mode, clear_days=orders.notice_clear_days, extra=extra)


def questions_by(meeting: dt.date, orders: StandingOrders, extra: Mapping[dt.date, str]) -> Deadline:
    """The last day, and hour where there is one, for a question of the public."""
    rule = DayRule(count=orders.question_count, unit=orders.question_unit, hour=orders.question_hour)
    return question_deadline(meeting, rule, source=say_source(orders), extra=extra)


def petitions_by(meeting: dt.date, orders: StandingOrders, extra: Mapping[dt.date, str]) -> Deadline:
    """The last day for a petition."""
    rule = DayRule(count=orders.petition_count, unit=orders.petition_unit)
    return question_deadline(meeting, rule, source=say_source(orders), extra=extra)


def papers_due(meeting: dt.date, orders: StandingOrders, extra: Mapping[dt.date, str]) -> Deadline:
    """The day on which authors' papers are due: so many working days before the last day for notice."""
    notice = notice_deadline(meeting, orders, extra).day
    due = last_day_before(
        notice, DayRule(count=orders.papers_count, unit="working"), source=say_source(orders), extra=extra
    )
    first = msgspec.structs.replace(due.steps[0], why="last day for notice")
    days = say_count(orders.papers_count, "working day")
    return msgspec.structs.replace(due, rule=f"{days} before the last day for notice", steps=(first, *due.steps[1:]))


WAYS = {"papers": papers_due, "notice": notice_deadline, "questions": questions_by, "petitions": petitions_by}
# A sub-group takes neither questions nor petitions of the public.
ALONE = {"papers": papers_due, "notice": notice_deadline}


def say_source(orders: StandingOrders) -> str:
    """Where the rules were adopted or published, and since when they hold."""
    since = f"in force from {orders.valid_from.day} {orders.valid_from:%B %Y}"
    return f"{orders.source or 'The body’s standing orders'}, {since}"
