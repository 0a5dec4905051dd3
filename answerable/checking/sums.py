"""The sums that a table states: which lines are totals, of which lines, and whether they agree.

A table is read line by line onto a stack. A line that claims a total is held against every run of lines that could
be its parts: from the top, from the last heading, from or after the last sub-total. The run that most crossing lines
agree with is its own; a total takes its parts off the stack and stands there in their place, so that totals of
sub-totals are found in the same way. Tolerances add, as in XBRL Calculations 1.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.amount import Amount
from answerable.checking.matrix import Line, Matrix, read_all_matrices
from answerable.checking.paper import Paper
from answerable.checking.row_labels import (
    Claim,
    are_alike,
    claim,
    is_balance,
    is_closing,
    is_limited_total,
    is_subtracted,
    may_be_subtracted,
    may_stand_first,
)
from answerable.checking.slip import find_slip
from answerable.measuring.rounding import Bounds

LINES_FOR_PROOF = 2
"""So many crossing lines must show that a line is a total of sub-totals before one is held to it."""

FEWEST_ROWS_FOR_OMISSION = 3
"""A total of two rows that equals one of them is not called an omission of the other."""


class Part(msgspec.Struct, frozen=True):
    """A line on the stack: `parts` are its own where it is a total, `guessed` whether only its numbers say so."""

    line: Line
    parts: tuple[Part, ...] = ()
    guessed: bool = False
    sign: int = 1

    @property
    def is_total(self) -> bool:
        return bool(self.parts)


class Term(msgspec.Struct, frozen=True):
    """A number that is added (sign 1) or taken away (-1)."""

    sign: int
    label: str
    amount: Amount
    line: int


class Check(msgspec.Struct, frozen=True):
    """A total held against its parts along one crossing line. `reached` is what the parts come to."""

    cross: int
    heading: str
    total: Amount
    allowed: Bounds
    terms: tuple[Term, ...]
    reached: Bounds

    @property
    def agrees(self) -> bool:
        return self.allowed.meets(self.reached)

    @property
    def is_telling(self) -> bool:
        """Whether its agreement says anything: two numbers at least that are not nought."""
        return sum(term.amount.value != 0 for term in self.terms) > 1


class Sum(msgspec.Struct, frozen=True):
    """A line that states a total, its checks, and how sure it is that these are its parts.

    `proved` is whether a crossing line agrees; `omitted` the one run of lines that the total leaves out, where
    leaving them out makes every other check agree; `wrong_parts` the sub-totals among its parts that do not agree.
    """

    matrix: Matrix
    line: Line
    claim: Claim
    parts: tuple[Part, ...]
    checks: tuple[Check, ...]
    proved: bool
    omitted: tuple[Line, ...] = ()
    is_balance: bool = False
    wrong_parts: tuple[Sum, ...] = ()

    @property
    def disagreeing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.agrees)


_READ: WeakKeyDictionary[Paper, tuple[Sum, ...]] = WeakKeyDictionary()


def read_sums(paper: Paper) -> tuple[Sum, ...]:
    """Every sum that the tables of a paper state, down and along, in order; worked out once for a paper."""
    found = _READ.get(paper)
    if found is None:
        found = tuple(
            stated for matrices in read_all_matrices(paper) for matrix in matrices for stated in find_sums(matrix)
        )
        _READ[paper] = found
    return found


def find_sums(matrix: Matrix) -> list[Sum]:
    """The sums that a table states in one direction."""
    reading = _Stack(matrix)
    for line in matrix.lines:
        reading.take(line)
    return reading.sums


class _Stack:
    """The lines read so far that no total has taken in, and the places where a block of them may begin."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.sums: list[Sum] = []
        self.open: list[Part] = []
        self.headings: set[int] = set()
        self.taken: set[int] = set()

    def take(self, line: Line) -> None:
        if line.is_heading:
            if self.matrix.direction == "down":
                self.headings.add(len(self.open))
            return
        if line.index in self.taken or not self.matrix.adds(line):
            return
        stated = self._read_total(line)
        if stated is None:
            if not is_limited_total(line.label):
                self.open.append(Part(line))
            return
        self.sums.append(stated)
        self._replace(stated)

    def _replace(self, stated: Sum) -> None:
        gone = {part.line.index for part in stated.parts}
        self.taken |= {index for part in stated.parts for index in _leaf_lines(part)}
        kept = [part for part in self.open if part.line.index not in gone]
        self.headings = {at for at in self.headings if at <= len(kept)}
        self.open = [*kept, Part(stated.line, stated.parts, guessed=_is_guess(stated))]

    def _read_total(self, line: Line) -> Sum | None:
        stated = claim(line.label)
        runs = list(self._runs(stated))
        if stated >= Claim.NAMED and not any(len(run) > 1 for run in runs):
            return self._read_total_first(line, stated)
        best = _choose(self.matrix, line, stated, runs)
        if best is None and stated >= Claim.NAMED:
            return self._read_total_first(line, stated)
        return best

    def _read_total_first(self, line: Line, stated: Claim) -> Sum | None:
        """A total that stands above its parts."""
        if not may_stand_first(line.label):
            return None
        below: list[Part] = []
        for other in self.matrix.lines:
            if other.index <= line.index:
                continue
            if claim(other.label) >= Claim.NAMED or (other.is_heading and below):
                break
            if self.matrix.adds(other):
                below.append(Part(other))
        run = tuple(below)
        if len(run) < 2:
            return None
        best = _weigh(self.matrix, line, stated, run)
        if best and best.proved and not best.disagreeing:
            return best
        alone = not self.open and self.matrix.direction == "down"
        return best if best and alone and best.proved and len(best.checks) > len(best.disagreeing) * 2 else None

    def _runs(self, stated: Claim) -> Iterator[tuple[Part, ...]]:
        """The runs of open lines that could be a total's parts, the likeliest first."""
        starts = {0, *self.headings} | {
            at + step for at, part in enumerate(self.open) if part.is_total for step in (0, 1)
        }
        for start in sorted(starts, reverse=True):
            run = tuple(self.open[start:])
            if not run:
                continue
            variants = (run, _reopen(run), _to_leaves(run, False), _to_leaves(run, True))
            for variant in {tuple(part.line.index for part in each): each for each in variants}.values():
                if len(variant) > 1 or (stated == Claim.PLAIN and start in self.headings):
                    yield variant


