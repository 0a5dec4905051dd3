"""Petitions as the public sees them: what each asks, and how many signed. Who signed is in nothing here."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import Petition as Row
from answerable.keeping.models.desk import PetitionState
from answerable.keeping.queries.desk.petition import COUNTED
from answerable.keeping.queries.desk.question import mask_name
from answerable.keeping.queries.desk.standing_orders import OrderBook
from answerable.keeping.queries.public.link import Link, paper_link

SHOWN = (
    PetitionState.OPEN,
    PetitionState.CLOSED,
    PetitionState.SUBMITTED,
    PetitionState.TAKEN,
    PetitionState.REPLIED,
)
SAID = {
    PetitionState.OPEN: "Open for signatures",
    PetitionState.CLOSED: "Closed for signatures",
    PetitionState.SUBMITTED: "To be taken at a meeting",
    PetitionState.TAKEN: "Taken at a meeting",
    PetitionState.REPLIED: "Replied to",
}
MOST = 200


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition. `needed` is how many signatures the body asks for; `paper` is the published reply."""

    slug: str
    title: str
    prayer: str
    body: str
    organiser: str
    state: str
    is_open: bool
    count: int
    needed: int | None
    closes_on: dt.date | None
    meeting_on: dt.date | None
    reply: str
    reply_due: dt.date | None
    is_overdue: bool
    paper: Link | None

    @property
    def missing(self) -> int:
        return max(0, (self.needed or 0) - self.count)


def list_petitions(today: dt.date) -> list[Petition]:
    """The petitions that were opened, those still open first, then the latest. Two queries."""
    rows = list(_rows().order_by("-id")[:MOST])
    book = OrderBook({row.body_id for row in rows})
    shaped = [_shape(row, book, today) for row in rows]
    return sorted(shaped, key=lambda each: not each.is_open)


def find_petition(slug: str, today: dt.date) -> Petition | None:
    row = _rows().filter(slug=slug).first()
    return _shape(row, OrderBook([row.body_id]), today) if row else None


def _rows():
    rows = Row.objects.standing().filter(state__in=SHOWN)
    return rows.select_related("body", "sitting", "organiser", "publication__paper").annotate(count=COUNTED)


def _shape(row, book, today):
    orders = book.on(row.body_id, row.sitting.date if row.sitting else today)
    is_open = row.state == PetitionState.OPEN and (row.closes_on is None or row.closes_on >= today)
    hidden = row.organiser.name if row.organiser and not row.may_name else ""
    mask = mask_name(hidden)
    return Petition(
        slug=row.slug,
        title=mask.mask(row.title),
        prayer=mask.mask(row.prayer),
        body=row.body.name,
        organiser=row.organiser.name if row.organiser and row.may_name else "",
        state=SAID[row.state] if is_open or row.state != PetitionState.OPEN else SAID[PetitionState.CLOSED],
        is_open=is_open,
        count=row.count,
        needed=orders.petition_threshold if orders else None,
        closes_on=row.closes_on,
        meeting_on=row.sitting.date if row.sitting and row.state != PetitionState.OPEN else None,
        reply=mask.mask(row.reply),
        reply_due=row.reply_due,
        is_overdue=bool(row.reply_due and not row.reply and row.reply_due < today),
        paper=paper_link(row.publication.paper) if row.publication else None,
    )
