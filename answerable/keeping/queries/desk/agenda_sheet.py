"""The agenda of a sitting as it is printed: for the public, or for members with what is closed in it."""

from answerable.keeping.models.desk import BusinessKind, Regime, Sitting, SittingStatus
from answerable.keeping.models.item import PaperManner
from answerable.keeping.queries.desk.business import is_urgent, resolution_of, say_ground, time_items
from answerable.keeping.queries.desk.pack_supply import supply_lines
from answerable.keeping.queries.desk.report import lines_of
from answerable.keeping.queries.desk.seat import seats_on
from answerable.printing.agenda import AgendaLine, AgendaSheet

FORBIDDEN = "This agenda holds matters that are not open to the public: do not copy it or pass it on."


def agenda_sheet(plan, pages, *, published_on, all_rows, for_members=False):
    """The sheet of a planned pack. `pages` gives the first page of the papers of an item by the item's key.

    `all_rows` are all items of the sitting, from which hours and the resolution that excludes the public follow.
    What is closed is named on the public sheet by title and ground alone.
    """
    sitting, orders = plan.sitting, plan.orders
    hours = {item.row.pk: item.starts for item in time_items(sitting.start_time, all_rows)}
    lines = tuple(_line(plan, row, hours[row.pk], pages.get(row.pk), all_rows, for_members) for row in plan.rows)
    return AgendaSheet(
        body=sitting.body.name,
        layout="panel" if orders is None or orders.regime != Regime.BOARD else "board",
        date=sitting.date,
        start_time=sitting.start_time,
        end_time=sitting.end_time,
        venue=sitting.venue,
        members=_members(sitting),
        lines=lines,
        notices=_notices(plan, for_members),
        contact=lines_of(orders.contact) if orders else (),
        next_meeting=_next_meeting(sitting),
        supplement=plan.number,
        published_on=published_on,
    )


def _line(plan, row, starts, page, all_rows, for_members):
    ground = say_ground(row, plan.sitting.date)
    tells = not ground or for_members
    notes = lines_of(row.aims) if tells else ()
    if row.kind == BusinessKind.EXCLUSION:
        notes = (*notes, *lines_of(resolution_of(plan.sitting, all_rows)))
    if tells:
        notes = (*notes, *supply_lines(plan.sitting, row.kind))
    return AgendaLine(
        number=row.number,
        title=row.title,
        start_time=starts,
        presenters=tuple(row.presenters) if tells else (),
        manner=_manner(row, page) if tells else "",
        section=row.section,
        notes=(*notes, *_closed_papers(plan, row)) if tells else (),
        urgent_reason=row.urgent_reason if is_urgent(row) else "",
        closed_ground=ground,
        page=page,
    )


def _manner(row, page):
    """How an item comes; nothing is said to be attached where nothing is."""
    return "" if row.manner == PaperManner.ATTACHED and page is None else row.manner


def _closed_papers(plan, row):
    """The papers on an open item that only members have: their titles and grounds."""
    papers = {part.version.submission for part in plan.closed_parts if part.business.pk == row.pk and part.version}
    return [
        f"Members have a paper on this that is not open to the public: {paper.title} "
        f"({say_ground(paper, plan.sitting.date)})."
        for paper in sorted(papers, key=lambda paper: paper.pk)
        if not paper.is_open
    ]


def _notices(plan, for_members):
    told = [FORBIDDEN] if for_members else []
    if plan.number:
        return (*told, f"It adds: {'; '.join(plan.adds)}.") if plan.adds else tuple(told)
    recording = plan.orders.recording_notice if plan.orders else ""
    return (*told, *lines_of(recording))


def _members(sitting):
    held = [seat for seat in seats_on(sitting.body, sitting.date) if seat.holder]
    return tuple(
        f"{seat.holder.person.name}"
        + (f" ({', '.join(filter(None, (seat.office, seat.seat.appointed_by)))})" if seat.seat.appointed_by else "")
        for seat in held
    )


def _next_meeting(sitting):
    later = Sitting.objects.standing().filter(body=sitting.body, date__gt=sitting.date, status=SittingStatus.CALLED)
    return later.order_by("date").values_list("date", flat=True).first()
