"""The JSON of a reconciliation is a promise to other programs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from answerable.tracking import track_schema, track_to_json
from tests.tracking.packs import ROWS, track_texts, write_minutes, write_tracker

REFRESH = "run: python -m answerable.tracking > docs/contract/track.schema.json"
SCHEMA = Path(__file__).parents[2] / "docs" / "contract" / "track.schema.json"


def test_the_schema_in_the_docs_is_the_schema_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text()) == track_schema(), REFRESH


def test_what_is_written_fits_the_schema_and_the_contract(tmp_path: Path) -> None:
    found = json.loads(track_to_json(track_texts(tmp_path, write_minutes(), write_tracker(rows=ROWS[1:]))))

    jsonschema.validate(found, track_schema())
    assert found["contract"] == 1
    assert {"resolution", "action", "score"} <= set(found["matched"][0])
    assert {"resolution", "expected_in", "why"} <= set(found["missing"][0])
    assert [found[name] for name in ("orphans", "stalled")] == [[], []]


def test_every_fact_carries_its_place_and_its_paper(tmp_path: Path) -> None:
    found = json.loads(track_to_json(track_texts(tmp_path, write_minutes(), write_tracker(rows=ROWS[1:]))))

    for entry in (*found["matched"], *found["missing"]):
        assert entry["resolution"]["cite"]["line"] > 0
        assert entry["said_in"]["path"].endswith("paper-1.txt")
        assert len(entry["said_in"]["sha256"]) == 64
