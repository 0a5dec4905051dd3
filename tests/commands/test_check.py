"""`answerable check`, as a clerk runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from answerable.checking import find_rule
from answerable.checking.contract import json_schema
from answerable.checking.manual import open_manual
from answerable.commands.main import run
from tests.commands.terminal import show_on_terminal

AGREES = "The panel will meet on Monday 9 January 2023.\n"
DIFFERS = "The next meeting is on Wednesday 7 February 2023.\n"
COMMAND = [sys.executable, "-m", "answerable.commands.main", "check"]
ONE = ("--select", "DAT501")


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120)


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    return show_on_terminal([*COMMAND, *map(str, arguments)], "stdout", **environment)


def entries(result: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(result.stdout)
    jsonschema.validate(listed, json_schema())
    return listed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text(AGREES)
    (papers / "b.txt").write_text(AGREES + DIFFERS)
    return papers


def test_a_finding_is_printed_at_its_place_and_the_status_is_1(folder: Path) -> None:
    result = check(folder / "b.txt", "--select", "DAT501")

    assert result.stdout.splitlines()[0] == f"{folder / 'b.txt'}:2: error DAT501 weekday-mismatch"
    assert (
        "  2 | The next meeting is on Wednesday 7 February 2023.\n    |                        ^^^^^^^^^\n"
        in result.stdout
    )
    assert (result.returncode, result.stderr) == (1, "")


def test_a_paper_that_agrees_is_status_0(folder: Path) -> None:
    result = check(folder / "a.txt", *ONE)

    assert result.stdout.splitlines()[0] == f"{folder / 'a.txt'}: nothing found that does not agree"
    assert (result.returncode, result.stderr) == (0, "")


def test_several_papers_are_summed_up_at_the_end(folder: Path) -> None:
    assert check(folder, *ONE).stdout.splitlines()[-1] == "2 papers: 1 error; 0 of 0 figures tested"


def test_json_is_the_contract_in_the_order_of_the_papers_named(folder: Path) -> None:
    result = check(folder / "b.txt", folder / "a.txt", *ONE, "--format", "json", "-j", "2")
    first, second = entries(result)

    assert [Path(entry["source"]["path"]).name for entry in (first, second)] == ["b.txt", "a.txt"]
    assert [finding["rule"] for finding in first["findings"]] == ["DAT501"]
    assert (second["findings"], second["checked"]["DAT501"]) == ([], 1)


def test_a_paper_that_cannot_be_read_is_named_and_the_rest_are_checked(folder: Path) -> None:
    result = check(folder / "absent.pdf", folder / "a.txt", *ONE, "--format", "json", "--exit-zero")
    unread, checked = entries(result)

    assert unread["error"] == "there is no such file; check its name and folder"
    assert result.stderr == f"{folder / 'absent.pdf'}: {unread['error']}\n"
    assert (checked["findings"], result.returncode) == ([], 1)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--select", "DAT"], 1),
        (["--select", "DAT501", "--exit-zero"], 0),
        (["--select", "weekday-mismatch,DAT502"], 1),
        (["--select", "weekday-mismatch,DAT502", "--ignore", "DAT501"], 0),
        (["--select", "DAT501", "--fail-on", "error"], 1),
    ],
)
def test_rules_and_severities_that_count_are_chosen_by_options(folder: Path, options: list[str], status: int) -> None:
    assert check(folder / "b.txt", *options).returncode == status


def test_a_finding_less_grave_than_asked_for_is_shown_and_does_not_count(folder: Path) -> None:
    (folder / "c.txt").write_text(open_manual(find_rule("DAT505")).examples("Flagged")[0].text)
    result = check(folder / "c.txt", "--select", "DAT505", "--fail-on", "error")

    assert (": warning DAT505 " in result.stdout, result.returncode) == (True, 0)
    assert check(folder / "c.txt", "--select", "DAT505", "--fail-on", "warning").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Missing argument"),
        (["x.txt", "--format", "yaml"], "--format"),
        (["x.txt", "--fail-on", "grave"], "--fail-on"),
        (["x.txt", "--select", "DAT5O1"], "did you mean DAT501"),
        (["x.txt", "--ignore", "weekday-mismatsch"], "did you mean DAT501"),
        (["x.txt", "--select", "DAT501", "--ignore", "DAT501"], "no rule is left to check by"),
        (["x.txt", "--out", "/nowhere/at/all.html"], "cannot write"),
        (["x.txt", "--out", "."], "it is a folder"),
        (["."], "there are no papers"),
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: list[str], reason: str) -> None:
    result = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, cwd=tmp_path)
    said = " ".join(result.stderr.replace("│", " ").split())

    assert (result.returncode, result.stdout) == (2, "")
    assert reason in said


def test_what_is_explained_beside_the_paper_is_shown_and_does_not_count(folder: Path) -> None:
    (folder / "b.txt.findings.toml").write_text(
        '[[finding]]\nrule = "DAT501"\nwords = "Wednesday 7 February"\nreason = "Sent out so."\nby = "A. Clerk"\n'
    )
    result = check(folder / "b.txt", *ONE)
    (entry,) = entries(check(folder / "b.txt", *ONE, "--format", "json"))
    sarif = json.loads(check(folder / "b.txt", *ONE, "--format", "sarif").stdout)

    assert (result.returncode, result.stderr) == (0, "")
    assert "suppressed: line 2: DAT501 weekday-mismatch: Sent out so. (A. Clerk)" in result.stdout
    assert [(one["reason"], one["by"], one["finding"]["rule"]) for one in entry["suppressed"]] == [
        ("Sent out so.", "A. Clerk", "DAT501")
    ]
    assert sarif["runs"][0]["results"][0]["suppressions"][0]["justification"] == "Sent out so."
    assert "Sent out so. (A. Clerk)" in check(folder / "b.txt", *ONE, "--format", "html").stdout


def test_an_explanation_that_fits_nothing_is_named_on_the_error_stream(folder: Path) -> None:
    sidecar = folder / "a.txt.findings.toml"
    sidecar.write_text('[[finding]]\nrule = "DAT501"\nwords = "gone"\nreason = "It was so."\n')
    result = check(folder / "a.txt", *ONE)

    assert (
        result.stderr
        == f"{sidecar}: entry 1 (DAT501) fits no finding (any more); take it out, or correct its words\n"
    )
    assert result.returncode == 0


@pytest.mark.parametrize(("form", "begins"), [("html", "<!doctype html>"), ("json", "[")])
def test_the_output_is_written_to_a_file_whole(folder: Path, tmp_path: Path, form: str, begins: str) -> None:
    out = tmp_path / "report"
    result = check(folder, *ONE, "--format", form, "--out", out)

    assert (result.stdout, result.stderr, result.returncode) == ("", "", 1)
    assert out.read_text() == check(folder, *ONE, "--format", form).stdout
    assert out.read_text().startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["papers", "report"]
    assert oct(out.stat().st_mode & 0o777) == oct(0o666 & ~os.umask(os.umask(0o022)))


def test_colours_and_progress_are_for_a_terminal_that_wants_them(folder: Path) -> None:
    assert "\x1b[1;31merror\x1b[0m" in on_terminal(folder / "b.txt", *ONE, NO_COLOR="")
    assert "\x1b[" not in on_terminal(folder / "b.txt", *ONE, NO_COLOR="1")
    assert "\x1b[" not in on_terminal(folder / "b.txt", *ONE, NO_COLOR="", TERM="dumb")


def test_verbose_lists_the_places_that_each_rule_examined(folder: Path) -> None:
    assert "        2 by DAT501 weekday-mismatch\n" in check(folder / "b.txt", *ONE, "--verbose").stdout
    assert "by DAT501" not in check(folder / "b.txt", *ONE).stdout.split("weekday-mismatch", 1)[1]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_interrupted_output_is_still_whole(folder: Path, form: str) -> None:
    papers = [str(folder / "b.txt")] * 600
    process = subprocess.Popen(
        [*COMMAND, *papers, *ONE, "--format", form, "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    first = os.read(process.stdout.fileno(), 4096).decode() if form == "json" else ""
    if form == "sarif":
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
    process.send_signal(signal.SIGINT)
    rest, complaint = process.communicate(timeout=60)
    printed = json.loads(first + rest)

    assert process.returncode == 130
    assert complaint.startswith("interrupted after ")
    if form == "json":
        assert 0 < len(printed) < 600
    else:
        assert printed["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_output_that_does_not_fit_is_one_sentence(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*COMMAND, str(folder), *ONE], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )

    assert (result.returncode, result.stderr) == (1, "the output could not be written (no space left on device)\n")


def test_what_check_shares_with_read_is_put_in_the_same_words() -> None:
    commands = typer.main.get_command(run).commands  # type: ignore[attr-defined]
    read, checked = ({one.name: one for one in commands[name].params} for name in ("read", "check"))
    shared = read.keys() & checked.keys() - {"form", "out"}

    assert shared == {"paths", "jobs", "ocr", "timeout"}
    assert {name: (read[name].opts, read[name].help, read[name].default) for name in shared} == {
        name: (checked[name].opts, checked[name].help, checked[name].default) for name in shared
    }


def test_output_that_nobody_reads_to_its_end_is_no_error_to_explain(folder: Path) -> None:
    command = f"{' '.join(COMMAND)} {folder} {folder} --format json | head -c 1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)  # noqa: S602

    assert (result.stdout, result.stderr) == ("[", "")
