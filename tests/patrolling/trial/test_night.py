"""Hours that run past midnight: a night belongs to the day on which it begins, from history to result."""

import csv
import datetime as dt

import numpy as np
import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.protocol import Look, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.history import count_history
from answerable.patrolling.trial.looks import find_look, may_look
from answerable.patrolling.trial.night import end_nights, follow_nights
from tests.patrolling.trial.example import ENDS, SEED, STARTS, make_protocol

EVENING = Window(dt.time(18), dt.time(3))
AFTER = ENDS + dt.timedelta(days=1)
PROTOCOL = make_protocol(offence_hours=(EVENING,), looks=(Look(dt.date(2022, 11, 14)),))


def read_rows(folder, *moments):
    """Violence in the first hotspot at these moments, read from a file as a force would send it."""
    path = folder / "offences.csv"
    with path.open("w", newline="") as file:
        written = csv.writer(file)
        written.writerow(["occurred_at", "category", "easting", "northing"])
        written.writerows([moment, "violence with injury", 400_050, 300_050] for moment in moments)
    loaded = load_file(path, OFFENCES, folder / "rows")
    assert loaded.report.rejected == 0, loaded.report.rejections
    return read_offences(loaded.file)


def gather(offences, **more):
    allocation = draw_allocation(PROTOCOL, SEED)
    return gather_trial_days(PROTOCOL, allocation, offences, np.ones(len(offences)), **more)


NIGHTS = (
    "2022-10-03 01:30",  # the night before the trial
    "2022-10-03 18:00",
    "2022-10-04 02:59",  # still the first night
    "2022-10-04 03:00",  # the morning after it
    "2022-10-04 12:00",
    "2023-01-01 23:00",
    "2023-01-02 00:30",  # still the last night
    "2023-01-02 19:00",  # the night after the trial
)


def test_the_first_day_has_no_hours_of_the_night_before_and_the_last_night_is_whole(tmp_path):
    days = gather(read_rows(tmp_path, *NIGHTS))

    assert days.events[0, [0, 1, 90]].tolist() == [2, 0, 2]
    assert days.events.sum() == 4
    assert days.to == ENDS
    assert days.is_measured.all()


def test_a_night_that_is_not_over_in_the_file_is_not_measured(tmp_path):
    days = gather(read_rows(tmp_path, *NIGHTS[:6]))

    assert days.to == ENDS - dt.timedelta(days=1)
    assert days.is_measured.sum(axis=1).tolist() == [90] * 12
    assert gather(read_rows(tmp_path, *NIGHTS[:6]), to=AFTER).is_measured.all()


def test_the_result_waits_for_the_morning_on_which_the_last_night_ends(tmp_path):
    allocation = draw_allocation(PROTOCOL, SEED)
    with pytest.raises(
        PatrolError, match=r"2 January 2023, on which its last night ends, and the offences reach to 1 "
    ):
        judge_trial(PROTOCOL, allocation, gather(read_rows(tmp_path, *NIGHTS[:6])), draws=50)
    result = judge_trial(PROTOCOL, allocation, gather(read_rows(tmp_path, *NIGHTS)), draws=50)

    assert result.is_final
    assert result.primary.patrolled + result.primary.control == 4


def test_a_look_waits_for_it_too():
    look = dt.date(2022, 11, 14)
    day_before = look - dt.timedelta(days=1)

    assert find_look(PROTOCOL, look, data_to=day_before) is None
    assert find_look(PROTOCOL, look, data_to=look) == 0
    assert find_look(make_protocol(), look, data_to=day_before) == 0
    words = may_look(PROTOCOL, look, data_to=day_before).words
    assert "needs every day to 14 November 2022, on which its last night ends, and the data reach to 13 " in words


def test_a_history_has_the_same_nights(tmp_path):
    offences = read_rows(tmp_path, *NIGHTS)
    counts, first_on = count_history(offences, PROTOCOL.hotspots, PROTOCOL.outcomes[0], hours=(EVENING,))

    assert first_on == STARTS
    assert counts.shape == (91, 12)  # the evening of 2 January has no end in the file
    assert counts[:, 0].tolist() == gather(offences).events[0].tolist()


def test_a_history_of_one_day_has_no_night(tmp_path):
    offences = read_rows(tmp_path, "2022-10-03 01:30", "2022-10-03 19:00")

    with pytest.raises(PatrolError, match="no night to its end"):
        count_history(offences, PROTOCOL.hotspots, PROTOCOL.outcomes[0], hours=(EVENING,))


@pytest.mark.parametrize(
    ("windows", "nights"),
    [
        ((), 0),
        ((Window(dt.time(15), dt.time(23)),), 0),
        ((Window(dt.time(15), dt.time(0)),), 0),  # ends with the day
        ((Window(dt.time(15), dt.time(0, 30)),), 1),
        ((Window(dt.time(12), dt.time(14)), EVENING), 1),
    ],
)
def test_only_hours_past_midnight_need_the_day_after(windows, nights):
    assert end_nights(AFTER, windows) == AFTER - dt.timedelta(days=nights)
    assert follow_nights(ENDS, windows) == ENDS + dt.timedelta(days=nights)
