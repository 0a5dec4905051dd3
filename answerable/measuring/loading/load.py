"""A file loaded: opened as what it is, held against its shape, kept as clean Parquet by its hash, and reported on."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from answerable.drawing.wording import say_count
from answerable.measuring.loading.batch import FIRST, LAST, Batch, check_batch, clean_schema
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.double import Double, drop_rows, find_doubles, hash_keys
from answerable.measuring.loading.fault import FaultList
from answerable.measuring.loading.heading import Heading, find_heading
from answerable.measuring.loading.opening import open_source
from answerable.measuring.loading.report import Loaded, LoadReport, Preview
from answerable.measuring.loading.rows import list_rows
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.loading.source import RawBatch, Source
from answerable.measuring.loading.writer import RowWriter, hash_file, move_into_place
from answerable.measuring.refusal import MeasureError

Progress = Callable[[int, float], None]
"""Told, now and then, how many rows were read and how much of the file, 0 to 1."""

MEMORY = "1GB"
"""What DuckDB may hold before it writes to the disk."""

UNFINISHED = ".loading-"
"""How the folder of a load begins that was not finished, beside the files that were."""


def load_file(
    path: Path,
    shape: Shape,
    folder: Path,
    *,
    name: str = "",
    provenance: str = "",
    is_invented: bool = False,
    sheet: str = "",
    progress: Progress | None = None,
) -> Loaded:
    """Load a file into `folder` as `<sha256>.parquet`; gives the clean file and the report.

    The same rows give the same file, whatever they came in (CSV, Excel, Parquet). Memory does not grow with the file:
    what does not fit is kept in the folder until the load is done. An interrupted load leaves no file. Where no row
    could be taken `file` is None and the report says why. Raises `MeasureError` where the file cannot be used at all:
    it is no file of rows, is empty, or a column that is needed is not in it.
    """
    path, folder = Path(path), Path(folder)
    source = open_source(path, sheet=sheet)
    heading = find_heading(source.list_heads(), shape)
    with _tell_lack_of_room(), _work_beside(folder) as workplace, _open_engine(workplace) as connection:
        load = _Load(source, heading, shape, connection)
        load.write_rows(workplace / "rows.parquet", workplace / "keys.parquet", progress)
        clean = load.settle_doubles(workplace)
        if not load.tally["rows"]:
            raise MeasureError(f"The file has headings in line {heading.last_line} and no rows under them.")
        report = load.make_report()
        if not report.taken:
            return Loaded(file=None, report=report)
        sha256 = hash_file(clean)
        first_on, last_on = _find_span(clean, shape)
        target = folder / f"{sha256}.parquet"
        move_into_place(clean, target)
    file = DataFile(
        path=target, sha256=sha256, shape=shape.name, name=name or path.name, rows=report.taken, first_on=first_on,
        last_on=last_on, provenance=provenance, is_invented=is_invented,
    )  # fmt: skip
    return Loaded(file=file, report=report)


def preview_file(path: Path, shape: Shape, limit: int = 20, *, sheet: str = "") -> Preview:
    """The first `limit` rows of a file as they would be taken, and what keeps the others from it. Nothing is written.

    Rows with the same key are not looked for: that takes the whole file. Raises `MeasureError` as `load_file` does.
    """
    source = open_source(Path(path), sheet=sheet)
    heading = find_heading(source.list_heads(), shape)
    with _open_engine(None) as connection:
        load = _Load(source, heading, shape, connection)
        rows: list[dict[str, object]] = []
        for batch in load.check_batches(limit=limit):
            rows += list_rows(batch.table)
        return Preview(rows=tuple(rows), report=load.make_report())


def sweep_unfinished(folder: Path, *, older_than_seconds: float = 86_400) -> int:
    """Remove what loads left that were killed; gives how many. Younger ones are left: they may be at work."""
    limit = time.time() - older_than_seconds
    gone = [left for left in Path(folder).glob(f"{UNFINISHED}*") if left.stat().st_mtime <= limit]
    for left in gone:
        shutil.rmtree(left, ignore_errors=True)
    return len(gone)


class _Load:
    """One load on its way: the counts so far and the faults found."""

    def __init__(self, source: Source, heading: Heading, shape: Shape, connection: Any) -> None:
        self.source, self.heading, self.shape, self.connection = source, heading, shape, connection
        self.faults = FaultList()
        self.tally = {"rows": 0, "taken": 0, "repeated": 0, "blank": 0}
        self.doubled: dict[str, int] = {}

    def check_batches(self, progress: Progress | None = None, limit: int | None = None) -> Iterator[Batch]:
        """The batches of the file, each held against the shape and counted."""
        for raw in self.source.read_batches(self.heading):
            given = raw if limit is None else _cut_batch(raw, limit - self.tally["rows"])
            batch = check_batch(given, self.shape, self.connection)
            for bad in given.bad:
                self.faults.add_bad_line(bad.line, bad.words)
            self.faults.add_batch(batch.faults, given.lines, given.columns)
            self.faults.rows += batch.rejected
            self.tally["rows"] += batch.rows + len(given.bad)
            self.tally["taken"] += batch.table.num_rows
            self.tally["blank"] += batch.blank
            for name, count in batch.doubled.items():
                self.doubled[name] = self.doubled.get(name, 0) + count
            yield batch
            if progress:
                progress(self.tally["rows"], raw.share)
            if limit is not None and self.tally["rows"] >= limit:
                return

    def write_rows(self, rows: Path, keys: Path, progress: Progress | None) -> None:
        """Write the rows that can be taken, and beside them their lines and the hashes of their keys."""
        import pyarrow as pa

        schema = pa.schema([("line", pa.int64()), ("hash", pa.uint64())])
        with RowWriter(rows, clean_schema(self.shape)) as writer, RowWriter(keys, schema) as key_writer:
            for batch in self.check_batches(progress):
                writer.write(batch.table)
                if self.shape.key:
                    hashes = hash_keys(batch.table, self.shape, self.connection)
                    key_writer.write(pa.table([pa.array(batch.lines), hashes], schema=schema))

    def settle_doubles(self, workplace: Path) -> Path:
        """Drop the rows that repeat or contradict another; gives the file without them."""
        from pyarrow import parquet

        rows = workplace / "rows.parquet"
        doubles = self._count_doubles(find_doubles(rows, workplace / "keys.parquet", self.shape, self.connection))
        first = next(doubles, None) if self.shape.key else None
        if first is None:
            return rows
        clean = workplace / "clean.parquet"
        with parquet.ParquetFile(rows) as file, RowWriter(clean, clean_schema(self.shape)) as writer:
            for table in drop_rows(_list_tables(file), _put_back(first, doubles)):
                writer.write(table)
        return clean

    def _count_doubles(self, doubles: Iterator[Double]) -> Iterator[Double]:
        noun = self.source.line_noun
        for part in doubles:
            contrary = int(part.differs.sum())
            self.tally["repeated"] += len(part.places) - contrary
            self.tally["taken"] -= len(part.places)
            if contrary:
                self.faults.add_doubles(part.lines[part.differs], part.others[part.differs], self.shape.key, noun)
            yield part

    def make_report(self) -> LoadReport:
        """What loading made of the file."""
        found = tuple(field.name for field in self.shape.fields if field.name in self.heading.places)
        missing = tuple(field.name for field in self.shape.fields if field.name not in self.heading.places)
        return LoadReport(
            rows=self.tally["rows"],
            taken=self.tally["taken"],
            rejected=self.faults.rows,
            repeated=self.tally["repeated"],
            blank=self.tally["blank"],
            rejections=self.faults.list_named(),
            faults=self.faults.list_counts(),
            warnings=self._list_warnings(),
            found=found,
            missing=missing,
            ignored=self.heading.list_ignored(),
            format=self.source.say_format(self.heading),
        )

    def _list_warnings(self) -> tuple[str, ...]:
        warnings = list(self.source.list_warnings())
        for name, count in self.doubled.items():
            if count:
                warnings.append(
                    f"{say_count(count, 'time')} in {name} came twice, in the hour in which the clocks went back: "
                    "the first was taken."
                )
        if repeated := self.tally["repeated"]:
            does = "says the same as another and is" if repeated == 1 else "say the same as another and are"
            warnings.append(f"{say_count(repeated, 'row')} {does} not counted again.")
        if ignored := self.heading.list_ignored():
            warnings.append(f"Columns that are not used: {', '.join(ignored)}.")
        return tuple(warnings)


def _cut_batch(raw: RawBatch, limit: int) -> RawBatch:
    """The first rows of a batch, and the bad lines that stand before the end of them."""
    if len(raw.lines) + len(raw.bad) <= limit:
        return raw
    places = sorted([*raw.lines[: limit + 1].tolist(), *(bad.line for bad in raw.bad)])
    end = places[limit]
    count = int((raw.lines < end).sum())
    columns = {name: cells.slice(0, count) for name, cells in raw.columns.items()}
    return raw._replace(columns=columns, lines=raw.lines[:count], bad=tuple(b for b in raw.bad if b.line < end))


def _list_tables(file: Any) -> Iterator[Any]:
    for group in range(file.num_row_groups):
        yield file.read_row_group(group)


def _put_back(first: Double, rest: Iterator[Double]) -> Iterator[Double]:
    yield first
    yield from rest


def _find_span(rows: Path, shape: Shape) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of a file: of its first date or time, or from the first to the last of a period."""
    dates = [field for field in shape.fields if field.form in ("date", "time")]
    if not dates:
        return None, None
    either = next((group for group in shape.needs if dates[0].name in group and FIRST not in group), ())
    if either:
        return _find_joint_span(rows, [field for field in dates if field.name in either])
    first = last = dates[0].name
    if dates[0].form == "time":
        first = last = f"{first}_date"
    for order in shape.orders:
        if order.first == first and dates[0].form == "date":
            last = order.second
    if first == FIRST and any(field.name == LAST for field in dates):
        last = LAST
    return _find_extreme(rows, first, "min"), _find_extreme(rows, last, "max") or _find_extreme(rows, first, "max")


