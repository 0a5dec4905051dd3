"""Groups of answers side by side: small ones hidden, none under 30 put in an order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from answerable.measuring.interval import bound_difference_of_shares, bound_share
from answerable.measuring.suppression import may_rank, may_show, suppress


class Counted(NamedTuple):
    """The counts of a group: people asked (nothing where not known), answers, and those content among them.

    `response` is the response rate as printed, in per cent.
    """

    name: str
    invited: int | None
    answered: int
    satisfied: int
    response: float | None = None


class Group(Struct, frozen=True, kw_only=True):
    """A group with its share and interval, fractions of one; of a hidden one, its name alone.

    `is_ranked` where enough answered. `differs` is `above` or `below` where its share can be told from that of all
    others, all groups compared at once (Bonferroni).
    """

    name: str
    is_hidden: bool = False
    is_ranked: bool = False
    invited: int | None = None
    answered: int | None = None
    satisfied: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    differs: str = ""


def compare_groups(whole: Counted, units: Sequence[Counted], level: float) -> tuple[tuple[Group, ...], bool]:
    """The groups, those that may be ranked first from the highest share on; and whether the whole is hidden too.

    A group is hidden where few answered, not where few of many were discontent: what is hidden is who answered.
    What the groups leave of the whole is counted among them, since it follows from them.
    """
    beyond = whole.answered - sum(unit.answered for unit in units)
    if beyond < 0:
        # Groups that overlap, and so add up to more than the whole, give nothing of each other away.
        hidden = [not may_show(unit.answered) for unit in units]
        is_hidden = not may_show(whole.answered)
    else:
        found = suppress([[size] for size in [*(unit.answered for unit in units), beyond]])
        hidden, is_hidden = [cells[0] for cells in found.cells[:-1]], found.total
    groups = [
        Group(name=unit.name or "not stated", is_hidden=True) if is_small else _tell(unit, whole, level, len(units))
        for unit, is_small in zip(units, hidden, strict=True)
    ]
    return tuple(sorted(groups, key=_order)), is_hidden


def _tell(unit: Counted, whole: Counted, level: float, comparisons: int) -> Group:
    if not unit.answered:
        return Group(name=unit.name or "not stated", invited=unit.invited, answered=0, satisfied=0)
    low, high, _ = bound_share(unit.satisfied, unit.answered, level)
    is_ranked = may_rank(unit.answered)
    return Group(
        name=unit.name or "not stated",
        is_ranked=is_ranked,
        invited=unit.invited,
        answered=unit.answered,
        satisfied=unit.satisfied,
        share=unit.satisfied / unit.answered,
        low=low,
        high=high,
        differs=_tell_apart(unit, whole, level, comparisons) if is_ranked else "",
    )


def _tell_apart(unit: Counted, whole: Counted, level: float, comparisons: int) -> str:
    rest, content = whole.answered - unit.answered, whole.satisfied - unit.satisfied
    if rest <= 0 or not 0 <= content <= rest:
        return ""
    strict = 1 - (1 - level) / comparisons
    low, high, _ = bound_difference_of_shares(unit.satisfied, unit.answered, content, rest, strict)
    return "above" if low > 0 else "below" if high < 0 else ""


def _order(group: Group) -> tuple[bool, bool, float, str]:
    share = group.share if group.is_ranked and group.share is not None else 0.0
    return group.is_hidden, not group.is_ranked, -share, group.name
