"""What hotspots saw before a trial, counted from offences."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.protocol import Outcome, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.history import count_history
from tests.patrolling.trial.example import make_hotspots

SPOTS = make_hotspots(2)
INSIDE_FIRST, INSIDE_SECOND, OUTSIDE = (400_050, 300_050), (401_050, 300_050), (400_500, 300_500)
ROBBERY = Outcome(name="robbery", categories=("robbery",))


def make_offences(*rows, **changed):
    """Offences from (day of January 2022, hour, place, category)."""
    categories = ("burglary", "robbery")
    many = len(rows)
    made = Offences(
        day=np.array([f"2022-01-{day:02}" for day, *_ in rows], dtype="datetime64[D]"),
        hour=np.array([hour for _, hour, *_ in rows], dtype=np.int8),
        easting=np.array([place[0] for _, _, place, _ in rows], dtype=float),
        northing=np.array([place[1] for _, _, place, _ in rows], dtype=float),
        category=np.array([categories.index(category) for *_, category in rows], dtype=np.int16),
        categories=categories,
        is_youth=np.zeros(many, dtype=bool),
        is_knife=np.zeros(many, dtype=bool),
        is_proactive=np.zeros(many, dtype=bool),
        outcome=np.zeros(many, dtype=np.int8),
        unit=np.full(many, -1, dtype=np.int16),
        units=(),
    )
    return replace(made, **changed)


OFFENCES = make_offences(
    (1, 12, OUTSIDE, "burglary"),
    (2, 16, INSIDE_FIRST, "robbery"),
    (2, 23, INSIDE_FIRST, "robbery"),
    (3, 1, INSIDE_SECOND, "robbery"),
    (4, 16, INSIDE_SECOND, "burglary"),
    (5, -1, INSIDE_SECOND, "robbery"),
    (6, 16, (np.nan, np.nan), "robbery"),
)


def test_events_are_counted_by_day_and_hotspot_over_all_days_of_the_file():
    counts, first_on = count_history(OFFENCES, SPOTS, ROBBERY)
    assert first_on == dt.date(2022, 1, 1)
    assert counts.tolist() == [[0, 0], [2, 0], [0, 1], [0, 0], [0, 1], [0, 0]]


def test_hours_narrow_the_count_and_what_is_past_midnight_is_of_the_day_before():
    counts, _ = count_history(OFFENCES, SPOTS, ROBBERY, hours=(Window(dt.time(22), dt.time(2)),))
    # Of the sixth day, the last of the file, nobody knows the hours after midnight.
    assert counts.tolist() == [[0, 0], [1, 1], [0, 0], [0, 0], [0, 0]]


def test_what_falls_before_the_first_day_of_the_file_is_left_out():
    offences = make_offences(
        (1, 1, INSIDE_FIRST, "robbery"), (2, 23, INSIDE_FIRST, "robbery"), (3, 23, INSIDE_FIRST, "robbery")
    )
    counts, _ = count_history(offences, SPOTS, ROBBERY, hours=(Window(dt.time(22), dt.time(2)),))
    assert counts.tolist() == [[0, 0], [1, 0]]


def test_an_outcome_of_harm_is_counted_by_its_offences():
    harm = Outcome(name="harm", measure="harm", categories=("robbery",))
    assert count_history(OFFENCES, SPOTS, harm)[0].sum() == 4


def test_months_are_no_days():
    with pytest.raises(PatrolError, match="months of offences and not their days"):
        count_history(replace(OFFENCES, precision="month"), SPOTS, ROBBERY)


def test_a_file_without_offences_says_nothing():
    with pytest.raises(PatrolError, match="no offences in the file"):
        count_history(make_offences(), SPOTS, ROBBERY)
