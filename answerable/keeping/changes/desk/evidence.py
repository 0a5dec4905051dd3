"""What is to show that something was done: offered by anybody, counted once somebody at the desk accepted it."""

from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.changes.desk.undertaking import LEAST_REASON
from answerable.keeping.models.desk import UndertakingEvidence
from answerable.keeping.store import keep_file


def offer_evidence(undertaking, *, words, by, file=None, paper=None, passage=None, update=None):
    """Put what shows that it was done beside an undertaking: `file` as `(name, media type, bytes)`, or a paper."""
    if file is None and paper is None:
        raise RefusedError("Give what shows it: a file, or a paper of the record.", field="file")
    if not words.strip():
        raise RefusedError("Say what it shows.", field="words")
    kept = keep_file(file[2], name=file[0], media_type=file[1]) if file else None
    return add_row(
        UndertakingEvidence,
        by=by,
        act="offer evidence",
        undertaking=undertaking,
        update=update,
        file=kept,
        paper=paper,
        passage=passage,
        words=words.strip(),
        offered_by=by,
    )


def accept_evidence(evidence, *, by, revision=None):
    """Say that evidence shows what was to be done."""
    return change_row(
        evidence, by=by, act="accept evidence", revision=revision,
        accepted_by=by, accepted_at=timezone.now(), refused_why="",
    )  # fmt: skip


def refuse_evidence(evidence, *, why, by, revision=None):
    """Say why evidence does not show it."""
    if sum(map(str.isalnum, why)) < LEAST_REASON:
        raise RefusedError("Say in a sentence what it does not show.", field="why")
    return change_row(
        evidence, by=by, act="refuse evidence", revision=revision,
        accepted_by="", accepted_at=None, refused_why=why.strip(),
    )  # fmt: skip
