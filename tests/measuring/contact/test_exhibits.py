"""What the analysis of contact says: each exhibit with its n, period and query, and no change without a test."""

import datetime as dt
import re

import msgspec
import pytest

from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.measuring.contact.kind import CONTACT, ContactOptions, ContactResult
from answerable.measuring.contact.reconciliation import NationalMonth, read_national
from answerable.measuring.contact.wording import say_hours
from answerable.measuring.refusal import MeasureError
from examples.data.calls import make_calls_file
from tests.measuring.contact.calls import load_calls

NATIONAL = (NationalMonth(dt.date(2022, 5, 1), 58_563), NationalMonth(dt.date(2022, 6, 1), 59_347))
PHONE = ("service-level", "trend", "waits", "endings", "week", "week-waits", "week-volume", "resolution", "months")
CHANGE = re.compile(r"\b(rose|fell|rise|fall|increas\w+|decreas\w+|reduc\w+|improv\w+|worse\w*|better|up|down)\b")


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    """A tenth of a year, with the national counts of two months."""
    file = make_calls_file(tmp_path_factory.mktemp("calls"), 180_000)
    found = CONTACT.measure({"calls": file}, ContactOptions())
    return msgspec.structs.replace(found, national=NATIONAL)


@pytest.fixture(scope="module")
def told(result):
    return {each.slug: each for each in CONTACT.tell(result).exhibits}


def test_exhibits_of_each_channel(told):
    expected = {f"{channel}-{slug}" for channel in ("999", "101") for slug in PHONE}
    expected |= {f"live-chat-{slug}" for slug in ("trend", "waits", "endings", "week-waits", "week-volume", "months")}
    expected |= {f"online-{slug}" for slug in ("trend", "waits", "week-waits", "week-volume", "subjects", "months")}

    assert set(told) == expected | {"received", "999-national-count", "999-bands"}


def test_every_sentence_has_its_period_and_a_count(told):
    for exhibit in told.values():
        assert "in the period 1 August 2021 to 31 July 2022" in exhibit.sentence.replace("In the", "in the")
        assert re.search(r"\b([Oo]f|over) \d|\d,\d{3}", exhibit.sentence), exhibit.slug


def test_every_exhibit_has_a_table_that_can_be_said_and_the_query_that_counted_it(told):
    for exhibit in told.values():
        assert all(len(row) == len(exhibit.table.columns) for row in say_rows(exhibit.table))
        assert exhibit.query.startswith("SELECT")
        assert "GROUP BY" in exhibit.query


def test_every_chart_can_be_drawn(told):
    drawn = [each for each in told.values() if each.chart is not None]

    assert {type(each.chart).__name__ for each in drawn} == {
        "BarDrawing",
        "ControlDrawing",
        "GridDrawing",
        "LineDrawing",
        "SpanDrawing",
    }
    for each in drawn:
        assert draw_chart(each.chart, title=each.title, sentence=each.sentence).startswith("<svg")


def test_nothing_is_said_of_change_but_by_the_trend(told):
    for slug, exhibit in told.items():
        if not slug.endswith("-trend"):
            # How a call ends, and how a wait is counted, are no changes.
            said = re.sub(
                "(given|gave) up|rounded down",
                "",
                " ".join((exhibit.title, exhibit.sentence, *exhibit.notes)).lower(),
            )
            assert not CHANGE.search(said), (slug, said)


def test_the_headline_is_the_share_of_all_callers(told):
    exhibit = told["999-service-level"]

    assert exhibit.title == "999: 61.8% of all were answered within 10 s"
    assert "A: of the calls answered 66.0% of" in exhibit.sentence
    assert [row[0][0] for row in exhibit.table.rows] == ["A", "B", "C"]


def test_all_calls_end_in_one_of_two_ways_at_the_longest_wait(told):
    last = told["101-endings"].table.rows[-1]

    assert last[1] + last[2] == pytest.approx(100)
    assert last[3] == 0


def test_the_volume_exhibit_names_the_busiest_hour_with_its_share(told):
    assert told["999-week-volume"].title == "999: 6.5% of all come from 19:00 to 19:59"


def test_the_week_says_from_when_to_when_it_is_under_half(told):
    assert "It was under half from 17:00 to 20:59." in told["999-week"].sentence


