"""Bids for other bodies' funds: asked, won, lost and waiting, by fund and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from answerable.costing.amount import add_known, add_up
from answerable.costing.fund import Bid
from answerable.drawing.wording import say_count, say_share
from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.percentage import say_bound

LEAST_DECIDED: Final = 5
"""Fewer bids than this decided: their counts alone, since a percentage of four says less than the four."""


class BidTotal(Struct, frozen=True, kw_only=True):
    """Bids added up: of one fund, or of all (`fund` empty).

    `asked` is what all bids asked for and `waiting_for` what those not decided ask; `won` is what was granted.
    Amounts are of the bids that give one, nothing where none does; `unpriced` are those won without one.
    """

    fund: str
    bids: int
    won_bids: int
    lost_bids: int
    waiting_bids: int
    withdrawn_bids: int
    asked: Decimal | None
    waiting_for: Decimal | None
    won: Decimal
    unpriced: int

    @property
    def decided(self) -> int:
        """Won or lost: a bid withdrawn was not decided."""
        return self.won_bids + self.lost_bids

    @property
    def success(self) -> Interval | None:
        """The 95% interval of the share won (Wilson 1927), as fractions; nothing where too few were decided."""
        return bound_share(self.won_bids, self.decided) if self.decided >= LEAST_DECIDED else None


class BidStatement(Struct, frozen=True, kw_only=True):
    """All bids together and by fund, in the order in which funds first stand."""

    total: BidTotal
    funds: tuple[BidTotal, ...]


def work_out_bids(bids: Sequence[Bid]) -> BidStatement:
    """Bids added up in all and by fund."""
    names = dict.fromkeys(bid.fund for bid in bids)
    return BidStatement(
        total=_add_bids(bids),
        funds=tuple(_add_bids([bid for bid in bids if bid.fund == name], name) for name in names),
    )


def say_success(total: BidTotal) -> str:
    """`3 of 4 bids decided were won`; from five on with the percentage and its interval."""
    if not total.decided:
        return "no bid has been decided"
    were = "was" if total.won_bids == 1 else "were"
    won = f"{total.won_bids} of {say_count(total.decided, 'bid')} decided {were} won"
    if total.success is None:
        return won
    share = say_share(total.won_bids, total.decided, 0).split(" (", 1)[0]
    return f"{won} ({share}; {say_bound(total.success, 0)})"


def _add_bids(bids: Sequence[Bid], fund: str = "") -> BidTotal:
    states = Counter(bid.state for bid in bids)
    won = [bid.amount for bid in bids if bid.state == "won"]
    return BidTotal(
        fund=fund,
        bids=len(bids),
        won_bids=states["won"],
        lost_bids=states["lost"],
        waiting_bids=states["waiting"],
        withdrawn_bids=states["withdrawn"],
        asked=_add_asked(bids),
        waiting_for=_add_asked(bid for bid in bids if bid.state == "waiting"),
        won=add_up(won),
        unpriced=won.count(None),
    )


def _add_asked(bids: Iterable[Bid]) -> Decimal | None:
    return add_known(bid.asked for bid in bids)
