"""The pages on patrols print what the command and the library print, of real months and of an invented trial."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from examples.data.rowan import write_rowan
from tests.commands.test_how_to_measure import run_cells

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "how-to" / "patrol-in-a-notebook.md"
TRIAL = ROOT / "docs" / "how-to" / "run-a-trial-of-patrols.md"
PUBLISHED = ROOT / "examples" / "data" / "published"
REFRESH = "run: python -m tests.commands.test_how_to_patrol"

_OUTPUT = re.compile(r"^```output\n\$ answerable ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CELL = re.compile(r"^```python\n(.*?)^```\n```printed\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def make_files(folder: Path) -> None:
    """What the pages start from: the published months, the invented trial, registered, and its schedule."""
    for name in ("street-west-yorkshire-july.csv.gz", "areas-west-yorkshire.csv"):
        shutil.copyfile(PUBLISHED / name, folder / name)
    write_rowan(folder)
    run_command("patrol register rowan.toml --history history.csv --seed seed.txt --out trial", folder)
    run_command("patrol schedule trial/protocol.json --seed trial/seed.txt --format csv --out schedule.csv", folder)


def print_page(text: str, folder: Path) -> str:
    """The page with its outputs printed anew."""
    printed = iter(run_cells([code for code, _ in _CELL.findall(text)], folder))
    text = _CELL.sub(lambda cell: f"```python\n{cell[1]}```\n```printed\n{next(printed)}```", text)
    return _OUTPUT.sub(lambda asked: f"```output\n$ answerable {asked[1]}\n{run_command(asked[1], folder)}```", text)


def run_command(words: str, folder: Path) -> str:
    command = [sys.executable, "-m", "answerable.commands.main", *words.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("patrols")
    make_files(place)
    return place


@pytest.mark.parametrize(("page", "parts"), [(NOTEBOOK, (0, 5)), (TRIAL, (3, 0))])
def test_a_page_s_outputs_are_those_of_the_command_and_the_library(
    page: Path, parts: tuple[int, int], folder: Path
) -> None:
    text = page.read_text(encoding="utf-8")

    assert (len(_OUTPUT.findall(text)), len(_CELL.findall(text))) == parts
    assert text == print_page(text, folder), REFRESH


def test_the_pages_tell_of_630_patrolled_hotspot_days_and_of_an_effect() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")

    assert "630 of 1,890 hotspot-days" in text
    assert "patrolled days saw less, by more than chance explains" in text


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        make_files(Path(place))
        for each in (NOTEBOOK, TRIAL):
            each.write_text(print_page(each.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
