"""How a panel is made up: so many members appointed by its councils, and those whom it co-opts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_count


def judge_composition(councils: Collection[str], coopted: int, on: dt.date) -> tuple[Ruling, ...]:
    """Whether a panel has the seats that it must. `councils` holds the council of each appointed seat, once a seat.

    It warns: a panel that is short for a while goes on, and more members than the least is for its own resolution.
    """
    appointed, by_council = len(councils), len(set(councils))
    least, most = find_number("panel.appointed_least", on), find_number("panel.most", on)
    needed, needed_coopted = max(least.value, by_council), find_number("panel.coopted_least", on).value
    faults = []
    if appointed < needed:
        words = (
            f"{say_count(appointed, 'seat is', 'seats are')} appointed by {say_count(by_council, 'council')}: "
            f"a panel of an area with so many councils has {needed}."
        )
        faults.append((words, True))
    if coopted < needed_coopted:
        words = f"{say_count(coopted, 'seat is', 'seats are')} co-opted: a panel has at least {needed_coopted}."
        faults.append((words, True))
    if appointed + coopted > most.value:
        words = f"There are {appointed + coopted} seats: a panel has {most.value} at most."
        faults.append((words, most.verified))
    return tuple(
        make_ruling("E-PANEL-COMPOSITION", words[0].upper() + words[1:], binding=False, verified=verified)
        for words, verified in faults
    )
