"""Forces side by side on one measure: each with its interval, its rank's spread, and its place in the funnel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from answerable.measuring.forces.force import Force
from answerable.measuring.forces.form import Adjustment, Curve, Form
from answerable.measuring.forces.order import CERTAIN, DRAWS, First
from answerable.measuring.forces.similar import Neighbour, SimilarGroup, list_members
from answerable.measuring.interval import bound_count, bound_difference_of_shares, bound_ratio_of_counts, bound_share
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better

if TYPE_CHECKING:
    from answerable.measuring.forces.funnel import Funnel
    from answerable.measuring.forces.rank import League

FEWEST_BODIES = 5
"""Below this many forces there is no funnel and no rank: the common value would be little more than one of them."""


class Count(NamedTuple):
    """A force's part and the size it is a part of (or the exposure its events arise from)."""

    force: Force
    part: int
    size: float


class Body(Struct, frozen=True, kw_only=True):
    """A force: its value with interval, its rank with spread, and the limits it lies outside.

    `outside` is 0.95 or 0.998, negative below the limits; nothing within them.
    """

    key: str
    name: str
    part: int
    size: float
    value: float
    low: float
    high: float
    rank: int
    is_tied: bool
    median_rank: int
    low_rank: int
    high_rank: int
    group: int
    outside: float | None = None
    is_ours: bool = False
    is_similar: bool = False


class Pair(Struct, frozen=True, kw_only=True):
    """Ours against another: the ratio of our rate to theirs (`is_ratio`), or our share less theirs, as fractions."""

    name: str
    value: float
    size: float
    is_ratio: bool
    against: float | None
    low: float
    high: float | None

    @property
    def direction(self) -> Literal["higher", "lower", "no signal"]:
        """How ours lies: a signal where the interval leaves out what no difference would give."""
        alike = 1.0 if self.is_ratio else 0.0
        if self.low > alike:
            return "higher"
        return "lower" if self.high is not None and self.high < alike else "no signal"


class Comparison(Struct, frozen=True, kw_only=True):
    """A measure over forces. `scale` is what a value is multiplied by where it is shown: 100 for a share, 1,000 for
    a rate per 1,000. `similar_words` says whose group the similar forces are."""

    measure: str
    period: str
    form: Form
    scale: float
    better: Better
    first: First
    ours: str
    bodies: tuple[Body, ...]
    target: float
    is_target_given: bool
    phi: float
    tau_squared: float
    adjustment: Adjustment
    curves: tuple[Curve, ...]
    draws: int
    seed: int
    certain: float = CERTAIN
    pairs: tuple[Pair, ...] = ()
    similar_words: str = ""
    is_similar_ours: bool = False
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def our_body(self) -> Body | None:
        """The force that the reader came for, where it is among them."""
        return next((body for body in self.bodies if body.is_ours), None)


class Manner(NamedTuple):
    """How forces are compared: what is asked of the analysis once, whatever the measure."""

    ours: str
    better: Better = "neither"
    scale: float = 100.0
    target: float | None = None
    adjustment: Adjustment = "additive"
    draws: int = DRAWS
    seed: int = 1
    similar: tuple[str, ...] = ()
    similar_words: str = ""
    is_similar_ours: bool = False


