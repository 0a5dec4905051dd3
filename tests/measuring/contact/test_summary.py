"""A file of calls summed up: every figure of a handful of calls, worked out by hand."""

import datetime as dt
from collections import Counter, defaultdict

import msgspec
import pyarrow.parquet as pq
import pytest

from answerable.measuring.contact.kind import CONTACT, ContactOptions, ContactResult
from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.contact.waiting import count_bands, list_levels
from answerable.measuring.histogram import Histogram
from answerable.measuring.kinds import KINDS
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from answerable.measuring.service_standard import find_bands
from examples.data.calls import make_calls_file
from tests.measuring.contact.calls import load_calls

MONDAY_EVENING = "2022-05-02 19:30:00"
TUESDAY_NIGHT = "2022-06-07 02:15:00"


def measure(file, **options):
    return CONTACT.measure({"calls": file}, ContactOptions(**options)).summary


def channel_of(summary, name):
    return next(each for each in summary.channels if each.name == name)


@pytest.fixture
def emergency(tmp_path):
    """Ten calls to 999: six answered (four in ten seconds), three given up (one within them), one turned away."""
    file = load_calls(
        tmp_path,
        ("999", MONDAY_EVENING, "answered", 4, 200, "immediate"),
        ("999", MONDAY_EVENING, "answered", 10, 100, "no record"),
        ("999", MONDAY_EVENING, "answered", 11, 300, "contact resolution"),
        ("999", MONDAY_EVENING, "abandoned", 5),
        ("999", MONDAY_EVENING, "abandoned", 40),
        ("999", TUESDAY_NIGHT, "answered", 3, 200, "priority"),
        ("999", TUESDAY_NIGHT, "answered", 9, 200, "contact resolution"),
        ("999", TUESDAY_NIGHT, "answered", 700, 200),
        ("999", TUESDAY_NIGHT, "abandoned", 90),
        ("999", TUESDAY_NIGHT, "refused", ""),
    )
    return channel_of(measure(file), "999")


def test_contact_is_a_kind_of_analysis():
    assert KINDS["contact"] is CONTACT


def test_every_contact_ends_in_one_way(emergency):
    assert (emergency.offered, emergency.answered, emergency.abandoned, emergency.refused) == (10, 6, 3, 1)


def test_three_definitions_of_the_service_level(emergency):
    """Four within ten seconds: of 6 answered, of 10 that came, of 9 without the one that gave up within the time."""
    levels = list_levels(emergency, emergency.standard)

    assert [(each.code, each.part, each.whole) for each in levels] == [("A", 4, 6), ("B", 4, 10), ("C", 4, 9)]


def test_bands_of_the_publication(emergency):
    assert count_bands(emergency.answered_waits, find_bands("999")) == (3, 2, 1)


def test_waits_are_exact_to_the_second(emergency):
    waits = emergency.answered_waits

    assert waits.mean == (4 + 10 + 11 + 3 + 9 + 700) / 6
    assert waits.quantile(0.5) == 9
    assert waits.longest == 700
    assert emergency.abandoned_waits == Histogram.tally([5, 40, 90])


def test_months_add_up_to_the_whole(emergency):
    may, june = emergency.months

    assert (may.first_on, may.offered, may.answered) == (dt.date(2022, 5, 1), 5, 3)
    assert (may.within, may.abandoned_within) == (2, 1)
    assert (june.first_on, june.offered, june.answered, june.within, june.p50) == (dt.date(2022, 6, 1), 5, 3, 2, 9)
    assert may.seconds + june.seconds == emergency.answered_waits.seconds


def test_hours_are_local(emergency):
    """The times of the file are local: 02:15 on a Tuesday in June is 01:15 in UTC."""
    busy = {(each.weekday, each.hour): each.offered for each in emergency.hours if each.offered}

    assert busy == {(0, 19): 5, (1, 2): 5}


