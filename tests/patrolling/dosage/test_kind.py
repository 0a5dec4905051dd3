"""Dosage from files alone, as a force without a trial of ours measures it."""

import datetime as dt

import msgspec
import pytest

from answerable.drawing.svg import draw_chart
from answerable.measuring.loading.load import load_file
from answerable.measuring.option import read_options
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.dosage.dosage import work_out_dosage
from answerable.patrolling.dosage.kind import DOSAGE
from answerable.patrolling.dosage.shapes import PATROL_SCHEDULE, PATROL_VISITS
from answerable.patrolling.dosage.visit import read_visits
from answerable.patrolling.kinds import PATROL_KINDS
from answerable.patrolling.trial.allocation import draw_allocation
from examples.data.patrols import OPTIONS, SEED, make_protocol, write_patrols
from tests.patrolling.dosage.given import take_file

SCHEDULE = (
    "hotspot,on,start,end,minutes,drawn,unit",
    "H1,2022-10-03,15:00,23:00,15,yes,North",
    "H1,2022-10-03,15:00,23:00,15,yes,North",
    "H1,2022-10-04,,,,no,North",
    "H2,2022-10-03,,,,no,South",
    "H2,2022-10-04,9:00,12:00,20,yes,South",
)
VISITS = (
    "hotspot,arrived,left",
    "H1,2022-10-03 15:00,2022-10-03 15:16",
    "H1,2022-10-03 18:00,2022-10-03 18:15",
    "H2,2022-10-04 15:00,2022-10-04 15:30",
    "H2,2022-10-03 15:00,2022-10-03 15:10",
)


def measure(folder, schedule=SCHEDULE, visits=VISITS, **options):
    files = {"schedule": take_file(folder, PATROL_SCHEDULE, *schedule)}
    if visits:
        files["visits"] = take_file(folder, PATROL_VISITS, *visits)
    return DOSAGE.measure(files, read_options(DOSAGE, options))


def test_schedule_and_visits_are_enough(tmp_path):
    result = measure(tmp_path)
    assert [each.met.part for each in result.compliance[:3]] == [1, 1, 1], "in the afternoon, H2 was out of its hours"
    assert (result.drawn_days, result.control_days, result.planned_minutes) == (2, 2, 50.0)
    assert result.window_minutes == 31.0
    assert result.contamination.visits == 1
    assert PATROL_KINDS["dosage"] is DOSAGE


def test_hours_may_be_chosen_for_every_row(tmp_path):
    result = measure(tmp_path, windows="15:00-23:00")
    assert result.compliance[0].met.part == 2


def test_without_rows_that_say_no_every_other_day_is_a_day_without(tmp_path):
    result = measure(tmp_path, schedule=[line for line in SCHEDULE if ",no," not in line])
    assert (result.drawn_days, result.control_days) == (2, 2)


def test_code_of_a_hotspot_is_the_same_in_any_case(tmp_path):
    result = measure(tmp_path, schedule=[line.replace("H2,2022-10-03", " h2,2022-10-03") for line in SCHEDULE])
    assert result.hotspots == 2


@pytest.mark.parametrize(
    ("schedule", "options", "words"),
    [
        ([SCHEDULE[0], "H1,2022-10-03,3 pm,,15,yes,"], {}, "“3 pm” as the start for H1 on 3 October 2022 is no time"),
        ([SCHEDULE[0], "H1,2022-10-03,,,15,no,"], {}, "The schedule has no visit on a day drawn"),
        ([*SCHEDULE, "H1,2022-10-03,,,,no,North"], {}, "H1 on 3 October 2022 is both drawn for patrol and not"),
        ([*SCHEDULE, "H1,2022-10-05,,,,yes,South"], {}, "H1 lies in North in one row and in South in another"),
        (SCHEDULE, {"windows": "after tea"}, "“after tea” is no span of hours"),
        ([*SCHEDULE, "H1,2032-10-05,,,,yes,North"], {}, "give at most three years"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(tmp_path, schedule, options, words):
    with pytest.raises(MeasureError, match=words):
        measure(tmp_path, schedule=schedule, **options)


def test_without_visits_or_positions_there_is_nothing_to_count(tmp_path):
    with pytest.raises(MeasureError, match="Give a file of visits"):
        measure(tmp_path, visits=None)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The invented patrols of two weeks, loaded."""
    folder = tmp_path_factory.mktemp("patrols")
    write_patrols(folder, 640)
    files = {}
    for given in DOSAGE.inputs:
        report = load_file(folder / f"{given.name}.csv", given.shape, folder, is_invented=True)
        assert report.report.rejected == 0
        files[given.name] = report.file
    return files


def test_invented_patrols_come_out_as_they_were_made(loaded):
    result = DOSAGE.measure(loaded, read_options(DOSAGE, OPTIONS["dosage"]))
    visited, dosed = (each.met for each in result.compliance[:2])
    assert visited.low < 0.74 + 0.26 / 2 < visited.high, "half of the days not kept had one short visit"
    assert dosed.share < visited.share
    assert result.contamination.any_visit.low < 0.10 < result.contamination.any_visit.high
    assert result.reconciliation.confirmed.share > 0.97
    assert result.reconciliation.unheard > 0, "no device was heard on the fifth day"
    assert [exhibit.slug for exhibit in DOSAGE.tell(result).exhibits] == [
        "compliance", "contamination", "weeks", "dwell", "units", "forms-and-devices",
    ]  # fmt: skip


def test_invented_patrols_by_devices_alone_leave_out_the_day_without_any(loaded):
    files = {name: file for name, file in loaded.items() if name != "visits"}
    result = DOSAGE.measure(files, read_options(DOSAGE, OPTIONS["dosage"]))
    assert result.unmeasured == (dt.date(2022, 10, 7),)
    assert result.drawn_days + result.control_days == 57 * (result.days - 1)


def test_trial_and_file_of_its_schedule_come_to_the_same(loaded):
    protocol = make_protocol(57, 2)
    allocation = draw_allocation(protocol, str(SEED))
    visits = read_visits(loaded["visits"], protocol.hotspots)
    ours = work_out_dosage(protocol, allocation, visits, to=protocol.ends_on)
    files = {name: loaded[name] for name in ("schedule", "visits")}
    theirs = DOSAGE.measure(files, read_options(DOSAGE, OPTIONS["dosage"]))
    assert msgspec.to_builtins(ours) == msgspec.to_builtins(theirs)


def test_every_chart_can_be_drawn(loaded):
    result = DOSAGE.measure(loaded, read_options(DOSAGE, OPTIONS["dosage"]))
    charts = [exhibit.chart for exhibit in DOSAGE.tell(result).exhibits if exhibit.chart]
    assert len(charts) == 5
    assert all("<svg" in draw_chart(chart, title="A", sentence="A.") for chart in charts)