def compare_forces(
    counts: Sequence[Count],
    form: Form,
    manner: Manner,
    *,
    measure: str,
    period: str,
    missing: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Comparison:
    """The forces on one measure and period. `MeasureError` where they are too few or a count does not fit."""
    from answerable.measuring.forces.funnel import build_funnel
    from answerable.measuring.forces.rank import rank_bodies

    _refuse_counts(counts, form, measure)
    parts, sizes = [count.part for count in counts], [count.size for count in counts]
    first: First = "lowest" if manner.better == "lower" else "highest"
    try:
        funnel = build_funnel(parts, sizes, form, target=manner.target, adjustment=manner.adjustment)
    except ValueError as problem:
        raise MeasureError(f"{measure}: {problem}") from problem
    league = rank_bodies(parts, sizes, form, first, draws=manner.draws, seed=manner.seed)
    return Comparison(
        measure=measure,
        period=period,
        form=form,
        scale=manner.scale,
        better=manner.better,
        first=first,
        ours=manner.ours,
        bodies=_list_bodies(counts, form, manner, funnel, league),
        target=funnel.target,
        is_target_given=manner.target is not None,
        phi=funnel.dispersion.phi,
        tau_squared=funnel.dispersion.tau_squared,
        adjustment=manner.adjustment,
        curves=funnel.curves,
        draws=league.draws,
        seed=league.seed,
        pairs=_pair_similar(counts, form, manner),
        similar_words=manner.similar_words,
        is_similar_ours=manner.is_similar_ours,
        missing=missing,
        notes=notes,
    )


def _list_bodies(
    counts: Sequence[Count], form: Form, manner: Manner, funnel: Funnel, league: League
) -> tuple[Body, ...]:
    bounds = [_bound(count, form) for count in counts]
    return tuple(
        Body(
            key=count.force.key,
            name=count.force.short,
            part=count.part,
            size=count.size,
            value=count.part / count.size,
            low=interval[0],
            high=interval[1],
            rank=spread.rank,
            is_tied=spread.is_tied,
            median_rank=spread.median,
            low_rank=spread.low,
            high_rank=spread.high,
            group=spread.group,
            outside=outside,
            is_ours=count.force.key == manner.ours,
            is_similar=count.force.key in manner.similar,
        )
        for count, spread, outside, interval in zip(counts, league.spreads, funnel.outside, bounds, strict=True)
    )


def name_group(group: SimilarGroup | None) -> tuple[tuple[str, ...], str]:
    """The keys of a published group and the words that say whose it is and from when."""
    if group is None:
        return (), ""
    checked = "" if group.verified else "; the published list itself was not read"
    words = f"most similar forces ({group.authority}, from {group.valid_from.year}{checked})"
    return tuple(force.key for force in list_members(group)), words


def name_neighbours(neighbours: Sequence[Neighbour]) -> tuple[tuple[str, ...], str]:
    """The keys of our own nearest forces and the words that say they are ours."""
    return tuple(each.key for each in neighbours), "nearest forces by our own features, not an official group"


def _bound(count: Count, form: Form) -> tuple[float, float]:
    if form == "share":
        low, high, _ = bound_share(count.part, count.size)
    else:
        low, high, _ = bound_count(count.part, count.size)
    return low, high


def _pair_similar(counts: Sequence[Count], form: Form, manner: Manner) -> tuple[Pair, ...]:
    """Ours against each similar force; empty where ours is not among the forces."""
    ours = next((count for count in counts if count.force.key == manner.ours), None)
    if ours is None:
        return ()
    others = sorted(
        (count for count in counts if count.force.key in manner.similar), key=lambda each: each.force.short
    )
    return tuple(_pair(ours, other, form) for other in others if other.force.key != manner.ours)


def _pair(ours: Count, other: Count, form: Form) -> Pair:
    value, is_ratio = other.part / other.size, form == "rate"
    against: float | None
    if is_ratio:
        against, low, high, _, _ = bound_ratio_of_counts(other.part, ours.part, other.size, ours.size)
    else:
        low, high, _ = bound_difference_of_shares(ours.part, ours.size, other.part, other.size)
        against = ours.part / ours.size - value
    return Pair(
        name=other.force.short, value=value, size=other.size, is_ratio=is_ratio, against=against, low=low, high=high
    )


def say_forces(number: int) -> str:
    """`1 force is`, `4 forces are`."""
    return "1 force is" if number == 1 else f"{number} forces are"


def _refuse_counts(counts: Sequence[Count], form: Form, measure: str) -> None:
    if len(counts) < FEWEST_BODIES:
        raise MeasureError(
            f"{measure}: {say_forces(len(counts))} too few to compare; {FEWEST_BODIES} or more are needed."
        )
    for count in counts:
        if count.size <= 0:
            raise MeasureError(f"{measure}: {count.force.name} has nothing to divide by.")
        if count.part < 0 or (form == "share" and count.part > count.size):
            raise MeasureError(f"{measure}: {count.force.name} has {count.part:,} of {count.size:,.0f}.")