def test_handling_and_resolution_are_of_the_answered(emergency):
    assert (emergency.handled, emergency.handled_seconds) == (6, 1200)
    assert {each.name: each.count for each in emergency.endings} == {
        "no record": 1,
        "contact resolution": 2,
        "immediate": 1,
        "priority": 1,
        "not recorded": 1,
    }


def test_a_wait_that_was_not_recorded_counts_as_received_and_never_as_in_time(tmp_path):
    file = load_calls(tmp_path, ("999", MONDAY_EVENING, "answered", ""), ("999", MONDAY_EVENING, "answered", 2))
    channel = channel_of(measure(file), "999")

    assert (channel.answered, channel.untimed, channel.months[0].within) == (2, 1, 1)
    assert list_levels(channel, channel.standard)[1].part == 1


def test_days_and_force_can_be_chosen(tmp_path):
    file = load_calls(
        tmp_path,
        ("999", MONDAY_EVENING, "answered", 4, "", "", "Northshire"),
        ("999", MONDAY_EVENING, "answered", 4, "", "", "Southshire"),
        ("999", TUESDAY_NIGHT, "answered", 4, "", "", "Northshire"),
    )

    assert channel_of(measure(file), "999").offered == 3
    assert channel_of(measure(file, force="Northshire"), "999").offered == 2
    chosen = measure(file, force="Northshire", first_on=dt.date(2022, 6, 1))
    assert (channel_of(chosen, "999").offered, chosen.first_on) == (1, dt.date(2022, 6, 1))


def test_a_choice_that_leaves_nothing_is_refused(tmp_path):
    file = load_calls(tmp_path, ("999", MONDAY_EVENING, "answered", 4))

    with pytest.raises(MeasureError, match="no contacts for this choice"):
        measure(file, force="Eastshire")


def test_every_figure_is_what_counting_the_rows_one_by_one_gives(tmp_path):
    """Three thousand invented contacts, counted here in plain Python."""
    file = make_calls_file(tmp_path, 3000, seed=5)
    rows = pq.read_table(file.path).to_pylist()
    summary = measure(file)

    for channel in summary.channels:
        mine = [row for row in rows if row["channel"] == channel.name]
        answered = [row["wait_seconds"] for row in mine if row["outcome"] == "answered"]
        assert channel.answered_waits == Histogram.tally(answered)
        months = Counter(row["received_at_date"].replace(day=1) for row in mine)
        assert {each.first_on: each.offered for each in channel.months} == dict(months)
        waits = defaultdict(list)
        for row in mine:
            if row["outcome"] == "answered":
                waits[row["received_at_weekday"], row["received_at_hour"]].append(row["wait_seconds"])
        for hour in channel.hours:
            found = waits[hour.weekday, hour.hour]
            assert hour.answered == len(found)
            assert hour.p50 == Histogram.tally(found).quantile(0.5)
            assert hour.p90 == Histogram.tally(found).quantile(0.9)


def test_the_result_comes_back_whole_from_json(tmp_path):
    found = CONTACT.measure({"calls": make_calls_file(tmp_path, 500)}, ContactOptions())

    assert msgspec.json.decode(msgspec.json.encode(found), type=ContactResult) == found


def test_a_subject_of_a_few_reports_is_never_named(tmp_path):
    """Typed by hand, it may say who wrote what: thirty reports of theft are named, the one of a neighbour is not."""
    lines = ["call_id,channel,received_at,outcome,wait_seconds,subject"]
    lines += [f"R{number},online,{MONDAY_EVENING},answered,60,theft" for number in range(30)]
    lines += [f"R30,online,{MONDAY_EVENING},answered,60,quarrel with a neighbour"]
    path = tmp_path / "reports.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    file = load_file(path, CALLS, tmp_path).file
    result = CONTACT.measure({"calls": file}, ContactOptions())
    told = next(each for each in CONTACT.tell(result).exhibits if each.slug == "online-subjects")

    assert [row[:2] for row in told.table.rows] == [("theft", 30), ("others, or not recorded", 1)]
    assert b"neighbour" not in msgspec.json.encode(result)
