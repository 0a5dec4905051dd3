"""A week's queue whose hours run into each other."""

import numpy as np
import pytest

from answerable.measuring.demand.erlang import serve
from answerable.measuring.demand.staff import Terms
from answerable.measuring.demand.week import run_week

TERMS = Terms(handling=233, share=0.9, seconds=10, patience=120)


def test_even_hours_are_those_of_erlang_a():
    week = run_week(np.full(24, 150.0), np.full(24, 13.0), TERMS)
    formula = serve(150, 233, 13, 10, 120)
    assert week.in_target == pytest.approx(float(formula.in_target), abs=1e-5)
    assert week.abandoned == pytest.approx(float(formula.abandoned), abs=1e-5)
    assert week.wait == pytest.approx(float(formula.wait), abs=1e-3)


def test_hour_after_an_overload_begins_with_its_queue():
    calls = np.full(24, 60.0)
    calls[12] = 400.0
    week = run_week(calls, np.full(24, 9.0), TERMS)
    assert week.in_target[13] < week.in_target[11] - 0.05
    assert week.in_target[20] == pytest.approx(week.in_target[11], abs=1e-4)
    # And the overload itself is not as bad as it would be if it had always been so.
    assert week.in_target[12] > float(serve(400, 233, 9, 10, 120).in_target)


def test_part_of_a_person_does_part_of_the_work():
    fewer, part, more = (run_week(np.full(24, 150.0), np.full(24, n), TERMS).in_target[0] for n in (12, 12.5, 13))
    assert fewer < part < more


def test_hour_without_anybody_loses_its_callers():
    week = run_week(np.full(24, 30.0), np.zeros(24), TERMS)
    assert week.in_target == pytest.approx(0, abs=1e-6)
    assert week.abandoned == pytest.approx(1, abs=1e-3)


def test_queue_of_thousands_is_not_run_on():
    assert run_week(np.full(24, 20_000.0), np.full(24, 10.0), TERMS._replace(patience=900)) is None
