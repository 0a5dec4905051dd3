"""Spans by their two ends, and the lengths that print gives them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.checking.labelling.dated_span import find_dated_spans
from answerable.checking.labelling.year_label import YearLabel, find_named_labels, read_label
from tests.checking.writing import check_text, few

starts = st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from 1 April 2021 – 31 March 2022", dt.date(2021, 4, 1), dt.date(2022, 3, 31)),
        ("1 April to 31 March 2022", dt.date(2021, 4, 1), dt.date(2022, 3, 31)),
        ("between October 2021 and June 2022", dt.date(2021, 10, 1), dt.date(2022, 6, 30)),
        ("totals Aug 21 – July 22", dt.date(2021, 8, 1), dt.date(2022, 7, 31)),
        ("2021/22 to 2024/25", dt.date(2021, 4, 1), dt.date(2025, 3, 31)),
        ("01/04/2021 to 31/03/2022", dt.date(2021, 4, 1), dt.date(2022, 3, 31)),
    ],
)
def test_a_span_has_its_first_and_its_last_day(text: str, first: dt.date, last: dt.date):
    (span,) = find_dated_spans(text)
    assert (span.first_day, span.last_day) == (first, last)


@pytest.mark.parametrize("text", ["from 31 March 2022 to 1 April 2021", "from May 2021 to 2023", "5 to 9 people"])
def test_what_is_no_span_is_passed_over(text: str):
    assert find_dated_spans(text) == []


@given(starts, st.integers(1, 24))
def test_whole_months_are_counted_as_whole_months(start: dt.date, months: int):
    first = start.replace(day=1)
    after = dt.date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, 1)
    last = after - dt.timedelta(days=1)
    (span,) = find_dated_spans(f"{first:%-d %B %Y} to {last:%-d %B %Y}")
    assert span.lengths("month")[1] == Decimal(months)


@few
@given(starts, st.integers(2, 24), st.sampled_from([-3, -2, 2, 3]))
def test_a_length_that_fits_passes_and_one_two_months_out_is_flagged(start: dt.date, months: int, off: int):
    first = start.replace(day=1)
    after = dt.date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, 1)
    ends = f"{first:%-d %B %Y} to {after - dt.timedelta(days=1):%-d %B %Y}"
    right = check_text(f"It covers the {months}-month period from {ends}.", "DAT503")
    assert right.checked == {"DAT503": 1}
    assert right.findings == ()
    stated = max(0, months + off)
    (finding,) = check_text(f"It covers the {stated}-month period from {ends}.", "DAT503").findings
    assert finding.printed == f"{stated} months"


@few
@given(starts, st.integers(2, 60))
def test_days_may_be_counted_with_one_end_or_with_both(start: dt.date, days: int):
    ends = f"{start:%-d %B %Y} to {start + dt.timedelta(days=days):%-d %B %Y}"
    for stated in (days, days + 1):
        assert check_text(f"It covers the {stated} day period from {ends}.", "DAT503").findings == ()
    for stated in (days - 1, days + 2):
        assert len(check_text(f"It covers the {stated} day period from {ends}.", "DAT503").findings) == 1


@given(st.integers(1950, 2060))
def test_one_year_has_one_label_however_it_is_printed(year: int):
    follows = (year + 1) % 100
    assert (
        read_label(str(year), str(year + 1)) == read_label(str(year), f"{follows:02d}") == YearLabel(year, year + 1)
    )


def test_a_document_is_named_with_its_year():
    (named,) = find_named_labels("note the Commissioner's Annual Report for the financial year 2021-22.")
    assert (named.key, named.label.show()) == ("annual report", "2021/22")


@few
@given(st.integers(0, 49), st.integers(13, 49))
def test_a_short_financial_year_passes_exactly_where_its_years_follow(first: int, last: int):
    findings = check_text(f"Offences rose when compared to {first:02d}/{last:02d} at force level.", "DAT505").findings
    assert (findings == ()) is (last == first + 1)


TABLE = """The budget is as follows.

| Line | 2022/23 | 2023/24 | {} |
| Pay | 10 | 11 | 12 |
| Fleet | 20 | 21 | 22 |
"""
ROWS = """The budget is as follows.

| Year | Pay | Fleet |
| 2022/23 | 10 | 11 |
| 2023/24 | 20 | 21 |
| {} | 20 | 21 |
"""


@pytest.mark.parametrize("table", [TABLE, ROWS])
def test_one_year_of_a_table_must_be_one_year_along_its_header_or_down_its_rows(table: str):
    assert check_text(table.format("2024/25"), "DAT505").findings == ()
    (finding,) = check_text(table.format("2024/26"), "DAT505").findings
    assert finding.expected == "2024/25"
