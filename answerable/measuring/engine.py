"""The one place that knows which engine reads rows: DuckDB on this machine, or Spark on several.

An analysis is written once, as an Ibis expression over `open_rows(...)`, and every expression ends in whole numbers
(counts and sums of seconds), which are the same on every engine whatever the order they are added in. Shares, means
and quantiles are worked out of those afterwards, here.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

ENGINES = ("duckdb", "spark")
ENGINE_SETTING = "ANSWERABLE_ENGINE"
MEMORY_SETTING = "ANSWERABLE_MEASURE_MEMORY"
THREADS_SETTING = "ANSWERABLE_MEASURE_THREADS"
SPARK_SETTING = "ANSWERABLE_SPARK_MASTER"
USUAL_MEMORY = "2GB"
"""What DuckDB may hold before it writes to disk. A year of a large force's calls needs a tenth of it."""

_opened = threading.local()


def choose_engine(engine: str = "") -> str:
    """The engine asked for, else the one that `ANSWERABLE_ENGINE` names, else DuckDB."""
    chosen = engine or os.environ.get(ENGINE_SETTING, "") or "duckdb"
    if chosen not in ENGINES:
        raise MeasureError(f"There is no engine '{chosen}'. Rows are read by one of: {', '.join(ENGINES)}.")
    return chosen


def open_rows(file: DataFile, engine: str = "") -> Any:
    """The rows of a file as an `ibis.Table`; nothing is read until an expression over it is fetched.

    Tables of one thread and one engine stand on one connection, so that they can be joined. The table is named for
    the file's shape and hash: the query that an exhibit prints is then the same wherever it is computed.
    """
    if not Path(file.path).exists():
        raise MeasureError(f"The rows of '{file.name}' are not where they were kept. Load the file again.")
    name = f"{file.shape.replace('-', '_')}_{file.sha256[:12]}"
    with _refusing(f"The rows of '{file.name}' cannot be read"):
        return connect(choose_engine(engine)).read_parquet(str(file.path), table_name=name)


@contextmanager
def _refusing(words: str) -> Iterator[None]:
    """What an engine raises, said in a sentence."""
    import duckdb
    import ibis

    try:
        yield
    except (ibis.common.exceptions.IbisError, duckdb.Error) as reason:
        raise MeasureError(f"{words}: {str(reason).splitlines()[0]}") from reason


def connect(engine: str) -> Any:
    """The Ibis connection of this thread to an engine, made once. No two threads share one."""
    found = getattr(_opened, engine, None)
    if found is None:
        found = _connect_spark() if engine == "spark" else _connect_duckdb()
        setattr(_opened, engine, found)
    return found


def _connect_duckdb() -> Any:
    import ibis

    # A folder of its own, which DuckDB makes when it is needed and takes away after: two must never share one.
    folder = Path(tempfile.gettempdir(), f"answerable-spill-{uuid4().hex}")
    settings: dict[str, Any] = {
        "memory_limit": os.environ.get(MEMORY_SETTING, USUAL_MEMORY),
        "temp_directory": str(folder),
        "threads": int(os.environ.get(THREADS_SETTING, os.cpu_count() or 1)),
        # Nothing is fetched from a network, and the order of rows is asked for where it matters.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    return ibis.duckdb.connect(**settings)


def _connect_spark() -> Any:
    import ibis

    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise MeasureError(
            "Spark is not installed. Install requirements/scale.txt, or leave the engine out."
        ) from None
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    builder = SparkSession.builder.appName("answerable").config("spark.sql.session.timeZone", "UTC")
    master = os.environ.get(SPARK_SETTING)
    try:
        session = (builder.master(master) if master else builder).getOrCreate()
    except (PySparkException, Py4JError) as reason:
        raise MeasureError(f"Spark could not be started: {str(reason).splitlines()[0]}") from reason
    # What `whole_seconds` calls by DuckDB's name.
    session.sql(
        "CREATE OR REPLACE TEMPORARY FUNCTION epoch_ms(moment TIMESTAMP) RETURNS BIGINT RETURN unix_millis(moment)"
    )
    return ibis.pyspark.connect(session)


def whole_seconds(moment: Any) -> Any:
    """A moment of a row as whole seconds since 1970, rounded down: alike on every engine, whatever their clocks'
    zone.

    Engines differ in how they cut the fraction of a second, and DuckDB's calendar takes ten times as long.
    """
    return _name_epoch_ms()(moment) // 1000


@cache
def _name_epoch_ms() -> Any:
    """DuckDB's own function, known to Ibis by name."""
    import ibis

    def epoch_ms(moment):  # type: ignore[no-untyped-def]
        """Milliseconds since 1970."""

    return ibis.udf.scalar.builtin(epoch_ms, signature=(("timestamp",), "int64"))


def fetch_columns(expression: Any) -> dict[str, npt.NDArray[Any]]:
    """What an expression gives, as one numpy array a column (text as objects). Raises MeasureError where it fails."""
    table = _run(expression)
    return {name: np.asarray(table.column(name).to_numpy(zero_copy_only=False)) for name in table.column_names}


def fetch(expression: Any) -> list[dict[str, Any]]:
    """What an expression gives, as a list of rows. For results of few rows; `fetch_columns` is for many."""
    rows: list[dict[str, Any]] = _run(expression).to_pylist()
    return rows


def _run(expression: Any) -> Any:
    with _refusing("The rows cannot be counted this way"):
        return expression.to_pyarrow()


def show_query(expression: Any) -> str:
    """The expression as SQL in DuckDB's dialect, which is what an exhibit prints and a reader can run again."""
    import ibis

    return str(ibis.to_sql(expression, dialect="duckdb"))
