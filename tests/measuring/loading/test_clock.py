import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.loading.clock import convert_local, convert_utc
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from tests.measuring.loading.sample import HEADINGS, load_lines

LONDON = "Europe/London"


def local(*written):
    return np.array(written, dtype="datetime64[us]")


def test_local_time_is_an_hour_ahead_in_summer():
    converted = convert_local(local("2022-01-10T12:00", "2022-07-10T12:00"), LONDON)
    assert list(converted.utc) == list(local("2022-01-10T12:00", "2022-07-10T11:00"))


def test_hour_that_the_clocks_skip_never_was():
    edges = local("2022-03-27T00:59:59", "2022-03-27T01:00", "2022-03-27T01:59:59", "2022-03-27T02:00")
    assert list(convert_local(edges, LONDON).skipped) == [False, True, True, False]


def test_hour_that_comes_twice_is_taken_as_the_first():
    edges = local("2022-10-30T00:59:59", "2022-10-30T01:00", "2022-10-30T01:59:59", "2022-10-30T02:00")
    converted = convert_local(edges, LONDON)
    assert list(converted.doubled) == [False, True, True, False]
    assert list(converted.utc) == list(
        local("2022-10-29T23:59:59", "2022-10-30T00:00", "2022-10-30T00:59:59", "2022-10-30T02:00")
    )


def test_no_time_stays_none():
    converted = convert_local(np.array(["NaT"], dtype="datetime64[us]"), LONDON)
    assert np.isnat(converted.utc[0])
    assert not converted.skipped[0]
    assert not converted.doubled[0]


def test_zone_that_does_not_exist_is_refused():
    with pytest.raises(MeasureError, match="No time zone is called 'Mars/Base'"):
        convert_local(local("2022-01-10T12:00"), "Mars/Base")


@given(
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2037, 12, 31)),  # noqa: DTZ001 -- local times have no zone
    st.sampled_from([LONDON, "America/New_York", "Asia/Kathmandu", "UTC", "Africa/Casablanca"]),
)
def test_conversion_agrees_with_the_standard_library(written, zone):
    place = ZoneInfo(zone)
    expected = written.replace(tzinfo=place).astimezone(dt.UTC)
    back = expected.astimezone(place).replace(tzinfo=None)
    first, second = (written.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    converted = convert_local(local(written), zone)
    assert converted.skipped[0] == (back != written)
    assert converted.doubled[0] == (back == written and first != second)
    if back == written:
        assert converted.utc[0] == local(expected.replace(tzinfo=None))[0]
        assert convert_utc(converted.utc, zone)[0] == local(written)[0]


def test_skipped_time_is_rejected_and_doubled_time_is_counted(tmp_path):
    loaded = load_lines(
        tmp_path,
        HEADINGS,
        "A1,P1,27/03/2022 01:30,,,,,,",
        "A2,P1,30/10/2022 01:30,,,,,,",
        "A3,P1,30/10/2022 01:30:00+00:00,,,,,,",
    )
    (rejection,) = loaded.report.rejections
    assert (rejection.line, rejection.column, rejection.value) == (2, "created_at", "27/03/2022 01:30")
    assert "the clocks went forward over it" in rejection.words
    assert loaded.report.warnings == (
        "1 time in created_at came twice, in the hour in which the clocks went back: the first was taken.",
    )
    taken = read_rows(loaded.file)
    assert [row["created_at"].hour for row in taken] == [0, 1]
    assert [row["created_at_hour"] for row in taken] == [1, 1]


def test_time_gives_its_local_day_hour_and_weekday(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, "A1,P1,2022-05-31T23:30:00Z,,,,,,", "A2,P1,1969-12-29T00:10:00Z,,,,,,")
    first, second = read_rows(loaded.file)
    assert first["created_at_date"] == dt.date(2022, 6, 1)
    assert (first["created_at_hour"], first["created_at_weekday"]) == (0, 2)
    # Britain kept summer time through the winter of 1969
    assert (second["created_at_date"], second["created_at_hour"]) == (dt.date(1969, 12, 29), 1)
    assert second["created_at_weekday"] == 0
