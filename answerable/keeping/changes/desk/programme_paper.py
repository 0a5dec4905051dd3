"""A year's work programme printed, and published as a paper."""

import hashlib

from django.utils import timezone

from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import PublicationKind, SittingStatus
from answerable.keeping.queries.desk.body import parent_of
from answerable.keeping.queries.desk.programme import day_of, last_publication, programme_of
from answerable.printing.programme import ProgrammeLine, ProgrammeSheet, lay_out_programme
from answerable.printing.rendering import render_paper

PROVISIONAL = "Provisional meeting"


def sheet_of(programme, today):
    """The programme as a sheet: what stands at each meeting, then what has no day yet."""
    placed = [_line(entry) for group in programme.groups for entry in group.entries]
    waiting = [_line(entry) for entry in programme.waiting]
    return ProgrammeSheet(body=programme.body.name, year=programme.name, lines=(*placed, *waiting), date=today)


def preview_programme(body, year, today=None):
    """The bytes of the PDF that publishing would make today."""
    return render_paper(lay_out_programme(sheet_of(programme_of(body, year), today or timezone.localdate())), "pdf")


def publish_programme(body, year, *, by, today=None):
    """Publish the programme of a year; one published before is superseded. Gives the `Publication`.

    That of a sub-group which meets in private is filed closed. Raises `RefusedError` for an empty programme, and
    where nothing differs from what was published last.
    """
    programme = programme_of(body, year)
    sheet = sheet_of(programme, today or timezone.localdate())
    if not sheet.lines:
        raise RefusedError(f"The programme of {programme.name} is empty: there is nothing to publish.")
    before = last_publication(body, year)
    paper = lay_out_programme(sheet)
    pdf = render_paper(paper, "pdf")
    if before and before.pdf and before.pdf.sha256 == hashlib.sha256(pdf).hexdigest():
        raise RefusedError(f"This programme was published on {before.at:%-d %B %Y} as it stands.")
    group = parent_of(body)
    return publish(
        PublicationKind.PROGRAMME,
        body=body,
        title=f"Work programme {programme.name}",
        by=by,
        pdf=pdf,
        word=render_paper(paper, "docx"),
        number=year,
        rulings=programme.rulings,
        is_public=group is None or group.meets_in_public,
        supersedes=before,
    )


def _line(entry):
    is_provisional = entry.sitting is not None and entry.sitting.status == SittingStatus.PROVISIONAL
    notes = [*([PROVISIONAL] if is_provisional else []), *([entry.notes] if entry.notes else [])]
    return ProgrammeLine(
        date=day_of(entry),
        item=entry.title,
        aims=entry.aims,
        presenters=tuple(entry.presenters),
        notes="\n".join(notes),
    )
