"""The rows of data files: clean Parquet under the data directory, each file named by its hash."""

from pathlib import Path

from django.conf import settings

from answerable.measuring.loading.data_file import DataFile as CleanFile
from answerable.measuring.loading.rows import list_rows


def rows_root():
    """The folder of all clean rows."""
    return Path(settings.DATA_DIR) / "rows"


def place_of_rows(sha256):
    """Where the clean rows with this hash are kept."""
    return rows_root() / f"{sha256}.parquet"


def open_file(row):
    """A `DataFile` of the desk as measuring takes it."""
    return CleanFile(
        path=place_of_rows(row.sha256),
        sha256=row.sha256,
        shape=row.shape,
        name=row.name,
        rows=row.rows,
        first_on=row.first_on,
        last_on=row.last_on,
        provenance=row.provenance,
        is_invented=row.is_invented,
    )


def read_first_rows(row, limit):
    """The first rows of a `DataFile` of the desk, one dict each; none where they are not where they were kept."""
    from pyarrow import Table, parquet

    place = place_of_rows(row.sha256)
    if not place.is_file():
        return []
    with parquet.ParquetFile(place) as file:
        batch = next(file.iter_batches(batch_size=limit), None)
    return [] if batch is None else list_rows(Table.from_batches([batch]))
