"""The page on measuring from files prints what the command and the library print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "measure-from-files.md"
REFRESH = "run: python -m tests.commands.test_how_to_measure"

_FILE = re.compile(r"^```file (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"^```output\n\$ answerable ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CELL = re.compile(r"^```python\n(.*?)^```\n```printed\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = "#### the next cell"


def print_page(text: str, folder: Path) -> str:
    """The page with its outputs printed anew; its cells are run one after another, as a notebook runs them."""
    for name, content in _FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")
    printed = iter(run_cells([code for code, _ in _CELL.findall(text)], folder))
    text = _CELL.sub(lambda cell: f"```python\n{cell[1]}```\n```printed\n{next(printed)}```", text)
    return _OUTPUT.sub(lambda asked: f"```output\n$ answerable {asked[1]}\n{run_command(asked[1], folder)}```", text)


def run_command(words: str, folder: Path) -> str:
    command = [sys.executable, "-m", "answerable.commands.main", *words.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def run_cells(cells: list[str], folder: Path) -> list[str]:
    code = "".join(f"{cell}\nprint({_MARK!r})\n" for cell in cells)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split(f"{_MARK}\n")[:-1]


def test_the_page_s_outputs_are_those_of_the_command_and_the_library(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert (len(_OUTPUT.findall(text)), len(_CELL.findall(text))) == (1, 3)
    assert text == print_page(text, tmp_path), REFRESH


def test_the_page_s_example_tells_two_of_four_changes_from_chance() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert "2 of 4 changes can be told from chance" in text


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(print_page(PAGE.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
