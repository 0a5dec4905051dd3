"""What the README says of hotspots out of time is what its command prints of the real months."""

from __future__ import annotations

import csv
import gzip
import json
import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.patrolling.place.grid import to_grid

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
REFRESH = "python -m tests.commands.test_readme_hotspots prints these lines anew"
STREET = ROOT / "examples" / "data" / "published" / "street-west-yorkshire-july.csv.gz"
SIDES = (150, 250, 500)
LAND = 2029.2e6
"""Square metres of West Yorkshire, as the census gives it."""


def find_command(text: str) -> list[str]:
    """The words of the README's command, after `answerable`."""
    (found,) = re.findall(r"^    answerable (patrol hotspots [^\n]+\\\n[^\n]+)$", text, re.MULTILINE)
    return [str(ROOT / word) if word.startswith("examples/") else word for word in found.replace("\\\n", " ").split()]


def tell(words: list[str], *more: str) -> dict[str, dict]:
    done = CliRunner().invoke(run, [*words, *more, "--format", "json"])
    assert done.exit_code == 0, done.stderr
    return {each["slug"]: each for each in json.loads(done.stdout)["analysis"]["exhibits"]}


def write_rows(words: list[str]) -> list[str]:
    """The README's lines: of every method in squares of 250 m, then of the plain count in squares of each side."""
    told = tell(words)
    accuracy = {row[0]: row for row in told["accuracy"]["table"]["rows"]}
    lines = []
    for name, _, of, share, low, high, pai, pei, gain, *_ in told["out-of-time"]["table"]["rows"]:
        apart = "" if gain is None else f"{gain:+.1f}".replace("-", "−")
        star = accuracy[name][10]
        held = f"{share:.1f}% ({low:.1f} to {high:.1f}) of {of:,}"
        lines.append(f"| {name} | {held} | {apart} | {pai:.1f} | {pei:.2f} | {star:.2f} |")
    for side in SIDES:
        name, _, of, share, low, high, pai, pei, *_ = tell(words, "--side", str(side))["out-of-time"]["table"][
            "rows"
        ][0]
        lines.append(f"| squares of {side} m | {share:.1f}% ({low:.1f} to {high:.1f}) | {pai:.1f} | {pei:.2f} |")
    return lines


def test_the_readme_s_figures_are_those_of_its_command() -> None:
    text = README.read_text(encoding="utf-8")

    missing = [line for line in write_rows(find_command(text)) if line not in text]

    assert missing == [], REFRESH


@pytest.mark.parametrize("side", SIDES)
def test_a_plain_count_by_hand_in_whole_squares_holds_about_as_much(side: int) -> None:
    """In ten lines, with ties as they come and no square cut at the border: within a percentage point."""
    with gzip.open(STREET, "rt", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["Crime type"] == "Violence and sexual offences"]
    placed = [row for row in rows if row["Longitude"]]
    east, north = to_grid(
        np.array([float(row["Longitude"]) for row in placed]), np.array([float(row["Latitude"]) for row in placed])
    )
    came = np.array([row["Month"] == "2018-07" for row in placed])
    _, square = np.unique(np.floor(east / side) * 1e6 + np.floor(north / side), return_inverse=True)
    before, after = np.bincount(square[~came]), np.bincount(square, weights=came)
    worst = np.argsort(-before, kind="stable")[: int(LAND * 0.014 / side**2)]
    by_hand = 100 * after[worst].sum() / came.sum()

    rows_told = tell(find_command(README.read_text(encoding="utf-8")), "--side", str(side))["out-of-time"]["table"]

    assert rows_told["rows"][0][3] == pytest.approx(by_hand, abs=1.0)


if __name__ == "__main__":
    print("\n".join(write_rows(find_command(README.read_text(encoding="utf-8")))))
