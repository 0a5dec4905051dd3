"""Data files loaded, looked at, taken in and dropped. Loading the same bytes again gives the file that is there."""

import msgspec
from django.db import transaction
from django.utils import timezone

from answerable.drawing.wording import say_count
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, refusing, remove_row
from answerable.keeping.kinds import find_shape
from answerable.keeping.models.desk import DataFile
from answerable.keeping.rows import rows_root
from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.writer import hash_file


def load_data_file(body, shape, path, *, by, name="", provenance="", is_invented=False, progress=None):
    """Load a file of rows for a body; gives the `DataFile`, with what loading said of it in `report`.

    `shape` is a name of `keeping/kinds.py: list_shapes`. Nothing is used before it is taken in. Raises
    `RefusedError` where no row of the file could be taken; nothing is kept of it then.
    """
    given = hash_file(path) if path.is_file() else ""
    standing = DataFile.objects.standing().filter(body=body, shape=shape, given_sha256=given).first()
    if standing is not None:
        return standing
    with refusing("file"):
        loaded = load_file(
            path, find_shape(shape), rows_root(), name=name or path.name, provenance=provenance,
            is_invented=is_invented, progress=progress,
        )  # fmt: skip
    if loaded.file is None:
        raise RefusedError(_say_refusal(loaded.report), field="file")
    clean = loaded.file
    return add_row(
        DataFile, by=by, act="load data file", body=body, shape=shape, name=clean.name, provenance=provenance,
        is_invented=is_invented, given_sha256=given, sha256=clean.sha256, rows=clean.rows,
        rejected=loaded.report.rejected, report=msgspec.to_builtins(loaded.report), first_on=clean.first_on,
        last_on=clean.last_on,
    )  # fmt: skip


def take_data_file(row, *, by, revision=None):
    """Take a loaded file in: from now on analyses may be computed from it."""
    if row.taken_on:
        raise RefusedError("This file was taken in already.")
    return change_row(row, by=by, act="take data file", revision=revision, taken_on=timezone.localdate())


def drop_data_file(row, *, by, revision=None):
    """Take a file off the desk, unless an analysis or a measure rests on it. Its rows stay where they are, so that
    dropping it can be undone."""
    return remove_row(row, by=by, act="drop data file", revision=revision)


@transaction.atomic
def load_and_take(body, shape, path, *, by, **values):
    """Load a file and take it in at once, where nobody looks at it first; gives the `DataFile`."""
    row = load_data_file(body, shape, path, by=by, **values)
    return row if row.taken_on else take_data_file(row, by=by)


def _say_refusal(report):
    first = next(iter(report.rejections), None)
    why = f" Line {first.line}: {first.words}" if first else ""
    return f"No row of this file could be taken ({say_count(report.rejected, 'row')} rejected).{why}"
