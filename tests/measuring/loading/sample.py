"""A shape with every form of column, and files written to be loaded."""

from __future__ import annotations

from pathlib import Path

from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.report import Loaded
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.loading.shape import Field, Order, Shape

INCIDENTS = Shape(
    name="incidents",
    heading="Incidents",
    meaning="One row for each incident.",
    key=("ref",),
    orders=(Order(first="created_at", second="arrived_at", words="It was attended before it was created."),),
    fields=(
        Field(name="ref", form="text", meaning="Its number.", is_required=True, names=("incident number",)),
        Field(
            name="grade",
            form="code",
            meaning="How urgent it is.",
            is_required=True,
            names=("priority",),
            allowed=("P1", "P2", "not-graded"),
        ),
        Field(name="created_at", form="time", meaning="When it was created.", is_required=True, names=("created",)),
        Field(name="arrived_at", form="time", meaning="When somebody arrived.", names=("arrived",)),
        Field(name="officers", form="whole", meaning="How many went.", lowest=0, highest=500),
        Field(name="cost", form="number", meaning="What it cost.", lowest=0),
        Field(name="travel", form="seconds", meaning="How long the way took."),
        Field(name="is_repeat", form="flag", meaning="Whether it was a repeat.", names=("repeat",)),
        Field(name="closed_on", form="date", meaning="The day it was closed.", names=("closed",)),
    ),
)

HEADINGS = "ref,grade,created_at,arrived_at,officers,cost,travel,is_repeat,closed_on"
GOOD = "A1,P1,2022-05-01 10:00:00,2022-05-01 10:07:30,2,10.50,450,no,2022-05-02"


def load_bytes(folder: Path, data: bytes, shape: Shape = INCIDENTS) -> Loaded:
    """Load a file of these bytes."""
    path = folder / "given"
    path.write_bytes(data)
    return load_file(path, shape, folder / "rows", name="incidents.csv")


def load_lines(folder: Path, *lines: str, shape: Shape = INCIDENTS) -> Loaded:
    """Load a CSV file of these lines."""
    return load_bytes(folder, "\n".join(lines).encode() + b"\n", shape)


def load_cell(folder: Path, column: str, cell: str) -> object:
    """What is taken of one cell: its value, or why it was rejected."""
    row = dict.fromkeys(HEADINGS.split(","), "") | {"ref": "A1", "grade": "P1", "created_at": "2022-05-01 10:00"}
    row[column] = cell
    quoted = ",".join('"' + value.replace('"', '""') + '"' for value in row.values())
    loaded = load_lines(folder, HEADINGS, quoted)
    if loaded.file is None:
        return " ".join(rejection.words for rejection in loaded.report.rejections)
    return read_rows(loaded.file)[0][column]
