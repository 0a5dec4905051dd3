"""Days and clock times in the ways that papers print them."""

import datetime as dt

import pytest

from answerable.reading.extract.calendar import find_date, find_dates, find_times, is_time


@pytest.mark.parametrize(
    "printed",
    [
        "Tuesday 22nd February 2022",
        "Tuesday, 22 February 2022",
        "22 nd February 2022",
        "the 22nd of February, 2022",
        "22/02/2022",
        "22.2.22",
        "2022-02-22",
        "February 22, 2022",
        "TUESDAY 22 FEB 2022",
    ],
)
def test_date_is_read_however_printed(printed):
    assert find_date(f"Held on {printed} at 10.00") == dt.date(2022, 2, 22)


def test_date_that_a_scan_misread_is_read():
    assert find_date("Monday, lst March, 1999") == dt.date(1999, 3, 1)


def test_date_without_a_year_takes_the_year_given():
    assert find_date("Thursday 6 July") is None
    assert find_date("Thursday 6 July", 2023) == dt.date(2023, 7, 6)


def test_impossible_date_is_passed_over():
    assert find_date("31 June 2022") is None


def test_dates_of_a_list_come_in_order():
    dates = [found.date for found in find_dates("27 January 2023, 3 February 2023 (precept) and 24 March 2023")]

    assert dates == [dt.date(2023, 1, 27), dt.date(2023, 2, 3), dt.date(2023, 3, 24)]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("1000 – 1300 hrs", dt.time(10), dt.time(13)),
        ("10.00 to 12.30", dt.time(10), dt.time(12, 30)),
        ("6.30 - 8pm", dt.time(18, 30), dt.time(20)),
        ("7-8.30pm", dt.time(19), dt.time(20, 30)),
        ("at 14:00 hours", dt.time(14), None),
        ("at 2.30 p.m.", dt.time(14, 30), None),
        ("closed at 1300 hrs", dt.time(13), None),
        ("ended at 11.25.", dt.time(11, 25), None),
        ("12 noon", dt.time(12), None),
    ],
)
def test_time_is_read_however_printed(printed, start, end):
    found = find_times(printed)

    assert [(timed.time, timed.until) for timed in found] == [(start, end)]


@pytest.mark.parametrize("text", ["£1.25 per month", "10.30% of calls", "14.2 million", "in 2.5 hours", "2022/23"])
def test_figures_are_no_times(text):
    assert find_times(text) == []


def test_cell_with_a_time_alone_is_told_from_one_with_words():
    assert is_time("12.00") is True
    assert is_time("12.00 noon start") is False
