"""Visits by day and hour: within the windows, one crew at one place, not to be guessed, right when clocks change."""

import csv
import datetime as dt
import hashlib
import io
from collections import Counter
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.measuring.loading.load import load_file
from answerable.patrolling.dosage.shapes import PATROL_SCHEDULE
from answerable.patrolling.protocol import Dose, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import Allocation, draw_allocation
from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv, write_schedule_ics
from answerable.patrolling.trial.schedule_exhibit import BOX, tell_schedule
from tests.patrolling.trial.example import SEED, STARTS, make_hotspots, make_protocol

WEEK = STARTS + dt.timedelta(days=6)
MARK = "\ufeff"
NIGHT = Window(dt.time(22), dt.time(4))


def plan(first=STARTS, last=WEEK, **changed):
    protocol = make_protocol(**changed)
    return protocol, list_visits(protocol, draw_allocation(protocol, SEED), first, last)


doses = st.builds(
    lambda visits, minutes, windows: Dose(visits=visits, minutes=minutes, windows=windows),
    st.integers(1, 4),
    st.integers(5, 40),
    st.sampled_from(
        [
            (Window(dt.time(15), dt.time(23)),),
            (Window(dt.time(8), dt.time(10)), Window(dt.time(20), dt.time(2))),
            (Window(dt.time(21, 30), dt.time(22, 15)),),
        ]
    ),
)


@given(doses, st.integers(1, 14), st.integers(1, 3))
@settings(deadline=None, max_examples=40)
def test_every_patrolled_day_has_its_visits_within_the_windows(dose, number, units):
    protocol, visits = plan(dose=dose, hotspots=make_hotspots(number, units), last=STARTS + dt.timedelta(days=3))
    drawn = draw_allocation(protocol, SEED)
    many = Counter((visit.hotspot, visit.on) for visit in visits)
    expected = {
        (code, STARTS + dt.timedelta(days=day)): dose.visits
        for at, code in enumerate(drawn.hotspots)
        for day in range(4)
        if drawn.patrolled[at, day]
    }
    assert many == expected
    for visit in visits:
        assert (visit.end - visit.start) == dt.timedelta(minutes=dose.minutes)
        assert any(_is_within(visit, window) for window in dose.windows)


def _is_within(visit, window):
    start = dt.datetime.combine(visit.on, window.start)
    end = dt.datetime.combine(visit.on + dt.timedelta(days=window.end <= window.start), window.end)
    return start <= visit.start.replace(tzinfo=None) and visit.end.replace(tzinfo=None) <= end


@given(doses, st.integers(1, 14), st.integers(1, 3))
@settings(deadline=None, max_examples=40)
def test_a_crew_is_never_at_two_places_unless_it_is_said(dose, number, units):
    protocol, visits = plan(dose=dose, hotspots=make_hotspots(number, units), last=STARTS + dt.timedelta(days=3))
    unit_of = {hotspot.code: hotspot.unit for hotspot in protocol.hotspots}
    for unit in set(unit_of.values()):
        crew = sorted(
            (each.start, each.end) for each in visits if unit_of[each.hotspot] == unit and not each.is_overlapping
        )
        assert all(before[1] <= after[0] for before, after in pairwise(crew))


def test_more_visits_than_a_crew_can_make_are_planned_and_said():
    dose = Dose(minutes=30, windows=(Window(dt.time(15), dt.time(16)),))
    protocol, visits = plan(dose=dose, hotspots=make_hotspots(8, 1, 1), last=STARTS)
    assert [visit.is_overlapping for visit in visits].count(True) == 2
    (exhibit,) = tell_schedule(protocol, visits)
    assert (
        exhibit.notes[-1] == "2 visits could not be kept apart from others of the unit: it needs more than one crew."
    )


def test_times_are_checked_by_hand_from_the_key_that_follows_from_the_seed():
    protocol, visits = plan(hotspots=make_hotspots(2, 1, 1), last=STARTS)
    (visit,) = visits
    key = hashlib.sha256(f"{SEED}|visits".encode()).hexdigest()
    drawn = int(hashlib.sha256(f"{key}|{visit.hotspot}|2022-10-03|1".encode()).hexdigest()[:8], 16) / 16**8
    # 480 minutes of the window, 15 of the visit: 465 are left
    opens = dt.datetime.combine(STARTS, dt.time(15), visit.start.tzinfo)
    assert visit.start == opens + dt.timedelta(minutes=int(drawn * 466))
    assert protocol.dose.minutes == 15


def test_times_cannot_be_told_from_what_is_public():
    protocol = make_protocol()
    drawn = draw_allocation(protocol, SEED)
    public = Allocation(hotspots=drawn.hotspots, first_on=drawn.first_on, patrolled=drawn.patrolled)
    guessed = list_visits(protocol, public, STARTS, WEEK)
    assert sorted(each.start for each in guessed) != sorted(
        each.start for each in list_visits(protocol, drawn, STARTS, WEEK)
    )


def test_starts_spread_over_the_whole_window():
    protocol = make_protocol(ends_on=STARTS + dt.timedelta(days=365), hotspots=make_hotspots(12, 3, 1))
    visits = list_visits(protocol, draw_allocation(protocol, SEED), STARTS, protocol.ends_on)
    hours = Counter(visit.start.hour for visit in visits)
    assert set(hours) == set(range(15, 23))
    assert max(hours.values()) < 1.5 * min(hours.values())


