"""The differences that a table states: columns (or rows) of changes, variances, vacancies, closing balances.

Which two columns a change stands between is not printed; it is the pair that most rows agree with. Rows that then do
not agree stand out from a formula that the table itself has shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.row_labels import plain
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.measuring.rounding import Bounds

_CHANGE = re.compile(
    r"\b(?:variances?|var|difference|diff|changes?|movement|increase|decrease|reduction|vacan(?:cy|cies|t)|gap|overs?|"
    r"unders?|(?:over|under)[ /-]?spen[dt]|remaining|unspent|uncommitted|to spend|shortfall|surplus|"
    r"savings?|slippage|"
    r"net)\b|[+]/-|\+/−|±"
)
_CLOSING = re.compile(
    r"\b(?:closing|end|march|c/f|carried forward|forecast|estimated|projected|balances?|net|revised)\b"
)
_MOVED = re.compile(
    r"\b(?:movements?|changes?|contributions?|transfers?|transferred|use[ds]?|drawdown|added|receipts|payments|"
    r"in year|"
    r"virements?|adjustments?|additions?|in|out|income|expenditure|spen[dt]|spending)\b"
)
_OUTWARD = re.compile(
    r"\b(?:use[ds]?|drawdown|out|from|payments|expenditure|spen[dt]|withdraw\w*|reductions?|released?)\b"
)


class Formula(msgspec.Struct, frozen=True):
    """A line that is worked out from others: each with its sign. `either_way` where only the size is printed."""

    line: Line
    sources: tuple[tuple[int, Line], ...]
    either_way: bool = False


class Worked(msgspec.Struct, frozen=True):
    """A formula at one place: the number printed and what its sources come to there."""

    cross: int
    printed: Amount
    sources: tuple[tuple[int, str, Amount], ...]
    reached: Bounds
    agrees: bool


class Difference(msgspec.Struct, frozen=True):
    """A line of differences with its formula and every place where it can be worked out."""

    matrix: Matrix
    formula: Formula
    worked: tuple[Worked, ...]

    @property
    def disagreeing(self) -> int:
        return sum(not each.agrees for each in self.worked)

    @property
    def telling(self) -> int:
        """How many places speak for the formula: they agree, and not because all is nought."""
        return sum(each.agrees and each.printed.value != 0 for each in self.worked)

    @property
    def score(self) -> int:
        return 2 * self.telling + len(self.worked) - 3 * self.disagreeing


_READ: WeakKeyDictionary[Paper, tuple[Difference, ...]] = WeakKeyDictionary()


def read_differences(paper: Paper) -> tuple[Difference, ...]:
    """Every line of differences whose formula its table shows; worked out once for a paper."""
    found = _READ.get(paper)
    if found is None:
        found = tuple(
            difference
            for matrices in read_all_matrices(paper)
            for matrix in reversed(matrices)
            for difference in find_differences(matrix)
        )
        _READ[paper] = found
    return found


def find_differences(matrix: Matrix) -> Iterator[Difference]:
    """The lines of a table in one direction that are shown to be differences of others."""
    lines = [line for line in matrix.lines if line.amounts]
    if len(lines) < 3:
        return
    for line in lines:
        tried = (_work_out(matrix, formula) for formula in _formulas(line, lines))
        shown = [each for each in tried if each and _is_shown(each.telling, each.disagreeing)]
        if shown:
            yield max(shown, key=lambda each: each.score)


def _is_shown(told: int, not_told: int) -> bool:
    """Whether a table shows a formula: by most of its rows, or by all two of them."""
    return (told > not_told and told > 1) or (told > 0 and not not_told)


def _formulas(line: Line, lines: list[Line]) -> Iterator[Formula]:
    label = plain(line.label)
    if _CHANGE.search(label) or "+/-" in line.label:
        others = [other for other in lines if other is not line and not _CHANGE.search(plain(other.label))]
        for before, after in _pairs(line, others):
            for either_way in (False, True) if _is_without_sign(line) else (False,):
                yield Formula(line, ((1, after), (-1, before)), either_way)
                if not either_way:
                    yield Formula(line, ((1, before), (-1, after)))
    at = lines.index(line)
    if at >= 2 and _CLOSING.search(label) and any(_MOVED.search(plain(other.label)) for other in lines[:at]):
        for start in range(at - 1):
            run = lines[start:at]
            yield Formula(line, tuple((1, other) for other in run))
            if any(_OUTWARD.search(plain(other.label)) for other in run[1:]):
                yield Formula(
                    line,
                    tuple(
                        (-1 if place and _OUTWARD.search(plain(other.label)) else 1, other)
                        for place, other in enumerate(run)
                    ),
                )


def _is_without_sign(line: Line) -> bool:
    """Whether a line may print only the size of each change: where it prints a minus, its signs say the way."""
    return all(amount.value >= 0 for amount in line.amounts.values())


def _pairs(line: Line, others: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines in the order of print, the nearest to the line of changes first."""
    pairs = [(one, two) for at, one in enumerate(others) for two in others[at + 1 :]]
    pairs.sort(key=lambda pair: abs(line.index - pair[0].index) + abs(line.index - pair[1].index))
    yield from pairs[:_MOST_PAIRS]


_MOST_PAIRS = 28
"""Every pair of eight columns; a change further off is not looked for."""


def _work_out(matrix: Matrix, formula: Formula) -> Difference | None:
    """A formula at every place; nothing as soon as the places left cannot show it any more."""
    worked: list[Worked] = []
    telling = disagreeing = 0
    for done, (cross, printed) in enumerate(formula.line.amounts.items(), 1):
        each = _work(matrix, formula, cross, printed)
        if each is None:
            continue
        worked.append(each)
        telling += each.agrees and printed.value != 0
        disagreeing += not each.agrees
        if disagreeing and not _is_shown(telling + len(formula.line.amounts) - done, disagreeing):
            return None
    return Difference(matrix, formula, tuple(worked))


def _work(matrix: Matrix, formula: Formula, cross: int, printed: Amount) -> Worked | None:
    """One place; a source that is blank there counts as nought, one that is not known as not workable."""
    if any(cross in source.unknown for _, source in formula.sources):
        return None
    held = [
        (sign, source.label, source.amounts[cross]) for sign, source in formula.sources if cross in source.amounts
    ]
    if not held or any(not _share_a_unit(printed, amount) for _, _, amount in held):
        return None
    reached = Bounds.exactly(0)
    for sign, _, amount in held:
        bounds = matrix.bounds(amount, cross)
        reached = reached.plus(bounds) if sign > 0 else reached.minus(bounds)
    allowed = matrix.bounds(printed, cross)
    agrees = allowed.meets(reached)
    if not agrees and formula.either_way:
        agrees = Bounds(-allowed.high, -allowed.low).meets(reached)
    if not agrees and len(held) < len(formula.sources):
        return None  # a blank may stand for a number that is not printed
    return Worked(cross, printed, tuple(held), reached, agrees)


def _share_a_unit(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit or one.unit is None or other.unit is None
