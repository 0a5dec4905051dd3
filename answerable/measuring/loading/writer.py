"""Clean rows written as Parquet, the same rows always as the same bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Any

from answerable.measuring.loading.source import BATCH_ROWS

COMPRESSION = "zstd"
LEVEL = 3


class RowWriter:
    """Writes rows in groups of exactly so many, however they come in: the bytes depend on nothing but the rows."""

    def __init__(self, path: Path, schema: Any) -> None:
        from pyarrow import parquet

        self.rows = 0
        self.waiting: list[Any] = []
        self.waiting_rows = 0
        self.schema = schema
        self.writer = parquet.ParquetWriter(path, schema, compression=COMPRESSION, compression_level=LEVEL)

    def write(self, table: Any) -> None:
        """Add rows."""
        self.rows += table.num_rows
        self.waiting.append(table)
        self.waiting_rows += table.num_rows
        if self.waiting_rows >= BATCH_ROWS:
            self._flush(BATCH_ROWS)

    def _flush(self, size: int) -> None:
        import pyarrow as pa

        table = pa.concat_tables(self.waiting).combine_chunks()
        whole = table.num_rows - table.num_rows % size
        if whole:
            self.writer.write_table(table.slice(0, whole), row_group_size=size)
        rest = table.slice(whole)
        self.waiting, self.waiting_rows = [rest], rest.num_rows

    def __enter__(self) -> RowWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.waiting_rows:
            self._flush(self.waiting_rows)
        self.writer.close()


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def move_into_place(path: Path, target: Path) -> None:
    """Flush a finished file to the disk and give it its name: it is there whole or not at all."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(path, target)
