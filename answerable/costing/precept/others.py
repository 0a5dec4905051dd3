"""Band D beside that of other forces: where ours stands among those that are given."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.budget import Budget
from answerable.costing.name import find_double, fold_name
from answerable.costing.refusal import CostError
from answerable.law.day import say_financial_year
from answerable.law.words import say_list, say_number, say_order

_ORDER = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ", "tenth ")


class ForcePrecept(Struct, frozen=True, kw_only=True):
    """A force's band D in pounds. `rank` is from the lowest; equal amounts share the first rank of theirs."""

    force: str
    band_d: Decimal
    rank: int
    is_ours: bool = False
    is_assumed: bool = False
    source: str = ""


class ForceComparison(Struct, frozen=True, kw_only=True):
    """Every force that is given for a year, ours among them, from the lowest band D to the highest."""

    year: int
    forces: tuple[ForcePrecept, ...]

    @property
    def ours(self) -> ForcePrecept:
        return next(each for each in self.forces if each.is_ours)

    @property
    def ties(self) -> tuple[str, ...]:
        """The other forces with our band D."""
        return tuple(each.force for each in self.forces if each.band_d == self.ours.band_d and not each.is_ours)

    @property
    def rank_words(self) -> str:
        """`second lowest of 43 given`, `joint highest of three given (with Northshire)`: from the nearer end."""
        count, low = len(self.forces), self.ours.rank
        high = 1 + sum(each.band_d > self.ours.band_d for each in self.forces)
        end, rank = ("lowest", low) if low <= high else ("highest", high)
        place = _ORDER[rank - 1] if rank <= len(_ORDER) else f"{say_order(rank)} "
        shared = f" (with {say_list(self.ties)})" if self.ties else ""
        return f"{'joint ' if shared else ''}{place}{end} of the {say_number(count)} given{shared}"


def compare_forces(budget: Budget, year: int) -> ForceComparison:
    """Ours and every other force's band D of a year, ranked on exact amounts.

    A row of our own force among the others is left out: ours is the budget's. Raises `CostError` where our band D or
    all others are missing, or a force stands twice.
    """
    said = say_financial_year(year)
    band_d, name = budget.band_d.get(year), budget.force or budget.body
    if band_d is None:
        raise CostError(f"The budget gives no band D for {said}: enter it, to compare it with other forces.")
    own = {fold_name(name), fold_name(budget.body)}
    others = [each for each in budget.others if each.year == year and fold_name(each.force) not in own]
    if not others:
        raise CostError(f"No other force's band D is given for {said}: enter some, to compare ours with them.")
    if twice := find_double(each.force for each in others):
        raise CostError(f"{twice} stands twice among the other forces of {said}: leave one of them.")
    amounts = [band_d, *(each.band_d for each in others)]

    def rank(amount: Decimal) -> int:
        return 1 + sum(other < amount for other in amounts)

    ranked = [
        ForcePrecept(force=name, band_d=band_d, rank=rank(band_d), is_ours=True),
        *(
            ForcePrecept(
                force=each.force,
                band_d=each.band_d,
                rank=rank(each.band_d),
                is_assumed=each.is_assumed,
                source=each.source,
            )
            for each in others
        ),
    ]
    ranked.sort(key=lambda each: (each.band_d, not each.is_ours, each.force))
    return ForceComparison(year=year, forces=tuple(ranked))
