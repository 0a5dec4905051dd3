import datetime as dt
import errno
import os

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from answerable.measuring.loading.load import load_file, preview_file, sweep_unfinished
from answerable.measuring.loading.report import MOST_NAMED, Fault
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.loading.template import describe_shape, write_template
from answerable.measuring.refusal import MeasureError
from tests.measuring.loading.sample import GOOD, HEADINGS, INCIDENTS, load_bytes, load_lines


def test_file_is_kept_by_its_hash_with_every_column_of_the_shape(tmp_path):
    loaded = load_lines(tmp_path, "ref,grade,created_at", "A1,P1,2022-05-01 10:00")
    assert loaded.file.path == tmp_path / "rows" / f"{loaded.file.sha256}.parquet"
    assert (loaded.file.name, loaded.file.shape, loaded.file.rows) == ("incidents.csv", "incidents", 1)
    assert read_rows(loaded.file)[0]["officers"] is None
    assert parquet.read_schema(loaded.file.path).names == [
        "ref", "grade",
        "created_at", "created_at_date", "created_at_hour", "created_at_weekday",
        "arrived_at", "arrived_at_date", "arrived_at_hour", "arrived_at_weekday",
        "officers", "cost", "travel", "is_repeat", "closed_on",
    ]  # fmt: skip


def test_file_of_periods_runs_to_the_last_day_of_the_last(tmp_path):
    names = {"force": "text", "month": "period", "first_on": "date", "last_on": "date"}
    fields = tuple(Field(name=name, form=form, meaning="") for name, form in names.items())
    path = tmp_path / "given.csv"
    path.write_text("force,month\nWest Midlands,2022-05\nWest Midlands,June 2022\n", encoding="utf-8")
    file = load_file(path, Shape(name="months", heading="", meaning="", fields=fields), tmp_path).file
    assert (file.first_on, file.last_on) == (dt.date(2022, 5, 1), dt.date(2022, 6, 30))


def test_row_with_several_faults_is_rejected_once_and_each_is_told(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, GOOD, "A2,P7,2022-05-01,,x,,,,")
    assert (loaded.report.taken, loaded.report.rejected) == (1, 1)
    assert [(each.line, each.column, each.value) for each in loaded.report.rejections] == [
        (3, "grade", "P7"),
        (3, "created_at", "2022-05-01"),
        (3, "officers", "x"),
    ]
    assert loaded.report.sentence == "2 rows: 1 taken, 1 rejected."


def test_text_that_cannot_be_taken_is_never_repeated(tmp_path):
    loaded = load_lines(
        tmp_path, HEADINGS, "Jane Rowe,P1,2022-05-01 10:00,,,,,,", "Jane Rowe,P2,2022-05-01 10:00,,,,,,"
    )
    assert "Rowe" not in str(loaded.report)


def test_long_value_is_cut_in_the_report(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, f"A1,P1,2022-05-01 10:00,,{'9' * 90},,,,")
    assert loaded.report.rejections[0].value == "9" * 39 + "…"


def test_attended_before_it_was_created_is_rejected(tmp_path):
    loaded = load_lines(
        tmp_path,
        HEADINGS,
        "A1,P1,2022-05-01 10:00,2022-05-01 09:59,,,,,",
        "A2,P1,2022-05-01 10:00,2022-05-01 09:30Z,,,,,",
    )
    assert [(each.line, each.words) for each in loaded.report.rejections] == [
        (2, "It was attended before it was created.")
    ]
    assert loaded.report.taken == 1


def test_same_row_again_is_taken_once_and_counted(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, GOOD, GOOD, GOOD.replace("2022-05-01 10:00:00", "01/05/2022 10:00"))
    assert (loaded.report.rows, loaded.report.taken, loaded.report.repeated) == (3, 1, 2)
    assert loaded.report.warnings == ("2 rows say the same as another and are not counted again.",)


def test_two_rows_with_one_id_that_differ_are_both_rejected_and_name_each_other(tmp_path):
    other = GOOD.replace("P1", "P2")
    loaded = load_lines(tmp_path, HEADINGS, GOOD, GOOD.replace("A1", "A2"), other, GOOD)
    assert [(each.line, each.column, each.words) for each in loaded.report.rejections] == [
        (2, "ref", "Line 5 has the same ref and says something else: neither row is taken."),
        (4, "ref", "Line 2 has the same ref and says something else: neither row is taken."),
        (5, "ref", "Line 2 has the same ref and says something else: neither row is taken."),
    ]
    assert [row["ref"] for row in read_rows(loaded.file)] == ["A2"]
    assert loaded.report.faults == (
        Fault(column="ref", words="Another row has the same ref and says something else.", rows=3),
    )


