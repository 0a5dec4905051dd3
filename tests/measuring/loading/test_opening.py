import io
import json
import zipfile

import pytest

from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from tests.measuring.loading.sample import GOOD, HEADINGS, INCIDENTS, load_bytes, load_lines


def archive(name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as pack:
        pack.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n\n", "The file is empty."),
        (b"%PDF-1.7\n", "This is a PDF, not a file of rows: load a CSV, Excel (.xlsx) or Parquet file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is an old Excel workbook (.xls) or one locked with a password: "
                                      "save it as .xlsx or CSV."),
        (b"<html><body><table><tr><td>ref</td></tr></table>", "This is a web page or XML, whatever it is called: "
                                                              "open it in Excel and save it as .xlsx or CSV."),
        (json.dumps([{"ref": 1}]).encode(), "This is JSON: load a CSV, Excel (.xlsx) or Parquet file."),
        (b"\x89PNG\r\n", "This is a picture: load a CSV, Excel (.xlsx) or Parquet file."),
        (bytes(range(256)) * 8 + b"\0" * 99, "This is no file of rows that can be read: "
                                             "load a CSV, Excel (.xlsx) or Parquet file."),
        (archive("word/document.xml"), "This is a Word document, not a file of rows: "
                                       "load a CSV, Excel (.xlsx) or Parquet file."),
        (archive("calls.csv"), "This is a zip archive: unpack it and load the file inside."),
        (b"PAR1 and no more", "The Parquet file is damaged or was cut off: send it again."),
        (b"\x1f\x8b broken", "The compressed file breaks off or is damaged: send it again."),
    ],
)  # fmt: skip
def test_wrong_file_is_told_in_one_sentence(tmp_path, data, words):
    with pytest.raises(MeasureError) as refused:
        load_bytes(tmp_path, data)
    assert str(refused.value) == words
    assert not (tmp_path / "rows").exists()


def test_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(MeasureError, match="There is no file calls"):
        load_file(tmp_path / "calls.csv", INCIDENTS, tmp_path / "rows")
    with pytest.raises(MeasureError, match="This is a folder"):
        load_file(tmp_path, INCIDENTS, tmp_path / "rows")


def test_file_of_headings_alone_is_told(tmp_path):
    with pytest.raises(MeasureError, match="The file has headings in line 1 and no rows under them"):
        load_lines(tmp_path, HEADINGS)


def test_file_without_headings_is_told_and_its_first_row_not_repeated(tmp_path):
    with pytest.raises(MeasureError) as refused:
        load_lines(tmp_path, GOOD, GOOD)
    assert str(refused.value) == (
        "The file has no row of headings for incidents: "
        "its first 50 rows name none of the columns ref, grade, created_at."
    )


def test_file_without_a_column_that_is_needed_is_told_which(tmp_path):
    with pytest.raises(MeasureError) as refused:
        load_lines(tmp_path, "Incident number,Officers,Beat", "A1,2,B")
    assert str(refused.value) == (
        "The file has no column for grade and none for created_at. "
        "Its headings, in line 1, are: Incident number, Officers, Beat."
    )


def test_two_columns_for_one_field_are_told(tmp_path):
    with pytest.raises(MeasureError) as refused:
        load_lines(tmp_path, f"{HEADINGS},Ref", GOOD + ",A2")
    assert str(refused.value) == (
        "Two columns of the file are ref: “ref” (column 1) and “Ref” (column 10). Rename or remove one of them."
    )


def test_heading_is_known_by_its_other_names_and_the_rest_are_said_to_be_ignored(tmp_path):
    loaded = load_lines(tmp_path, "Incident Number;PRIORITY;Created;Beat code", "A1;P1;2022-05-01 10:00;B1")
    assert loaded.report.found == ("ref", "grade", "created_at")
    assert loaded.report.missing == ("arrived_at", "officers", "cost", "travel", "is_repeat", "closed_on")
    assert loaded.report.ignored == ("Beat code",)
    assert loaded.report.warnings == ("Columns that are not used: Beat code.",)
