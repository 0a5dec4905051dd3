"""Floors: the score that each kind of fact has reached once, and may not fall below again."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from collections.abc import Sequence
from typing import Any

from tests.gold.papers import HERE
from tests.gold.score import KINDS, ScoredPaper, add_scores
from tests.gold.tally import Tally

FILE = HERE / "floors.toml"
PLACES = 3
MEASURES = {"firm promises": ("precision", "recall")}
"""What a floor holds of a kind; F1 where not named here."""

Floor = dict[str, Any]


def load_floors() -> list[Floor]:
    """The floors as recorded: split, kind, its measures, and since when."""
    return list(tomllib.loads(FILE.read_text(encoding="utf-8")).get("floor", [])) if FILE.exists() else []


def list_measures(kind: str) -> tuple[str, ...]:
    """The measures that a floor of this kind holds."""
    return MEASURES.get(kind, ("f1",))


def raise_floors(scored: Sequence[ScoredPaper], today: dt.date, splits: Sequence[str] = ()) -> None:
    """Write every floor that the score has passed at its new height; no floor is lowered, none is removed.

    A split is given floors only when `splits` names it or when it has some.
    """
    floors = {(floor["split"], floor["kind"]): floor for floor in load_floors()}
    floored = {*splits, *(split for split, _ in floors)}
    for split in sorted({one.paper.split for one in scored} & floored):
        total = add_scores(one for one in scored if one.paper.split == split)
        for kind in KINDS:
            if total[kind].expected:
                floors[split, kind] = _raise(floors.get((split, kind)), split, kind, total[kind], today)
    FILE.write_text(_HEAD + "".join(_write(floor) for floor in floors.values()), encoding="utf-8")


def _raise(floor: Floor | None, split: str, kind: str, tally: Tally, today: dt.date) -> Floor:
    before = floor or {}
    heights = {name: _round_down(getattr(tally, name) or 0.0) for name in list_measures(kind)}
    risen = {name: max(height, before.get(name, 0.0)) for name, height in heights.items()}
    same = floor is not None and all(before.get(name) == height for name, height in risen.items())
    return {"split": split, "kind": kind, **risen, "since": before["since"] if same else today}


def _round_down(share: float) -> float:
    return math.floor(share * 10**PLACES) / 10**PLACES


def _write(floor: Floor) -> str:
    lines = [
        f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}" for name, value in floor.items()
    ]
    return "\n[[floor]]\n" + "\n".join(lines) + "\n"


_HEAD = "# What the reader has reached, by split and kind. Floors only rise: `python -m tests.gold --raise-floors`.\n"