def test_file_of_which_no_row_can_be_taken_gives_a_report_and_leaves_nothing(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, "A1,P9,,,,,,,", "A2,P1,,,,,,,")
    assert loaded.file is None
    assert (loaded.report.rows, loaded.report.rejected) == (2, 2)
    assert list((tmp_path / "rows").iterdir()) == []


def test_more_rejections_than_are_named_are_all_counted(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, *(f"A{number},P9,2022-05-01 10:00,,,,,," for number in range(500)), GOOD)
    assert loaded.report.rejected == 500
    assert len(loaded.report.rejections) == MOST_NAMED
    assert loaded.report.rejections[-1].line == MOST_NAMED + 1
    assert loaded.report.faults[0].rows == 500


def test_interrupted_load_leaves_no_file(tmp_path):
    def interrupt(rows, share):
        raise KeyboardInterrupt

    (tmp_path / "given").write_text(f"{HEADINGS}\n{GOOD}\n")
    with pytest.raises(KeyboardInterrupt):
        load_file(tmp_path / "given", INCIDENTS, tmp_path / "rows", progress=interrupt)
    assert list((tmp_path / "rows").iterdir()) == []


def test_what_a_killed_load_left_is_swept_and_files_stay(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, GOOD)
    (tmp_path / "rows" / ".loading-killed").mkdir()
    assert sweep_unfinished(tmp_path / "rows") == 0
    assert sweep_unfinished(tmp_path / "rows", older_than_seconds=0) == 1
    assert os.listdir(tmp_path / "rows") == [loaded.file.path.name]


def test_progress_is_told_in_rows_and_share(tmp_path):
    told = []
    (tmp_path / "given").write_text(f"{HEADINGS}\n{GOOD}\n{GOOD}\n")
    load_file(tmp_path / "given", INCIDENTS, tmp_path / "rows", progress=lambda *step: told.append(step))
    assert told == [(2, 1.0)]


def test_file_of_many_blocks_is_the_same_as_one_of_few(tmp_path, monkeypatch):
    lines = [HEADINGS, *(GOOD.replace("A1", f"A{number % 180}") for number in range(200))]
    whole = load_lines(tmp_path, *lines)
    monkeypatch.setattr("answerable.measuring.loading.delimited.BLOCK", 3000)
    monkeypatch.setattr("answerable.measuring.loading.writer.BATCH_ROWS", 70)
    parts = load_lines(tmp_path, *lines)
    assert parts.report == whole.report
    assert (parts.report.taken, parts.report.repeated) == (180, 20)
    assert read_rows(parts.file) == read_rows(whole.file)
    assert [row["ref"] for row in read_rows(whole.file)] == [f"A{number}" for number in range(180)]


def test_parquet_gives_the_same_file_as_the_same_rows_in_csv(tmp_path):
    clean = load_lines(tmp_path, HEADINGS, GOOD)
    assert load_bytes(tmp_path, clean.file.path.read_bytes()).report.taken == 1
    moments = pa.array([1_651_395_600_000_000, 1_651_396_050_000_000], pa.timestamp("us", "America/New_York"))
    table = pa.table(
        {
            "Incident number": pa.array(["A1"]).dictionary_encode(),
            "grade": ["p1"],
            "created_at": moments[:1],
            "arrived_at": moments[1:],
            "officers": pa.array([2], pa.int8()),
            "cost": [10.5],
            "travel": pa.array([450_000], pa.duration("ms")),
            "repeat": [False],
            "closed": pa.array([19_114], pa.date32()),
        }
    )
    parquet.write_table(table, tmp_path / "given.parquet")
    loaded = load_file(tmp_path / "given.parquet", INCIDENTS, tmp_path / "rows")
    assert loaded.file.sha256 == clean.file.sha256
    assert loaded.report.format == "Parquet"