def _is_guess(stated: Sum) -> bool:
    """Whether only numbers tell that a line is a total, or its name does and its numbers do not."""
    return stated.claim < Claim.NAMED or (
        stated.claim < Claim.PLAIN and not stated.proved and bool(stated.disagreeing)
    )


def _choose(matrix: Matrix, line: Line, stated: Claim, runs: list[tuple[Part, ...]]) -> Sum | None:
    """The sum of the run that agrees best; where none agrees, of the run that the total's words speak for."""
    weighed = [found for run in runs for found in _weigh_signs(matrix, line, stated, run)]
    whole = [found for found in weighed if found.proved and not found.disagreeing]
    if stated <= Claim.HINTED:
        told = [found for found in whole if _is_told_by_numbers(found)] or [
            found for found in weighed if _is_nearly_told(found)
        ]
        return max(told, key=_score, default=None) or _find_slipped_balance(weighed)
    if whole:
        return next(filter(_is_sum_of_sub_totals, weighed), None) or max(whole, key=_score)
    agreeing = [found for found in weighed if not found.disagreeing]
    if agreeing:
        return max(agreeing, key=_score)  # one row and its total, or rows of which all but one are nought
    weighed = [found for found in weighed if len(found.parts) > 1]
    proved = [found for found in weighed if found.proved]
    if proved:
        return max(proved, key=_score)
    omitting = [found for found in weighed if found.omitted]
    if omitting:
        return min(omitting, key=lambda found: (len(found.omitted), -len(found.parts)))
    plain = [found for found in weighed if all(part.sign == 1 for part in found.parts)]
    slipped = [found for found in plain if all(find_slip(check.total, check.reached) for check in found.disagreeing)]
    return min(slipped or plain, key=_distance, default=None)


