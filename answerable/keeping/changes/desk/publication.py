"""Publishing from the desk: what was printed is kept, read back by our own reader, and filed like any other paper."""

import hashlib
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk.consent import record_consents
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.replace import replace_paper
from answerable.keeping.models import Meeting, Paper
from answerable.keeping.models.desk import Publication
from answerable.keeping.store import keep_file
from answerable.reading.reader import read_paper

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def publish(
    kind,
    *,
    body,
    title,
    by,
    pdf,
    sitting=None,
    word=None,
    number=0,
    first_page=1,
    page_count=0,
    contents=(),
    rulings=(),
    is_public=True,
    supersedes=None,
):
    """Publish printed bytes (`pdf`, and `word` for those who want it); gives the `Publication`.

    The PDF is read back and filed through `file_pack()`, or as the next version of the paper that `supersedes` filed:
    the record says what the print says. `rulings` are what the law said on the day. What is not `is_public` is filed
    closed. All of it happens, or nothing.
    Raises `RefusedError` where it is, to the byte, what it is to supersede.
    """
    if supersedes is not None and hashlib.sha256(pdf).hexdigest() == supersedes.pdf.sha256:
        raise RefusedError("This was published already, and nothing of it has changed since.")
    stem = "-".join(part for part in (body.public_id, str(sitting.date) if sitting else "", kind) if part)
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        place = Path(folder) / f"{stem}.pdf"
        place.write_bytes(pdf)
        reading = read_paper(place)
        queue_writers()
        publication = Publication.objects.create(
            kind=kind,
            body=body,
            sitting=sitting,
            title=title,
            number=number,
            at=timezone.now(),
            by=by,
            is_public=is_public,
            pdf=keep_file(pdf, name=f"{stem}.pdf", media_type=PDF),
            word=keep_file(word, name=f"{stem}.docx", media_type=WORD) if word else None,
            first_page=first_page,
            page_count=page_count or len(reading.pages),
            contents=list(contents),
            rulings=[{"code": one.code, "stops": one.stops, "words": one.words} for one in rulings],
            supersedes=supersedes,
        )
        publication.paper = _file(reading, by, is_public, supersedes)
        publication.save(update_fields=["paper"])
        _join_meeting(sitting, by)
        if sitting and is_public:
            record_consents(sitting, publication.paper, by=by)
        told = {"kind": kind, "title": title, "sha256": publication.pdf.sha256, "paper": publication.paper.public_id}
        subjects = [publication.subject, *([sitting.subject] if sitting else [])]
        for subject in subjects:
            record_act(by=by, act=f"publish {kind}"[:40], subject=subject, changes=told)
    return publication


def _file(reading, by, is_public, supersedes):
    settings = {"by": by, "confidentiality": "open" if is_public else "exempt"}
    replaced = supersedes.paper if supersedes else None
    if replaced is not None and replaced.file.sha256 != reading.record.source.sha256:
        replace_paper(reading, replaced, **settings)
    else:
        file_pack([reading], **settings)
    return Paper.objects.get(file__sha256=reading.record.source.sha256)


def _join_meeting(sitting, by):
    """Tie a sitting to its meeting in the record, once a paper has made one."""
    if sitting is None or sitting.meeting_id:
        return
    meeting = Meeting.objects.standing().filter(body=sitting.body, date=sitting.date).order_by("sequence").first()
    if meeting is not None:
        change_row(sitting, by=by, act="join meeting", meeting=meeting)
