"""`answerable measure`, as an analyst runs it."""

from __future__ import annotations

import csv
import json
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.measuring.kinds import KINDS
from tests.commands.terminal import show_on_terminal

COMMAND = [sys.executable, "-m", "answerable.commands.main", "measure"]
CHANGES = "name,before,after\nHomicides,52,46\nAdmissions,215,145\n"


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def measure(*arguments: str | Path) -> Done:
    done = CliRunner().invoke(run, ["measure", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def refusal(done: Done) -> str:
    """What was complained of, without the frame that a terminal draws around it."""
    return " ".join(done.stderr.replace("│", " ").split())


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "changes.csv"
    path.write_text(CHANGES)
    return path


def test_the_exhibits_are_printed_as_text_with_the_file_that_they_rest_on(changes: Path) -> None:
    done = measure("change", "--changes", changes)

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 of 2 changes can be told from chance" in done.stdout
    assert "Source: changes.csv: 2 rows (sha256 " in done.stdout


def test_json_is_one_document_that_holds_every_exhibit(changes: Path) -> None:
    told = json.loads(measure("change", "--changes", changes, "--format", "json").stdout)

    rows = told["analysis"]["exhibits"][0]["table"]["rows"]
    assert (told["contract"], [row[0] for row in rows]) == (1, ["Homicides", "Admissions"])


def test_html_is_a_page_that_fetches_nothing(changes: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = measure("change", "--changes", changes, "--format", "html", "--out", page)

    assert (done.returncode, done.stdout) == (0, "")
    text = page.read_text()
    assert text.count("<svg") == 1
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text
    assert "<script" not in text
    assert "src=" not in text


@pytest.mark.parametrize(("form", "begins"), [("csv", "\ufeffCounted,"), ("svg", "<svg")])
def test_tables_and_drawings_are_a_file_for_each_exhibit(
    changes: Path, tmp_path: Path, form: str, begins: str
) -> None:
    folder = tmp_path / "new" / "folder"
    done = measure("change", "--changes", changes, "--format", form, "--out", folder)

    assert done.returncode == 0
    written = sorted(folder.iterdir())
    assert [path.suffix for path in written] == [f".{form}"]
    assert written[0].read_text().startswith(begins)


def test_an_option_changes_what_is_said(changes: Path) -> None:
    told = measure("change", "--changes", changes, "--level", "0.99").stdout

    assert "99% interval" in told


def test_a_row_that_cannot_be_taken_is_named_and_the_rest_is_measured(changes: Path, tmp_path: Path) -> None:
    changes.write_text(CHANGES + "Robberies,many,12\n")
    listed = tmp_path / "rejected.csv"
    done = measure("change", "--changes", changes, "--rejected", listed)

    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == f"{changes}: 3 rows: 2 taken, 1 rejected."
    assert "line 4, before: “many”" in done.stderr
    with listed.open(encoding="utf-8-sig", newline="") as file:
        assert [(row["line"], row["column"], row["value"]) for row in csv.DictReader(file)] == [
            ("4", "before", "many")
        ]


def test_rows_not_taken_of_several_files_are_listed_together_by_file(changes: Path, tmp_path: Path) -> None:
    other, listed = tmp_path / "other.csv", tmp_path / "rejected.csv"
    changes.write_text(CHANGES + "Robberies,many,12\n")
    other.write_text(CHANGES.replace("Burglaries", "Thefts") + "Arsons,3,few\n")
    measure("change", "--changes", changes, "--changes", other, "--rejected", listed)

    with listed.open(encoding="utf-8-sig", newline="") as file:
        assert [(row["file"], row["value"]) for row in csv.DictReader(file)] == [
            (str(changes), "many"), (str(other), "few")
        ]  # fmt: skip


def test_with_strict_one_bad_row_keeps_everything_from_being_measured(changes: Path) -> None:
    changes.write_text(CHANGES + "Robberies,many,12\n")
    done = measure("change", "--changes", changes, "--strict")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("With --strict nothing was measured.\n")


def test_clean_rows_are_kept_in_the_folder_that_was_named_and_used_again(changes: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    first = measure("change", "--changes", changes, "--rows", folder)
    kept = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    second = measure("change", "--changes", changes, "--rows", folder)

    assert sorted(Path(name).suffix for name in kept) == [".json", ".parquet"]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == kept
    assert first.stdout == second.stdout


def test_the_kinds_are_listed_each_with_what_it_answers() -> None:
    done = measure("--help")

    told = " ".join(done.stdout.replace("│", " ").split())
    for kind in KINDS.values():
        assert kind.name in told
        assert " ".join(kind.purpose.split()[:3]) in told


@pytest.mark.parametrize("name", KINDS)
def test_help_of_a_kind_names_its_files_their_columns_and_its_options(name: str) -> None:
    told = measure(name, "--help").stdout

    for given in KINDS[name].inputs:
        assert f"--{given.name}" in told
        assert given.shape.fields[0].name in told


def test_a_template_says_what_a_file_must_hold() -> None:
    done = measure("change", "--template", "changes")

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("name,before,after")


def test_a_kind_that_there_is_not_is_wrong_usage_and_the_nearest_is_named() -> None:
    done = measure("chnge")

    assert done.returncode == 2
    assert "There is no analysis “chnge”. Did you mean “change”?" in refusal(done)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["change"], "needed: Counts before and after is made of it"),
        (["change", "--changes", "nowhere.csv"], "there is no file nowhere.csv"),
        (["change", "--changes", os.devnull, "--format", "svg"], "svg is a file for each exhibit"),
        (["change", "--template", "calls"], "change takes: changes"),
        (["change", "--chanegs", "x.csv"], "--chan"),
    ],
)
def test_wrong_usage_is_said_in_a_line_and_ends_with_2(arguments: list[str], words: str) -> None:
    done = measure(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in refusal(done)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("name,before,after\n", "no rows under them"),
        ("%PDF-1.7 something", "PDF"),
        ("week,day\n1,2\n", "name"),
        ("name,before,after\nHomicides,-1,-2\n", "no row could be taken"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "given.csv"
    path.write_text(content)
    done = measure("change", "--changes", path)

    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr


def test_a_value_that_an_option_cannot_have_is_refused_in_a_sentence(changes: Path) -> None:
    done = measure("change", "--changes", changes, "--level", "2")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Option level does not fit: it must be less than 1.0.\n"


def test_a_folder_that_cannot_be_written_to_is_named(changes: Path, tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("a file stands where the folder should be")
    done = measure("change", "--changes", changes, "--format", "csv", "--out", place)
    below = measure("change", "--changes", changes, "--format", "csv", "--out", place / "below")

    assert done.returncode == 2
    assert "name a folder for a file of each exhibit" in " ".join(done.stderr.replace("│", " ").split())
    assert below.returncode == 1
    assert str(place) in below.stderr


def test_a_page_is_readable_for_all_whom_the_mask_lets(changes: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    measure("change", "--changes", changes, "--format", "html", "--out", page)

    assert stat.S_IMODE(page.stat().st_mode) & stat.S_IRUSR
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".page")] == []


def test_on_a_terminal_the_bar_of_loading_is_gone_when_it_is_done(changes: Path) -> None:
    shown = show_on_terminal([*COMMAND, "change", "--changes", str(changes)], "stderr")

    assert "Loading changes.csv" in shown
    assert shown.rstrip().endswith("\x1b[2K") or not shown.rstrip().endswith("%")
