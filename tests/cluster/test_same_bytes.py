"""One expression, two engines: DuckDB in this process and Spark over worker processes give the same bytes."""

import datetime as dt

import msgspec
import pytest

from answerable.measuring.contact.kind import CONTACT, ContactOptions
from answerable.measuring.engine import choose_engine, fetch, open_rows, show_query, whole_seconds
from answerable.measuring.response.kind import RESPONSE, ResponseOptions
from answerable.measuring.response.tally import count_patterns, describe_incidents
from examples.data.calls import make_calls_file
from examples.data.incidents import make_incidents_file
from tests.measuring.response.incidents import take_incidents

pytestmark = pytest.mark.cluster


def encode(kind, files, options):
    result = kind.measure(files, options)
    told = kind.tell(result)
    return msgspec.json.encode(result), msgspec.json.encode(told)


@pytest.fixture(scope="module")
def incidents(tmp_path_factory):
    return make_incidents_file(tmp_path_factory.mktemp("incidents"), 120_000, years=2)


def test_work_is_done_by_two_other_processes(cluster):
    # The driver and its two executors each hold blocks of memory of their own.
    assert cluster._jsc.sc().getExecutorMemoryStatus().size() == 3
    assert cluster.conf.get("spark.master") == "local-cluster[2,1,1024]"


def test_response_is_the_same_to_the_byte(cluster, incidents):
    files = {"incidents": incidents}

    assert encode(RESPONSE, files, ResponseOptions(engine="spark")) == encode(RESPONSE, files, ResponseOptions())


def test_response_by_first_grade_with_repeats_is_the_same_to_the_byte(cluster, incidents):
    def options(engine):
        return ResponseOptions(
            engine=engine, counted_by="first grade", keep_duplicates=True, limits="P1=900,P1/rural=1200,P2=3600"
        )

    files = {"incidents": incidents}

    assert encode(RESPONSE, files, options("spark")) == encode(RESPONSE, files, options("duckdb"))


def test_contact_is_the_same_to_the_byte(cluster, tmp_path):
    files = {"calls": make_calls_file(tmp_path, 120_000)}

    assert encode(CONTACT, files, ContactOptions(engine="spark")) == encode(CONTACT, files, ContactOptions())


def test_loaded_file_with_gaps_and_fractions_of_seconds_is_the_same(cluster, tmp_path):
    file = take_incidents(
        tmp_path,
        "1,P1,2022-03-27T00:50:00.900Z,,2022-03-27T01:10:00.100Z",
        "2,P2,2022-10-30T00:59:59.999Z,2022-10-30T01:00:00.001Z,2022-10-30T02:00:00Z,,,,East,rural",
        "3,P2,2022-10-30T00:30:00Z,,,,,yes,,,2",
    )

    def read(engine):
        return fetch(count_patterns(describe_incidents(open_rows(file, engine), ())))

    assert read("spark") == read("duckdb")


def test_moment_is_cut_to_the_second_alike(cluster, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    noon = dt.datetime(2022, 7, 1, 12, tzinfo=dt.UTC)
    moments = [noon - dt.timedelta(microseconds=1), noon, None]
    path = tmp_path / "moments.parquet"
    pq.write_table(pa.table({"at": pa.array(moments, pa.timestamp("us", "UTC"))}), path)
    file = take_incidents(tmp_path, "1,P1,2022-05-02 10:00:00")
    file = msgspec.structs.replace(file, path=path, sha256="0" * 64)

    def read(engine):
        rows = open_rows(file, engine)
        return fetch(rows.select(second=whole_seconds(rows["at"])).order_by("second"))

    assert read("duckdb") == read("spark")
    assert [row["second"] for row in read("duckdb")] == [1_656_676_799, 1_656_676_800, None]


def test_query_that_is_shown_is_the_same_for_both(cluster, incidents):
    shown = [
        show_query(count_patterns(describe_incidents(open_rows(incidents, name), ()))) for name in ("duckdb", "spark")
    ]

    assert shown[0] == shown[1]


def test_setting_of_the_office_chooses_the_engine(cluster, incidents, monkeypatch):
    monkeypatch.setenv("ANSWERABLE_ENGINE", "spark")

    assert choose_engine() == "spark"
    rows = open_rows(incidents)
    assert rows.get_backend().name == "pyspark"
    assert fetch(rows.aggregate(n=rows.count())) == [{"n": incidents.rows}]
