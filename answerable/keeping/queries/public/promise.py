"""Promises as the public sees them: words as said, who, when, what tracks them, and how they stand."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import (
    Link,
    Source,
    link_to,
    meeting_link,
    person_link,
    public_print,
    source_of,
)
from answerable.keeping.queries.public.page import MOST_CHOICES, Page, cut_page
from answerable.keeping.queries.public.reconciliation import (
    CANDIDATE,
    Tracked,
    dropped_now,
    prefetch_tracking,
    shape_tracked,
)
from answerable.keeping.queries.public.year import in_year, years_of

# How a promise stands on a day: exactly one of these.
STANDINGS = ("kept", "late", "open", "dropped", "never_tracked", "no_tracker", "unknown")
# For somebody who has little time: what needs asking about stands first.
WEIGHT = ("late", "never_tracked", "open", "dropped", "unknown", "kept", "no_tracker")
SORTS = {
    "latest": (F("date").desc(nulls_last=True), "order", "public_id"),
    "earliest": (F("date").asc(nulls_last=True), "order", "public_id"),
    "body": (F("body__name").asc(nulls_last=True), F("date").desc(nulls_last=True), "order", "public_id"),
    "person": (
        F("person__sort_name").asc(nulls_last=True), F("date").desc(nulls_last=True), "order", "public_id",
    ),
}  # fmt: skip
MOST_WORDS = 8
PROMISES_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise. `tracked_by` is what carries it, `candidates` are rows that fit equally."""

    public_id: str
    words: str
    strength: str
    standing: str
    date: dt.date | None
    due: str
    ref: str
    who: Link | str
    body: Link | None
    meeting: Link | None
    item: Link | None
    question: Link | None
    source: Source | None
    tracked_by: list[Tracked]
    candidates: list[Tracked]

    @property
    def actions(self) -> list[Tracked]:
        return [one for one in self.tracked_by if one.link.kind == "action"]

    @property
    def telling(self) -> Tracked | None:
        """The action that tells most: one that is not complete, else the best fit."""
        return next((one for one in self.actions if one.status != "complete"), next(iter(self.actions), None))


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many promises were made in a year (`None`: of no known date), and how many stand how."""

    year: int | None
    made: int
    by_standing: dict[str, int]


def find_promise(public_id: str, today: dt.date) -> Promise | None:
    row = _rows(today).filter(public_id=public_id).first()
    return _shape(row) if row else None


def list_promises(
    today: dt.date, number: int = 1, a_page: int = PROMISES_A_PAGE, sort: str = "", **chosen: str
) -> Page:
    """Promises, the latest first unless sorted (`SORTS`), narrowed by `body`, `person`, `about` (words that its text
    holds), `year`, `strength`, `standing` and `meeting`."""
    rows = narrow_promises(_rows(today), **chosen).order_by(*SORTS.get(sort, SORTS["latest"]))
    return cut_page(rows, number, _shape, a_page)


def all_promises(today: dt.date, **chosen: str) -> Iterator[Promise]:
    """Every promise that the choices allow, for an export."""
    return map(_shape, narrow_promises(_rows(today), **chosen))


def count_promises(today: dt.date, **chosen: str) -> list[YearCount]:
    """How many promises were made and how they stand, year by year, the latest first, within the choices."""
    rows = narrow_promises(mark_standing(open_facts(models.Promise), today), **chosen)
    counted = rows.select_related(None).order_by().values_list("date__year", "standing").annotate(count=Count("pk"))
    years = {}
    for year, standing, count in counted:
        years.setdefault(year, {})[standing] = count
    return [
        YearCount(year, sum(by_standing.values()), by_standing)
        for year, by_standing in sorted(years.items(), key=lambda entry: -(entry[0] or 0))
    ]


def promises_of(today: dt.date, **of) -> list[Promise]:
    """The promises of one meeting, item, question or person, in the order they were made."""
    return [_shape(row) for row in _rows(today).filter(**of).order_by("date", "order", "public_id")]


def promised_before(today: dt.date, body: str, date: dt.date) -> tuple[Link | None, list[Promise]]:
    """The last meeting of a body before a day at which anything was promised, and what was, unfinished things first.

    Announcements, hedged words and reports, which no tracker is expected to carry, are left out.
    """
    earlier = _rows(today).filter(meeting__body__public_id=body, meeting__date__lt=date, meeting__is_public=True)
    earlier = earlier.filter(meeting__deleted_at=None).exclude(standing="no_tracker")
    last = earlier.order_by("-meeting__date", "meeting__public_id").first()
    if last is None:
        return None, []
    made = [one for one in promises_of(today, meeting=last.meeting) if one.standing != "no_tracker"]
    return meeting_link(last.meeting), sorted(made, key=lambda one: WEIGHT.index(one.standing))


def latest_promises(today: dt.date, most: int) -> list[Promise]:
    return [_shape(row) for row in _rows(today)[:most]]


def narrow_promises(rows, body="", person="", about="", year="", strength="", standing="", meeting=""):
    """The rows that every given choice allows; an unknown choice allows none, never an error."""
    if body:
        rows = rows.filter(body__public_id=body)
    if meeting:
        rows = rows.filter(meeting__public_id=meeting)
    if person:
        rows = rows.filter(person__public_id=person)
    for word in about.split()[:MOST_WORDS]:
        rows = rows.filter(public_text__icontains=word)
    rows = in_year(rows, "date", year)
    if strength:
        rows = rows.filter(strength=strength)
    if standing:
        rows = rows.filter(standing=standing)
    return rows


def promise_years() -> list[int]:
    return years_of(open_facts(models.Promise), "date")


def people_who_promised() -> list[Link]:
    """The people to choose from in the filter, by name."""
    made = open_facts(models.Promise).filter(person=OuterRef("pk"))
    rows = open_rows(models.Person).filter(Exists(made.select_related(None).order_by()))
    return [link_to("person", row) for row in rows[:MOST_CHOICES]]


def mark_standing(rows, today: dt.date):
    """Rows of promises with `standing`: what became of each, as far as the public record shows it on a day.

    Dropped: a person said so, or every action that carries it was, or left the trackers without being closed. Late:
    an open one is past its due date. Kept: all are said to be complete, with something to show for it. Open: carried
    otherwise. What no action carries is unknown where no later tracker has been filed or two rows fit equally;
    otherwise no tracker was expected to carry it, or it was never tracked.
    """
    carrying = models.Tracking.objects.filter(
        promise=OuterRef("pk"), action__is_public=True, action__deleted_at=None
    ).exclude(how=CANDIDATE)
    complete = Q(action__status=models.ActionStatus.COMPLETE)
    dropped = Exists(
        models.Settlement.objects.filter(
            reconciliation__action=OuterRef("action"), kind=models.SettlementKind.DROP, withdrawn_at=None
        )
    )
    live = carrying.filter(complete | ~(dropped | Q(action__reconciliation__gone=True)))
    unproven = Q(action__evidence=models.Evidence.UNSUPPORTED) | Q(action__reconciliation__unproven=True)
    outcome = "reconciliation__outcome"
    return rows.annotate(
        standing=Case(
            When(dropped_now("promise"), then=Value("dropped")),
            When(Exists(carrying) & ~Exists(live), then=Value("dropped")),
            When(Exists(live.filter(~complete, action__due_date__lt=today)), then=Value("late")),
            When(Exists(live.filter(~complete)), then=Value("open")),
            When(Exists(live.filter(unproven)), then=Value("open")),
            When(Exists(live), then=Value("kept")),
            When(**{f"{outcome}__in": (models.Outcome.NOT_YET, models.Outcome.REFUSED)}, then=Value("unknown")),
            When(**{outcome: models.Outcome.UNTRACKED}, then=Value("no_tracker")),
            default=Value("never_tracked"),
        )
    )


def _rows(today: dt.date):
    rows = open_facts(models.Promise, "meeting__body", "body", "person", "minute_item", "question")
    return mark_standing(rows, today).prefetch_related(prefetch_tracking()).order_by(*SORTS["latest"])


def _shape(row) -> Promise:
    known = [tracked for each in row.tracking.all() if (tracked := shape_tracked(each))]
    return Promise(
        public_id=row.public_id,
        words=row.public_text,
        strength=row.strength,
        standing=row.standing,
        date=row.date,
        due=public_print(row.due_printed, row.public_text, row.passage.public_text),
        ref=row.ref,
        who=person_link(row.person, row.public_who),
        body=link_to("body", row.body),
        meeting=meeting_link(row.meeting),
        item=link_to("item", row.minute_item),
        question=link_to("question", row.question),
        source=source_of(row.passage),
        tracked_by=sorted((one for one in known if one.how != CANDIDATE), key=_in_order),
        candidates=[one for one in known if one.how == CANDIDATE],
    )


def _in_order(tracked: Tracked) -> tuple[bool, float, str]:
    """Resolutions first, for the actions come of them; of actions the best fit."""
    return tracked.link.kind != "resolution", -(tracked.score or 0), tracked.link.public_id
