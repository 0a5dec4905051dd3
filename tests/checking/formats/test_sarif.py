"""Findings as SARIF 2.1.0: each object has what the standard requires, and nothing that it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from answerable.checking import RULES, find_rule
from answerable.checking.formats.excerpt import MarkedLine
from answerable.checking.formats.sarif import print_sarif
from answerable.checking.manual import open_manual
from answerable.record import Cite, Source
from tests.checking.formats.found import CLEAN, EXCERPTS, EXPLAINED, PAPER, TOTAL, UNREAD


def thing(required: list[str], **properties: Any) -> dict[str, Any]:
    """An object of the standard: no property but these (SARIF 2.1.0 closes every object but property bags)."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
BAG = {"type": "object"}
COUNT = {"type": "integer", "minimum": 0}
POSITIVE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = thing(["text"], text=TEXT, markdown=TEXT)  # 3.11, 3.12
FILE = thing(["uri"], uri={"type": "string", "format": "uri-reference"}, index=COUNT)  # 3.4
REGION = thing(  # 3.30
    ["startLine", "endLine", "snippet"],
    startLine=POSITIVE,
    startColumn=POSITIVE,
    endLine=POSITIVE,
    endColumn=POSITIVE,
    snippet=thing(["text"], text=TEXT),
)
PHYSICAL = thing(["artifactLocation"], artifactLocation=FILE, region=REGION)  # 3.29
LOGICAL = thing(["name", "fullyQualifiedName", "kind"], name=TEXT, fullyQualifiedName=TEXT, kind=TEXT)  # 3.33
LOCATION = thing(  # 3.28
    ["physicalLocation"], id=COUNT, physicalLocation=PHYSICAL, logicalLocations=listed(LOGICAL), message=MESSAGE
)
SUPPRESSION = thing(  # 3.35
    ["kind", "justification"],
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    properties=BAG,
)
RESULT = thing(  # 3.27
    ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "suppressions"],
    ruleId=TEXT,
    ruleIndex=COUNT,
    level=LEVEL,
    message=MESSAGE,
    locations=listed(LOCATION),
    relatedLocations=listed(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=listed(SUPPRESSION),
    properties=BAG,
)
RULE = thing(  # 3.49
    ["id", "name", "shortDescription", "help", "defaultConfiguration"],
    id=TEXT,
    name=TEXT,
    shortDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=thing(["level"], level=LEVEL),
    properties=thing(["tags"], tags={"type": "array", "items": TEXT, "uniqueItems": True}),
)
NOTIFICATION = thing(  # 3.58
    ["message", "level", "locations"],
    message=MESSAGE,
    level=LEVEL,
    locations=listed(LOCATION),
    associatedRule=thing(["id", "index"], id=TEXT, index=COUNT),
)
ARTIFACT = thing(  # 3.24
    ["location"],
    location=FILE,
    roles={"type": "array", "items": {"enum": ["analysisTarget"]}},
    mimeType={"type": "string", "pattern": "[^/]+/.+"},
    hashes={"type": "object", "additionalProperties": TEXT},
    properties=BAG,
)
RUN = thing(  # 3.14
    ["tool", "invocations", "artifacts", "results", "columnKind"],
    tool=thing(  # 3.18, 3.19
        ["driver"],
        driver=thing(["name", "semanticVersion", "rules"], name=TEXT, semanticVersion=TEXT, rules=listed(RULE)),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=listed(  # 3.20
        thing(
            ["executionSuccessful"],
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=listed(NOTIFICATION),
        )
    ),
    artifacts=listed(ARTIFACT),
    results=listed(RESULT),
)
LOG = thing(  # 3.13
    ["version", "runs"], **{"$schema": TEXT}, version={"const": "2.1.0"}, runs={**listed(RUN), "minItems": 1}
)


def write(*checked: Any, whole: bool = True) -> dict[str, Any]:
    log = json.loads(print_sarif(checked, whole=whole))
    jsonschema.validate(log, LOG)
    (run,) = log["runs"]
    return run


def write_paged() -> dict[str, Any]:
    cite = Cite(page=3, line=41, quote="Total 1,245")
    finding = msgspec.structs.replace(TOTAL, cite=cite, also=())
    source = Source(path="pack.pdf", media_type="application/pdf", pages=9)
    return write((msgspec.structs.replace(PAPER, source=source, findings=(finding,)), EXCERPTS))


def test_every_rule_is_described_with_its_page() -> None:
    rules = write((CLEAN, ()))["tool"]["driver"]["rules"]

    described = next(rule for rule in rules if rule["id"] == "DAT501")

    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert described["help"]["markdown"] == open_manual(find_rule("DAT501")).text
    assert described["help"]["text"].startswith("Weekday mismatch (DAT501)\n")
    assert "```" not in described["help"]["text"]


def test_a_result_points_at_its_rule_its_file_and_its_words() -> None:
    run = write((CLEAN, ()), (PAPER, EXCERPTS))
    result = run["results"][0]
    place = result["locations"][0]["physicalLocation"]

    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "DAT501"
    assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == "papers/budget%201.txt"
    assert place["region"] == {
        "startLine": 7,
        "startColumn": 9,
        "endLine": 7,
        "endColumn": 14,
        "snippet": {"text": "1,245"},
    }
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["North 254", "South 1,000"]


def test_lines_without_marked_words_are_given_whole() -> None:
    run = write((PAPER, [(MarkedLine(7, "Total | 1,245"),)]))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert region == {"startLine": 7, "endLine": 7, "snippet": {"text": "Total 1,245"}}


def test_a_place_in_a_paged_paper_is_a_logical_one() -> None:
    (location,) = write_paged()["results"][0]["locations"]

    assert location["logicalLocations"] == [
        {"name": "page 3, line 41", "fullyQualifiedName": "page 3/line 41", "kind": "page"}
    ]
    assert "region" not in location["physicalLocation"]


def test_a_severity_becomes_a_level() -> None:
    assert [result["level"] for result in write((PAPER, EXCERPTS))["results"]] == ["error", "note"]


def test_what_a_person_explained_is_a_suppressed_result_and_all_others_say_that_they_are_not() -> None:
    found, explained = write((PAPER, EXCERPTS))["results"]

    assert found["suppressions"] == []
    assert explained["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": EXPLAINED.reason,
            "properties": {"by": "A. Clerk", "on": "2023-01-09"},
        }
    ]


