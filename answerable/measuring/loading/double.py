"""Rows with the same key, found in a file of any size: DuckDB keeps on disk what does not fit into memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.shape import Shape


class Double(NamedTuple):
    """Rows that are not taken because of another: their place among the rows, their line, and the other's line.

    `differs` marks those that say something else than the other; the rest are repetitions of it.
    """

    places: npt.NDArray[np.int64]
    lines: npt.NDArray[np.int64]
    others: npt.NDArray[np.int64]
    differs: npt.NDArray[np.bool_]


def hash_keys(table: Any, shape: Shape, connection: Any) -> Any:
    """A hash of each row's key, as a column. Rows with one key have one hash; the reverse is looked at exactly."""
    connection.register("clean_batch", table)
    try:
        keys = ", ".join(_name(name) for name in shape.key)
        query = f"SELECT hash({keys}) AS hash FROM clean_batch"  # noqa: S608 -- fields of our own shapes
        return connection.execute(query).to_arrow_table().column("hash")
    finally:
        connection.unregister("clean_batch")


def find_doubles(rows: Path, keys: Path, shape: Shape, connection: Any) -> Iterator[Double]:
    """The doubles in `rows`, in the order of the file, in parts.

    `keys` has the line and the hash of each row in the same order. A row that repeats another is dropped; rows that
    have one key and differ are dropped all of them. First the hashes alone are counted, which is all that most files
    need; only rows whose hash comes twice are read again and compared by their keys and their every column.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE twice AS SELECT hash FROM read_parquet(?) GROUP BY hash HAVING count(*) > 1",
        [str(keys)],
    )
    if not connection.execute("SELECT count(*) FROM twice").fetchone()[0]:
        return
    names = [_name(name) for name in _list_names(rows)]
    key = ", ".join(_name(name) for name in shape.key)
    # A row with nothing in any field of the key cannot be another one's double
    has_key = " OR ".join(f"{_name(name)} IS NOT NULL" for name in shape.key)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE doubles AS
        WITH lines AS (
            SELECT file_row_number AS place, line FROM read_parquet($keys, file_row_number = true)
            SEMI JOIN twice USING (hash)
        ), alike AS (
            SELECT place, line, hash({", ".join(names)}) AS content, {key}
            FROM read_parquet($rows, file_row_number = true) AS r JOIN lines ON r.file_row_number = lines.place
            WHERE {has_key}
        ), groups AS (
            SELECT place, line, content, count(*) OVER same AS rows, min(line) OVER same AS first,
                max(line) OVER same AS last, min(content) OVER same <> max(content) OVER same AS differs
            FROM alike WINDOW same AS (PARTITION BY {key})
        )
        SELECT place, line, CASE WHEN line = first THEN last ELSE first END AS other, differs
        FROM groups WHERE rows > 1 AND (differs OR line > first)""",  # noqa: S608 -- names of our own shapes
        {"keys": str(keys), "rows": str(rows)},
    )
    for part in connection.execute("SELECT * FROM doubles ORDER BY place").to_arrow_reader(100_000):
        yield Double(*(column.to_numpy(zero_copy_only=False) for column in part.columns))


def drop_rows(tables: Iterator[Any], doubles: Iterator[Double]) -> Iterator[Any]:
    """The tables of a file without its doubles, both in the order of the file."""
    import pyarrow as pa

    start = 0
    waiting = np.empty(0, dtype=np.int64)
    for table in tables:
        end = start + table.num_rows
        while (not len(waiting) or waiting[-1] < end) and (part := next(doubles, None)) is not None:
            waiting = np.concatenate([waiting, part.places])
        cut = int(np.searchsorted(waiting, end))
        kept = np.ones(table.num_rows, dtype=bool)
        kept[waiting[:cut] - start] = False
        waiting, start = waiting[cut:], end
        yield table.filter(pa.array(kept))


def _list_names(rows: Path) -> list[str]:
    from pyarrow import parquet

    return list(parquet.read_schema(rows).names)


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
