import datetime as dt

import pytest

from answerable.measuring.control.shapes import SERIES
from answerable.measuring.loading.load import load_file
from tests.measuring.loading.sample import load_cell


def load_hidden(folder, words):
    path = folder / "given.csv"
    path.write_text(f'month,area,value\n2021-01,"{words}",5\n2021-02,South,6\n', encoding="utf-8")
    return load_file(path, SERIES, folder).report


def moment(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("1,234.5", 1234.5),
        ("£1,234", 1234.0),
        ("66.2%", 66.2),
        ("66.2 %", 66.2),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("  7 ", 7.0),
        ("\u00a07", 7.0),
        ("", None),
        ("-", None),
        ("n/a", None),
        ("..", None),
        ("#N/A", None),
    ],
)
def test_number_is_read_as_offices_write_it(tmp_path, written, value):
    assert load_cell(tmp_path, "cost", written) == value


@pytest.mark.parametrize(
    "written", ["1,23", "12,5", "1.2.3", "nan5", "inf", "twelve", "1_000", "0x10", "1 234", "1e999"]
)
def test_number_that_could_be_another_is_rejected(tmp_path, written):
    assert load_cell(tmp_path, "cost", written) == f"“{written}” in cost is not a number."


@pytest.mark.parametrize(("written", "value"), [("2", 2), ("2.0", 2), ("1,00", None), ("2.5", None), ("1e2", None)])
def test_whole_number_is_never_rounded(tmp_path, written, value):
    found = load_cell(tmp_path, "officers", written)
    assert found == (value if value is not None else f"“{written}” in officers is not a whole number.")


def test_number_outside_its_bounds_is_rejected_with_the_bound(tmp_path):
    assert load_cell(tmp_path, "officers", "501") == "“501” in officers is higher than 500, the most that can be."
    assert load_cell(tmp_path, "cost", "−3") == "“−3” in cost is lower than 0, the least that can be."


@pytest.mark.parametrize(
    ("written", "value"), [("450", 450), ("450.9", 450), ("1,450", 1450), ("0:07:30", 450), ("100:00:00.5", 360000)]
)
def test_length_of_time_is_whole_seconds_rounded_down(tmp_path, written, value):
    assert load_cell(tmp_path, "travel", written) == value


def test_negative_wait_is_rejected(tmp_path):
    said = "“-3” in travel is negative, which no length of time can be."
    assert load_cell(tmp_path, "travel", "-3") == said
    assert load_cell(tmp_path, "travel", "-0.5").endswith("is negative, which no length of time can be.")


def test_minutes_and_seconds_are_refused_because_they_could_be_hours(tmp_path):
    assert "hours:minutes:seconds" in load_cell(tmp_path, "travel", "10:49")


@pytest.mark.parametrize(
    ("written", "value"), [("Yes", True), ("Y", True), ("1", True), ("FALSE", False), ("n", False)]
)
def test_flag_is_yes_or_no(tmp_path, written, value):
    assert load_cell(tmp_path, "is_repeat", written) is value


def test_flag_that_is_neither_is_rejected(tmp_path):
    assert load_cell(tmp_path, "is_repeat", "maybe") == "“maybe” in is_repeat is neither yes nor no."


@pytest.mark.parametrize(("written", "value"), [("p1", "P1"), (" P-2 ", "P2"), ("Not graded", "not-graded")])
def test_code_is_matched_without_case_spaces_and_hyphens(tmp_path, written, value):
    assert load_cell(tmp_path, "grade", written) == value


def test_code_that_is_not_allowed_is_rejected_with_those_that_are(tmp_path):
    assert load_cell(tmp_path, "grade", "P9") == "“P9” in grade is none of: P1, P2, not-graded."
    assert load_cell(tmp_path, "grade", "-") == "There is no grade, and no row is taken without."


@pytest.mark.parametrize(
    "written",
    [
        "2022-12-03",
        "03/12/2022",
        "3/12/2022",
        "3-12-2022",
        "3.12.2022",
        "03/12/22",
        "3 Dec 2022",
        "3 December 2022",
        "03-Dec-22",
        "03-DEC-2022",
        "2022/12/03",
        "20221203",
        "2022-12-03 00:00:00",
        "2022-12-03T14:05:00Z",
        "03/12/2022 00:00",
        "44898",
    ],
)
def test_date_is_read_with_the_day_before_the_month(tmp_path, written):
    assert load_cell(tmp_path, "closed_on", written) == dt.date(2022, 12, 3)


