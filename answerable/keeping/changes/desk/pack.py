"""Publishing an agenda with its papers: one PDF and one Word file for the public, and a pack for members only."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.models.desk import Publication, PublicationKind, Sitting, SittingStatus
from answerable.keeping.queries.desk.agenda_sheet import agenda_sheet
from answerable.keeping.queries.desk.business import list_business
from answerable.keeping.queries.desk.pack import plan_pack, standing_packs
from answerable.printing.agenda import lay_out_agenda
from answerable.printing.pack import Pack, PackPdf, Part, compose_pack, compose_word

AGENDA = "Agenda"
# The page column may push the agenda over a page's end, and so move the papers: it settles at the second try.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Composed:
    """A pack as it was made: the PDF, the Word file, and what stands in it where (`Publication.contents`)."""

    pdf: PackPdf
    word: bytes
    contents: list


def publish_agenda(sitting, *, by, today=None, corrects=None):
    """Publish what is ready: the pack, a supplement to it, or the next version of the publication that it `corrects`.

    Accepted papers that are closed go into a pack of their own that the public never gets. Gives the `Publication` of
    the public pack. Raises `RefusedError` where the law or the desk refuses: too late without urgency, a paper not
    signed off, something closed without ground. This cannot be undone, only corrected by a next version.
    """
    with transaction.atomic():
        queue_writers()
        kept = Sitting.objects.select_related("body").get(pk=sitting.pk)
        today = today or timezone.localdate()
        plan = plan_pack(kept, today, _standing(kept, corrects))
        if plan.refusals:
            raise RefusedError(" ".join(plan.refusals), rulings=plan.rulings)
        made = _publish_open(plan, by, today)
        if plan.closed_parts or any(not row.is_open for row in plan.rows):
            _publish_closed(plan, by, today)
        if kept.status == SittingStatus.PROVISIONAL:
            change_row(Sitting.objects.get(pk=kept.pk), by=by, act="call sitting", status=SittingStatus.CALLED)
    return made


def compose_preview(sitting, *, today=None, corrects=None, for_members=False):
    """The bytes of the PDF as it would be published now, whatever still refuses it; nothing is kept."""
    today = today or timezone.localdate()
    plan = plan_pack(sitting, today, _standing(sitting, corrects))
    if not plan.rows:
        raise RefusedError(plan.refusals[0])
    return compose(plan, today, for_members=for_members, word=False).pdf.bytes


def compose(plan, today, *, for_members=False, word=True):
    """The pack of a plan: its agenda with the pages of its papers, then the papers."""
    rows = list_business(plan.sitting)
    planned = plan.closed_parts if for_members else plan.parts
    first = 1 if for_members else plan.first_page
    papers = [Part(title=part.title, item_number=part.business.number, paper=part.print()) for part in planned]
    pages = {part.business.pk: first for part in planned}
    for _ in range(MOST_TRIES):
        sheet = agenda_sheet(plan, pages, published_on=today, all_rows=rows, for_members=for_members)
        pack = Pack(
            title=_name(plan, for_members),
            body=plan.sitting.body.name,
            date=plan.sitting.date,
            parts=(Part(title=AGENDA, paper=lay_out_agenda(sheet)), *papers),
            supplement=plan.number,
            first_page=first,
        )
        pdf = compose_pack(pack)
        starts = [page for _, page in pdf.contents[1:]]
        found = {}
        for part, page in zip(planned, starts, strict=True):
            found.setdefault(part.business.pk, page)
        if found == pages:
            break
        pages = found
    contents = [*_list_items(plan), *_list_parts(planned, starts)]
    return Composed(pdf, compose_word(pack) if word else b"", contents)


def _publish_open(plan, by, today):
    made = compose(plan, today)
    return publish(
        plan.kind,
        body=plan.sitting.body,
        sitting=plan.sitting,
        title=plan.title,
        by=by,
        pdf=made.pdf.bytes,
        word=made.word,
        number=plan.number,
        first_page=plan.first_page,
        page_count=made.pdf.pages,
        contents=made.contents,
        rulings=plan.rulings,
        supersedes=plan.corrects,
    )


def _publish_closed(plan, by, today):
    made = compose(plan, today, for_members=True)
    return publish(
        PublicationKind.CLOSED_PACK,
        body=plan.sitting.body,
        sitting=plan.sitting,
        title=f"{_name(plan, True)}, {plan.sitting.date:%-d %B %Y}",
        by=by,
        pdf=made.pdf.bytes,
        word=made.word,
        number=plan.number,
        page_count=made.pdf.pages,
        contents=made.contents,
        rulings=plan.rulings,
        is_public=False,
        supersedes=_closed_before(plan),
    )


def _closed_before(plan):
    """The members' pack that stood beside the one corrected."""
    if plan.corrects is None:
        return None
    rows = Publication.objects.filter(sitting=plan.sitting, kind=PublicationKind.CLOSED_PACK, number=plan.number)
    return rows.filter(superseded_by=None).order_by("-at").first()


def _name(plan, for_members):
    if for_members:
        return "Agenda and papers for members only" + (f", supplement {plan.number}" if plan.number else "")
    return f"Supplement {plan.number} to the agenda" if plan.number else "Agenda and papers"


def _list_items(plan):
    about = [(row, {"key": row.subject, "about": row.subject}) for row in plan.rows]
    return [{"title": row.title, "item": row.number, "page": None, **keys} for row, keys in about]


def _list_parts(parts, starts):
    return [
        {"title": part.title, "item": part.business.number, "page": page, "key": part.key, "about": part.about}
        for part, page in zip(parts, starts, strict=True)
    ]


def _standing(sitting, corrects):
    """The publication to be corrected, which must be the pack or a supplement of this sitting as it stands."""
    if corrects is None:
        return None
    found = next((row for row in standing_packs(sitting) if row.pk == corrects.pk), None)
    if found is None:
        raise RefusedError("A later version of this was published already: correct that one.")
    return found
