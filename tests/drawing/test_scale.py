"""Where axes start and end, and what their ticks say."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.drawing.palette import estimate_width
from answerable.drawing.scale import choose_log_scale, choose_scale, scale_places
from answerable.drawing.vega.frame import keep_apart

FINITE = st.floats(-1e9, 1e9, allow_nan=False)


def test_counts_are_told_by_whole_numbers() -> None:
    assert choose_scale([0, 3], "count", from_nought=True).labels == ("0", "1", "2", "3")


def test_shares_end_at_a_hundred_percent() -> None:
    scale = choose_scale([3.0, 99.0], "percent", from_nought=True)
    assert (scale.low, scale.high, scale.labels[-1]) == (0.0, 100.0, "100%")


def test_seconds_are_counted_as_a_clock_counts() -> None:
    assert choose_scale([0, 233], "seconds", from_nought=True).labels == ("0 s", "1 min", "2 min", "3 min", "4 min")


def test_ratios_have_ticks_on_both_sides_of_one() -> None:
    assert choose_log_scale([0.55, 1.32], "ratio").labels == ("0.5", "0.75", "1", "1.5", "2")


def test_ratio_of_nought_has_no_place() -> None:
    with pytest.raises(ValueError, match="above nought"):
        choose_log_scale([0.0, 2.0], "ratio")


def test_months_are_named_as_often_as_there_is_room() -> None:
    months = [dt.date(2020 + at // 12, at % 12 + 1, 1) for at in range(36)]
    wide, narrow = (scale_places(months, "date", width) for width in (600, 200))
    assert wide.labels[:2] == ("Jan 2020", "Jul 2020")
    assert narrow.labels == ("2020", "2021", "2022")


def test_hours_of_a_day_are_named_in_order() -> None:
    scale = scale_places([f"{hour:02}:00" for hour in range(24)], "text", 600)
    assert scale.labels[0] == "00:00"
    assert list(scale.labels) == sorted(scale.labels)


@given(st.lists(FINITE, min_size=1, max_size=20), st.booleans())
def test_scale_holds_every_value(values: list[float], from_nought: bool) -> None:
    scale = choose_scale(values, "number", from_nought=from_nought)
    slack = max(scale.high - scale.low, 1.0) * 1e-4
    assert scale.low - slack <= min(values)
    assert max(values) <= scale.high + slack
    assert len(scale.ticks) == len(scale.labels) >= 2


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 15_000), st.sampled_from((160, 300, 620)))
def test_labels_of_days_never_touch(first: dt.date, days: int, width: float) -> None:
    scale = scale_places([first, first + dt.timedelta(days=days)], "date", width)
    stands = [scale.place(tick, width) for tick in scale.ticks]
    assert scale.ticks
    for (left, before), (right, after) in itertools.pairwise(zip(stands, scale.labels, strict=True)):
        assert right - left >= (estimate_width(before) + estimate_width(after)) / 2


@given(st.lists(st.floats(0, 270), min_size=1, max_size=10))
def test_labels_kept_apart_keep_their_order_and_stay_within_the_plot(places: list[float]) -> None:
    moved = keep_apart(places, 17.0, 270.0)
    order = sorted(range(len(places)), key=lambda each: places[each])
    for before, after in itertools.pairwise(order):
        assert moved[after] - moved[before] >= 17.0 - 1e-9
    assert min(moved) >= -1e-9
    assert max(moved) <= 270.0 + 1e-9


@given(st.floats(1, 1e7), st.floats(90, 600))
def test_labels_under_lying_bars_never_touch(highest: float, length: float) -> None:
    scale = choose_scale([highest], "count", from_nought=True).thin_labels(length)
    said = [
        (scale.place(tick, length), label) for tick, label in zip(scale.ticks, scale.labels, strict=True) if label
    ]
    assert said
    for (left, before), (right, after) in itertools.pairwise(said):
        assert right - left >= (estimate_width(before) + estimate_width(after)) / 2
