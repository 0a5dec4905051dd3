"""Drawing an allocation again: as many of each block as the registered draw has, all ways alike."""

import numpy as np
import pytest

from answerable.patrolling.effect.redraw import prepare_redraw
from answerable.patrolling.protocol import Scheme
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.blocks import list_blocks
from tests.patrolling.effect.trials import make_rowan
from tests.patrolling.trial.example import SEED, make_hotspots, make_protocol

PROTOCOLS = {
    "pairs by day": make_protocol(),
    "a third of 21 by day": make_rowan(),
    "half of a fortnight": make_protocol(scheme=Scheme(within="hotspot")),
    "a third of ten days": make_protocol(scheme=Scheme(patrolled=1, out_of=3, within="hotspot", run_days=10)),
    "57 in one block": make_protocol(hotspots=make_hotspots(57, units=1, tiers=1)),
}


@pytest.mark.parametrize("name", PROTOCOLS)
def test_every_draw_patrols_as_many_of_each_block_as_the_registered_one_may(name):
    blocks = list_blocks(PROTOCOLS[name])
    drawn = prepare_redraw(blocks).draw(40, np.random.default_rng(1))

    counts = np.stack([np.bincount(blocks.at.ravel(), weights=each, minlength=len(blocks)) for each in drawn])

    assert ((counts == blocks.patrolled) | ((counts == blocks.patrolled + 1) & (blocks.odd > 0))).all()


@pytest.mark.parametrize("name", PROTOCOLS)
def test_every_hotspot_day_is_as_likely_as_any_other(name):
    blocks = list_blocks(PROTOCOLS[name])
    drawn = prepare_redraw(blocks).draw(1500, np.random.default_rng(2))

    assert drawn.mean() == pytest.approx(blocks.share, abs=0.005)
    assert np.abs(drawn.mean(axis=0) - blocks.share).max() < 5 * np.sqrt(0.25 / 1500)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_the_registered_draw_is_one_of_them(name):
    protocol = PROTOCOLS[name]
    blocks = list_blocks(protocol)
    patrolled = draw_allocation(protocol, SEED).patrolled
    counts = np.bincount(blocks.at.ravel(), weights=patrolled.ravel(), minlength=len(blocks))

    assert ((counts - blocks.patrolled >= 0) & (counts - blocks.patrolled <= (blocks.odd > 0))).all()


def test_the_same_seed_draws_the_same():
    redraw = prepare_redraw(list_blocks(PROTOCOLS["a third of ten days"]))
    one, two = (np.concatenate(list(redraw.draw_chunks(500, 7, 200))) for _ in range(2))

    assert one.shape == (500, redraw.shape[0] * redraw.shape[1])
    assert (one == two).all()
    assert (one != np.concatenate(list(redraw.draw_chunks(500, 8, 200)))).any()
