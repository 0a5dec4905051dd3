"""Every kind of analysis by its name, and under the matter that it is about."""

from __future__ import annotations

from pathlib import Path

import msgspec

from answerable.drawing.exhibit import Exhibit, Table, Told
from answerable.measuring.kind import tell_whole
from answerable.measuring.kinds import KINDS, MATTERS
from answerable.measuring.loading.data_file import DataFile


def test_every_kind_stands_under_one_matter() -> None:
    listed = [kind.name for kinds in MATTERS.values() for kind in kinds]
    assert sorted(listed) == sorted(KINDS)


def test_analysis_of_real_and_invented_rows_says_which_are_invented() -> None:
    exhibit = Exhibit(slug="a", title="A", sentence="A.", table=Table(columns=(), rows=()))
    told = Told(title="A", lead="", exhibits=(exhibit,))
    kind = KINDS["change"]._replace(tell=lambda _result: told)
    real, invented = _make_file("printed.csv", False), _make_file("calls.csv", True)
    badges = {
        "both": tell_whole(kind, msgspec.Struct(), [real, invented]).exhibits[0].badges,
        "real": tell_whole(kind, msgspec.Struct(), [real]).exhibits[0].badges,
    }
    assert badges["real"] == ()
    assert badges["both"][0].words.startswith("The rows of calls.csv were made for a demonstration")


def _make_file(name: str, is_invented: bool) -> DataFile:
    return DataFile(path=Path(name), sha256=name, shape="changes", name=name, rows=3, is_invented=is_invented)
