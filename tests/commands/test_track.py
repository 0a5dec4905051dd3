"""`answerable track`, as a clerk runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from answerable.tracking import track_schema
from tests.tracking.packs import ROWS, write_minutes, write_tracker

COMMAND = [sys.executable, "-m", "answerable.commands.main", "track"]


def track(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes and a tracker that leaves a clause out and has a due date."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "minutes.txt").write_text(write_minutes())
    rows = [ROWS[0]._replace(due="1 August 2023"), *ROWS[2:]]
    (papers / "tracker.txt").write_text(write_tracker(rows=rows))
    return papers


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Minutes and a tracker that carries everything."""
    (tmp_path / "minutes.txt").write_text(write_minutes())
    (tmp_path / "tracker.txt").write_text(write_tracker(rows=[ROWS[0]._replace(due="1 August 2023"), *ROWS[1:]]))
    return tmp_path


def test_what_is_missing_is_shown_with_its_place_its_words_and_where_it_was_expected(folder: Path) -> None:
    result = track(folder)

    assert (result.returncode, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    at = lines.index("MISSING (1): owed by the minutes, in no row of the next tracker, open or closed")
    assert lines[at + 1] == f"  {folder / 'minutes.txt'}:18: resolution 42 ii b of 6 March 2023"
    assert lines[at + 2].strip() == "“The cost of the new telephone system.”"
    assert "Action Tracker June 2023, 12 June 2023" in lines[at + 3]
    assert "MATCHED (3): owed, and carried by a row" in lines
    assert lines[-1] == "2 papers: 1 missing, 3 matched"


def test_json_is_the_contract(folder: Path) -> None:
    found = json.loads(track(folder, "--format", "json").stdout)

    jsonschema.validate(found, track_schema())
    assert found["counts"]["missing"] == 1
    assert found["missing"][0]["resolution"]["sub"] == "ii b"


def test_nothing_missing_or_stalled_ends_with_0(whole: Path) -> None:
    result = track(whole)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("2 papers: 4 matched\n")


def test_a_day_holds_the_due_dates_against_it(whole: Path) -> None:
    result = track(whole, "--on", "2023-09-01")

    assert result.returncode == 1
    assert "It was due on 1 August 2023" in result.stdout


@pytest.mark.parametrize(("fail_on", "status"), [("missing", 0), ("stalled", 1), ("none", 0)])
def test_what_makes_it_fail_can_be_chosen(whole: Path, fail_on: str, status: int) -> None:
    assert track(whole, "--on", "2023-09-01", "--fail-on", fail_on).returncode == status


def test_a_paper_that_cannot_be_read_is_named_and_the_rest_are_tracked(whole: Path) -> None:
    (whole / "empty.txt").write_text("")
    result = track(whole)

    assert result.returncode == 1
    assert result.stderr.splitlines() == [f"{whole / 'empty.txt'}: this file is empty; get a fresh copy of the paper"]
    assert "2 papers: 4 matched" in result.stdout


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    assert track().returncode == 2
    assert track(tmp_path).returncode == 2
    assert track(tmp_path, "--on", "tomorrow").returncode == 2
