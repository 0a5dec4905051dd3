"""Measures, targets, baselines, breaks and absences taken from files: defined where new, changed where not."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk import measure as changes
from answerable.keeping.changes.desk.row import RefusedError, change_row, refusing
from answerable.keeping.models.desk import Measure
from answerable.keeping.queries.desk.definition import DEFINING, NEW, REVISED, SAME, compare_definitions

ADD = {
    "measures": changes.define_measure,
    "targets": changes.set_target,
    "baselines": changes.set_baseline,
    "breaks": changes.note_break,
    "absences": changes.note_absence,
}


@transaction.atomic
def take_definitions(file, *, by):
    """Take what a file says of the measures of its body; gives how many rows were `(new, revised, same)`.

    The same file again changes nothing. Raises `RefusedError` where a row does not fit: nothing is taken then.
    """
    if file.shape not in DEFINING:
        raise RefusedError("This file does not say what measures are.")
    if not file.taken_on:
        raise RefusedError("Take the file in first.")
    queue_writers()
    with refusing():
        compared = compare_definitions(file)
    for row in compared:
        if row.state == NEW:
            ADD[row.kind](row.owner, by=by, **row.values)
        elif row.state == REVISED:
            _revise(row, by)
    return tuple(sum(row.state == state for row in compared) for state in (NEW, REVISED, SAME))


def _revise(row, by):
    if isinstance(row.standing, Measure):
        changes.change_measure(row.standing, by=by, revision=row.standing.revision, **row.values)
        return
    public = row.standing.measure.published_on is not None
    change_row(
        row.standing, by=by, act=f"revise {row.standing._meta.verbose_name}"[:40], is_public=public,
        revision=row.standing.revision, **row.values,
    )  # fmt: skip
