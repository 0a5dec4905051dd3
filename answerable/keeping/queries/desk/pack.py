"""What a pack would hold if it were published now: its kind, its parts open and closed, and what the law says."""

import datetime as dt
from dataclasses import dataclass, replace

import msgspec

from answerable.keeping.models.desk import (
    Publication,
    PublicationKind,
    Sitting,
    SittingStatus,
    StandingOrders,
    SubmissionStatus,
)
from answerable.keeping.queries.desk.business import (
    FORMALITIES,
    binds,
    is_urgent,
    judge_business,
    judge_closing,
    list_business,
    say_ground,
)
from answerable.keeping.queries.desk.clock import holidays_of, notice_deadline
from answerable.keeping.queries.desk.pack_part import PlannedPart, parts_of
from answerable.keeping.queries.desk.ruling import is_undecided
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.submission import needed_at, sign_offs_of, submissions_of
from answerable.law.deadline import Deadline
from answerable.law.exemption import judge_public_bundle
from answerable.law.notice import judge_notice
from answerable.law.ruling import list_stops
from answerable.law.words import say_list

KINDS = (PublicationKind.PACK, PublicationKind.SUPPLEMENT)
ALL_KINDS = (*KINDS, PublicationKind.CLOSED_PACK)


@dataclass(frozen=True, slots=True)
class PackPlan:
    """A pack before it is made. `refusals` are sentences: while there is one, nothing is published.

    `rows` are the items on its agenda; `parts` what the public gets, `closed_parts` what members get besides;
    `waiting` papers that are not accepted and stay behind; `adds` says what a supplement brings; `late` the items
    that come after the last day for notice.
    """

    sitting: Sitting
    orders: StandingOrders
    kind: str
    number: int
    first_page: int
    corrects: Publication | None
    rows: list
    parts: list[PlannedPart]
    closed_parts: list[PlannedPart]
    waiting: list
    adds: list[str]
    late: list
    deadline: Deadline | None
    rulings: tuple
    refusals: list[str]

    @property
    def title(self) -> str:
        named = f"Supplement {self.number}" if self.kind == PublicationKind.SUPPLEMENT else "Agenda and papers"
        return f"{named}, {self.sitting.date:%-d %B %Y}"


def publications_of(sitting):
    """What was published for a sitting, the latest first."""
    rows = Publication.objects.filter(sitting=sitting).select_related("pdf", "word", "paper", "superseded_by")
    return list(rows)


def find_publication(key):
    """A publication with its files, or `None`."""
    rows = Publication.objects.select_related("body", "sitting__body", "pdf", "word", "paper", "supersedes")
    return rows.filter(pk=key).first()


def standing_packs(sitting):
    """The pack of a sitting and its supplements as they stand, the first first."""
    return _in_order(row for row in publications_of(sitting) if not _is_superseded(row))


def _in_order(rows):
    return sorted((row for row in rows if row.kind in KINDS), key=lambda row: row.number)


def _is_superseded(row):
    return hasattr(row, "superseded_by")


def plan_pack(sitting, today: dt.date, corrects=None) -> PackPlan:
    """What would be published on a day: the pack, a supplement, or the next version of the one it `corrects`."""
    orders = orders_on(sitting.body, sitting.date)
    standing = [row for row in publications_of(sitting) if row.kind in ALL_KINDS and not _is_superseded(row)]
    packs = _in_order(standing)
    others = [row for row in standing if corrects is None or row.number != corrects.number]
    known = {entry.get("key") for row in others for entry in row.contents}
    told = {entry.get("about") for row in standing for entry in row.contents}
    papers = submissions_of(sitting)
    everything = list_business(sitting)
    parts = [part for part in parts_of(sitting, everything, papers) if part.key not in known]
    concerned = {part.business.pk for part in parts}
    rows = [row for row in everything if row.subject not in known or row.pk in concerned]
    number = corrects.number if corrects else len(packs)
    late = [row for row in rows if _is_late(row, told, parts)]
    plan = PackPlan(
        sitting=sitting,
        orders=orders,
        kind=PublicationKind.SUPPLEMENT if number else PublicationKind.PACK,
        number=number,
        first_page=corrects.first_page if corrects else _page_after(packs),
        corrects=corrects,
        rows=rows,
        parts=[part for part in parts if part.is_open],
        closed_parts=[part for part in parts if not part.is_open],
        waiting=[paper for paper in papers if paper.status != SubmissionStatus.ACCEPTED],
        adds=_say_additions(rows, parts, known) if number else [],
        late=[],
        deadline=None,
        rulings=(),
        refusals=[],
    )
    return _judge(plan, papers, late, today)


