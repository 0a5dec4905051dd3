"""Damaged and hostile papers: each ends in a reading, or in one clear line, and never stops the rest."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.reading.damaging import WHOLE, damaged_papers

LEAST_PAPERS = 200
TIMEOUT_SECONDS = 12
ENDLESS = {"form-loop.pdf"}
"""Papers that keep the PDF engine busy for ever: only the time limit ends them."""
LONGEST_LINE = 200


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("damaged")
    written = {}
    for name, data in damaged_papers():
        assert name not in written
        written[name] = folder / name
        written[name].write_bytes(data)
    return written


@pytest.fixture(scope="module")
def run(papers: dict[str, Path]) -> tuple[subprocess.CompletedProcess[str], float]:
    command = [sys.executable, "-m", "answerable.commands.main", "read", *map(str, papers.values())]
    begun = time.monotonic()
    result = subprocess.run(
        [*command, "--format", "json", "-j", "2", "--timeout", str(TIMEOUT_SECONDS)],
        capture_output=True,
        text=True,
        timeout=600,
    )
    return result, time.monotonic() - begun


@pytest.fixture(scope="module")
def outcomes(
    papers: dict[str, Path], run: tuple[subprocess.CompletedProcess[str], float]
) -> dict[str, dict[str, Any]]:
    return dict(zip(papers, json.loads(run[0].stdout), strict=True))


def test_there_are_hundreds_of_them_in_every_format(papers: dict[str, Path]) -> None:
    assert len(papers) >= LEAST_PAPERS
    assert {path.suffix for path in papers.values()} >= {".txt", ".html", ".docx", ".pdf"}


def test_each_has_its_outcome_in_its_place(papers: dict[str, Path], outcomes: dict[str, dict[str, Any]]) -> None:
    assert [entry["source"]["path"] for entry in outcomes.values()] == [str(path) for path in papers.values()]


def test_none_breaks_hangs_or_baffles_the_reader(outcomes: dict[str, dict[str, Any]]) -> None:
    signs = ("please report", "broke down", "took longer", "more than fits")
    gave_way = {
        name: entry["error"]
        for name, entry in outcomes.items()
        if any(sign in entry.get("error", "") for sign in signs)
    }

    assert set(gave_way) - ENDLESS == set()
    assert all(
        gave_way[name].startswith("reading it took longer than 12 seconds") for name in ENDLESS & set(gave_way)
    )


def test_what_is_said_of_each_is_one_short_line(
    papers: dict[str, Path],
    run: tuple[subprocess.CompletedProcess[str], float],
    outcomes: dict[str, dict[str, Any]],
) -> None:
    refused = {name: entry["error"] for name, entry in outcomes.items() if "error" in entry}

    assert run[0].returncode == 1
    assert sorted(run[0].stderr.splitlines()) == sorted(f"{papers[name]}: {error}" for name, error in refused.items())
    assert [error for error in refused.values() if len(error) > LONGEST_LINE or "\n" in error] == []


def test_whole_papers_with_a_wrong_name_are_read(outcomes: dict[str, dict[str, Any]]) -> None:
    whole = {name: entry for name, entry in outcomes.items() if name.startswith(WHOLE)}

    assert len(whole) == 20
    assert [name for name, entry in whole.items() if "error" in entry] == []


def test_they_are_all_done_within_a_minute(run: tuple[subprocess.CompletedProcess[str], float]) -> None:
    assert run[1] < 60
