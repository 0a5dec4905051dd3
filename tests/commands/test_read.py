"""`answerable read`, as a clerk runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from answerable.record import json_schema
from tests.commands.terminal import show_on_terminal
from tests.reading.formats.writing_docx import paragraph, run, write_docx

NOTED = "The Panel noted the report.\n"
COMMAND = [sys.executable, "-m", "answerable.commands.main", "read"]


def read(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "2022").mkdir(parents=True)
    (papers / "a.txt").write_text(NOTED)
    (papers / "b.docx").write_bytes(write_docx(paragraph(run("The Panel noted the report."))))
    (papers / "2022" / "c.html").write_text(f"<p>{NOTED}</p>")
    (papers / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (papers / ".hidden.txt").write_text(NOTED)
    (papers / "~$b.docx").write_text("a lock that Word leaves behind")
    return papers


def entries(result: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(result.stdout)
    jsonschema.validate(listed, json_schema())
    return listed


def test_json_is_the_contract_in_the_order_of_the_papers_named(folder: Path) -> None:
    result = read(folder / "b.docx", folder / "a.txt", "--format", "json", "-j", "2")

    assert [entry["source"]["path"] for entry in entries(result)] == [str(folder / "b.docx"), str(folder / "a.txt")]
    assert (result.returncode, result.stderr) == (0, "")


def test_a_folder_is_walked_for_papers(folder: Path) -> None:
    paths = [Path(entry["source"]["path"]) for entry in entries(read(folder, "--format", "json"))]

    assert [str(path.relative_to(folder)) for path in paths] == ["a.txt", "b.docx", "2022/c.html"]


def test_a_paper_that_cannot_be_read_is_named_with_the_reason_and_the_rest_are_read(folder: Path) -> None:
    result = read(folder / "a.txt", folder / "picture.png", folder / "absent.pdf", "--format", "json")
    first, second, third = entries(result)

    assert ("error" in first, result.returncode) == (False, 1)
    assert second["error"] == "this is a picture; put it in a PDF and read that with --ocr"
    assert third == {
        "contract": 1,
        "source": {"path": str(folder / "absent.pdf")},
        "error": "there is no such file; check its name and folder",
    }
    assert result.stderr.splitlines() == [
        f"{folder / 'picture.png'}: this is a picture; put it in a PDF and read that with --ocr",
        f"{folder / 'absent.pdf'}: there is no such file; check its name and folder",
    ]


def test_text_is_a_summary_for_people(folder: Path) -> None:
    result = read(folder / "a.txt")

    assert result.stdout.splitlines()[0] == f"{folder / 'a.txt'} (1 line)"
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Missing argument"),
        (["x.txt", "--format", "yaml"], "--format"),
        (["x.txt", "-j", "0"], "-j"),
        (["x.txt", "--timeout", "soon"], "--timeout"),
        (["--nonsense"], "No such option"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], reason: str) -> None:
    result = read(*arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert reason in result.stderr


def test_a_folder_without_papers_is_wrong_usage(tmp_path: Path) -> None:
    result = read(tmp_path)

    assert result.returncode == 2
    assert "there are no papers" in result.stderr


def test_records_are_kept_one_file_per_paper_and_not_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    first = read(folder, "--out", out)
    kept = sorted(path for path in out.rglob("*") if path.is_file())
    changed_at = {path: path.stat().st_mtime_ns for path in kept}
    (folder / "a.txt").write_text("The Panel noted another report.\n")
    second = read(folder, "--out", out)

    assert [str(path.relative_to(out)) for path in kept] == ["2022/c.html.json", "a.txt.json", "b.docx.json"]
    assert [path.name for path in kept if path.stat().st_mtime_ns != changed_at[path]] == ["a.txt.json"]
    assert first.stdout == second.stdout == f"3 of 3 papers are in {out}\n"
    record = json.loads((out / "a.txt.json").read_text())[0]
    assert (record["contract"], record["source"]["path"], "reader" in record) == (1, str(folder / "a.txt"), True)


def test_a_record_that_was_cut_short_is_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    read(folder / "a.txt", "--out", out)
    whole = (out / "a.txt.json").read_bytes()
    (out / "a.txt.json").write_bytes(whole[:50])
    read(folder / "a.txt", "--out", out)

    assert (out / "a.txt.json").read_bytes() == whole


def test_papers_of_one_name_are_kept_apart(folder: Path, tmp_path: Path) -> None:
    (folder / "2022" / "a.txt").write_text("Another.\n")
    read(folder / "a.txt", folder / "2022" / "a.txt", "--out", tmp_path / "records")

    assert len(list((tmp_path / "records").glob("a.txt.*.json"))) == 2


def test_a_folder_that_cannot_be_written_is_wrong_usage(folder: Path) -> None:
    result = read(folder / "a.txt", "--out", folder / "a.txt")

    assert result.returncode == 2
    assert "cannot write to" in result.stderr


def test_an_interrupt_leaves_whole_files_and_says_how_to_go_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    for number in range(400):
        (folder / f"paper-{number:03}.txt").write_text(NOTED * 50)
    process = subprocess.Popen(
        [*COMMAND, str(folder), "--out", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not list(out.glob("*.json")):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)

    assert process.returncode == 130
    assert complaint.startswith("interrupted after ")
    assert complaint.endswith(" of 403 papers; run the same command again to go on\n")
    assert [path.name for path in out.rglob("*") if path.suffix != ".json" and path.is_file()] == []
    assert all(json.loads(path.read_text())[0]["contract"] == 1 for path in out.rglob("*.json"))


def test_interrupted_json_is_still_a_whole_list(folder: Path) -> None:
    papers = [str(folder / "a.txt")] * 800
    process = subprocess.Popen(
        [*COMMAND, *papers, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    first = os.read(process.stdout.fileno(), 65_536).decode()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)

    assert process.returncode == 130
    assert 0 < len(json.loads(first + rest)) < 800


def test_output_that_nobody_reads_to_its_end_is_no_error_to_explain(folder: Path) -> None:
    command = f"{' '.join(COMMAND)} {folder} {folder} --format json | head -c 1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)  # noqa: S602

    assert (result.stdout, result.stderr) == ("[", "")


def test_progress_is_shown_on_a_terminal_only(folder: Path) -> None:
    drawn = show_on_terminal([*COMMAND, str(folder)], "stderr")

    assert "3/3" in drawn
    assert read(folder).stderr == ""
