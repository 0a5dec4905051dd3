"""`answerable rule`, as a clerk runs it."""

from __future__ import annotations

import subprocess
import sys

from answerable.checking import RULES
from tests.commands.terminal import show_on_terminal

COMMAND = [sys.executable, "-m", "answerable.commands.main", "rule"]


def rule(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60)


def on_terminal(*arguments: str) -> str:
    return show_on_terminal([*COMMAND, *arguments], "stdout")


def test_all_rules_are_listed_with_their_meaning() -> None:
    listed = rule().stdout.splitlines()

    assert [tuple(line.split()[:3]) for line in listed] == [(one.code, one.name, one.severity) for one in RULES]
    assert all(line.endswith(one.meaning) for line, one in zip(listed, RULES, strict=True))


def test_a_rule_is_explained_by_its_page_whether_named_by_code_or_name() -> None:
    explained = rule("dat501")

    assert explained.stdout.startswith("# Weekday mismatch (DAT501)\n")
    assert "## Why it matters\n" in explained.stdout
    assert explained.stdout.endswith("\nA line that ends in ← is flagged.\n")
    assert (explained.returncode, explained.stdout) == (0, rule("weekday-mismatch").stdout)


def test_on_a_terminal_a_page_is_set_and_the_list_is_a_table() -> None:
    assert "```" not in on_terminal("DAT501")
    assert "## " not in on_terminal("DAT501")
    assert "meaning" in on_terminal().splitlines()[0]


def test_an_unknown_rule_is_one_sentence_with_the_nearest_and_status_2() -> None:
    result = rule("DAT5O1")

    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no rule 'DAT5O1'; did you mean DAT501 (weekday-mismatch)?" in " ".join(
        result.stderr.replace("│", " ").split()
    )
    assert "`answerable rule` lists them all" in " ".join(rule("zzz").stderr.replace("│", " ").split())
