"""Whether a printed total is what is worked out: as it is, within rounding, for other years, or without a part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import NOTHING, round_to
from answerable.costing.budget import PrintedTotal
from answerable.costing.omission import find_omission
from answerable.costing.quantity.quantity import Part, Quantity
from answerable.measuring.rounding import Bounds, add_bounds

Finding = Literal["agrees", "rounding", "scope", "omits", "differs", "unknown"]
"""How a print stands to what is worked out, from the nearest to the furthest: the same as far as it is printed; apart
by no more than rounding of its parts can make; the same for other years; the same without one part or a pair; not the
same; not to be worked out."""

FINDINGS: tuple[Finding, ...] = ("agrees", "rounding", "scope", "omits", "differs", "unknown")


class Disagreement(Struct, frozen=True, kw_only=True):
    """A printed total held against what is worked out; `finding` says how far they disagree, from not at all.

    `worked` is the sum over `years`, in pounds and unrounded, and `difference` is the print less that. `most` is what
    rounding of the `count` parts can make of a difference. Years that the print was expected to cover and does not
    are in `left_out`, parts that it leaves out in `omitted`.
    """

    printed: PrintedTotal
    finding: Finding
    worked: Decimal | None = None
    years: tuple[int, ...] = ()
    most: Decimal = NOTHING
    count: int = 0
    left_out: tuple[int, ...] = ()
    omitted: tuple[str, ...] = ()
    why: str = ""

    @property
    def difference(self) -> Decimal | None:
        return None if self.worked is None else self.printed.amount - self.worked

    @property
    def is_agreement(self) -> bool:
        """Whether there is nothing to explain but rounding."""
        return self.finding in ("agrees", "rounding")


# Standard deviations beyond which chance leaves about three in a thousand: then a part left out is looked for first.
_FAR = 3

Run = tuple[int, ...]
Fit = Literal["exact", "rounding", "none"]


def compare_print(printed: PrintedTotal, quantity: Quantity, usual: Run | None = None) -> Disagreement:
    """Hold a print against a quantity.

    `usual` are the years that totals without years cover in its table (`find_usual_years`). They come before all
    years, where such a print does not agree with all; nothing else is looked for until neither agrees.
    """
    claim = _find_claim(printed, quantity)
    if not claim:
        return Disagreement(printed=printed, finding="unknown")
    if _fit(printed, quantity, claim) == "exact":
        return _make(printed, quantity, claim, "rounding" if quantity.is_other else "agrees")
    other = () if usual is None or usual == claim or is_stated(printed) or quantity.is_balance else usual
    if _fit(printed, quantity, other) != "none":
        return _make(printed, quantity, other, "scope", claim)
    if _fit(printed, quantity, claim) == "rounding":
        omitted = _find_omitted(printed, quantity, claim) if _is_far(printed, quantity, claim) else ()
        return _make(printed, quantity, claim, "omits" if omitted else "rounding", omitted=omitted)
    run = _find_scope(printed, quantity, claim)
    if run:
        return _make(printed, quantity, run, "scope", claim)
    for years in (claim, other):
        omitted = _find_omitted(printed, quantity, years)
        if omitted:
            left_out = tuple(year for year in claim if year not in years)
            return _make(printed, quantity, years, "omits", omitted=omitted, left_out=left_out)
    return _make(printed, quantity, claim, "differs")


def is_stated(printed: PrintedTotal) -> bool:
    """Whether a print says of which years it is."""
    return any(year is not None for year in (printed.year, printed.first_year, printed.last_year))


def find_usual_years(pairs: Sequence[tuple[PrintedTotal, Quantity]]) -> Run | None:
    """The run of years for which most printed totals that say no years agree: exactly, else within rounding.

    Of runs that explain as many, the longest. Nothing where none agrees exactly for any run, or two runs are as good.
    """
    open_ended = [
        (printed, quantity) for printed, quantity in pairs if not is_stated(printed) and not quantity.is_balance
    ]
    every = sorted({year for _, quantity in open_ended for year in quantity.years})
    scores: dict[tuple[int, int, int], list[Run]] = {}
    for run in _list_runs(every):
        fits = [_fit(printed, quantity, run) for printed, quantity in open_ended]
        if "exact" in fits:
            scores.setdefault((fits.count("exact"), fits.count("rounding"), len(run)), []).append(run)
    best = scores[max(scores)] if scores else []
    return best[0] if len(best) == 1 else None


def _find_claim(printed: PrintedTotal, quantity: Quantity) -> Run:
    """The years that a print is to be of: those it says, else all; of a balance, the last."""
    years = tuple(sorted(quantity.years))
    if printed.year is not None:
        return tuple(year for year in years if year == printed.year)
    first, last = printed.first_year or years[0], printed.last_year or years[-1]
    run = tuple(year for year in years if first <= year <= last)
    return run[-1:] if quantity.is_balance else run


def _fit(printed: PrintedTotal, quantity: Quantity, run: Run) -> Fit:
    parts = _gather(quantity, run)
    if not parts:
        return "none"
    if _is_exact(printed, parts):
        return "exact"
    half = printed.unit / 2
    rounded = sum((round_to(part.amount, printed.unit) for part in parts), NOTHING)
    known = add_bounds([Bounds.printed(part.amount, part.half_unit) for part in parts])
    if abs(rounded - printed.amount) <= half or known.meets(Bounds.printed(printed.amount, half)):
        return "rounding"
    return "none"


def _is_exact(printed: PrintedTotal, parts: Sequence[Part]) -> bool:
    return abs(_sum(parts) - printed.amount) <= printed.unit / 2


def _is_far(printed: PrintedTotal, quantity: Quantity, run: Run) -> bool:
    """Whether rounding would have to go one way far more often than it does, for so large a difference.

    Each part's rounding error is taken to be even over its unit and to owe nothing to the others': their sum then has
    the variance of an even distribution for each.
    """
    parts = _gather(quantity, run)
    halves = [max(part.half_unit, printed.unit / 2) for part in parts]
    variance = sum((half * half / 3 for half in halves), NOTHING)
    return (_sum(parts) - printed.amount) ** 2 > _FAR * _FAR * variance


def _find_scope(printed: PrintedTotal, quantity: Quantity, claim: Run) -> Run:
    """The longest other run of years that comes to what is printed, if there is one alone; none for nought."""
    if not printed.amount:
        return ()
    runs = [run for run in _list_runs(sorted(quantity.years)) if len(run) == 1 or not quantity.is_balance]
    found = [run for run in runs if run != claim and _is_exact(printed, _gather(quantity, run))]
    longest = [run for run in found if len(run) == max(map(len, found))]
    return longest[0] if len(longest) == 1 else ()


def _find_omitted(printed: PrintedTotal, quantity: Quantity, run: Run) -> tuple[str, ...]:
    if quantity.is_change:
        return ()
    sums: dict[str, Decimal] = {}
    for part in _gather(quantity, run):
        sums[part.name] = sums.get(part.name, NOTHING) + part.amount
    names = tuple(sums)
    return tuple(names[at] for at in find_omission(tuple(sums.values()), printed.amount, printed.unit / 2))


def _make(
    printed: PrintedTotal,
    quantity: Quantity,
    run: Run,
    finding: Finding,
    claim: Run = (),
    *,
    omitted: tuple[str, ...] = (),
    left_out: Run = (),
) -> Disagreement:
    parts = _gather(quantity, run)
    known = add_bounds([Bounds.printed(part.amount, max(part.half_unit, printed.unit / 2)) for part in parts])
    return Disagreement(
        printed=printed,
        finding=finding,
        worked=_sum(parts),
        years=run,
        most=known.tolerance,
        count=len(parts),
        left_out=left_out or tuple(year for year in claim if year not in run),
        omitted=omitted,
    )


def _list_runs(years: Sequence[int]) -> list[Run]:
    every = range(len(years))
    return [tuple(years[first : last + 1]) for first in every for last in every[first:]]


def _gather(quantity: Quantity, run: Run) -> list[Part]:
    return [part for year in run for part in quantity.years.get(year, ())]


def _sum(parts: Sequence[Part]) -> Decimal:
    return sum((part.amount for part in parts), NOTHING)
