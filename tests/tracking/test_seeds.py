"""The seed papers: what stands in them about promises, actions and the tracker."""

from __future__ import annotations

import pytest

from answerable.reading.reader import read_paper
from answerable.tracking import Reconciliation, reconcile
from tests.gold.papers import SEEDS_ABSENT, find_seeds
from tests.tracking.packs import matched_refs, missing_refs, stalled_refs

SEEDS = find_seeds()
pytestmark = pytest.mark.skipif(SEEDS is None, reason=SEEDS_ABSENT)


@pytest.fixture(scope="module")
def found() -> Reconciliation:
    assert SEEDS is not None
    return reconcile([read_paper(path).record for path in sorted(SEEDS.glob("*.txt"))])


def test_four_of_the_five_requests_of_minute_687_are_tracked(found: Reconciliation) -> None:
    assert matched_refs(found) == {f"687 iii {letter}": f"687 iii {letter}" for letter in "abcd"}


def test_the_fifth_reached_no_tracker(found: Reconciliation) -> None:
    assert missing_refs(found) == ["687 i", "687 ii", "687 iii e"]
    lost = found.missing[2]
    assert lost.siblings == tuple(f"687 iii {letter}" for letter in "abcd")
    assert lost.nearest is not None
    assert lost.nearest.score < 0.2


def test_each_row_whose_update_is_blank_is_stalled(found: Reconciliation) -> None:
    assert stalled_refs(found) == {"676ii": ("blank", "not updated")} | {
        f"687 iii {letter}": ("blank",) for letter in "abcd"
    }


def test_the_briefing_offered_in_prose_is_carried_by_three_rows(found: Reconciliation) -> None:
    carried = {
        match.action.ref for match in found.matched if match.promise and match.promise.who == "Jonathan Jardine"
    }

    assert carried == {"687 iii b", "687 iii c", "687 iii d"}


def test_an_action_of_the_notes_carries_the_promise_that_it_minutes(found: Reconciliation) -> None:
    notes = {match.action.ref for match in found.matched if match.tracked_in.kind == "minutes"}

    assert notes == {"102/17", "111/17"}


def test_the_six_actions_that_the_board_counted_cannot_be_told(found: Reconciliation) -> None:
    assert [(stated.count, stated.held) for stated in found.stated] == [(1, None), (6, None)]


def test_nothing_of_the_board_is_called_missing_because_no_later_tracker_was_given(found: Reconciliation) -> None:
    assert {missing.said_in.body for missing in found.missing} == {"West Midlands Police and Crime Panel"}