def _is_sum_of_sub_totals(found: Sum) -> bool:
    """Whether a line is a total of printed sub-totals but along one crossing line, where they agree themselves.

    The rows below them round more often, so that their sum would hide it.
    """
    agreeing = sum(check.agrees and check.is_telling for check in found.checks)
    if len(found.disagreeing) != 1 or agreeing < LINES_FOR_PROOF or not all(part.is_total for part in found.parts):
        return False
    cross = found.disagreeing[0].cross
    own = [_check(found.matrix, part.line, part.parts, cross) for part in found.parts]
    return not any(part.guessed for part in found.parts) and all(check and check.agrees for check in own)


def _weigh_signs(matrix: Matrix, line: Line, stated: Claim, run: tuple[Part, ...]) -> Iterator[Sum]:
    for signed in _signings(line, run):
        found = _weigh(matrix, line, stated, signed)
        if found is not None:
            yield found


def _signings(line: Line, run: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """A run as it is printed, and with the signs that its words or a balance allow."""
    if any(is_subtracted(part.line.label) and not _is_negative(part) for part in run):
        yield _sign(run, is_subtracted)
    yield run
    netted = is_balance(line.label) or is_closing(line.label) or "net" in line.label.casefold().split()
    if netted and any(may_be_subtracted(part.line.label) and not _is_negative(part) for part in run[1:]):
        yield (run[0], *_sign(run[1:], may_be_subtracted))
    if is_balance(line.label) and len(run) == 2:
        first, second = run
        yield first, msgspec.structs.replace(second, sign=-1)
        yield msgspec.structs.replace(first, sign=-1), second


def _sign(run: tuple[Part, ...], subtracted: Callable[[str], bool]) -> tuple[Part, ...]:
    return tuple(
        msgspec.structs.replace(part, sign=-1) if subtracted(part.line.label) and not _is_negative(part) else part
        for part in run
    )


def _is_negative(part: Part) -> bool:
    return any(amount.value < 0 for amount in part.line.amounts.values())


def _weigh(matrix: Matrix, line: Line, stated: Claim, run: tuple[Part, ...]) -> Sum | None:
    """A line held against a run of parts along every crossing line; nothing where no crossing line has both."""
    checks = [check for cross in line.amounts if (check := _check(matrix, line, run, cross))]
    checks = [check for check in checks if check.agrees or matrix.is_summed_across(check.cross)]
    if not checks:
        return None
    proved = any(check.agrees and check.is_telling for check in checks)
    disagreeing = [check for check in checks if not check.agrees]
    omitted = _find_omission(matrix, line, run, checks) if disagreeing and stated >= Claim.NAMED else ()
    if omitted and matrix.direction == "along":
        kept = tuple(part for part in run if part.line not in omitted)
        if not all(are_alike([part.line.label for part in kept], line.label) for line in omitted):
            return _weigh(matrix, line, stated, kept)
    return Sum(
        matrix=matrix,
        line=line,
        claim=stated,
        parts=run,
        checks=tuple(checks),
        proved=proved,
        omitted=omitted,
        is_balance=is_balance(line.label),
    )


def _check(matrix: Matrix, line: Line, run: tuple[Part, ...], cross: int) -> Check | None:
    if any(cross in part.line.unknown for part in run):
        return None
    terms = tuple(
        Term(part.sign, part.line.label, part.line.amounts[cross], part.line.index)
        for part in run
        if cross in part.line.amounts
    )
    total = line.amounts[cross]
    if not terms or not all(_share_a_unit(total, term.amount) for term in terms):
        return None
    if len(terms) == 1 and terms[0].amount.value == 0:
        return None
    allowed = matrix.bounds(total, cross)
    return Check(cross, matrix.crossing.get(cross, ""), total, allowed, terms, _reach(matrix, terms, cross))


def _reach(matrix: Matrix, terms: tuple[Term, ...], cross: int) -> Bounds:
    reached = Bounds.exactly(0)
    for term in terms:
        bounds = matrix.bounds(term.amount, cross)
        reached = reached.plus(bounds) if term.sign > 0 else reached.minus(bounds)
    return reached


def _share_a_unit(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit or one.unit is None or other.unit is None


def _find_omission(matrix: Matrix, line: Line, run: tuple[Part, ...], checks: list[Check]) -> tuple[Line, ...]:
    """The one part, or the one run of neighbours, without which every check agrees; nothing where several fit.

    What a part leaves out has to be more than rounding: where a check would agree with it as well, it tells nothing.
    """
    if len(run) < FEWEST_ROWS_FOR_OMISSION:
        return ()
    for length in range(1, len(run) - 1):
        if length > 1 and len(checks) < 2:
            break  # along one line, some run of neighbours fits by chance too often
        fits = [
            run[at : at + length]
            for at in range(len(run) - length + 1)
            if _fits_without(matrix, line, run[:at] + run[at + length :], checks)
        ]
        if fits:
            return tuple(part.line for part in fits[0]) if len(fits) == 1 else ()
    return ()


def _fits_without(matrix: Matrix, line: Line, run: tuple[Part, ...], checks: list[Check]) -> bool:
    left = [_check(matrix, line, run, check.cross) for check in checks]
    return all(check is None or check.agrees for check in left) and any(check for check in left)


_BY_CHANCE = 100
"""Sums of fewer units of the last place printed are met by chance in tables of small numbers."""


def _units(check: Check) -> Decimal:
    """The largest number of a check without its point and its scale: 36 for `£3.6m`."""
    amounts = (check.total, *(term.amount for term in check.terms))
    return max(abs(amount.value) / (2 * amount.half_unit or 1) for amount in amounts)


def _score(found: Sum) -> int:
    return len(found.checks) - 2 * len(found.disagreeing)


def _is_told_by_numbers(found: Sum) -> bool:
    """Whether agreeing numbers show a line to be a total, by more than chance.

    Along two crossing lines where its words hint at nothing; along one where they do.
    """
    telling = [check for check in found.checks if check.agrees and check.is_telling]
    if found.claim == Claim.HINTED:
        return len(telling) > 1 or any(_units(check) >= _BY_CHANCE for check in telling)
    sure = [check for check in telling if _units(check) >= _BY_CHANCE]
    return len(sure) > 1 and found.matrix.direction == "down"


def _is_nearly_told(found: Sum) -> bool:
    """Whether most crossing lines show a line to be a total, so that the rest do not agree."""
    agreeing = sum(check.agrees and check.is_telling for check in found.checks)
    return _is_told_by_numbers(found) and (
        agreeing > len(found.disagreeing) or (found.claim == Claim.HINTED and agreeing == len(found.disagreeing))
    )


def _find_slipped_balance(weighed: list[Sum]) -> Sum | None:
    """A balance that one slip of the pen keeps from agreeing."""
    for found in weighed:
        if found.is_balance and all(find_slip(check.total, check.reached) for check in found.disagreeing):
            return found
    return None


def _distance(found: Sum) -> float:
    """How far a total is from its parts, as a share of it, over all checks."""
    return sum(
        float(abs(check.total.value - check.reached.middle) / (abs(check.total.value) or 1)) for check in found.checks
    ) / len(found.checks)


def _reopen(run: tuple[Part, ...]) -> tuple[Part, ...]:
    """A run with the sub-totals that only their numbers told of taken for rows again."""
    opened: list[Part] = []
    for part in run:
        opened += [*_reopen(part.parts), Part(part.line)] if part.guessed else [part]
    return tuple(opened)


def _to_leaves(run: tuple[Part, ...], reopened: bool) -> tuple[Part, ...]:
    """A run with every sub-total replaced by its rows."""
    leaves: list[Part] = []
    for part in _reopen(run) if reopened else run:
        leaves += _to_leaves(part.parts, reopened) if part.is_total else [part]
    return tuple(leaves)


def _leaf_lines(part: Part) -> set[int]:
    return {part.line.index}.union(*(_leaf_lines(inner) for inner in part.parts)) if part.parts else {part.line.index}
