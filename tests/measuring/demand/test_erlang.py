"""Erlang B, C and A against published and hand-computed answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.demand.erlang import block_b, delay_c, find_load, serve


def test_erlang_c_of_100_calls_in_half_an_hour():
    # 100 calls in 30 minutes of 180 s to 14 people, target 20 s.
    service = serve(200, 180, 14, 20)
    assert float(delay_c(10, 14)) == pytest.approx(0.1741319, abs=5e-8)
    assert float(service.in_target) == pytest.approx(0.8883500, abs=5e-8)
    assert float(service.wait) == pytest.approx(7.836, abs=5e-4)
    assert float(service.busy) == pytest.approx(0.7142857, abs=5e-8)


def test_erlang_c_of_360_calls_in_half_an_hour():
    service = serve(720, 240, 55, 15)
    assert float(service.delayed) == pytest.approx(0.2387, abs=5e-5)
    assert float(service.in_target) == pytest.approx(0.8459, abs=5e-5)
    assert float(service.wait) == pytest.approx(8.18, abs=5e-3)
    assert float(service.busy) == pytest.approx(0.8727, abs=5e-5)


def test_erlang_c_near_full_use_has_long_waits():
    # 48 calls a minute of one minute to 50 people; a tenth of the callers wait longer than 58.1 s.
    service = serve(48 * 60, 60, 50, 58.1)
    assert float(service.wait) == pytest.approx(20.83, abs=5e-3)
    assert float(service.in_target) == pytest.approx(0.9, abs=2e-4)
    assert float(service.queue) == pytest.approx(16.7, abs=0.05)
    assert float(service.busy) == pytest.approx(0.96)


def test_erlang_a_of_the_same_calls_has_short_waits_since_some_hang_up():
    service = serve(48 * 60, 60, 50, 10, patience=120)
    assert float(service.abandoned) == pytest.approx(0.0309, abs=5e-5)
    assert float(service.wait) == pytest.approx(3.71, abs=5e-3)
    assert float(service.queue) == pytest.approx(2.97, abs=5e-3)
    assert float(service.busy) == pytest.approx(0.930, abs=5e-4)


def test_fifteen_people_serve_an_evening_hour_of_emergency_calls():
    # 885,504 calls a year of which 6.5 % come from 19:00, each of 3 min 53 s.
    calls = 885_504 * 0.065 / 365
    service = serve(calls, 233, 15, 10)
    assert calls == pytest.approx(157.7, abs=0.05)
    assert float(find_load(calls, 233)) == pytest.approx(10.2, abs=0.05)
    assert float(service.in_target) == pytest.approx(0.905, abs=5e-4)
    assert float(service.wait) == pytest.approx(5.7, abs=0.05)


def test_more_load_than_people_is_a_queue_without_end_unless_callers_leave():
    queueing = serve(600, 233, 20, 180)
    leaving = serve(600, 233, 20, 180, patience=300)
    assert bool(queueing.is_endless)
    assert np.isnan(queueing.wait)
    assert float(queueing.in_target) == 0
    assert not bool(leaving.is_endless)
    # What 20 people can do is what is left: 20 of 38.8 erlangs.
    assert float(leaving.abandoned) == pytest.approx(1 - 20 / (600 * 233 / 3600), abs=1e-4)


def test_nobody_calling_waits_nowhere_and_nobody_answering_loses_all():
    quiet = serve(0, 233, 3, 10, patience=60)
    assert (float(quiet.in_target), float(quiet.wait), float(quiet.abandoned)) == (1, 0, 0)
    closed = serve(30, 233, 0, 10, patience=60)
    assert (float(closed.in_target), float(closed.abandoned)) == (pytest.approx(0), pytest.approx(1))


def test_sizes_far_beyond_a_control_room_stay_exact():
    # For a load of 10,000 the normal approximation of the blocking at full load: sqrt(2 / (pi A)) to a per cent.
    assert float(block_b(10_000.0, 10_000)) == pytest.approx(np.sqrt(2 / (np.pi * 10_000)), rel=0.01)
    service = serve(3600 * 10_000 / 300, 300, 10_050, 10, patience=600)
    assert 0 < float(service.abandoned) < 0.002
    assert 0.99 < float(service.in_target) < 1
    assert float(service.busy) * 10_050 == pytest.approx(10_000 * (1 - float(service.abandoned)))


@given(
    load=st.floats(0.05, 60),
    agents=st.integers(1, 70),
    target=st.floats(1, 300),
    patience=st.floats(5, 3000),
)
def test_erlang_a_keeps_its_balances(load, agents, target, patience):
    handling = 200.0
    rate = load * 3600 / handling
    service = serve(rate, handling, agents, target, patience)
    # What is offered is served or leaves; who leaves in time is not served in time; another pair of hands only helps.
    assert float(service.busy) * agents == pytest.approx(load * (1 - float(service.abandoned)), rel=1e-6)
    assert float(service.in_target) + float(service.abandoned) <= 1 + 1e-9
    assert float(serve(rate, handling, agents + 1, target, patience).in_target) >= float(service.in_target) - 1e-9


def test_erlang_a_with_endless_patience_is_erlang_c():
    queueing = serve(200, 180, 14, 20)
    leaving = serve(200, 180, 14, 20, patience=1e7)
    assert float(leaving.in_target) == pytest.approx(float(queueing.in_target), abs=1e-4)
    assert float(leaving.wait) == pytest.approx(float(queueing.wait), rel=1e-3)
