"""Open rows that do not move, and closed ones with nothing to show for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.tracking.packs import (
    DONE,
    JUNE,
    MARCH,
    ROWS,
    SEPTEMBER,
    Row,
    stalled_refs,
    track_texts,
    write_agenda,
    write_minutes,
    write_tracker,
)

BLANK = ROWS[1]._replace(update="")


def test_a_blank_update_is_stalled_after_one_meeting(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_minutes(), write_tracker(rows=[ROWS[0], BLANK]))

    assert stalled_refs(found) == {"42 ii b": ("blank",)}
    assert found.stalled[0].meetings == (JUNE,)


def test_a_tracker_that_prints_no_update_at_all_has_none_blank(tmp_path: Path) -> None:
    assert track_texts(tmp_path, write_minutes(), write_tracker(rows=[BLANK])).stalled == ()


def test_the_printings_of_a_row_are_one_row_that_stands_still_for_two_meetings(tmp_path: Path) -> None:
    rows = [ROWS[0], BLANK]
    found = track_texts(tmp_path, write_minutes(), write_tracker(JUNE, rows), write_tracker(SEPTEMBER, rows))

    (stalled,) = [entry for entry in found.stalled if entry.action.ref == "42 ii b"]
    assert stalled.reasons == ("blank", "not updated")
    assert stalled.meetings == (JUNE, SEPTEMBER)
    assert stalled.tracked_in.date == SEPTEMBER


def test_the_same_words_at_two_meetings_are_no_update(tmp_path: Path) -> None:
    found = track_texts(tmp_path, write_tracker(JUNE, ROWS[1:2]), write_tracker(SEPTEMBER, ROWS[1:2]))

    assert stalled_refs(found) == {"42 ii b": ("unchanged",)}


def test_the_same_words_that_name_a_day_to_come_are_still_true(tmp_path: Path) -> None:
    rows = [ROWS[1]._replace(update="Programmed 4 December 2023")]

    assert track_texts(tmp_path, write_tracker(JUNE, rows), write_tracker(SEPTEMBER, rows)).stalled == ()


def test_a_due_date_that_has_passed_is_overdue_on_the_day_of_the_latest_paper(tmp_path: Path) -> None:
    rows = [ROWS[1]._replace(due="31 May 2023"), ROWS[2]._replace(due="30 June 2023")]

    assert stalled_refs(track_texts(tmp_path, write_tracker(rows=rows))) == {"42 ii b": ("overdue",)}
    later = track_texts(tmp_path, write_tracker(rows=rows), on=dt.date(2023, 7, 1))
    assert stalled_refs(later) == {"42 ii b": ("overdue",), "42 ii c": ("overdue",)}


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        (["Apologies", "Telephone system: what it costs"], {}),
        (["Apologies", "Annual report"], {"42 ii b": ("not on the agenda",)}),
    ],
)
def test_programmed_for_a_meeting_is_held_against_its_agenda(tmp_path: Path, items: list[str], reasons: dict) -> None:
    rows = [ROWS[1]._replace(update="Programmed 11 September 2023")]
    found = track_texts(tmp_path, write_tracker(rows=rows), write_agenda(SEPTEMBER, items))

    assert stalled_refs(found) == reasons


def test_an_open_row_that_the_next_tracker_leaves_out_is_dropped(tmp_path: Path) -> None:
    found = track_texts(
        tmp_path, write_tracker(JUNE, ROWS[:2]), write_tracker(SEPTEMBER, [ROWS[0]._replace(update="Done"), DONE])
    )

    assert stalled_refs(found) == {"42 ii b": ("dropped",)}


def test_a_row_that_a_list_of_open_actions_leaves_out_may_be_done(tmp_path: Path) -> None:
    kept = [ROWS[0]._replace(update="In hand")]

    assert track_texts(tmp_path, write_tracker(JUNE, ROWS[:2]), write_tracker(SEPTEMBER, kept)).stalled == ()


def test_a_row_that_a_later_meeting_closes_is_not_stalled(tmp_path: Path) -> None:
    closing = write_minutes(SEPTEMBER, [], minute=60, resolved=["That action 42 ii b be closed."])

    assert track_texts(tmp_path, write_tracker(rows=[ROWS[0], BLANK]), closing).stalled == ()


@pytest.mark.parametrize(
    ("update", "why"),
    [
        ("", "It is closed, and its update is blank."),
        ("Programmed 11 September 2023", "still to come"),
        ("Heard on 6 March 2023", "have nothing like it"),
    ],
)
def test_a_closed_row_with_nothing_to_show_for_it_is_unproven(tmp_path: Path, update: str, why: str) -> None:
    closed = Row("30", "Jan 2023", "The Treasurer to explain the insurance premium.", update, closed=True)
    done = ROWS[0]._replace(update="Sent 3 April", closed=True)
    found = track_texts(tmp_path, write_minutes(MARCH), write_tracker(rows=[closed, done]))

    (unproven,) = found.unproven
    assert unproven.action.ref == "30"
    assert why in unproven.why


def test_what_was_to_be_programmed_is_done_when_it_is_programmed(tmp_path: Path) -> None:
    closed = Row(
        "30", "Jan 2023", "Six-monthly reports to be programmed.", "Programmed for 11 September 2023", closed=True
    )

    assert track_texts(tmp_path, write_tracker(rows=[closed])).unproven == ()
