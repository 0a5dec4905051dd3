"""Several clean files of one shape as one: the months of a street file, the years of a force's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from answerable.drawing.wording import say_count
from answerable.law.words import say_list
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.shape import Shape
from answerable.measuring.loading.writer import RowWriter, hash_file, move_into_place
from answerable.measuring.refusal import MeasureError


def join_files(files: Sequence[DataFile], shape: Shape, folder: Path) -> DataFile:
    """The rows of all files, one file after the other, as a clean file in `folder`; one file is given back as it is.

    Raises `MeasureError` where two files are the same rows, or a row of one has the key of another's: joined, they
    would be counted twice.
    """
    if len(files) == 1:
        return files[0]
    _refuse_same(files)
    _refuse_doubles(files, shape)
    from pyarrow import parquet

    waiting = folder / f".joining-{'-'.join(file.sha256[:8] for file in files)[:80]}"
    try:
        with RowWriter(waiting, parquet.read_schema(files[0].path)) as writer:
            for file in files:
                held = parquet.ParquetFile(file.path)
                for group in range(held.num_row_groups):
                    writer.write(held.read_row_group(group))
        sha256 = hash_file(waiting)
        target = folder / f"{sha256}.parquet"
        move_into_place(waiting, target)
    finally:
        waiting.unlink(missing_ok=True)
    return DataFile(
        path=target,
        sha256=sha256,
        shape=shape.name,
        name=say_list([file.name for file in files]),
        rows=sum(file.rows for file in files),
        first_on=min((file.first_on for file in files if file.first_on), default=None),
        last_on=max((file.last_on for file in files if file.last_on), default=None),
        provenance=" ".join(dict.fromkeys(file.provenance for file in files if file.provenance)),
        is_invented=any(file.is_invented for file in files),
    )


def _refuse_same(files: Sequence[DataFile]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        if file.sha256 in seen:
            raise MeasureError(f"{seen[file.sha256]} and {file.name} hold the same rows: give them once.")
        seen[file.sha256] = file.name


def _refuse_doubles(files: Sequence[DataFile], shape: Shape) -> None:
    """Rows without any field of their key cannot be another's double."""
    import duckdb

    if not shape.key:
        return
    key = ", ".join(f'"{name}"' for name in shape.key)
    has_key = " OR ".join(f'"{name}" IS NOT NULL' for name in shape.key)
    query = (
        f"SELECT count(*) FROM (SELECT {key} FROM read_parquet(?, filename = true) WHERE {has_key} "  # noqa: S608
        f"GROUP BY {key} HAVING count(DISTINCT filename) > 1)"
    )
    with duckdb.connect() as connection:
        found = connection.execute(query, [[str(file.path) for file in files]]).fetchone()
    if found and found[0]:
        raise MeasureError(
            f"{say_count(found[0], 'row')} of {say_list([file.name for file in files])} stand in more than one of "
            f"them (the same {' and '.join(shape.key)}): give files that do not overlap."
        )
