"""The draw of patrolled days: fair, the same everywhere, and checkable by hand."""

import datetime as dt
import hashlib
import shutil
import subprocess

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.patrolling.protocol import Scheme
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import (
    Allocation,
    draw_allocation,
    hash_seed,
    make_seed,
    recite_draw,
    verify_allocation,
)
from answerable.patrolling.trial.blocks import list_blocks, name_block
from tests.patrolling.trial.example import SEED, STARTS, make_hotspots, make_protocol

schemes = st.builds(
    lambda out_of, patrolled, within, run: Scheme(
        patrolled=min(patrolled, out_of - 1), out_of=out_of, within=within, run_days=run
    ),
    st.integers(2, 5),
    st.integers(1, 4),
    st.sampled_from(["day", "hotspot"]),
    st.integers(2, 15),
)
protocols = st.builds(
    lambda number, units, tiers, days, scheme: make_protocol(
        hotspots=make_hotspots(number, units, tiers),
        ends_on=STARTS + dt.timedelta(days=days - 1),
        scheme=scheme,
        seed_sha256="",
    ),
    st.integers(1, 12),
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(1, 40),
    schemes,
)


@given(protocols, st.text(max_size=10))
@settings(deadline=None, max_examples=60)
def test_every_block_has_its_number_patrolled_or_one_more_where_it_does_not_divide(protocol, seed):
    blocks = list_blocks(protocol)
    drawn = draw_allocation(protocol, seed)
    counts = np.bincount(blocks.at.ravel(), drawn.patrolled.ravel(), len(blocks))
    assert ((counts == blocks.patrolled) | ((counts == blocks.patrolled + 1) & (blocks.odd > 0))).all()
    shares = (blocks.patrolled + blocks.odd / blocks.out_of) / blocks.sizes
    assert np.allclose(shares, protocol.scheme.patrolled / protocol.scheme.out_of)


@given(protocols)
@settings(deadline=None, max_examples=60)
def test_blocks_part_the_hotspot_days_and_hold_two_hotspots_where_there_are_two(protocol):
    blocks = list_blocks(protocol)
    assert blocks.at.shape == (len(protocol.hotspots), protocol.days)
    assert (np.bincount(blocks.at.ravel(), minlength=len(blocks)) == blocks.sizes).all()
    assert (blocks.sizes > 0).all()
    if protocol.scheme.within == "day":
        for day in range(protocol.days):
            held = np.unique(blocks.at[:, day], return_counts=True)[1]
            assert len(protocol.hotspots) == 1 or held.min() >= 2


@given(st.text(min_size=1, max_size=20), st.integers(0, 19), st.characters(codec="utf-8"))
@settings(deadline=None, max_examples=50)
def test_one_other_character_in_the_seed_is_another_hash_and_other_days(seed, at, character):
    at %= len(seed)
    other = seed[:at] + character + seed[at + 1 :]
    protocol = make_protocol(seed_sha256="")
    same = (draw_allocation(protocol, seed).patrolled == draw_allocation(protocol, other).patrolled).all()
    assert same == (seed == other) == (hash_seed(seed) == hash_seed(other))


def test_a_small_draw_is_the_same_on_every_machine():
    drawn = draw_allocation(make_protocol(), SEED)
    bits = "\n".join("".join("X" if patrolled else "." for patrolled in row) for row in drawn.patrolled)
    assert bits.splitlines()[0][:28] == ".X.X...XX....X.X...X........"
    assert (
        hashlib.sha256(bits.encode()).hexdigest()
        == "993701bd417136066525fc090279ff9bbb595ef6f6aec35dd8bfa8114b55afe2"
    )


def test_a_day_can_be_checked_by_hand_as_the_protocol_says():
    protocol = make_protocol(hotspots=make_hotspots(5, 1, 1))
    drawn = draw_allocation(protocol, SEED)

    def hash_words(words):
        return hashlib.sha256(words.encode()).hexdigest()

    for day in range(20):
        on = (STARTS + dt.timedelta(days=day)).isoformat()
        ordered = sorted(f"N{at:02}" for at in range(1, 6))
        ordered.sort(key=lambda code, on=on: hash_words(f"{SEED}|Northside/1/{on}|{code}|{on}"))
        # five hotspots at one in two are two and a half
        has_more = int(hash_words(f"{SEED}|Northside/1/{on}|odd")[:8], 16) / 16**8 < 0.5
        patrolled = {code for code, is_on in zip(drawn.hotspots, drawn.patrolled[:, day], strict=True) if is_on}
        assert patrolled == set(ordered[: 3 if has_more else 2])
    assert "sha256sum" in recite_draw(protocol)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_sha256sum_gives_the_published_hash_of_the_seed():
    printed = subprocess.run(["sha256sum"], input=SEED.encode(), capture_output=True, check=True).stdout.decode()
    assert printed.split()[0] == make_protocol().seed_sha256


