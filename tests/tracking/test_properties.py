"""What holds of any tracker: order is nothing, a deleted row is missing, a doubled row is refused."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.record import Record
from answerable.tracking import Reconciliation, reconcile
from tests.tracking.packs import (
    JUNE,
    ROWS,
    SEPTEMBER,
    Row,
    matched_refs,
    missing_refs,
    read_texts,
    stalled_refs,
    write_minutes,
    write_tracker,
)

FURTHER = (
    Row("47", "Mar 2023", "The Treasurer to explain the insurance premium.", "In hand"),
    Row("12 iii", "Nov 2022", "The clerk to publish the register of gifts.", ""),
    Row("30", "Jan 2023", "Volunteers to visit the custody suite at Northgate.", "Visit held", closed=True),
)


@lru_cache(maxsize=512)
def read_text(text: str) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        return read_texts(Path(folder), text)[0]


def track(*texts: str) -> Reconciliation:
    return reconcile([read_text(text) for text in texts])


def told(found: Reconciliation) -> tuple[object, ...]:
    """What a reconciliation tells, without the places where it stands."""
    return (
        matched_refs(found),
        sorted((match.fact.text, match.action.ref or "", match.score) for match in found.matched),
        sorted((missing.fact.text, missing.nearest.score if missing.nearest else 0) for missing in found.missing),
        sorted(orphan.action.text for orphan in found.orphans),
        stalled_refs(found),
        sorted(refused.fact.text for refused in found.refused),
        sorted(entry.action.text for entry in found.untraced),
    )


@settings(max_examples=30, deadline=None)
@given(st.permutations(ROWS + FURTHER), st.permutations(range(3)))
def test_the_order_of_rows_and_papers_changes_nothing(rows: list[Row], order: list[int]) -> None:
    papers = [write_minutes(), write_tracker(JUNE, rows), write_tracker(SEPTEMBER, rows[::-1])]
    usual = [write_minutes(), write_tracker(JUNE, ROWS + FURTHER), write_tracker(SEPTEMBER, ROWS + FURTHER)]

    assert told(track(*(papers[index] for index in order))) == told(track(*usual))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(len(ROWS)))), st.booleans())
def test_whatever_rows_are_deleted_exactly_their_clauses_are_missing(deleted: set[int], closed: bool) -> None:
    rows = [row._replace(closed=closed) for index, row in enumerate(ROWS) if index not in deleted]
    found = track(write_minutes(), write_tracker(JUNE, [*rows, *FURTHER]))

    assert sorted(missing_refs(found)) == sorted(ROWS[index].ref for index in deleted)
    assert sorted(matched_refs(found)) == sorted(row.ref for row in rows)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(ROWS), st.integers(min_value=2, max_value=4))
def test_a_row_printed_more_than_once_in_a_tracker_is_refused(row: Row, times: int) -> None:
    others = [other for other in ROWS if other != row]
    found = track(write_minutes(), write_tracker(JUNE, [*others, *[row] * times]))

    assert [len(refused.candidates) for refused in found.refused] == [times]
    assert row.ref not in matched_refs(found)
    assert found.missing == ()


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(("42 ii {}", "42ii{}", "42(ii)({})", "42 (ii) {}", "Minute 42 ii {}", "42.ii.{}", "042 II {}"))
)
def test_the_form_of_a_reference_changes_nothing(form: str) -> None:
    rows = [row._replace(ref=form.format(row.ref[-1])) for row in ROWS]
    found = track(write_minutes(), write_tracker(JUNE, rows))

    assert sorted(matched_refs(found)) == [row.ref for row in ROWS]
    assert all(
        any(ground.kind == "reference" and ground.weight > 0 for ground in match.grounds) for match in found.matched
    )
