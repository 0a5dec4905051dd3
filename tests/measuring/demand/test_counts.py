"""Files of calls and of counts made into demand by the hour."""

import datetime as dt

import numpy as np
import pytest

from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.demand.counts import read_demand
from answerable.measuring.demand.shapes import HOURLY_COUNTS
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError


def load_counts(tmp_path, rows, heading="starting_at,calls"):
    path = tmp_path / "counts.csv"
    path.write_text("\n".join([heading, *rows]) + "\n")
    return load_file(path, HOURLY_COUNTS, tmp_path / "clean").file


def list_hours(first, last, step=dt.timedelta(hours=1)):
    """Every hour between two days (the last left out), in UTC with its offset written out."""
    moment = dt.datetime.combine(first, dt.time(), dt.UTC)
    while moment < dt.datetime.combine(last, dt.time(), dt.UTC):
        yield moment
        moment += step


def test_counts_stand_on_local_days_and_hours(tmp_path):
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,{at.hour}" for at in list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 10))]
    demand, account, query = read_demand({"counts": load_counts(tmp_path, rows)})
    assert demand.counts.shape == (7, 24)
    assert demand.counts[0].tolist() == list(range(24))
    assert (account.first_on, account.last_on) == (dt.date(2022, 1, 3), dt.date(2022, 1, 9))
    assert account.calls == 7 * sum(range(24))
    assert account.notes == ()
    assert "SUM" in query.upper()


def test_hours_that_clocks_skip_and_repeat_are_counted_at_their_length(tmp_path):
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,10" for at in list_hours(dt.date(2022, 10, 29), dt.date(2022, 11, 1))]
    rows += [f"{at:%Y-%m-%dT%H:%M}Z,10" for at in list_hours(dt.date(2023, 3, 26), dt.date(2023, 3, 27))]
    demand, account, _ = read_demand({"counts": load_counts(tmp_path, rows)})
    autumn = (dt.date(2022, 10, 30) - account.first_on).days
    assert (demand.counts[autumn, 1], demand.hours[autumn, 1]) == (20, 2)
    assert demand.rates()[autumn, 1] == 10
    spring = (dt.date(2023, 3, 26) - account.first_on).days
    assert demand.hours[spring, 1] == 0
    assert np.isnan(demand.rates()[spring, 1])
    assert any("30 October 2022, 26 March 2023" in note for note in account.notes)


def test_half_hours_add_up_and_an_hour_with_half_of_its_rows_counts_as_half_an_hour(tmp_path):
    steps = list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 5), dt.timedelta(minutes=30))
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,5" for at in steps]
    del rows[3]
    demand, _, _ = read_demand({"counts": load_counts(tmp_path, rows)})
    assert demand.counts[0, 0] == 10
    assert (demand.counts[0, 1], demand.hours[0, 1]) == (5, 0.5)
    assert demand.rates()[0, 1] == 10


def test_missing_hours_are_unknown_and_said(tmp_path):
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,10" for at in list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 17))]
    del rows[30:35]
    demand, account, _ = read_demand({"counts": load_counts(tmp_path, rows)})
    assert np.isnan(demand.counts[1, 6:11]).all()
    assert account.hours_missing == 5
    assert account.notes == ("5 hours are not known, and neither learned from nor scored.",)


def test_long_silence_where_calls_are_usual_is_a_gap(tmp_path):
    hours = list(list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 24)))
    silent = range(200, 230)
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,{0 if i in silent else 10}" for i, at in enumerate(hours)]
    demand, account, _ = read_demand({"counts": load_counts(tmp_path, rows)})
    assert np.isnan(demand.counts.ravel()[silent.start : silent.stop]).all()
    assert account.notes[0].startswith("30 hours are without a single call where many were usual")


def test_quiet_night_is_no_gap(tmp_path):
    hours = list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 24))
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,{0 if at.hour < 5 else 10}" for at in hours]
    demand, account, _ = read_demand({"counts": load_counts(tmp_path, rows)})
    assert (demand.counts[:, :5] == 0).all()
    assert account.notes == ()


def test_file_of_several_channels_asks_for_one(tmp_path):
    hours = list(list_hours(dt.date(2022, 1, 3), dt.date(2022, 1, 10)))
    rows = [f"{at:%Y-%m-%dT%H:%M}Z,{calls},{line}" for at in hours for line, calls in (("999", 10), ("101", 4))]
    file = load_counts(tmp_path, rows, "starting_at,calls,channel")
    with pytest.raises(MeasureError, match=r"several channels \(101, 999\)"):
        read_demand({"counts": file})
    demand, _, _ = read_demand({"counts": file}, "101")
    assert (demand.counts == 4).all()
    with pytest.raises(MeasureError, match="no row of the channel 111"):
        read_demand({"counts": file}, "111")


def test_calls_are_counted_by_local_hour_and_an_hour_without_any_had_none(tmp_path):
    path = tmp_path / "calls.csv"
    rows = ["call_id,channel,received_at,outcome"]
    # Half past nine in London in summer is half past eight in UTC; twelve calls an hour but none from 10 to 11.
    for at in list_hours(dt.date(2022, 7, 4), dt.date(2022, 7, 18), dt.timedelta(minutes=5)):
        if at.hour != 9:
            rows.append(f"{at:%m%d%H%M},999,{at:%Y-%m-%dT%H:%M}Z,answered")
    path.write_text("\n".join(rows) + "\n")
    demand, _, _ = read_demand({"calls": load_file(path, CALLS, tmp_path / "clean").file})
    assert (demand.counts[1:-1, 10] == 0).all()
    assert (demand.counts[1:-1, 9] == 12).all()


def test_neither_file_or_both_is_refused():
    with pytest.raises(MeasureError, match="either a file of calls or a file of counts"):
        read_demand({})