def _find_joint_span(rows: Path, fields: list[Field]) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of rows that fill one or the other of several dates and times."""
    names = [f"{field.name}_date" if field.form == "time" else field.name for field in fields]
    first = [day for name in names if (day := _find_extreme(rows, name, "min"))]
    last = [day for name in names if (day := _find_extreme(rows, name, "max"))]
    return min(first, default=None), max(last, default=None)


def _find_extreme(rows: Path, column: str, which: str) -> dt.date | None:
    """The least or greatest of a column, from what the file says of its own groups of rows."""
    from pyarrow import parquet

    with parquet.ParquetFile(rows) as file:
        at = file.schema_arrow.get_field_index(column)
        groups = [file.metadata.row_group(group).column(at).statistics for group in range(file.num_row_groups)]
    found: list[dt.date] = [getattr(group, which) for group in groups if group is not None and group.has_min_max]
    if not found:
        return None
    return min(found) if which == "min" else max(found)


@contextmanager
def _work_beside(folder: Path) -> Iterator[Path]:
    """A folder for the work, in the folder of the files, which is gone afterwards whatever happens."""
    folder.mkdir(parents=True, exist_ok=True)
    sweep_unfinished(folder)
    workplace = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        yield workplace
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


@contextmanager
def _tell_lack_of_room() -> Iterator[None]:
    """A full disk, or too little of it to look for repeated rows, told in a sentence."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException):
        raise MeasureError("There is too little room on the disk to look for repeated rows.") from None
    except OSError as reason:
        if reason.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise MeasureError("The disk is full: nothing of the file was kept.") from None


@contextmanager
def _open_engine(workplace: Path | None) -> Iterator[Any]:
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": str(min(os.cpu_count() or 1, 4)),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    if workplace:
        settings["temp_directory"] = str(workplace / "spill")
    connection = duckdb.connect(config=settings)
    try:
        yield connection
    finally:
        connection.close()
