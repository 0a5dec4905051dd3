"""Percentage columns of tables: which of the other columns they are worked out from, told by the rows that fit.

A column of percentages says seldom how it was made. Where one way (a share of two columns, a change between them, a
share of the total) gives what most rows print, the rows that it does not fit do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.comparing.hidden_whole import find_hidden_whole
from answerable.checking.comparing.leeway import point_of, range_of
from answerable.checking.comparing.series import TOTAL, Plan, Series, is_plain, plan_table
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.measuring.change import measure_change
from answerable.measuring.rate import measure_rate
from answerable.measuring.rounding import Bounds, add_bounds
from answerable.measuring.share import measure_gap, measure_share

FEWEST_FITS = 2
"""Rows that must fit before the rest are held to it; by chance one does in fifty (a whole percentage)."""
FEWEST_OF_SUM = 3
"""Rows without a printed total whose sum shares may be of."""
MOST_SERIES = 14
"""A table with more columns of numbers is a matrix of periods, in which some pair fits anything."""
_NEAR_WHOLE = 15
_PER = re.compile(
    r"\bper\s+(?P<per>1,?000|10,?000|100,?000|1,?000,?000|thousand|million|hundred\s+thousand)\b", re.IGNORECASE
)
_PER_WORDS = {"thousand": 1000, "million": 1_000_000, "hundred thousand": 100_000}
_CHANGE = re.compile(
    r"\b(?:change|variance|difference|movement|increase|decrease|reduction)\b|\+\s?/\s?-", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\d\d/\d\d|\b(?:last|this|previous|current|prior)\b|baseline|budget|actual|forecast",
    re.IGNORECASE,
)


class Derivation(NamedTuple):
    """A percentage of a table, the figures it is worked out from and what they give.

    `kind` is `share`, `gap`, `change` or `rate`; `first` and `second` are part and whole, before and after, or count
    and population. `fits` is whether it agrees; `formula` says in words how its column is worked out.
    """

    kind: str
    printed: Amount
    first: Amount
    second: Amount | None
    expected: Decimal
    fits: bool
    place: str
    formula: str
    followed: int


_Work = Callable[[Bounds, Bounds], "Bounds | None"]


class _Way(NamedTuple):
    """One way to work out a percentage from two others: `order` is that in which ways that fit equally are taken."""

    kind: str
    work: _Work
    rough: Callable[[float, float], float]
    words: str


def _size(before: Bounds, after: Bounds) -> Bounds | None:
    """A change without its sign, as a column beside arrows prints it."""
    change = measure_change(before, after)
    if change is None or change.low >= 0:
        return change
    size = change.times(Bounds.exactly(-1))
    return size if size.low >= 0 else Bounds(Decimal(0), max(size.high, change.high))


def _rise(rise: Bounds, after: Bounds) -> Bounds | None:
    """What a rise printed by its size is of the figure before it, where only that after it is printed."""
    before = after.minus(rise)
    return measure_share(rise, before) if before.low > 0 else None


_WAYS = (
    _Way("share", measure_share, lambda part, whole: 100 * part / whole, "{0} / {1} x 100"),
    _Way("change", measure_change, lambda before, after: 100 * (after / before - 1), "({1} - {0}) / {0} x 100"),
    _Way("gap", measure_gap, lambda whole, part: 100 * (1 - part / whole), "({0} - {1}) / {0} x 100"),
    _Way("change", _rise, lambda rise, after: 100 * rise / (after - rise), "{0} / ({1} - {0}) x 100"),
    _Way("change", _size, lambda before, after: abs(100 * (after / before - 1)), "({1} - {0}) / {0} x 100"),
)
_FOUND: WeakKeyDictionary[Paper, tuple[Derivation, ...]] = WeakKeyDictionary()


def find_derivations(paper: Paper) -> tuple[Derivation, ...]:
    """Every percentage (and rate per head) of a paper's tables whose making is told by its neighbours."""
    found = _FOUND.get(paper)
    if found is None:
        found = _FOUND[paper] = tuple(_find(paper))
    return found


