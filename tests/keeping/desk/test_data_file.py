"""Data files: loaded with a report, looked at, taken in once, dropped while nothing rests on them."""

import pytest

from answerable.keeping.changes.desk.analysis import drop_analysis, measure_analysis
from answerable.keeping.changes.desk.data_file import drop_data_file, load_data_file, take_data_file
from answerable.keeping.changes.desk.observation import load_observations, take_back_observations
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import DataFile
from answerable.keeping.queries.desk.data_file import analyses_of, files_of_shape, files_waiting, report_of
from answerable.keeping.rows import place_of_rows, read_first_rows
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import (
    ANALYST,
    load_values,
    make_measure,
    our_board,
    take_changes,
    take_values,
    write_values,
)

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_with_what_loading_said_of_each_row(tmp_path):
    file = load_values(tmp_path, "burglary,2024-01,640", "burglary,soon,650")
    report = report_of(file)
    assert (file.rows, file.rejected, report.taken, report.rejected) == (1, 1, 1, 1)
    (rejection,) = report.rejections
    assert (rejection.line, rejection.column, rejection.value) == (3, "period", "soon")
    assert place_of_rows(file.sha256).is_file()
    assert [row["numerator"] for row in read_first_rows(file, 10)] == [640]


def test_the_same_bytes_again_give_the_file_that_is_there(tmp_path):
    first = load_values(tmp_path, "burglary,2024-01,640")
    assert load_values(tmp_path, "burglary,2024-01,640", name="copy.csv") == first
    assert load_values(tmp_path, "burglary,2024-01,640", body=make_panel()) != first
    assert DataFile.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (b"colour,size\nred,1\n", "measure"),
        (b"measure,period,numerator\nburglary,soon,640\n", r"No row of this file could be taken \(1 row rejected\)"),
    ],
)
def test_what_is_no_file_of_rows_is_refused_and_nothing_is_kept(tmp_path, content, words):
    place = tmp_path / "given.csv"
    place.write_bytes(content)
    with pytest.raises(RefusedError, match=words) as refused:
        load_data_file(our_board(), "observations", place, by=ANALYST)
    assert refused.value.field == "file"
    assert DataFile.objects.count() == 0
    assert AuditEntry.objects.count() == 0


def test_a_shape_that_nobody_knows_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="No file has the shape"):
        load_data_file(our_board(), "horses", write_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)


def test_a_file_is_used_once_it_was_taken_in(tmp_path):
    file = load_values(tmp_path, "burglary,2024-01,640")
    assert list(files_of_shape([our_board()], "observations")) == []
    assert list(files_waiting([our_board()])) == [file]
    taken = take_data_file(file, by=ANALYST, revision=1)
    assert list(files_of_shape([our_board()], "observations")) == [taken]
    assert list(files_waiting([our_board()])) == []
    with pytest.raises(RefusedError, match="taken in already"):
        take_data_file(taken, by=ANALYST)


def test_who_saw_an_earlier_state_does_not_take_a_file_in(tmp_path):
    file = load_values(tmp_path, "burglary,2024-01,640")
    take_data_file(file, by=ANALYST, revision=1)
    with pytest.raises(ConflictError):
        take_data_file(file, by="Una Marsh", revision=1)


def test_a_file_under_an_analysis_stays_until_that_is_dropped(tmp_path):
    file = take_changes(tmp_path)
    analysis = measure_analysis(our_board(), "change", {"changes": file}, by=ANALYST)
    assert analyses_of(file) == [analysis]
    with pytest.raises(RefusedError, match="An analysis rests"):
        drop_data_file(file, by=ANALYST)
    taking = AuditEntry.objects.get(act="take data file")
    with pytest.raises(RefusedError, match="An analysis rests"):
        undo_act(taking, by=ANALYST)
    drop_analysis(analysis, by=ANALYST)
    drop_data_file(file, by=ANALYST)
    assert list(DataFile.objects.standing()) == []


def test_a_file_whose_values_stand_in_a_measure_stays_until_they_are_taken_back(tmp_path):
    make_measure()
    file = take_values(tmp_path, "burglary,2024-01,640")
    load_observations(file, by=ANALYST)
    with pytest.raises(RefusedError, match="Values of measures came from this file"):
        drop_data_file(file, by=ANALYST)
    take_back_observations(file, by=ANALYST)
    drop_data_file(file, by=ANALYST)
    assert place_of_rows(file.sha256).is_file()


def test_the_trace_keeps_the_hash_of_a_report_and_not_its_rows(tmp_path):
    load_values(tmp_path, "burglary,2024-01,640", "burglary,soon,650")
    (entry,) = AuditEntry.objects.filter(act="load data file")
    assert entry.changes["report"][1].startswith("SHA-256 ")
    assert "soon" not in str(entry.changes)
