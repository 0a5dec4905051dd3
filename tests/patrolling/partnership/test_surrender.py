"""Surrender bins: which are due, which councils have none, and counts that measure the use of bins."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from answerable.drawing.exhibit import Exhibit, Told
from answerable.measuring.analysis import measure
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.partnership.kind import SURRENDER
from answerable.patrolling.partnership.shapes import SURRENDER_BINS, SURRENDER_COUNTS
from answerable.patrolling.partnership.surrender import (
    SurrenderBin,
    SurrenderCount,
    SurrenderOptions,
    work_out_surrender,
)
from answerable.patrolling.partnership.surrender_exhibit import tell_surrender
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.partnership.files import take_file

OPENED = dt.date(2021, 1, 1)
BINS = tuple(
    SurrenderBin(code=f"B{number:02}", place=f"Square {number}", council=council, opened_on=OPENED)
    for number, council in enumerate(("Northfield", "Northfield", "Eastgate"), 1)
)


def _count(code: str, on: tuple[int, int, int], knives: int | None = 5, **more: object) -> SurrenderCount:
    return SurrenderCount(bin=code, emptied_on=dt.date(*on), knives=knives, **more)


def _find(told: Told, slug: str) -> Exhibit:
    return next(each for each in told.exhibits if each.slug == slug)


def test_bin_is_overdue_once_the_time_since_it_was_emptied_is_over() -> None:
    counts = [_count("B01", (2022, 9, 1)), _count("B02", (2022, 8, 31))]
    result = work_out_surrender(BINS, counts, SurrenderOptions(on=dt.date(2022, 12, 1)))
    assert [(each.code, each.due_on, each.days_over) for each in result.bins] == [
        ("B01", dt.date(2022, 12, 1), 0),
        ("B02", dt.date(2022, 11, 30), 1),
        # Never emptied: it is due from the day it was opened
        ("B03", dt.date(2021, 4, 1), 609),
    ]
    bins = _find(tell_surrender(result), "surrender-bins")
    assert bins.title == "2 of 3 bins overdue to be emptied"
    assert [row[0] for row in bins.table.rows] == ["B03", "B02", "B01"]


def test_bin_that_was_taken_away_is_neither_overdue_nor_its_councils() -> None:
    closed = msgspec.structs.replace(BINS[2], closed_on=dt.date(2022, 1, 31))
    options = SurrenderOptions(on=dt.date(2022, 12, 1), councils="Northfield; Eastgate; Westmoor")
    result = work_out_surrender((*BINS[:2], closed), [_count("B01", (2022, 11, 1))], options)
    assert [each.code for each in result.bins] == ["B01", "B02"]
    assert [(each.council, each.bins) for each in result.councils] == [
        ("Northfield", 2),
        ("Eastgate", 0),
        ("Westmoor", 0),
    ]
    councils = _find(tell_surrender(result), "surrender-councils")
    assert councils.title == "Eastgate and Westmoor have no bin"


def test_quarters_without_an_emptying_stand_as_nought_and_not_counted_is_not_nought() -> None:
    counts = [_count("B01", (2022, 1, 10), None, weight_kg=Decimal("4.5")), _count("B01", (2022, 8, 1), 7)]
    result = work_out_surrender(BINS, counts)
    assert [(each.emptyings, each.counted, each.knives) for each in result.quarters] == [
        (1, 0, 0),
        (0, 0, 0),
        (1, 1, 7),
    ]
    assert result.quarters[0].weight_kg == Decimal("4.5")
    found = _find(tell_surrender(result), "surrender-found")
    assert [row[3] for row in found.table.rows] == [None, None, 7]
    assert found.title == "7 knives in 1 emptying of bins"


def test_counts_carry_the_badge_that_they_measure_the_use_of_bins() -> None:
    found = _find(tell_surrender(work_out_surrender(BINS, [_count("B01", (2022, 8, 1))])), "surrender-found")
    assert [badge.name for badge in found.badges] == ["proxy"]
    assert "does not measure knife crime" in found.badges[0].words


def test_quarter_is_held_against_a_year_before_by_the_days_that_bins_stood_open() -> None:
    counts = [
        _count(each.code, (year, month, 15), knives)
        for year, month, knives in (
            (2021, 3, 20),
            (2021, 6, 20),
            (2021, 9, 20),
            (2021, 12, 20),
            (2022, 3, 60),
        )
        for each in BINS
    ]
    result = work_out_surrender(BINS, counts, SurrenderOptions(on=dt.date(2022, 3, 31)))
    assert result.compared == (dt.date(2021, 3, 31), dt.date(2022, 3, 31))
    # 15 March is 73 days from 1 January, 90 from 15 December
    assert (result.quarters[0].bin_days, result.quarters[-1].bin_days) == (3 * 73, 3 * 90)
    assert result.verdict is not None
    assert result.verdict.ratio == pytest.approx(180 / 60 * 73 / 90)
    assert result.verdict.better is None
    # The unfinished quarter is not compared
    early = work_out_surrender(BINS, counts, SurrenderOptions(on=dt.date(2022, 3, 30)))
    assert early.verdict is None


def test_bins_of_unknown_age_are_counted_but_not_compared() -> None:
    counts = [_count("B01", (year, 2, 1)) for year in (2021, 2022)]
    result = work_out_surrender((), counts, SurrenderOptions(on=dt.date(2022, 4, 1)))
    assert [each.code for each in result.bins] == ["B01"]
    assert result.verdict is None
    assert "are not compared" in _find(tell_surrender(result), "surrender-found").sentence


def test_emptying_when_the_bin_was_not_there_is_told_and_an_unknown_bin_is_refused() -> None:
    result = work_out_surrender(BINS, [_count("B01", (2020, 12, 1)), _count("B01", (2021, 3, 1))])
    assert [lack.about for lack in result.lacks] == ["B01"]
    with pytest.raises(PatrolError, match="no B99"):
        work_out_surrender(BINS, [_count("B99", (2022, 1, 1))])
    with pytest.raises(PatrolError, match="no bins and no counts"):
        work_out_surrender((), ())


def test_files_become_a_result_that_json_carries_whole(tmp_path: Path) -> None:
    counts = take_file(
        tmp_path,
        SURRENDER_COUNTS,
        "bin,emptied on,knives,firearms,other,weight",
        "B01,2022-03-15,12,1,3,6.2",
        "B01,2022-06-14,9,0,,4.1",
    )
    bins = take_file(tmp_path, SURRENDER_BINS, "code,place,council,opened_on", "B01,Square 1,Northfield,2016-05-01")
    made = measure(SURRENDER, {"counts": counts, "bins": bins}, on="2022-07-01")
    assert [each.knives for each in made.result.quarters] == [12, 9]
    assert made.result.quarters[0].weight_kg == Decimal("6.2")
    again = msgspec.json.decode(msgspec.json.encode(made.result), type=SURRENDER.result)
    assert tell_surrender(again) == tell_surrender(made.result)
    other = tmp_path / "other"
    other.mkdir()
    wrong = take_file(other, SURRENDER_BINS, "code,council", "B07,Northfield")
    with pytest.raises(MeasureError, match="no B01"):
        measure(SURRENDER, {"counts": counts, "bins": wrong})
