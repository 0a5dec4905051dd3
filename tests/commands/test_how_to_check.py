"""The page that tells a clerk how to check papers prints what the command prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "check-your-own-papers.md"
REFRESH = "run: python -m tests.commands.test_how_to_check"

_PAPER = re.compile(r"^```paper\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SIDECAR = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"^```output\n\$ answerable (check report\.txt[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def print_page(text: str, folder: Path) -> str:
    """The page with its outputs printed anew; each sees what the page has shown above it."""
    (folder / "report.txt").write_text(_PAPER.search(text)[1], encoding="utf-8")  # type: ignore[index]
    sidecar = _SIDECAR.search(text)
    assert sidecar

    def print_output(match: re.Match[str]) -> str:
        if match.start() > sidecar.start():
            (folder / "report.txt.findings.toml").write_text(sidecar[1], encoding="utf-8")
        command = [sys.executable, "-m", "answerable.commands.main", *match[1].split()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=folder)
        assert done.stderr == ""
        return f"```output\n$ answerable {match[1]}\n{done.stdout}```"

    return _OUTPUT.sub(print_output, text)


def test_the_page_s_outputs_are_the_command_s(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert len(_OUTPUT.findall(text)) == 2
    assert text == print_page(text, tmp_path), REFRESH


def test_the_page_s_example_shows_a_total_and_a_day_that_do_not_agree(tmp_path: Path) -> None:
    first, second = (output for _, output in _OUTPUT.findall(PAGE.read_text(encoding="utf-8")))

    assert "report.txt:15: error ARI102 total-mismatch" in first
    assert "report.txt:18: error DAT501 weekday-mismatch" in first
    assert "suppressed: line 18: DAT501" in second


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(print_page(PAGE.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
