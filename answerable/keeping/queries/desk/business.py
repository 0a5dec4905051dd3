"""A sitting's items of business in order, with their hours worked out and what the law says of them."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import Business, BusinessKind, Publication, PublicationKind, Regime
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.exemption import ClosedItem, judge_exemption, list_grounds, list_paragraphs, resolution_to_exclude
from answerable.law.minutes import ProgrammedItem, judge_order
from answerable.law.notice import judge_urgent
from answerable.law.programme import judge_delegation

# Items that are taken at every meeting as a matter of form, and decide nothing.
FORMALITIES = frozenset(
    {
        BusinessKind.RECORDING,
        BusinessKind.APOLOGIES,
        BusinessKind.INTERESTS,
        BusinessKind.EXCLUSION,
        BusinessKind.NEXT_MEETING,
    }
)
AGENDAS = (PublicationKind.PACK, PublicationKind.SUPPLEMENT)
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item with the hours it is planned for, as set or as they follow from the items before; or `None`."""

    row: Business
    starts: dt.time | None
    ends: dt.time | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda as it stands: its items, when the last timed one ends, and what the law says of the whole."""

    items: list
    ends: dt.time | None
    rulings: tuple


def list_business(sitting):
    """The items of a sitting in order."""
    return list(sitting.business.standing().select_related("urgent_chair", "sitting__body"))


def published_items(sitting):
    """The keys of the items that stand on an agenda that was published: their numbers are the public's by now."""
    published = Publication.objects.filter(sitting=sitting, kind__in=AGENDAS).values_list("contents", flat=True)
    told = {entry.get("key", "") for contents in published for entry in contents}
    return {int(key.removeprefix("business/")) for key in told if key.startswith("business/")}


def find_business(key):
    """An item with its sitting, or `None`."""
    return Business.objects.standing().select_related("sitting__body", "urgent_chair").filter(pk=key).first()


def agenda_of(sitting, rows=None):
    """The agenda of a sitting, worked out from the minutes planned for each item."""
    rows = list_business(sitting) if rows is None else rows
    items = time_items(sitting.start_time, rows)
    programmed = [
        ProgrammedItem(number=row.number, title=row.title, start=row.start_time, minutes=row.minutes_planned)
        for row in rows
    ]
    if programmed and programmed[0].start is None:
        first = programmed[0]
        programmed[0] = ProgrammedItem(
            number=first.number, title=first.title, start=sitting.start_time, minutes=first.minutes
        )
    rulings = judge_order(programmed, sitting.end_time)
    ends = [item.ends for item in items if item.ends]
    return Agenda(items, ends[-1] if ends else None, rulings)


def time_items(start, rows):
    """Each item with its hours: a set hour stands, the others begin when the planned minutes before them are over.

    An item for which no time is planned takes none, and has hours only where its own is set.
    """
    clock, items = _minutes_of(start), []
    for row in rows:
        clock = _minutes_of(row.start_time) if row.start_time else clock
        ends = clock + (row.minutes_planned or 0)
        is_timed = row.start_time is not None or row.minutes_planned is not None
        items.append(TimedItem(row, _time_at(clock) if is_timed else None, _time_at(ends) if is_timed else None))
        clock = ends
    return items


def binds(orders):
    """Whether part VA of the Local Government Act 1972 binds meetings under these standing orders."""
    return orders is None or orders.regime != Regime.BOARD


def judge_business(business):
    """What the law says of one item: whether a sub-group may decide it, its urgency, and what closes it."""
    sitting = business.sitting
    orders = orders_on(sitting.body, sitting.date)
    binding = binds(orders)
    rulings = []
    if orders and orders.regime == Regime.SUB_GROUP:
        rulings += judge_delegation([business.statutory_item], on=sitting.date)
    if business.kind == BusinessKind.URGENT or business.urgent_reason:
        chair = business.urgent_chair.name if business.urgent_chair else ""
        rulings += judge_urgent(business.urgent_reason, chair, binding=binding)
    return (*rulings, *judge_closing(business, sitting.date, binding))


def judge_closing(row, on, binding):
    """What the law says of closing a row to the public (`models.desk.Closable`)."""
    return judge_exemption(
        row.confidentiality,
        on,
        paragraph=row.exempt_paragraph,
        ground=row.closed_ground if row.confidentiality == "confidential" else None,
        public_interest_test=row.public_interest_test,
        author=row.tested_by,
        review_date=row.review_on,
        binding=binding,
    )


def is_urgent(business):
    """Whether the chair's reason for taking an item late is on record."""
    return bool(business.urgent_reason.strip() and business.urgent_chair_id)


def say_ground(row, on):
    """Why a row is closed, in words for the public: its paragraph of schedule 12A, or why it is confidential."""
    if row.is_open:
        return ""
    if row.confidentiality == "confidential":
        ground = list_grounds(on).get(row.closed_ground)
        return f"confidential: {ground.words}" if ground else ""
    paragraph = list_paragraphs(on).get(row.exempt_paragraph)
    return f"exempt by paragraph {paragraph.number} of schedule 12A: {paragraph.words}" if paragraph else ""


def resolution_of(sitting, rows):
    """The words of the resolution that excludes the public, or nothing while an item lacks its ground."""
    closed = [row for row in rows if not row.is_open]
    if not closed or not all(say_ground(row, sitting.date) for row in closed):
        return ""
    return resolution_to_exclude([_closed_item(row) for row in closed], sitting.date)


def _closed_item(row):
    paragraphs = (row.exempt_paragraph,) if row.confidentiality == "exempt" and row.exempt_paragraph else ()
    ground = row.closed_ground if row.confidentiality == "confidential" else None
    return ClosedItem(number=row.number, title=row.title, paragraphs=paragraphs, ground=ground)


def _minutes_of(time):
    return time.hour * 60 + time.minute


def _time_at(minutes):
    return dt.time(minutes % DAY_MINUTES // 60, minutes % 60)
