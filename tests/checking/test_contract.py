"""The JSON of findings is a promise to other programs: it may grow, not change."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from answerable.checking import check
from answerable.checking.contract import from_json, json_schema, to_json
from answerable.reading.reader import read_paper
from tests.checking.formats.found import CLEAN, PAPER, TOTAL, UNREAD

REFRESH = "run: python -m answerable.checking > docs/contract/check.schema.json"
SCHEMA = Path(__file__).parents[2] / "docs" / "contract" / "check.schema.json"


def test_findings_survive_writing_and_reading_their_json() -> None:
    assert from_json(to_json([PAPER, CLEAN, UNREAD])) == [PAPER, CLEAN, UNREAD]


def test_what_is_printed_fits_the_published_schema() -> None:
    jsonschema.validate(json.loads(to_json([PAPER, CLEAN, UNREAD])), json.loads(SCHEMA.read_text()))


def test_the_published_schema_is_that_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text()) == json_schema(), REFRESH


def test_an_entry_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("The next meeting is on Wednesday 7 February 2023.\n")
    (entry,) = json.loads(to_json([check(read_paper(paper), select=["DAT501"])]))
    (finding,) = entry["findings"]

    assert (entry["contract"], entry["source"]["path"], entry["checked"]) == (1, str(paper), {"DAT501": 1})
    assert (entry["failed"], entry["suppressed"], entry["coverage"]["untested"]) == ([], [], [])
    assert {"rule", "severity", "message", "working", "expected", "printed", "cite", "also"} <= finding.keys()
    assert finding["cite"] == {"line": 1, "quote": "Wednesday 7 February 2023"}


def test_every_finding_has_its_key_beside_it() -> None:
    (entry,) = json.loads(to_json([PAPER]))

    assert entry["findings"][0]["key"] == TOTAL.key
    assert entry["suppressed"][0]["finding"]["key"] == PAPER.suppressed[0].finding.key


def test_absent_values_are_left_out() -> None:
    (entry,) = json.loads(to_json([PAPER]))

    assert not {"printed", "expected", "tolerance", "explanation"} & entry["suppressed"][0]["finding"].keys()


def test_json_that_does_not_fit_is_refused_with_its_place() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.coverage"):
        from_json('[{"source": {"path": "a.txt"}, "checked": {}, "coverage": {"figures": "many"}}]')
