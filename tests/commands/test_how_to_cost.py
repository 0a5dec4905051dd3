"""The page on preparing a budget prints what the command and the library print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.commands.test_how_to_measure import run_cells

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "prepare-a-budget.md"
REFRESH = "run: python -m tests.commands.test_how_to_cost"

_FILE = re.compile(r"^```file (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"^```output\n\$ answerable ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CELL = re.compile(r"^```python\n(.*?)^```\n```printed\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def print_page(text: str, folder: Path) -> str:
    """The page with its outputs printed anew, and of the command's the first exhibit alone."""
    for name, content in _FILE.findall(text):
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(content, encoding="utf-8")
    printed = iter(run_cells([code for code, _ in _CELL.findall(text)], folder))
    text = _CELL.sub(lambda cell: f"```python\n{cell[1]}```\n```printed\n{next(printed)}```", text)
    return _OUTPUT.sub(lambda asked: f"```output\n$ answerable {asked[1]}\n{run_command(asked[1], folder)}```", text)


def run_command(words: str, folder: Path) -> str:
    command = [sys.executable, "-m", "answerable.commands.main", *words.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder)
    assert done.returncode == 0
    return f"{done.stdout.partition('- Costs stand')[0].rstrip()}\n"


def test_the_page_s_outputs_are_those_of_the_command_and_the_library(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert (len(_OUTPUT.findall(text)), len(_CELL.findall(text))) == (1, 1)
    assert text == print_page(text, tmp_path), REFRESH


def test_the_page_s_example_has_the_gap_that_the_paper_printed() -> None:
    assert "a funding gap of £28.1m" in PAGE.read_text(encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(print_page(PAGE.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