@pytest.mark.parametrize(
    "written", ["12/31/2022", "31/02/2022", "2022-13-01", "epoch", "infinity", "1/2", "May 2022"]
)
def test_date_that_is_none_is_rejected_and_never_guessed(tmp_path, written):
    assert load_cell(tmp_path, "closed_on", written).startswith(f"“{written}” in closed_on is not a date")


def test_day_that_is_still_to_come_is_rejected(tmp_path):
    assert load_cell(tmp_path, "closed_on", "2099-05-01") == (
        "“2099-05-01” in closed_on is in the future: what has not happened yet cannot be counted."
    )
    assert "is in the future" in load_cell(tmp_path, "arrived_at", "2099-05-01 10:00")


@pytest.mark.parametrize("written", ["9223372036854775808", "-9223372036854775809", "1" + "0" * 30])
def test_whole_number_too_long_to_be_held_is_too_large(tmp_path, written):
    said = load_cell(tmp_path, "officers", written)
    assert "is not a whole number" not in said
    assert "is higher than 500" in said or "is lower than 0" in said


def test_date_of_another_century_is_not_believed(tmp_path):
    words = "is not between the years 1900 and 2100."
    assert load_cell(tmp_path, "closed_on", "0022-05-01") == f"“0022-05-01” in closed_on {words}"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2022-05-01 10:00:07", moment(2022, 5, 1, 9, 0, 7)),
        ("2022-05-01T10:00", moment(2022, 5, 1, 9, 0)),
        ("2022-05-01 10:00:07.250", moment(2022, 5, 1, 9, 0, 7, 250_000)),
        ("2022-05-01T10:00:07Z", moment(2022, 5, 1, 10, 0, 7)),
        ("2022-05-01 10:00:07+01:00", moment(2022, 5, 1, 9, 0, 7)),
        ("2022-05-01 10:00:07-0530", moment(2022, 5, 1, 15, 30, 7)),
        ("2022-05-01 10:00 UTC", moment(2022, 5, 1, 10, 0)),
        ("01/05/2022 10:00", moment(2022, 5, 1, 9, 0)),
        ("1/5/22 10:00:07", moment(2022, 5, 1, 9, 0, 7)),
        ("01/05/2022, 10:00", moment(2022, 5, 1, 9, 0)),
        ("1 May 2022 2:05 pm", moment(2022, 5, 1, 13, 5)),
        ("01/05/2022 02:05 PM", moment(2022, 5, 1, 13, 5)),
        ("01-May-2022 14:05:09", moment(2022, 5, 1, 13, 5, 9)),
        ("44682.5", moment(2022, 5, 1, 11, 0)),
        ("2022-01-01 00:00:00", moment(2022, 1, 1, 0, 0)),
    ],
)
def test_time_is_local_unless_it_says_otherwise_and_is_kept_in_utc(tmp_path, written, value):
    assert load_cell(tmp_path, "created_at", written) == value


@pytest.mark.parametrize(
    "written",
    ["2022-05-01", "10:00", "2022-05-01 25:00", "05/31/2022 10:00", "2022-05-01 10:61", "2022-05-01 10:00+25:00"],
)
def test_time_without_its_day_or_hour_is_rejected(tmp_path, written):
    assert load_cell(tmp_path, "created_at", written).startswith(
        f"“{written}” in created_at is not a date with a time"
    )


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\x07", "\u202e", "\x85", "\u2066"])
def test_text_with_a_character_that_cannot_be_printed_is_rejected(tmp_path, hidden):
    report = load_hidden(tmp_path, f"Nor{hidden}th")
    assert (report.taken, report.rejected) == (1, 1)
    assert "cannot be printed" in report.rejections[0].words
    assert hidden not in report.rejections[0].words


def test_accents_quotes_and_tabs_are_printed(tmp_path):
    assert load_hidden(tmp_path, "Môn “X”\tand\u00a0more").rejected == 0


def test_number_larger_than_anything_counted_is_rejected(tmp_path):
    path = tmp_path / "given.csv"
    path.write_text("month,value\n2021-01,1e300\n2021-02,2e15\n2021-03,999999999999999\n", encoding="utf-8")
    report = load_file(path, SERIES, tmp_path).report
    assert (report.taken, report.rejected) == (1, 2)
    assert "larger than anything" in report.rejections[0].words
