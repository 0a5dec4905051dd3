"""Several papers reconciled: what is carried, what is missing, what cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.tracking import reconcile
from answerable.tracking.matching import MARGIN
from tests.tracking.packs import (
    ASKED,
    JUNE,
    MARCH,
    ROWS,
    SEPTEMBER,
    Row,
    matched_refs,
    missing_refs,
    read_texts,
    track_texts,
    write_minutes,
    write_tracker,
)


def test_every_clause_that_a_row_carries_is_matched(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(), write_tracker())

    assert matched_refs(found) == {
        "42 ii a": "42 ii a",
        "42 ii b": "42 ii b",
        "42 ii c": "42 ii c",
        "42 ii d": "42 ii d",
    }
    assert found.missing == ()
    assert found.orphans == ()


def test_a_match_says_which_words_and_references_agreed_and_in_which_papers(tmp_path: Path) -> None:
    match = track_texts(tmp_path, write_minutes(), write_tracker()).matched[1]

    assert match.said_in.path.endswith("paper-1.txt")
    assert match.tracked_in.path.endswith("paper-2.txt")
    assert {ground.kind for ground in match.grounds} == {"wording", "reference", "dates"}
    assert sum(ground.weight for ground in match.grounds) == pytest.approx(match.score, abs=0.001)
    assert "telephone" in match.why
    assert "the same reference (42 ii b)" in match.why


@pytest.mark.parametrize("dropped", range(len(ROWS)))
def test_a_row_left_out_makes_its_clause_missing_and_no_other(tmp_path: Path, dropped: int) -> None:
    rows = [row for index, row in enumerate(ROWS) if index != dropped]
    found = track_texts(tmp_path, write_minutes(), write_tracker(rows=rows))

    assert missing_refs(found) == [ROWS[dropped].ref]
    assert found.missing[0].siblings == tuple(row.ref for row in rows)
    assert (
        found.missing[0].expected_in == "Merchester Police and Crime Panel – Action Tracker June 2023, 12 June 2023"
    )
    assert len(found.matched) == len(rows)


def test_a_missing_clause_is_shown_with_the_nearest_row_and_its_score(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(asked=[*ASKED, "The cost of training for calls."]), write_tracker())

    (missing,) = found.missing
    assert missing.nearest is not None
    assert missing.nearest.action.ref in {"42 ii b", "42 ii c"}
    assert 0 < missing.nearest.score < 0.35
    assert f"scores {missing.nearest.score:.2f}" in missing.why


def test_a_closed_row_carries_as_an_open_one_does(tmp_path: Path) -> None:
    rows = [row._replace(closed=True) for row in ROWS]

    assert track_texts(tmp_path, write_minutes(), write_tracker(rows=rows)).missing == ()


def test_what_is_only_noted_or_agreed_is_not_owed(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(asked=[]), write_tracker())

    assert (found.matched, found.missing, found.not_yet) == ((), (), ())


def test_without_a_later_tracker_nothing_is_called_missing(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(day=JUNE), write_tracker(MARCH))

    assert found.missing == ()
    assert [entry.why for entry in found.not_yet] == [
        "No tracker of the Merchester Police and Crime Panel after 12 June 2023 was given."
    ] * len(ASKED)


def test_two_rows_that_fit_equally_are_refused_and_named(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(), write_tracker(rows=[*ROWS, ROWS[1]]))

    (refused,) = found.refused
    assert refused.resolution is not None
    assert refused.resolution.sub == "ii b"
    assert [candidate.action.ref for candidate in refused.candidates] == ["42 ii b", "42 ii b"]
    assert refused.margin == MARGIN
    assert "fit equally" in refused.why
    assert "42 ii b" not in matched_refs(found)
    assert found.missing == ()


def test_a_promise_in_several_parts_is_carried_by_several_rows(tmp_path: Path) -> None:
    said = (
        "The Commissioner undertook to send the staffing of the control room by shift, what the new telephone system "
        "costs, and waiting times for domestic abuse calls."
    )
    found = track_texts(tmp_path, write_minutes(asked=[], said=said), write_tracker())

    assert {match.action.ref for match in found.matched if match.promise} == {"42 ii a", "42 ii b", "42 ii c"}


def test_a_firm_promise_in_no_row_is_missing_and_a_hedged_one_is_not(tmp_path: Path) -> None:
    firm = "The Commissioner undertook to bring the report on body armour to members."
    soft = "The Commissioner hoped that drones might be bought in due course."
    found = track_texts(tmp_path, write_minutes(said=f"{firm} {soft}"), write_tracker())

    assert [missing.promise.text for missing in found.missing if missing.promise] == [firm]
    assert [entry.promise.text for entry in found.untracked if entry.promise] == [soft]


def test_a_promise_that_a_resolution_asks_for_again_points_to_it(tmp_path: Path) -> None:
    said = "The Commissioner undertook to give the cost of the new telephone system."
    rows = [row for row in ROWS if row.ref != "42 ii b"]
    found = track_texts(tmp_path, write_minutes(said=said), write_tracker(rows=rows))

    promise = next(missing for missing in found.missing if missing.promise)
    resolution = next(missing for missing in found.missing if missing.resolution)
    assert resolution.resolution is not None
    assert promise.same_as == (resolution.resolution.id,)


def test_the_rows_of_another_body_are_not_looked_at(tmp_path: Path) -> None:
    minutes = write_minutes()
    found = track_texts(
        tmp_path,
        minutes,
        write_tracker(body="Ruddle Valley Police and Crime Panel"),
        write_minutes(day=JUNE, asked=[], body="Ruddle Valley Police and Crime Panel"),
    )

    assert found.bodies == ("Merchester Police and Crime Panel", "Ruddle Valley Police and Crime Panel")
    assert found.matched == ()
    assert len(found.not_yet) == len(ASKED)


def test_a_row_whose_meeting_has_nothing_like_it_is_an_orphan(tmp_path: Path) -> None:
    stray = Row("47", "Mar 2023", "The Treasurer to explain the insurance premium.", "In hand")
    (orphan,) = track_texts(tmp_path, write_minutes(), write_tracker(rows=[*ROWS, stray])).orphans

    assert orphan.action.ref == "47"
    assert orphan.origin_in.date == MARCH


def test_a_row_whose_minutes_were_not_given_is_no_orphan(tmp_path: Path) -> None:
    older = Row("12", "Nov 2022", "The Treasurer to explain the insurance premium.", "In hand")
    found = track_texts(tmp_path, write_minutes(), write_tracker(rows=[*ROWS, older]))

    assert found.orphans == ()
    assert [entry.why for entry in found.untraced] == [
        "The minutes of Merchester Police and Crime Panel of November 2022 were not given."
    ]


def test_a_row_asked_for_in_the_discussion_is_no_orphan(tmp_path: Path) -> None:
    said = "Members asked the Treasurer to explain the insurance premium."
    row = Row("42", "Mar 2023", "The Treasurer to explain the insurance premium.", "In hand")
    found = track_texts(tmp_path, write_minutes(said=said), write_tracker(rows=[*ROWS, row]))

    assert found.orphans == ()


def test_the_chain_goes_from_the_words_to_the_action_its_updates_and_later_minutes(tmp_path: Path) -> None:
    later = [row._replace(update="Letter sent to members", closed=True) for row in ROWS[:1]]
    heard = write_minutes(JUNE, [], minute=50, said="- **Control room (42 ii a)** - The figures had been sent.")
    found = track_texts(tmp_path, write_minutes(), write_tracker(JUNE), heard, write_tracker(SEPTEMBER, later))

    chain = next(chain for chain in found.chain if chain.said and chain.said[0].fact.text == ASKED[0])
    assert [action.action.ref for action in chain.actions] == ["42 ii a"]
    assert [(trace.kind, trace.date) for trace in chain.traces] == [
        ("minutes", JUNE),
        ("update", JUNE),
        ("update", SEPTEMBER),
    ]


def test_a_note_that_names_the_row_ties_what_is_said_in_it_to_that_row(tmp_path: Path) -> None:
    said = "- **Telephones (42 ii b)** - No answer had come. The Commissioner undertook to send it by 1 July 2023."
    found = track_texts(
        tmp_path, write_minutes(), write_minutes(JUNE, [], minute=50, said=said), write_tracker(SEPTEMBER)
    )

    assert [match.action.ref for match in found.matched if match.promise] == ["42 ii b"]


def test_the_count_of_open_actions_that_minutes_state_is_held_against_the_tracker(tmp_path: Path) -> None:
    said = "There are three actions which remain outstanding."
    (stated,) = track_texts(tmp_path, write_minutes(JUNE, [], said=said), write_tracker(JUNE)).stated

    assert (stated.count, stated.held) == (3, 4)
    assert "does not agree" in stated.why


def test_a_paper_given_twice_counts_once(tmp_path: Path) -> None:
    records = read_texts(tmp_path, write_minutes(), write_tracker())

    assert reconcile([*records, *records]) == reconcile(records)


def test_nothing_given_gives_nothing() -> None:
    found = reconcile([])

    assert (found.matched, found.missing, found.bodies) == ((), (), ())
