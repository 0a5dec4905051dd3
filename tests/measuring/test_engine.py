"""The engine: one place that opens rows, with bounded memory and no network."""

import datetime as dt
import threading

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from answerable.measuring.engine import choose_engine, connect, fetch, fetch_columns, open_rows, show_query
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.parquet"
    day = dt.date(2022, 5, 1)
    pq.write_table(pa.table({"day": [day, day, day + dt.timedelta(1)], "seconds": [3, None, 4_000_000_000]}), path)
    return DataFile(path=path, sha256="0123456789abcdef", shape="some-waits", name="waits.csv", rows=3)


def test_sums_come_back_as_whole_numbers(rows):
    table = open_rows(rows)
    counted = table.group_by("day").agg(n=table.count(), seconds=table.seconds.sum()).order_by("day")

    assert fetch(counted) == [
        {"day": dt.date(2022, 5, 1), "n": 2, "seconds": 3},
        {"day": dt.date(2022, 5, 2), "n": 1, "seconds": 4_000_000_000},
    ]
    assert fetch_columns(counted)["seconds"].tolist() == [3, 4_000_000_000]


def test_a_query_names_the_file_by_its_shape_and_hash(rows):
    table = open_rows(rows)

    assert 'FROM "some_waits_0123456789ab"' in show_query(table.agg(n=table.count()))


def test_a_query_shown_can_be_run_as_it_is_printed(rows):
    table = open_rows(rows)
    query = show_query(table.agg(n=table.count(), seconds=table.seconds.sum()))

    assert connect("duckdb").raw_sql(query).fetchall() == [(3, 4_000_000_003)]


def test_rows_that_are_gone_are_one_sentence(rows):
    rows.path.unlink()

    with pytest.raises(MeasureError, match="Load the file again"):
        open_rows(rows)


def test_a_file_that_is_no_parquet_is_one_sentence(rows):
    rows.path.write_text("call_id,channel\n")

    with pytest.raises(MeasureError, match="The rows of 'waits"):
        open_rows(rows)


def test_an_unknown_engine_is_refused():
    with pytest.raises(MeasureError, match="duckdb, spark"):
        choose_engine("oracle")


def test_the_setting_chooses_the_engine_unless_one_is_named(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_ENGINE", "spark")

    assert choose_engine() == "spark"
    assert choose_engine("duckdb") == "duckdb"


def ask_apart(*names):
    """Settings of the connection that another thread has."""
    found: list[tuple[object, ...]] = []
    query = ", ".join(f"current_setting('{name}')" for name in names)
    thread = threading.Thread(target=lambda: found.append(connect("duckdb").raw_sql(f"SELECT {query}").fetchone()))
    thread.start()
    thread.join()
    return found[0]


def test_memory_is_bounded_and_nothing_is_fetched_from_a_network(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_MEASURE_MEMORY", "300MiB")

    assert ask_apart("memory_limit", "autoinstall_known_extensions", "autoload_known_extensions") == (
        "300.0 MiB",
        False,
        False,
    )


def test_no_two_connections_spill_into_one_folder():
    first, second = ask_apart("temp_directory"), ask_apart("temp_directory")

    assert first != second


def test_rows_that_do_not_fit_into_memory_are_counted_all_the_same(tmp_path, monkeypatch):
    """Many groups, and a limit below what they need: the rest goes to a folder that is gone afterwards."""
    monkeypatch.setenv("ANSWERABLE_MEASURE_MEMORY", "30MB")
    monkeypatch.setenv("ANSWERABLE_MEASURE_THREADS", "1")
    path, counted = tmp_path / "rows.parquet", []
    pq.write_table(pa.table({"name": pa.array([f"a name of some length {n}" for n in range(400_000)])}), path)
    file = DataFile(path=path, sha256="f" * 64, shape="names", name="names", rows=400_000)

    def count() -> None:
        rows = open_rows(file)
        each = rows.group_by("name").agg(n=rows.count())
        counted.extend(fetch(each.agg(groups=each.count(), rows=each.n.sum())))

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()

    assert counted == [{"groups": 400_000, "rows": 400_000}]