def _is_late(row, told, parts):
    """Whether an item, or a paper of it, was in no publication so far; formalities are not business."""
    if row.kind in FORMALITIES:
        return False
    return row.subject not in told or any(
        part.business.pk == row.pk and part.version is not None and part.about not in told for part in parts
    )


def _page_after(packs):
    last = packs[-1] if packs else None
    return last.first_page + last.page_count if last else 1


def _say_additions(rows, parts, known):
    told = [f"item {row.number}, {row.title}" for row in rows if row.subject not in known]
    papers = [part for part in parts if part.business.subject in known and part.is_open]
    return told + [f"the paper “{part.title}” for item {part.business.number}" for part in papers]


def _judge(plan, papers, late, today):
    """The plan with what the law says of its day and of what it closes, and with every reason not to publish it."""
    refusals = [
        *_refuse_cancelled(plan),
        *_refuse_empty(plan),
        *_refuse_undecided(plan, papers),
        *_refuse_unsigned(plan, papers),
    ]
    binding = binds(plan.orders)
    rulings = [ruling for row in plan.rows for ruling in judge_business(row)]
    for part in plan.closed_parts:
        if part.version is not None:
            rulings += judge_closing(part.version.submission, plan.sitting.date, binding)
    bundle = judge_public_bundle(_closed_in_open(plan))
    refusals += [ruling.words for ruling in (*list_stops(rulings), *bundle)]
    extra = holidays_of(plan.sitting.body)
    deadline = notice_deadline(plan.sitting.date, plan.orders, extra) if plan.orders else None
    notice = _judge_day(plan, today, binding, extra) if late else ()
    if list_stops(notice):
        calm = [row for row in late if not is_urgent(row)]
        if calm:
            named = say_list([f"{row.number} ({row.title})" for row in calm])
            refusals += [
                f"{notice[0].words} It can go only where every late item is urgent with the chair's reason; "
                f"item {named} {'has' if len(calm) == 1 else 'have'} none."
            ]
        else:
            notice = tuple(msgspec.structs.replace(ruling, stops=False) for ruling in notice)
    found = tuple(dict.fromkeys((*notice, *rulings, *bundle)))
    refusals = list(dict.fromkeys(refusals))
    return replace(plan, late=late if notice else [], deadline=deadline, rulings=found, refusals=refusals)


def _judge_day(plan, today, binding, extra):
    orders = plan.orders
    mode, days = (orders.notice_mode, orders.notice_clear_days) if orders else ("working", None)
    return judge_notice(today, plan.sitting.date, binding=binding, mode=mode, clear_days=days, extra=extra)


def _refuse_cancelled(plan):
    cancelled = plan.sitting.status == SittingStatus.CANCELLED
    return ["This meeting is cancelled: nothing is published for it."] if cancelled else []


def _refuse_empty(plan):
    if not plan.rows:
        words = "There is nothing to publish that is not published already."
        return [words if plan.number else "The agenda has no items yet."]
    return []


def _refuse_undecided(plan, papers):
    on = plan.sitting.date
    refused = [
        f"Nobody has said yet whether item {row.number}, {row.title}, is open, or on what ground it is closed."
        for row in plan.rows
        if is_undecided(row, on)
    ]
    return refused + [
        f"The paper “{paper.title}” has no ground on which it is closed."
        for paper in papers
        if paper.status == SubmissionStatus.ACCEPTED and is_undecided(paper, on)
    ]


def _refuse_unsigned(plan, papers):
    needed = needed_at(plan.sitting.body, plan.sitting.date)
    refused = []
    for paper in papers:
        if paper.status != SubmissionStatus.ACCEPTED:
            continue
        versions = paper.versions.all()
        lacking = [one.role_name for one in sign_offs_of(versions[0], needed) if one.given is None]
        if lacking:
            refused.append(f"The paper “{paper.title}” is not signed off by the {say_list(lacking)}.")
    return refused


def _closed_in_open(plan):
    """Titles of files in the open pack that also go with a closed paper, or whose paper or item is closed."""
    closed = {one["sha256"] for part in plan.closed_parts if part.version for one in part.version.attached}
    return [
        part.title
        for part in plan.parts
        if part.sha256 in closed or say_ground(part.business, plan.sitting.date) or not part.business.is_open
    ]
