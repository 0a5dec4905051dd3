"""A run of a table's lines held against a line that may be their total, with the signs that its words allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from answerable.checking.adding.matrix import Line, Matrix
from answerable.checking.adding.row_labels import (
    Claim,
    are_alike,
    is_balance,
    is_closing,
    is_subtracted,
    may_be_subtracted,
)
from answerable.checking.adding.table_sum import Check, Part, Sum, Term
from answerable.checking.evidence.amount import Amount
from answerable.measuring.rounding import Bounds

FEWEST_ROWS_FOR_OMISSION = 3
"""A total of two rows that equals one of them is not called an omission of the other."""


def weigh_signs(matrix: Matrix, line: Line, stated: Claim, run: tuple[Part, ...]) -> Iterator[Sum]:
    """A run held against a line with every set of signs that their words allow."""
    for signed in _signings(line, run):
        found = weigh(matrix, line, stated, signed)
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


def weigh(matrix: Matrix, line: Line, stated: Claim, run: tuple[Part, ...]) -> Sum | None:
    """A line held against a run of parts along every crossing line; nothing where no crossing line has both."""
    checks = [check for cross in line.amounts if (check := check_along(matrix, line, run, cross))]
    checks = [check for check in checks if check.agrees or matrix.is_summed_across(check.cross)]
    if not checks:
        return None
    proved = any(check.agrees and check.is_telling for check in checks)
    disagreeing = [check for check in checks if not check.agrees]
    omitted = _find_omission(matrix, line, run, checks) if disagreeing and stated >= Claim.NAMED else ()
    if omitted and matrix.direction == "along":
        kept = tuple(part for part in run if part.line not in omitted)
        if not all(are_alike([part.line.label for part in kept], line.label) for line in omitted):
            return weigh(matrix, line, stated, kept)
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


def check_along(matrix: Matrix, line: Line, run: tuple[Part, ...], cross: int) -> Check | None:
    """A run held against a line along one crossing line; nothing where a number there is not known or not printed."""
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
    left = [check_along(matrix, line, run, check.cross) for check in checks]
    return all(check is None or check.agrees for check in left) and any(check for check in left)
