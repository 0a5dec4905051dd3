"""Calls for the tests: a few written out by hand and loaded as a force's own file would be."""

import csv
from pathlib import Path

from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file

COLUMNS = ("call_id", "channel", "received_at", "outcome", "wait_seconds", "handled_seconds", "resolution", "force")


def load_calls(folder: Path, *rows: tuple[object, ...]) -> DataFile:
    """Rows of (channel, received_at, outcome, wait[, handled, resolution, force]) as a clean file."""
    path = folder / "calls.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, row in enumerate(rows):
            writer.writerow((f"C{number}", *row, *[""] * (len(COLUMNS) - 1 - len(row))))
    loaded = load_file(path, CALLS, folder)
    assert loaded.file is not None, loaded.report
    assert loaded.file.rows == len(rows), loaded.report
    return loaded.file