def _find(paper: Paper) -> Iterator[Derivation]:
    for grid in paper.grids:
        known: set[str] = set()
        for plan in plan_table(grid):
            for derivation in _derive(paper, plan):
                if derivation.printed.figure.id not in known:
                    known.add(derivation.printed.figure.id)
                    yield derivation


def _derive(paper: Paper, plan: Plan) -> Iterator[Derivation]:
    numbers = [series for series in plan.series if series.has_numbers and not series.is_percent]
    if len(numbers) > MOST_SERIES:
        return
    for series in plan.series:
        per = _per(series.name)
        if per and series.is_number:
            yield from _best(plan, series, [one for one in numbers if one is not series], [_rate_way(per)])
        elif series.is_percent:
            made = list(_best(plan, series, numbers, _WAYS))
            yield from made or _share_of_hidden(paper, plan, series, numbers)


def _share_of_hidden(paper: Paper, plan: Plan, series: Series, numbers: Sequence[Series]) -> Iterator[Derivation]:
    """Shares of a whole that the table does not print, of the numbers in the column before."""
    held = next((one for one in numbers if one.position == series.position - 1), None)
    if held is None or _CHANGE.search(series.name):
        return
    rows = [
        (name, count, percent)
        for name, count, percent in zip(plan.places, held.amounts, series.amounts, strict=True)
        if count is not None and percent is not None and not TOTAL.match(name)
    ]
    whole = find_hidden_whole(paper, plan, [(count, percent) for _, count, percent in rows])
    if whole is None:
        return
    judged = [
        (name, count, percent, measure_share(range_of(count), Bounds.exactly(whole))) for name, count, percent in rows
    ]
    fits = [share is not None and share.meets(range_of(percent)) for *_, percent, share in judged]
    formula = f"{held.name or 'each'} / {whole:,f} x 100"
    for (name, count, percent, share), fit in zip(judged, fits, strict=True):
        if share is not None:
            yield Derivation("share", percent, count, None, 100 * count.value / whole, fit, name, formula, sum(fits))


def _rate_way(per: int) -> _Way:
    return _Way(
        "rate",
        lambda count, population: measure_rate(count, population, Decimal(per)),
        lambda count, population: per * count / population,
        f"{{0}} / {{1}} x {per:,}",
    )


def _per(name: str) -> int | None:
    match = _PER.search(name)
    if match is None:
        return None
    words = match["per"].lower()
    return _PER_WORDS.get(words) or int(words.replace(",", ""))


_Row = tuple[int, Amount, Amount, Amount]


def _best(plan: Plan, series: Series, numbers: Sequence[Series], ways: Sequence[_Way]) -> Iterator[Derivation]:
    """The derivations of the way that fits most places of a series, where one fits enough."""
    best: tuple[tuple[int, int, int], list[Derivation]] | None = None
    for first, second in _pairs(numbers):
        rows = _rows(series, first, second)
        for way in ways:
            if not _may_fit(rows, way):
                continue
            made = _work_out(plan, rows, way, first, second)
            rank = _rank(made, series, first, second)
            if rank and (best is None or rank > best[0]):
                best = rank, made
    if ways is _WAYS:
        for held in numbers:
            made = _share_of_total(plan, series, held)
            rank = _rank(made, series, held, held)
            if rank and (best is None or rank > best[0]):
                best = rank, made
    if best:
        yield from best[1]


def _pairs(numbers: Sequence[Series]) -> Iterator[tuple[Series, Series]]:
    return ((first, second) for first in numbers for second in numbers if first is not second)


def _rows(series: Series, first: Series, second: Series) -> list[_Row]:
    return [
        (place, printed, one, other)
        for place, (printed, one, other) in enumerate(zip(series.amounts, first.amounts, second.amounts, strict=True))
        if printed is not None and one is not None and other is not None and _are_alike(one, other)
    ]


def _are_alike(first: Amount, second: Amount) -> bool:
    return is_plain(first) and is_plain(second) and (first.unit == "GBP") == (second.unit == "GBP")


