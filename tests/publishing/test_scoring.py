"""Changes and series drawn small: what they say is beside them in words, and they never say more."""

import datetime as dt
import math
import re

import pytest

from answerable.drawing.chart import Axis, ChartPoint, ControlDrawing
from answerable.measuring.series import Break
from answerable.measuring.verdict import judge_counts, judge_shares
from answerable.publishing.scoring import POINTS_DRAWN, STRIP_WIDTH, draw_series, draw_strip

MIDDLE = STRIP_WIDTH / 2


def span_of(strip):
    """Where the interval of a strip begins and ends."""
    low, high = re.search(r'strip__span" d="M(\d+) 7H(\d+)"', strip).groups()
    return int(low), int(high)


def a_series(*values, lower=10.0, upper=30.0, signal=""):
    points = tuple(
        ChartPoint(at=dt.date(2020 + at // 12, at % 12 + 1, 1), value=value, centre=20, lower=lower, upper=upper,
                   signal=signal)
        for at, value in enumerate(values)
    )  # fmt: skip
    return ControlDrawing(x=Axis(title="Month"), y=Axis(title="Offences"), points=points)


@pytest.mark.parametrize(
    "verdict",
    [judge_counts(52, 46), judge_shares(80, 100, 84, 100, better="higher")],
    ids=["counts", "shares"],
)
def test_an_interval_without_a_signal_crosses_the_middle(verdict):
    strip = draw_strip(verdict)
    low, high = span_of(strip)
    assert low < MIDDLE < high
    assert "strip--none" in strip


@pytest.mark.parametrize(("better", "look"), [("lower", "better"), ("higher", "worse"), ("neither", "changed")])
def test_a_fall_that_is_a_signal_lies_wholly_left_of_the_middle(better, look):
    strip = draw_strip(judge_counts(8945, 7509, better=better))
    assert span_of(strip)[1] < MIDDLE
    assert f"strip--{look}" in strip


def test_an_interval_without_an_end_stays_within_the_strip():
    low, high = span_of(draw_strip(judge_counts(0, 30)))
    assert 0 < low <= high < STRIP_WIDTH


def test_what_was_not_tested_has_no_strip():
    assert draw_strip(None) == ""
    assert draw_strip(judge_counts(500, 300, breaks=[Break(dt.date(2021, 1, 1), "a new system")])) == ""


def test_a_series_shows_its_last_points_with_signals_as_dots():
    plain = draw_series(a_series(*[20.0] * 30))
    assert plain.count("L") - plain.count("z") * 3 == POINTS_DRAWN - 1
    assert plain.count("<circle") == 1, "the last point"
    assert draw_series(a_series(*[20.0] * 5, signal="concern")).count("<circle") == 5


def test_a_series_with_limits_that_are_not_known_is_drawn_without_them():
    drawn = draw_series(a_series(18.0, 22.0, lower=math.nan, upper=math.inf))
    assert 'series__band" d=""' in drawn
    assert "nan" not in drawn
    assert draw_series(a_series(18.0)) == ""
