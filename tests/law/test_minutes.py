"""Numbers of minutes, the recording, and the order of business."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.minutes import ProgrammedItem, judge_numbers, judge_order, judge_recording, next_number


@pytest.mark.parametrize(
    ("style", "last", "meeting", "number"),
    [
        ("yearly", "016/22", "2022-03-22", "017/22"),
        ("yearly", "112/22", "2023-01-24", "001/23"),
        ("yearly", None, "2022-01-25", "001/22"),
        ("running", "688", "2023-01-09", "689"),
        ("running", None, "2023-01-09", "1"),
    ],
)
def test_the_next_number_is_in_the_bodys_style(style, last, meeting, number):
    assert next_number(style, last, dt.date.fromisoformat(meeting)) == number


def test_a_number_of_another_style_is_refused_with_an_example():
    with pytest.raises(ValueError, match="like 012/22"):
        next_number("yearly", "681", dt.date(2022, 3, 22))
    with pytest.raises(ValueError, match="like 681"):
        next_number("running", "012/22", dt.date(2022, 3, 22))


def test_a_missing_number_is_named():
    (ruling,) = judge_numbers(["014/22", "015/22", "016/22", "018/22"], "yearly")
    assert (ruling.code, ruling.stops) == ("W-MINUTE-GAP", False)
    assert ruling.words == "After 016/22 comes 018/22: 017/22 is missing."


def test_numbers_that_run_on_have_no_ruling():
    assert judge_numbers([str(number) for number in range(681, 689)], "running", last_before="680") == ()
    assert judge_numbers(["001/23", "002/23"], "yearly", last_before="112/22") == ()
    assert judge_numbers([], "yearly") == ()


def test_a_gap_after_the_meeting_before_is_seen():
    (ruling,) = judge_numbers(["687", "688"], "running", last_before="680")
    assert ruling.words == "After 680 comes 687: 681 to 686 are missing."


def test_a_year_that_does_not_begin_with_one_has_a_gap_only_against_an_earlier_number():
    assert judge_numbers(["012/22"], "yearly") == ()


def test_a_number_used_twice_is_stopped():
    for numbers, last_before in ((["681", "682", "682"], None), (["681", "682"], "682")):
        (ruling,) = judge_numbers(numbers, "running", last_before=last_before)
        assert (ruling.code, ruling.stops) == ("E-MINUTE-DUPLICATE", True)
        assert ruling.words == "The number 682 is used two times: each minute has its own."


@settings(deadline=None)
@given(st.sampled_from(["yearly", "running"]), st.integers(1, 40))
def test_numbers_given_one_after_the_other_have_no_gap(style, count):
    numbers: list[str] = []
    for _ in range(count):
        numbers.append(next_number(style, numbers[-1] if numbers else None, dt.date(2023, 1, 9)))
    assert judge_numbers(numbers, style) == ()


def test_a_public_meeting_without_a_recording_is_pointed_out():
    day = dt.date(2023, 1, 9)
    assert [r.code for r in judge_recording("", day)] == ["W-NO-RECORDING-LINK"]
    assert judge_recording("https://example.org/watch", day) == judge_recording("", day, is_public=False) == ()


def item(number: str, title: str, start: str | None = None, minutes: int | None = None) -> ProgrammedItem:
    return ProgrammedItem(
        number=number, title=title, start=dt.time.fromisoformat(start) if start else None, minutes=minutes
    )


def test_a_subject_listed_within_an_earlier_item_is_a_duplicate():
    order = [
        item("4", "Minutes and Panel Action Tracker"),
        item("5", "Police and Crime Panel Action Tracker"),
        item("6", "Public question time"),
    ]
    (ruling,) = judge_order(order)
    assert ruling.code == "W-ITEM-DUPLICATE"
    assert ruling.words.startswith("Item 5, “Police and Crime Panel Action Tracker”, is taken already as item 4")


def test_items_that_share_words_are_no_duplicates():
    order = [
        item("1", "Budget"),
        item("2", "Budget sub-group terms"),
        item("3", "Annual report 2021"),
        item("4", "Annual report 2022"),
        item("5", "Break"),
        item("6", "Break"),
    ]
    assert judge_order(order) == ()


def test_the_panels_afternoon_fits_its_hours():
    order = [
        item("1", "Notice", "14:00", 5),
        item("4", "Minutes", "14:05", 80),
        item("14", "Urgent business", "17:00"),
    ]
    assert judge_order(order, dt.time(17)) == ()


def test_items_that_overlap_or_outlast_the_meeting_overrun():
    (overlap,) = judge_order([item("1", "Notice", "14:00", 30), item("2", "Apologies", "14:20")])
    assert overlap.words == "Item 2 is to begin at 14:20, but item 1 lasts until 14:30."
    (late,) = judge_order([item("1", "Notice", "14:00", 200)], dt.time(17))
    assert late.words == "The items last until 17:20, and the meeting is to close at 17:00."


def test_items_without_a_start_follow_the_one_before():
    order = [item("1", "Notice", "14:00", 60), item("2", "Apologies", None, 60), item("3", "Minutes", "15:30")]
    assert [r.code for r in judge_order(order)] == ["W-OVERRUN"]