def test_over_a_long_trial_every_hotspot_is_patrolled_about_as_often_as_planned():
    protocol = make_protocol(
        ends_on=STARTS + dt.timedelta(days=1999),
        scheme=Scheme(patrolled=1, out_of=3),
        hotspots=make_hotspots(8, 2, 2),
    )
    shares = draw_allocation(protocol, SEED).patrolled.mean(axis=1)
    # four standard errors of 2,000 independent draws
    assert np.abs(shares - 1 / 3).max() < 4 * np.sqrt(2 / 9 / 2000)


def test_within_hotspots_every_run_is_even_and_the_last_is_what_is_left():
    protocol = make_protocol(scheme=Scheme(within="hotspot", run_days=14), ends_on=STARTS + dt.timedelta(days=29))
    drawn = draw_allocation(protocol, SEED).patrolled
    assert (drawn[:, :14].sum(axis=1) == 7).all()
    assert (drawn[:, 14:28].sum(axis=1) == 7).all()
    assert (drawn[:, 28:].sum(axis=1) == 1).all()
    assert name_block(protocol, list_blocks(protocol), 0, 20) == "N01/2022-10-17"


def test_a_lone_hotspot_is_drawn_with_the_next_tier_of_its_unit_or_with_the_next_unit():
    spots = make_hotspots(7, 1, 1)
    given = (("Eastgate", 1), ("Eastgate", 1), ("Eastgate", 2), ("Harbour", 1), ("Westfield", 1), ("Westfield", 2))
    units = [replace(spot, unit=unit, tier=tier) for spot, (unit, tier) in zip(spots, given, strict=False)]
    blocks = list_blocks(make_protocol(hotspots=tuple(units)))
    assert blocks.names == ("Eastgate/1+Eastgate/2", "Harbour/1+Westfield/1+Westfield/2")
    assert [words.split(" are drawn")[0] for words in blocks.merged] == [
        "Eastgate tier 1 and Eastgate tier 2",
        "Harbour tier 1, Westfield tier 1 and Westfield tier 2",
    ]


def test_a_single_hotspot_is_patrolled_by_the_toss_of_a_coin_each_day():
    protocol = make_protocol(hotspots=make_hotspots(1), ends_on=STARTS + dt.timedelta(days=399))
    share = draw_allocation(protocol, SEED).patrolled.mean()
    assert 0.4 < share < 0.6


def test_a_draw_is_refused_from_another_seed_than_the_registered_one():
    with pytest.raises(PatrolError, match="not the one whose hash the protocol registers"):
        draw_allocation(make_protocol(), "another seed")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hotspots": ()}, "no hotspots"),
        ({"ends_on": STARTS - dt.timedelta(days=1)}, "ends before it starts"),
        ({"scheme": Scheme(patrolled=2, out_of=2)}, "leaves nothing to compare with"),
        ({"scheme": Scheme(within="hotspot", run_days=1)}, "two days or more"),
    ],
)
def test_what_nothing_can_be_drawn_among_is_refused_in_a_sentence(changed, words):
    with pytest.raises(PatrolError, match=words):
        draw_allocation(make_protocol(**changed), SEED)


def test_an_allocation_that_was_altered_is_found_by_hotspot_and_day():
    protocol = make_protocol()
    drawn = draw_allocation(protocol, SEED)
    assert verify_allocation(protocol, SEED, drawn) == ()
    altered = drawn.patrolled.copy()
    altered[2, 4] ^= True
    used = Allocation(hotspots=drawn.hotspots, first_on=drawn.first_on, patrolled=altered)
    (fault,) = verify_allocation(protocol, SEED, used)
    assert fault.startswith("N03 on 7 October 2022: the seed draws")
    altered[:, 20] ^= True
    assert verify_allocation(protocol, SEED, used)[-1] == "And 8 hotspot-days more."


def test_another_seed_is_found_by_its_hash():
    protocol = make_protocol()
    faults = verify_allocation(protocol, "another seed", draw_allocation(protocol, SEED))
    assert faults[0] == "The hash of this seed is not the one that the protocol published."


def test_a_new_seed_is_long_and_never_the_same():
    seeds = {make_seed() for _ in range(20)}
    assert len(seeds) == 20
    assert {len(seed) for seed in seeds} == {64}


@pytest.mark.parametrize(
    ("hotspots", "scheme", "daily", "patrolled", "control"),
    [
        # Operation Rowan, Bedfordshire (Bland and others 2021) and Southend (Basford and others 2021), 90 days each
        (21, Scheme(patrolled=1, out_of=3), 7, 630, 1260),
        (20, Scheme(patrolled=2, out_of=5), 8, 720, 1080),
    ],
)
def test_the_designs_of_published_trials_are_drawn_day_for_day(hotspots, scheme, daily, patrolled, control):
    protocol = make_protocol(
        hotspots=make_hotspots(hotspots, 1, 1), scheme=scheme, ends_on=STARTS + dt.timedelta(days=89)
    )
    drawn = draw_allocation(protocol, SEED).patrolled
    assert (drawn.sum(axis=0) == daily).all()
    assert (drawn.sum(), (~drawn).sum()) == (patrolled, control)
