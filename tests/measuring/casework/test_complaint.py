"""Complaints, the open ones kept in."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.casework.complaint import ComplaintOptions, ComplaintResult, follow_closing
from answerable.measuring.casework.kind import COMPLAINTS_KIND
from answerable.measuring.casework.shapes import COMPLAINTS
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

HEADING = "reference,received_on,closed_on,category,handling,outcome"


def measure(folder, *lines, **options):
    file = take_file(folder, COMPLAINTS, HEADING, *lines)
    return COMPLAINTS_KIND.measure({"complaints": file}, ComplaintOptions(**options))


def exhibits(result):
    return {each.slug: each for each in COMPLAINTS_KIND.tell(result).exhibits}


def test_share_closed_is_that_of_kaplan_and_meier():
    """The textbook remission times (Freireich 1963, treated): 6 6 6 7 10 13 16 22 23, and 12 still going."""
    steps = follow_closing([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
    assert [(step.days, round(1 - step.share, 3)) for step in steps] == [
        (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40))
def test_without_open_cases_the_share_is_the_plain_one(days):
    for step in follow_closing(days, []):
        assert step.share == pytest.approx(sum(day <= step.days for day in days) / len(days))


def test_median_keeps_the_open_ones_in(tmp_path):
    lines = [f"{n},2022-01-03,2022-01-{3 + n:02},Service,Outside,Resolved" for n in (2, 4, 6, 8, 10)]
    lines += [f"open{n},2022-01-03,,Service,Under," for n in range(4)]
    result = measure(tmp_path, *lines, on=dt.date(2022, 6, 30))
    assert (result.received, result.closed, result.open) == (9, 5, 4)
    assert result.median == 10
    assert "half were closed within 10 days of receipt. The median of the 5 closed alone is 6 days" in (
        exhibits(result)["closing"].sentence
    )


def test_median_is_not_said_while_fewer_than_half_are_closed(tmp_path):
    result = measure(
        tmp_path, "1,2022-01-03,2022-01-05,A,,", "2,2022-01-03,,A,,", "3,2022-01-03,,A,,", on=dt.date(2022, 3, 1)
    )
    assert result.median is None
    assert exhibits(result)["closing"].title == "Complaints: fewer than half are closed, the open ones counted"


def test_complaint_closed_after_the_day_is_open_on_it(tmp_path):
    result = measure(tmp_path, "1,2022-01-03,2022-04-05,A,,", "2,2022-02-03,,A,,", on=dt.date(2022, 2, 28))
    assert (result.closed, result.open, result.open_days) == (0, 2, (25, 56))


def test_a_month_that_is_not_over_and_one_without_complaints(tmp_path):
    result = measure(tmp_path, "1,2022-01-03,,A,,", "2,2022-03-03,,A,,", "3,2022-04-01,,A,,", on=dt.date(2022, 4, 10))
    assert [(point.on.month, point.value) for point in result.chart.points] == [(1, 1), (2, 0), (3, 1)]


def test_years_are_compared_by_a_verdict(tmp_path):
    months = [(year, month) for year in (2020, 2021) for month in range(1, 13)]
    lines = [
        f"{year}/{month}/{n},{year}-{month:02}-15,,A,,"
        for year, month in months
        for n in range(20 if year == 2020 else 10)
    ]
    result = measure(tmp_path, *lines, on=dt.date(2021, 12, 31))
    assert result.year is not None
    assert (result.year.before, result.year.after) == (240, 120)
    sentence = exhibits(result)["received"].sentence
    assert "had 120, the same a year earlier 240: a fall greater than chance explains (ratio 0.50" in sentence
    assert "for the better" not in sentence


def test_few_complaints_of_a_sort_are_hidden_with_another_and_neither_is_named(tmp_path):
    sorts = {"Service": 20, "Property": 9, "Discrimination": 2}
    lines = [f"{sort}{n},2022-01-03,,{sort},," for sort, count in sorts.items() for n in range(count)]
    rows = {row[0]: row[1] for row in exhibits(measure(tmp_path, *lines))["categories"].table.rows}
    assert rows == {"Service": 20, "Others": "hidden"}


def test_result_is_carried_whole_by_json(tmp_path):
    result = measure(tmp_path, "1,2022-01-03,2022-02-05,A,,", "2,2022-02-03,,A,,", on=dt.date(2022, 4, 1))
    assert msgspec.json.decode(msgspec.json.encode(result), type=ComplaintResult) == result


def test_a_day_before_the_first_complaint_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="by that day"):
        measure(tmp_path, "1,2022-03-01,,A,,", on=dt.date(2022, 1, 1))