def test_the_trend_takes_its_words_from_a_control_chart(told):
    exhibit = told["999-trend"]

    assert "P′ chart" in " ".join(exhibit.notes)
    assert "limits" in exhibit.title
    assert exhibit.chart.target == 90


def test_the_national_count_is_held_against_the_average_month():
    """The force's own 885,504 in a year is 73,792 a month; the publication had 58,563 and 59,347."""
    average = 885_504 / 12

    assert round(average) == 73_792
    assert [round(100 * month.calls / average, 1) for month in NATIONAL] == [79.4, 80.4]


def test_the_reconciliation_says_the_gap_its_known_reasons_and_that_the_rest_is_unexplained(told):
    exhibit = told["999-national-count"]

    assert "58,563 in May 2022 and 59,347 in June 2022" in exhibit.sentence
    assert "two clocks" in exhibit.notes[1]
    assert "unexplained" in exhibit.notes[2]


def test_national_counts_of_several_forces_need_a_name():
    rows = [
        {"force": "Northshire", "month": dt.date(2022, 5, 1), "calls": 3},
        {"force": "Southshire", "month": dt.date(2022, 5, 1), "calls": 4},
    ]

    with pytest.raises(MeasureError, match="several forces"):
        read_national(rows)
    assert read_national(rows, "southshire") == (NationalMonth(dt.date(2022, 5, 1), 4),)


def test_national_counts_with_a_month_twice_are_refused():
    rows = [{"month": dt.date(2022, 5, 1), "calls": calls, "force": "West Midlands"} for calls in (58_563, 59_347)]
    with pytest.raises(MeasureError, match="have May 2022 twice"):
        read_national(rows)


def test_a_result_told_a_year_later_is_the_same(result):
    kept = msgspec.json.decode(msgspec.json.encode(result), type=ContactResult)

    assert CONTACT.tell(kept) == CONTACT.tell(result)


def test_one_call_is_told_without_a_trend(tmp_path):
    file = load_calls(tmp_path, ("999", "2022-05-02 19:30:00", "answered", 4))
    told = CONTACT.tell(CONTACT.measure({"calls": file}, ContactOptions()))

    assert "999-trend" not in {each.slug for each in told.exhibits}
    assert "1 of 1" in next(each.sentence for each in told.exhibits if each.slug == "999-service-level")


def test_calls_that_were_all_abandoned_are_told(tmp_path):
    file = load_calls(tmp_path, *[("101", "2022-05-02 19:30:00", "abandoned", wait) for wait in (1, 2, 900)])
    told = CONTACT.tell(CONTACT.measure({"calls": file}, ContactOptions()))
    level = next(each for each in told.exhibits if each.slug == "101-service-level")

    assert "0.0% (0 of 3" in level.sentence
    assert level.table.rows[0][4] is None


def test_hours_next_to_each_other_are_said_as_one_span():
    assert say_hours([20, 17, 18, 19, 23]) == "17:00 to 20:59 and 23:00 to 23:59"


def test_national_counts_are_held_against_whole_months_alone(tmp_path):
    """Of a month of which the file holds some days there is nothing to compare."""
    days = [f"2022-04-{day:02d}" for day in range(1, 31)] + ["2022-05-01", "2022-05-03"]
    national = (NationalMonth(dt.date(2022, 5, 1), 24),)
    told = {}
    for first in (0, 1):
        file = load_calls(tmp_path, *[("999", f"{day} 12:00:00", "answered", 4) for day in days[first:]])
        found = CONTACT.measure({"calls": file}, ContactOptions())
        result = msgspec.structs.replace(found, national=national)
        told[first] = {each.slug: each.sentence for each in CONTACT.tell(result).exhibits}

    assert "30 in a whole month; the national publication counted 24" in told[0]["999-national-count"]
    assert "999-national-count" not in told[1]


def test_a_single_call_is_said_in_the_singular(tmp_path):
    file = load_calls(tmp_path, ("999", "2022-05-02 19:30:00", "answered", 4))
    told = CONTACT.tell(CONTACT.measure({"calls": file}, ContactOptions()))

    said = " ".join([told.lead, *(f"{each.title} {each.sentence}" for each in told.exhibits)])
    assert "1 call to 999" in said
    assert not re.search(r"\b1 (calls|months)\b", said)