def test_a_fingerprint_is_the_finding_s_key_and_the_same_words_twice_are_two() -> None:
    twice = msgspec.structs.replace(PAPER, findings=(TOTAL, TOTAL), suppressed=())
    prints = [result["partialFingerprints"] for result in write((twice, EXCERPTS * 2))["results"]]

    assert prints == [{"finding/v1": f"{TOTAL.key}:1"}, {"finding/v1": f"{TOTAL.key}:2"}]


def test_a_paper_that_was_not_read_and_a_rule_that_failed_are_notifications() -> None:
    failed = msgspec.structs.replace(CLEAN, failed=("DAT501",))
    (invocation,) = write((UNREAD, ()), (failed, ()))["invocations"]
    unread, broken = invocation["toolExecutionNotifications"]

    assert not invocation["executionSuccessful"]
    assert unread["message"]["text"] == UNREAD.error
    assert broken["associatedRule"]["id"] == "DAT501"


@pytest.mark.parametrize("whole", [True, False])
def test_a_run_that_was_stopped_was_not_successful(whole: bool) -> None:
    assert write((CLEAN, ()), whole=whole)["invocations"][0]["executionSuccessful"] is whole


def test_an_absolute_path_has_its_scheme(tmp_path: Path) -> None:
    source = Source(path=str(tmp_path / "a b#1.txt"))
    (artifact,) = write((msgspec.structs.replace(CLEAN, source=source), ()))["artifacts"]

    assert artifact["location"]["uri"] == f"{tmp_path.as_uri()}/a%20b%231.txt"


def test_the_report_card_s_counts_go_with_the_paper() -> None:
    (artifact,) = write((PAPER, EXCERPTS))["artifacts"]

    assert artifact["properties"]["coverage"]["figures"] == 200
    assert artifact["properties"]["checked"] == {"DAT501": 3}
