"""Exhibits as JSON."""

from __future__ import annotations

import json

import msgspec
import numpy as np

from answerable.drawing.exhibit import Told
from answerable.drawing.json import write_json
from tests.drawing.samples import CHARTS, EXHIBIT


def test_exhibit_is_written_with_its_chart_by_kind() -> None:
    read = json.loads(write_json(EXHIBIT))
    assert read["contract"] == 1
    assert read["exhibit"]["chart"]["type"] == "span"
    assert read["exhibit"]["table"]["rows"][3] == ["Knife robbery", None, 3100, None, None]


def test_every_kind_of_chart_can_be_written() -> None:
    exhibits = tuple(msgspec.structs.replace(EXHIBIT, slug=name, chart=chart) for name, chart in CHARTS.items())
    read = json.loads(write_json(Told(title="All", lead="", exhibits=exhibits)))
    assert [each["slug"] for each in read["analysis"]["exhibits"]] == list(CHARTS)


def test_numbers_of_numpy_are_written_as_numbers() -> None:
    table = msgspec.structs.replace(EXHIBIT.table, rows=(("A", np.int64(5), np.float64(2.5), float("inf"), None),))
    read = json.loads(write_json(msgspec.structs.replace(EXHIBIT, table=table)))
    assert read["exhibit"]["table"]["rows"][0] == ["A", 5, 2.5, None, None]
