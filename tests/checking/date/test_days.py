"""Days of the week, days of the calendar, and what is read as a day at all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.checking.labelling.printed_day import WEEKDAYS, find_days
from answerable.reading.extract.calendar import MONTHS
from tests.checking.writing import check_text, few

days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
forms = st.sampled_from(
    [
        "{weekday} {day} {month} {year}",
        "{weekday}, {day}{ordinal} {month}, {year}",
        "{short} {day} {mon} {year}",
        "{weekday} the {day}{ordinal} of {month} {year}",
        "{weekday} {day:02d}/{number:02d}/{year}",
        "{weekday}, {month} {day}, {year}",
    ]
)


def print_day(form: str, date: dt.date, weekday: str) -> str:
    month = MONTHS[date.month - 1].title()
    ordinal = "th" if 10 <= date.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
    return form.format(
        weekday=weekday,
        short=weekday[:3],
        day=date.day,
        ordinal=ordinal,
        month=month,
        mon=month[:3],
        number=date.month,
        year=date.year,
    )


@given(days, forms)
def test_every_true_weekday_is_read_as_that_date(date: dt.date, form: str):
    (day,) = find_days(f"It meets on {print_day(form, date, WEEKDAYS[date.weekday()])} at ten.")
    assert day.date == date
    assert day.weekday == date.weekday()


@few
@given(days, forms, st.integers(1, 6))
def test_the_right_weekday_passes_and_any_other_is_flagged(date: dt.date, form: str, off: int):
    right, other = WEEKDAYS[date.weekday()], WEEKDAYS[(date.weekday() + off) % 7]
    passed = check_text(f"It meets on {print_day(form, date, right)} at ten.", "DAT501", "DAT502")
    assert passed.checked == {"DAT501": 1, "DAT502": 1}
    assert passed.findings == ()
    (finding,) = check_text(f"It meets on {print_day(form, date, other)} at ten.", "DAT501").findings
    assert (finding.printed, finding.expected) == (other, right)


@few
@given(st.integers(1990, 2060), st.integers(1, 12), st.integers(1, 31))
def test_a_date_is_flagged_exactly_where_the_calendar_lacks_it(year: int, month: int, day: int):
    findings = check_text(f"It closed on {day} {MONTHS[month - 1].title()} {year} at ten.", "DAT502").findings
    try:
        dt.date(year, month, day)
    except ValueError:
        assert len(findings) == 1
    else:
        assert findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "In the 12 may be found",
        "page 3.12.2",
        "£12.10 March prices",
        "Between 2019 and 2022",
        "in 20 Marches",
        "1/2/3",
    ],
)
def test_what_is_no_day_is_not_read_as_one(text: str):
    assert find_days(text) == []


def test_a_weekday_in_a_cell_is_checked_too():
    text = (
        "Meeting | Date\nPanel | Tues 10 January 2023\nBoard | Thurs 12 January 2023\nCouncil | Fri 13 January 2023\n"
    )
    assert check_text(text, "DAT501").findings == ()
    (finding,) = check_text(text.replace("Thurs", "Weds"), "DAT501").findings
    assert finding.cite.line == 3


def test_a_scan_makes_it_a_warning():
    scan = "The c0uncil and the b0rough met tbe rep1y.\n\nIt meets on Monday 10 January 2023.\n"
    (finding,) = check_text(scan, "DAT501").findings
    assert finding.severity == "warning"
