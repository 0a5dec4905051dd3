"""Many papers at once: a file that hangs or brings its reader down is given up, and the rest are read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from answerable.reading.workers import describe_path, read_or_fault, read_papers
from answerable.record import Fault, Reading


def outcome_of(reading: Reading | Fault) -> str:
    return reading.error if isinstance(reading, Fault) else reading.record.source.media_type or ""


def stall_on_named(reading: Reading | Fault) -> str:
    """Stands for a reader that hangs, or dies, on a paper of that name."""
    name = Path(reading.record.source.path).name if isinstance(reading, Reading) else ""
    if name == "hangs.txt":
        time.sleep(600)
    if name == "dies.txt":
        os._exit(9)
    return outcome_of(reading)


@pytest.fixture
def papers(tmp_path: Path) -> list[str]:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("The Panel noted the report.\n")
    return [str(path) for path in sorted(tmp_path.iterdir())]


def test_every_paper_has_one_outcome_with_its_index(papers: list[str]) -> None:
    found = dict(read_papers([*papers, "absent.txt"], outcome_of, jobs=2))

    assert found == {
        **dict.fromkeys(range(4), "text/plain"),
        4: "there is no such file; check its name and folder",
    }


def test_no_paper_no_worker() -> None:
    assert list(read_papers([], outcome_of)) == []


def test_a_paper_that_takes_too_long_is_given_up_and_the_rest_are_read(papers: list[str], tmp_path: Path) -> None:
    (tmp_path / "hangs.txt").write_text("The Panel noted the report.\n")
    begun = time.monotonic()
    found = dict(read_papers([str(tmp_path / "hangs.txt"), *papers], stall_on_named, timeout=4))

    assert found[0] == "reading it took longer than 4 seconds; allow more with --timeout, or split the file"
    assert [found[index] for index in range(1, 5)] == ["text/plain"] * 4
    assert time.monotonic() - begun < 60


def test_a_paper_that_brings_its_process_down_is_given_up_and_the_rest_are_read(
    papers: list[str], tmp_path: Path
) -> None:
    (tmp_path / "dies.txt").write_text("The Panel noted the report.\n")
    found = dict(read_papers([str(tmp_path / "dies.txt"), *papers], stall_on_named))

    assert found[0] == "the reader broke down on this file; open it, save it again, and read that"
    assert [found[index] for index in range(1, 5)] == ["text/plain"] * 4


def test_leaving_off_in_the_middle_leaves_no_process_behind(papers: list[str]) -> None:
    outcomes = read_papers(papers, outcome_of, jobs=2)
    next(outcomes)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    before = children.read_text().split()
    outcomes.close()

    assert len(before) - len(children.read_text().split()) == 2


def test_a_paper_that_is_refused_is_a_fault_with_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    fault = read_or_fault(str(tmp_path / "empty.txt"))

    assert isinstance(fault, Fault)
    assert (fault.source.path, fault.error) == (
        str(tmp_path / "empty.txt"),
        "this file is empty; get a fresh copy of the paper",
    )


def test_a_name_that_is_no_text_can_still_be_named() -> None:
    assert describe_path(os.fsdecode(b"minutes-\xff.txt")) == r"minutes-\xff.txt"
