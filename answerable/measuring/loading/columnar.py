"""Parquet files, whose columns have types already: given as text like any other, so that the same rules hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from answerable.measuring.loading.heading import Head, Heading, HeadRow
from answerable.measuring.loading.source import BATCH_ROWS, RawBatch
from answerable.measuring.refusal import MeasureError


class ParquetSource:
    """A Parquet file. Its rows are counted from 1."""

    line_noun = "row"

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        try:
            self.file = parquet.ParquetFile(path)
        except (pa.ArrowException, OSError):
            raise MeasureError("The Parquet file is damaged or was cut off: send it again.") from None

    def list_heads(self) -> list[Head]:
        return [Head("", (HeadRow(0, 0, tuple(self.file.schema_arrow.names)),))]

    def say_format(self, heading: Heading) -> str:
        return "Parquet"

    def list_warnings(self) -> tuple[str, ...]:
        return ()

    def read_batches(self, heading: Heading) -> Iterator[RawBatch]:
        import pyarrow as pa

        total = max(self.file.metadata.num_rows, 1)
        wanted = [heading.cells[at] for at in heading.places.values()]
        line = 1
        try:
            for rows in self.file.iter_batches(BATCH_ROWS, columns=wanted):
                names = rows.schema.names
                cells = {
                    field: say_cells(rows.column(names.index(heading.cells[at])), heading.cells[at])
                    for field, at in heading.places.items()
                }
                lines = np.arange(line, line + rows.num_rows, dtype=np.int64)
                line += rows.num_rows
                yield RawBatch(cells, lines, share=min((line - 1) / total, 1.0))
        except (pa.ArrowException, OSError):
            raise MeasureError(f"The Parquet file is damaged after row {line - 1:,}: send it again.") from None


def say_cells(cells: Any, heading: str) -> Any:
    """A column as text; moments with a zone as UTC, lengths of time as seconds."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = cells.type
    if pa.types.is_dictionary(kind):
        return say_cells(cells.dictionary_decode(), heading)
    if pa.types.is_timestamp(kind):
        return _say_moments(cells) if kind.tz else cells.cast(pa.timestamp("us"), safe=False).cast(pa.string())
    if pa.types.is_duration(kind):
        return pc.divide(cells.cast(pa.duration("us")).cast(pa.int64()).cast(pa.float64()), 1e6).cast(pa.string())
    try:
        return cells.cast(pa.string())
    except pa.ArrowException:
        raise MeasureError(f"The column “{heading}” holds lists or records, not one value a row.") from None


def _say_moments(cells: Any) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    # The clock behind a moment with a zone is UTC's, whatever the zone it is shown in
    plain = cells.cast(pa.timestamp("us", "UTC"), safe=False).cast(pa.timestamp("us")).cast(pa.string())
    return pc.binary_join_element_wise(plain, "Z", "")
