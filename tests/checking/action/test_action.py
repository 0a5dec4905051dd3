"""Rules about actions, on packs that hold minutes and the tracker after them."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.checking import Finding, check
from answerable.reading.reader import read_paper
from tests.gold.papers import SEEDS_ABSENT, find_seeds
from tests.tracking.packs import ASKED, DONE, JUNE, ROWS, Row, write_minutes, write_tracker

SEEDS = find_seeds()


def check_pack(folder: Path, *texts: str) -> list[Finding]:
    path = folder / "pack.txt"
    path.write_text("\n".join(texts), encoding="utf-8")
    result = check(read_paper(path), select=["ACT"])
    assert result.failed == ()
    return list(result.findings)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in findings]


def test_a_pack_whose_tracker_carries_everything_has_nothing_lost(tmp_path: Path) -> None:
    assert check_pack(tmp_path, write_minutes(), write_tracker()) == []


@pytest.mark.parametrize("dropped", range(len(ROWS)))
def test_a_row_deleted_from_the_tracker_is_an_error_that_names_its_clause(tmp_path: Path, dropped: int) -> None:
    rows = [row for index, row in enumerate(ROWS) if index != dropped]
    (finding,) = check_pack(tmp_path, write_minutes(), write_tracker(rows=[*rows, DONE]))

    assert (finding.rule, finding.severity) == ("ACT901", "error")
    assert finding.message.startswith(f"Resolution {ROWS[dropped].ref} of 6 March 2023 stands in no row of")
    assert finding.printed == ASKED[dropped]
    assert "Tracked of the same minute" in finding.working


def test_a_row_absent_from_a_list_of_open_actions_may_be_done_and_is_a_warning(tmp_path: Path) -> None:
    (finding,) = check_pack(tmp_path, write_minutes(), write_tracker(rows=ROWS[1:]))

    assert finding.severity == "warning"
    assert "it may be done and taken off" in finding.working


def test_a_request_of_somebody_named_is_a_warning_where_no_clause_beside_it_is_tracked(tmp_path: Path) -> None:
    minutes = write_minutes(resolved=["That the Chief Constable be asked to explain the closure of Northgate."])

    assert told(check_pack(tmp_path, minutes, write_tracker(rows=[*ROWS, DONE]))) == [("ACT901", "warning")]


def test_the_meetings_own_business_is_for_information(tmp_path: Path) -> None:
    minutes = write_minutes(resolved=["That the letter to the Minister be published on the website."])

    assert told(check_pack(tmp_path, minutes, write_tracker(rows=[*ROWS, DONE]))) == [("ACT901", "info")]


def test_a_tracker_without_a_row_of_that_meeting_says_little(tmp_path: Path) -> None:
    older = [Row("12", "Nov 2022", "The clerk to publish the register of gifts.", "In hand")]

    assert set(told(check_pack(tmp_path, write_minutes(), write_tracker(rows=older)))) == {("ACT901", "info")}


def test_a_promise_is_not_reported_beside_the_resolution_that_asks_for_the_same(tmp_path: Path) -> None:
    said = "The Commissioner undertook to give the cost of the new telephone system."
    rows = [row for row in ROWS if row.ref != "42 ii b"]
    (finding,) = check_pack(tmp_path, write_minutes(said=said), write_tracker(rows=[*rows, DONE]))

    assert finding.severity == "error"
    assert said in [cite.quote for cite in finding.also]


def test_a_closed_row_whose_meeting_shows_nothing_is_a_warning(tmp_path: Path) -> None:
    closed = Row(
        "30", "Jan 2023", "The Treasurer to explain the insurance premium.", "Heard on 6 March 2023", closed=True
    )

    assert told(check_pack(tmp_path, write_minutes(), write_tracker(rows=[*ROWS, closed]))) == [("ACT902", "warning")]


def test_an_overdue_row_without_an_update_is_a_warning_and_a_blank_one(tmp_path: Path) -> None:
    rows = [ROWS[0]._replace(due="30 June 2023"), ROWS[1]._replace(due="31 May 2023", update="")]

    assert told(check_pack(tmp_path, write_tracker(JUNE, rows))) == [("ACT902", "info"), ("ACT903", "warning")]


@pytest.mark.skipif(SEEDS is None, reason=SEEDS_ABSENT)
def test_what_the_seed_pack_shows() -> None:
    assert SEEDS is not None
    (pack,) = SEEDS.glob("001_*.txt")
    findings = check(read_paper(pack), select=["ACT"]).findings

    assert [(one.rule, one.cite.line) for one in findings if one.severity == "error"] == [("ACT901", 128)]
    assert [(one.rule, one.cite.line) for one in findings if one.severity == "warning"] == [
        ("ACT902", 162),
        ("ACT902", 163),
    ]
    blank = [one.cite.line for one in findings if one.rule == "ACT902" and one.severity == "info"]
    assert blank == [164, 166, 167, 168, 169]
