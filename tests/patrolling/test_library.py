"""Patrols from a program or a notebook."""

from __future__ import annotations

import subprocess
import sys

import pytest

from answerable import patrolling


def test_every_name_that_the_library_offers_is_there() -> None:
    assert [name for name in patrolling.__all__ if not hasattr(patrolling, name)] == []
    assert {"PATROL_KINDS", "draw_allocation", "judge_trial"} <= set(dir(patrolling))


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'draw_conclusions'"):
        _ = patrolling.draw_conclusions


def test_opening_the_library_opens_nothing_slow() -> None:
    code = "import sys; from answerable import patrolling; print('numpy' in sys.modules, 'shapely' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False False\n"
