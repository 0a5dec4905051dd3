"""`answerable load`: files of rows taken into the record from the command line."""

import os
import shutil
import subprocess
import sys

import pytest

BODY = "northshire-police-and-crime-panel"
SERIES = "period,value\n2022-01,12\n2022-02,15\n"
MINUTES = """MINUTES OF THE MEETING OF THE NORTHSHIRE POLICE AND CRIME PANEL HELD ON MONDAY 14 NOVEMBER 2022 AT 14:00

**681 APOLOGIES**

None were received.
"""


@pytest.fixture(scope="module")
def run(empty_record, tmp_path_factory):
    """Runs the command line on a record that knows one body; gives its exit status and what it printed."""
    place = tmp_path_factory.mktemp("load")
    environment = {**os.environ, "ANSWERABLE_DATA": str(place / "data")}
    environment["DJANGO_SETTINGS_MODULE"] = "answerable.config.settings"
    environment.pop("DATABASE_URL", None)

    def run_command(*words):
        command = [sys.executable, "-m", "answerable.commands.main", *map(str, words)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False, cwd=place
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, " ".join(done.stderr.replace("│", " ").split())

    (place / "minutes.txt").write_text(MINUTES)
    shutil.copytree(empty_record, place / "data")
    assert run_command("file", place / "minutes.txt")[0] == 0
    return run_command


def test_a_file_is_taken_in_once_and_the_same_again_changes_nothing(run, tmp_path):
    path = tmp_path / "months.csv"
    path.write_text(SERIES)

    status, printed, complaints = run("load", "series", path, "--body", BODY, "--provenance", "Counted by hand.")
    assert (status, complaints) == (0, "")
    assert printed.startswith("months.csv: 2 rows taken, 1 January 2022 to 28 February 2022, 0 not. SHA-256 ")
    assert run("load", "series", path, "--body", BODY) == (0, printed, "")


def test_rows_that_are_not_taken_are_named(run, tmp_path):
    path = tmp_path / "some.csv"
    path.write_text(SERIES + "March,9\n")

    status, printed, complaints = run("load", "series", path, "--body", BODY)
    assert status == 0
    assert "2 rows taken" in printed
    assert "3 rows: 2 taken, 1 rejected." in complaints
    assert "line 4" in complaints


def test_values_of_a_measure_that_is_not_defined_are_refused_and_none_is_taken(run, tmp_path):
    path = tmp_path / "values.csv"
    path.write_text("measure,period,numerator\nhomicide,2022-01,4\n")

    status, _, complaints = run("load", "observations", path, "--body", BODY, "--values")
    assert status == 1
    assert "has no measure “homicide”: define it first, or mend the code in the file." in complaints


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("load", "series", "nowhere.csv", "--body", BODY), 2, "there is no file nowhere.csv"),
        (("load", "series", "minutes.txt", "--body", "nobody"), 2, "there is no body nobody"),
        (("load", "sereis", "minutes.txt", "--body", BODY), 1, "No file has the shape “sereis”"),
        (("load", "series", "minutes.txt", "--body", BODY), 1, "column"),
        (("load", "series", ".", "--body", BODY), 1, "This is a folder"),
    ],
)
def test_wrong_input_is_told_in_a_line(run, words, status, said):
    found, printed, complaints = run(*words)

    assert (found, printed) == (status, "")
    assert said in complaints