def _may_fit(rows: Sequence[_Row], way: _Way) -> bool:
    """Whether enough rows fit to a first approximation, so that exact arithmetic is spent on few pairs."""
    fits = misses = 0
    for _, printed, first, second in rows:
        one, other = float(first.value), float(second.value)
        if not one or not other:
            continue
        blur = float(first.half_unit) / abs(one) + float(second.half_unit) / abs(other)
        try:
            rough = way.rough(one, other)
        except ZeroDivisionError:
            continue
        room = float(printed.half_unit) * 1.1 + (abs(rough) + 100) * blur * 1.2 + 1e-6
        if abs(rough - float(printed.value)) <= room:
            fits += 1
        else:
            misses += 1
    return fits >= 1 and misses * 2 <= max(fits, 2)


def _work_out(plan: Plan, rows: Sequence[_Row], way: _Way, first: Series, second: Series) -> list[Derivation]:
    made: list[Derivation] = []
    formula = way.words.format(first.name or "the first", second.name or "the second")
    for place, printed, one, other in rows:
        if one.value < 0 or other.value < 0:
            continue
        expected = way.work(range_of(one), range_of(other))
        if expected is not None:
            fits = expected.meets(range_of(printed))
            exact = way.work(point_of(one), point_of(other)) or expected
            made.append(Derivation(way.kind, printed, one, other, exact.middle, fits, plan.places[place], formula, 0))
    return made


def _share_of_total(plan: Plan, series: Series, numbers: Series) -> list[Derivation]:
    """Each figure as a share of the total that its series prints, or of their sum where it prints none."""
    total = _find_total(plan, numbers)
    if total is None:
        return []
    whole, whole_bounds = total
    formula = f"{numbers.name or 'each'} / {'its total' if whole else 'their sum'} x 100"
    made: list[Derivation] = []
    for name, printed, part in zip(plan.places, series.amounts, numbers.amounts, strict=True):
        if printed is None or part is None or part.value < 0:
            continue
        expected = measure_share(range_of(part), whole_bounds)
        exact = measure_share(point_of(part), Bounds.exactly(whole_bounds.middle))
        if expected is not None and exact is not None:
            if part is whole:
                if abs(printed.value - 100) > _NEAR_WHOLE:
                    return []  # a rate of each, and one of all of them
                expected = Bounds.exactly(100)
            fits = expected.meets(range_of(printed))
            made.append(Derivation("share", printed, part, whole, exact.middle, fits, name, formula, 0))
    return made


def _find_total(plan: Plan, numbers: Series) -> tuple[Amount | None, Bounds] | None:
    held = [(name, one) for name, one in zip(plan.places, numbers.amounts, strict=True) if one is not None]
    totals = [amount for name, amount in held if TOTAL.match(name)]
    if len(totals) == 1:
        return totals[0], range_of(totals[0])
    if totals or len(held) < FEWEST_OF_SUM or any(one.value < 0 or not is_plain(one) for _, one in held):
        return None
    rest, last = [range_of(one) for _, one in held[:-1]], held[-1][1]
    if last.is_count and add_bounds(rest).meets(last.bounds):
        return last, range_of(last)
    return None, add_bounds([range_of(one) for _, one in held])


def _rank(made: list[Derivation], series: Series, first: Series, second: Series) -> tuple[int, int, int] | None:
    """How well a way fits: by rows, then by how few it misses, then by how near its columns stand."""
    telling = [one for one in made if one.printed.value not in (0, 100) and one.first.value]
    fits = sum(one.fits for one in telling)
    misses = sum(not one.fits for one in made)
    named = bool(_CHANGE.search(series.name) and _PERIOD.search(first.name) and _PERIOD.search(second.name))
    named = named and made[0].kind == "change" if made else False
    if fits < FEWEST_FITS and not (fits == 1 and (misses <= 1 if named else misses == 0)):
        return None
    if misses * 2 > fits and not (named and fits >= 1 and misses <= fits):
        return None
    changes = made[0].kind == "gap" and bool(_CHANGE.search(series.name))
    for index, one in enumerate(made):
        made[index] = one._replace(followed=fits, kind="change" if changes else one.kind)
    return fits, -misses, -abs(series.position - first.position) - abs(series.position - second.position)