def test_a_day_is_planned_alike_whichever_days_are_asked_for():
    protocol, week = plan()
    day = list_visits(protocol, draw_allocation(protocol, SEED), WEEK, WEEK + dt.timedelta(days=900))
    assert [each for each in day if each.on == WEEK] == [each for each in week if each.on == WEEK]
    assert day[-1].on == protocol.ends_on


@pytest.mark.parametrize(
    ("night", "hours"),
    [(dt.date(2022, 10, 29), 7), (dt.date(2023, 3, 25), 5), (dt.date(2022, 11, 5), 6)],
)
def test_a_night_on_which_clocks_change_is_an_hour_longer_or_shorter(night, hours):
    dose = Dose(minutes=60, windows=(NIGHT,))
    protocol = make_protocol(dose=dose, hotspots=make_hotspots(20, 1, 1), starts_on=night, ends_on=night)
    visits = list_visits(protocol, draw_allocation(protocol, SEED), night, night)
    crew = [visit for visit in visits if not visit.is_overlapping]
    assert len(crew) == hours
    moments = sorted((visit.start.astimezone(dt.UTC), visit.end.astimezone(dt.UTC)) for visit in crew)
    assert all(before[1] <= after[0] for before, after in pairwise(moments))
    assert all(end - start == dt.timedelta(hours=1) for start, end in moments)


def test_a_visit_longer_than_every_window_is_refused():
    with pytest.raises(PatrolError, match="90 minutes fits no window"):
        plan(dose=Dose(minutes=90, windows=(Window(dt.time(15), dt.time(16)),)))


def test_an_allocation_of_other_hotspots_is_refused():
    drawn = draw_allocation(make_protocol(), SEED)
    with pytest.raises(PatrolError, match="other hotspots"):
        list_visits(make_protocol(hotspots=make_hotspots(3)), drawn, STARTS, WEEK)


def test_the_csv_has_a_line_for_each_visit_in_the_columns_of_a_schedule():
    protocol, visits = plan()
    rows = list(csv.DictReader(io.StringIO(write_schedule_csv(visits).removeprefix(MARK))))
    assert len(rows) == len(visits)
    assert rows[0] == {
        "hotspot": visits[0].hotspot,
        "on": "2022-10-03",
        "start": f"{visits[0].start:%H:%M}",
        "end": f"{visits[0].end:%H:%M}",
        "minutes": "15",
    }
    named = list(csv.DictReader(io.StringIO(write_schedule_csv(visits, protocol).removeprefix(MARK))))
    assert {row["unit"] for row in named} == {"Northside", "Eastgate", "Harbour"}


def test_a_schedule_that_was_written_loads_as_a_schedule(tmp_path):
    protocol, visits = plan()
    path = tmp_path / "schedule.csv"
    path.write_text(write_schedule_csv(visits, protocol))
    loaded = load_file(path, PATROL_SCHEDULE, tmp_path / "rows")
    assert loaded.report.rejected == 0
    assert loaded.file.rows == len(visits)


def test_a_name_that_a_spreadsheet_would_run_is_made_safe():
    spots = tuple(replace(spot, name="=1+1") for spot in make_hotspots(2))
    protocol, visits = plan(hotspots=spots)
    assert ",'=1+1" in write_schedule_csv(visits, protocol)


def test_the_calendar_says_when_and_the_name_of_the_hotspot_and_no_more():
    protocol, visits = plan()
    written = write_schedule_ics(visits, protocol)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == len(visits)
    first = events[0]
    name = next(spot.name for spot in protocol.hotspots if spot.code == visits[0].hotspot)
    assert first["SUMMARY"] == f"Patrol {name}, 15 minutes"
    assert first.decoded("DTSTART") == visits[0].start
    assert first.decoded("DTEND") == visits[0].end
    assert first.decoded("DTSTAMP") == dt.datetime(2022, 9, 20, tzinfo=dt.UTC)
    assert not {"LOCATION", "GEO", "DESCRIPTION"} & set(first)
    assert "POLYGON" not in written.decode()


def test_the_same_visits_are_the_same_bytes_and_a_visit_keeps_its_name():
    protocol, visits = plan()
    assert write_schedule_ics(visits, protocol) == write_schedule_ics(visits, protocol)
    uids = [
        event["UID"] for event in icalendar.Calendar.from_ical(write_schedule_ics(visits, protocol)).walk("VEVENT")
    ]
    assert len(set(uids)) == len(visits)
    alone = icalendar.Calendar.from_ical(write_schedule_ics(visits[3:4], protocol)).walk("VEVENT")
    assert alone[0]["UID"] == uids[3]


def test_a_week_to_print_is_a_table_for_each_unit_with_boxes():
    protocol, visits = plan()
    told = tell_schedule(protocol, visits)
    assert [exhibit.slug for exhibit in told] == ["schedule-eastgate", "schedule-harbour", "schedule-northside"]
    assert sum(len(exhibit.table.rows) for exhibit in told) == len(visits)
    first = told[0].table.rows[0]
    assert first[0] == "Mon 3 October"
    assert first[-2:] == (BOX, BOX)
    assert told[0].notes[0].startswith("Closed:")


def test_a_visit_after_midnight_stands_under_the_day_of_its_window():
    protocol, visits = plan(dose=Dose(windows=(Window(dt.time(23, 30), dt.time(3)),)))
    late = [visit for visit in visits if visit.start.date() > visit.on]
    assert late
    assert any("after midnight" in note for exhibit in tell_schedule(protocol, visits) for note in exhibit.notes)
