"""The work programme of a body's year as the desk keeps it: what stands where, and what the law misses in it."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from answerable.keeping.models.desk import (
    HearingNotice,
    ProgrammeEntry,
    Publication,
    PublicationKind,
    Regime,
    Sitting,
    SittingStatus,
)
from answerable.keeping.queries.desk.standing_orders import OrderBook, orders_on
from answerable.law.day import find_financial_year, say_financial_year, span_financial_year
from answerable.law.programme import Need, Notice, Planned, judge_programme, list_needs, list_special_functions
from answerable.law.ruling import Ruling

# The meetings that an entry may still be moved to.
OPEN = (SittingStatus.PROVISIONAL, SittingStatus.CALLED)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand together: at a meeting, on a day without one, or neither."""

    sitting: Sitting | None
    date: dt.date | None
    entries: list[ProgrammeEntry]


@dataclass(frozen=True, slots=True)
class Programme:
    """A body's programme of a year, by the calendar.

    `waiting` are entries to be programmed, `set_aside` those given up with a reason; `lacking` what the law asks of
    the year and no entry names; `needs` the days within which an entry that the law asks for is to be taken, by
    the entry's key.
    """

    body: object
    year: int
    groups: list[Group]
    waiting: list[ProgrammeEntry]
    set_aside: list[ProgrammeEntry]
    sittings: list[Sitting]
    lacking: list[Need]
    rulings: tuple[Ruling, ...]
    needs: dict[int, Need] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """`2022/23`."""
        return say_financial_year(self.year)

    @property
    def open_sittings(self) -> list[Sitting]:
        return [sitting for sitting in self.sittings if sitting.status in OPEN]


def this_year(today: dt.date) -> int:
    """The year of programmes that a day belongs to: the financial year by which the law counts."""
    return find_financial_year(today)


def programme_of(body, year: int) -> Programme:
    """The programme of a body for the financial year that begins in `year`. The same few queries, however long."""
    entries = list(_entries(body, year))
    sittings = list(sittings_of_year(body, year))
    planned = [entry for entry in entries if not entry.set_aside_reason]
    needs = needs_of(body, year)
    return Programme(
        body=body,
        year=year,
        groups=_group(planned, sittings),
        waiting=[entry for entry in planned if entry.sitting is None and entry.date is None],
        set_aside=[entry for entry in entries if entry.set_aside_reason],
        sittings=sittings,
        lacking=find_lacking(needs, entries),
        rulings=_judge(body, year, entries, needs),
        needs={entry.pk: need for entry in entries if (need := _need_of(entry, needs))},
    )


def needs_of(body, year: int) -> tuple[Need, ...]:
    """What the law has a body take in a year; nothing of a sub-group, or of a body without rules."""
    regime = _regime(body, year)
    return list_needs(year, regime, notices=_notices(body)) if regime else ()


def find_lacking(needs, entries) -> list[Need]:
    """What no entry names, one set aside among them. Two hearings are two needs, and want two entries."""
    named = Counter(entry.statutory_item for entry in entries)
    lacking = []
    for need in needs:
        if named[need.key]:
            named[need.key] -= 1
        else:
            lacking.append(need)
    return lacking


def lacking_at(bodies, year: int) -> list[tuple]:
    """What the programmes of bodies lack in a year: `(body, needs)`, in three queries for all of them."""
    _, last = span_financial_year(year)
    book, entries, notices = OrderBook(), defaultdict(list), defaultdict(list)
    for entry in ProgrammeEntry.objects.standing().filter(year=year, body__in=bodies).exclude(statutory_item=""):
        entries[entry.body_id].append(entry)
    for row in HearingNotice.objects.standing().filter(body__in=bodies):
        notices[row.body_id].append(_notice(row))
    told = []
    for body in bodies:
        orders = book.on(body.pk, last)
        if orders and orders.regime != Regime.SUB_GROUP:
            needs = list_needs(year, orders.regime, notices=notices[body.pk])
            told.append((body, find_lacking(needs, entries[body.pk])))
    return told


def _need_of(entry, needs):
    same = [need for need in needs if need.key == entry.statutory_item]
    return next((need for need in same if need.title == entry.title), same[0] if same else None)


def sittings_of_year(body, year: int):
    """The meetings of a body in a year of programmes, cancelled ones left out."""
    first, last = span_financial_year(year)
    rows = Sitting.objects.standing().filter(body=body, date__gte=first, date__lte=last).select_related("body")
    return rows.exclude(status=SittingStatus.CANCELLED).order_by("date", "start_time", "id")


def find_entry(key) -> ProgrammeEntry | None:
    rows = ProgrammeEntry.objects.standing().select_related("body", "sitting__body", "business")
    return rows.filter(pk=key).first()


def day_of(entry) -> dt.date | None:
    """The day on which an entry is to be taken; none while it waits, or where its meeting is cancelled."""
    if entry.sitting is None:
        return entry.date
    is_off = entry.sitting.removed_at is not None or entry.sitting.status == SittingStatus.CANCELLED
    return None if is_off else entry.sitting.date


def is_taken_up(entry) -> bool:
    """Whether an entry stands on the agenda of a meeting."""
    return entry.business is not None and entry.business.removed_at is None


def last_publication(body, year: int) -> Publication | None:
    """The programme of a year as it was published last."""
    rows = Publication.objects.filter(kind=PublicationKind.PROGRAMME, body=body, number=year, superseded_by=None)
    return rows.select_related("pdf", "paper").first()


def say_special_functions() -> str:
    """What only the whole panel may do, one to a line."""
    return "\n".join(item.title for item in list_special_functions(timezone.localdate()).values())


def _entries(body, year):
    rows = ProgrammeEntry.objects.standing().filter(body=body, year=year)
    return rows.select_related("body", "sitting__body", "business__sitting__body").order_by("order", "id")


def _group(entries, sittings):
    """By the calendar: every meeting of the year, with entries or without, and each day that has entries alone."""
    at_sitting, on_day = defaultdict(list), defaultdict(list)
    known = {sitting.pk: sitting for sitting in sittings}
    for entry in entries:
        if entry.sitting is not None:
            at_sitting[entry.sitting_id].append(entry)
            known.setdefault(entry.sitting_id, entry.sitting)
        elif entry.date is not None:
            on_day[entry.date].append(entry)
    groups = [Group(sitting, sitting.date, at_sitting[key]) for key, sitting in known.items()]
    groups += [Group(None, day, held) for day, held in on_day.items()]
    return sorted(groups, key=lambda group: (group.date, group.sitting is None))


def _judge(body, year, entries, needs):
    regime = _regime(body, year)
    if regime is None:
        return ()
    latest = {need.key: need.latest for need in needs}
    planned = [Planned(key=entry.statutory_item, day=day_of(entry)) for entry in entries if entry.statutory_item]
    # What was set aside with a reason is shown with it, and not asked for again.
    planned += [
        Planned(key=entry.statutory_item, day=latest[entry.statutory_item])
        for entry in entries
        if entry.set_aside_reason and entry.statutory_item in latest
    ]
    return judge_programme(planned, year, regime, notices=_notices(body))


def _regime(body, year):
    """The regime whose needs the year has: that in force on its last day, or today where that is to come."""
    _, last = span_financial_year(year)
    orders = orders_on(body, last)
    return orders.regime if orders and orders.regime != Regime.SUB_GROUP else None


def _notices(body):
    rows = HearingNotice.objects.standing().filter(body=body)
    return [_notice(row) for row in rows]


def _notice(row):
    return Notice(key=row.kind, received=row.received_on, title=f"Confirmation hearing: {row.post}")