def test_parquet_with_lists_in_a_column_is_told(tmp_path):
    table = pa.table({"ref": [["A1"]], "grade": ["P1"], "created_at": ["2022-05-01 10:00"]})
    parquet.write_table(table, tmp_path / "given.parquet")
    with pytest.raises(MeasureError, match="The column “ref” holds lists or records"):
        load_file(tmp_path / "given.parquet", INCIDENTS, tmp_path / "rows")


def test_preview_shows_the_first_rows_and_keeps_nothing(tmp_path):
    path = tmp_path / "given"
    path.write_text("\n".join([HEADINGS, GOOD, "torn", "A2,P9,,,,,,,", GOOD.replace("A1", "A3"), GOOD]))
    preview = preview_file(path, INCIDENTS, 3)
    assert [row["ref"] for row in preview.rows] == ["A1"]
    assert (preview.report.rows, preview.report.taken, preview.report.rejected) == (3, 1, 2)
    assert {each.line for each in preview.report.rejections} == {3, 4}
    assert os.listdir(tmp_path) == ["given"]


def test_rows_of_a_file_that_is_gone_are_asked_for_in_vain(tmp_path):
    file = load_lines(tmp_path, HEADINGS, GOOD).file
    file.path.unlink()
    with pytest.raises(MeasureError, match="not where they were kept"):
        read_rows(file)


def test_template_loads_as_soon_as_a_row_is_filled_in(tmp_path):
    template = write_template(INCIDENTS)
    assert "grade (needed): How urgent it is. It holds one of: P1, P2, not-graded." in template
    assert load_lines(tmp_path, template + GOOD).report.taken == 1


def test_shape_is_described_column_by_column():
    officers = describe_shape(INCIDENTS)[4]
    assert (officers.name, officers.is_required, officers.holds) == (
        "officers",
        False,
        "a whole number from 0 to 500",
    )


ODD = st.sampled_from(
    ["", " ", "A1", "A2", "P1", "P2", "x", "-1", "3", "1,5", '"', "é", "2022-05-01 10:00", "27/03/2022 01:30"]
)
ROWS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["A1", "A2", "A3"]), st.sampled_from(["P1", "P2"]), st.just("2022-05-01 10:00")),
        st.tuples(ODD, ODD, ODD),
        st.tuples(ODD, ODD),
        st.tuples(ODD, ODD, ODD, ODD),
        st.just(("",)),
    ),
    min_size=1,
    max_size=12,
)


def write(rows):
    lines = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows]
    return ("ref,grade,created_at\n" + "".join(f"{line}\n" for line in lines)).encode()


def load_or_none(folder, data):
    try:
        return load_bytes(folder, data)
    except MeasureError:
        return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(ROWS)
def test_what_is_taken_repeated_and_rejected_adds_up_to_the_rows(tmp_path, rows):
    loaded = load_or_none(tmp_path, write(rows))
    if loaded is None:
        return
    report = loaded.report
    assert report.rows == report.taken + report.repeated + report.rejected
    assert report.rows + report.blank <= len(rows)
    assert len({each.line for each in report.rejections}) == report.rejected
    assert (loaded.file is None) == (report.taken == 0)
    if loaded.file:
        assert len(read_rows(loaded.file)) == report.taken
        assert load_bytes(tmp_path, write(rows)) == loaded


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_change_what_is_taken(tmp_path, rows, order):
    rows = [row for row in rows if '"' not in row]
    mixed = list(rows)
    order.shuffle(mixed)
    first, second = load_or_none(tmp_path, write(rows)), load_or_none(tmp_path, write(mixed))
    assert (first is None) == (second is None)
    if first is None:
        return
    assert (first.report.taken, first.report.repeated, first.report.rejected) == (
        second.report.taken,
        second.report.repeated,
        second.report.rejected,
    )
    if first.file:
        assert sorted(map(str, read_rows(first.file))) == sorted(map(str, read_rows(second.file)))


def test_full_disk_is_told_in_a_sentence_and_leaves_nothing(tmp_path):
    def fill_disk(rows, share):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "given").write_text(f"{HEADINGS}\n{GOOD}\n")
    with pytest.raises(MeasureError, match="The disk is full: nothing of the file was kept"):
        load_file(tmp_path / "given", INCIDENTS, tmp_path / "rows", progress=fill_disk)
    assert list((tmp_path / "rows").iterdir()) == []
