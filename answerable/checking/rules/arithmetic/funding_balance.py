"""ARI105: a budget and its funding that differ, a gap that is not their difference, more allocated than there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.row_labels import Claim, claim, is_balance, plain
from answerable.checking.adding.slip import find_slip, print_number
from answerable.checking.adding.sum_verdicts import judge_sums, report_verdict
from answerable.checking.adding.sums import read_sums
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.rules.arithmetic.total_omits_row import is_provable

NEAR = 10
"""Two totals further apart than one part in so many are not taken for two sides of one balance, unless another column
shows that they are."""

_SPENDING = re.compile(r"\b(?:programme|expenditure|costs?|spend(?:ing)?|budget|requirement|uses)\b")
_FUNDING = re.compile(r"\b(?:funding|financing|financed|funded|resources|sources)\b")
_ALLOCATION = re.compile(r"\b(?:allocation|grant|award|available|budget)\b")
_COLUMNS_FOR_PROOF = 2
"""So many columns of two tables must agree before the rest are held to it."""
_ALLOCATED = re.compile(r"\b(?:allocated|committed|allocations)\b")


def find(paper: Paper) -> Iterator[Examined]:
    for verdict in judge_sums(paper):
        if verdict.stated.is_balance:
            yield report_verdict(verdict, verdict.stated.line.label, verdict.check.heading)
    short = [stated for stated in read_sums(paper) if stated.omitted and is_provable(stated)]
    for down, _ in read_all_matrices(paper):
        explained = any(stated.matrix is down for stated in short)
        if not explained and not any(is_balance(line.label) for line in down.lines):
            yield from _hold_sides(down)
    yield from _hold_tables([down for down, _ in read_all_matrices(paper)])


def _hold_tables(tables: list[Matrix]) -> Iterator[Examined]:
    """A programme's table and that of its funding right after it, or before: their totals along the same headings."""
    for one, other in pairwise(tables):
        sides = _side_of(one, _SPENDING), _side_of(other, _FUNDING)
        if None in sides:
            sides = _side_of(other, _SPENDING), _side_of(one, _FUNDING)
        spent, paid = sides
        if spent and paid and list(one.crossing.values()) == list(other.crossing.values()):
            crosses = zip(one.crossing, other.crossing, strict=True)
            pairs = [(spent.amounts.get(a), paid.amounts.get(b), one.crossing[a]) for a, b in crosses]
            yield from _compare_tables(spent, paid, [(a, b, label) for a, b, label in pairs if a and b and a.value])


def _side_of(matrix: Matrix, words: re.Pattern[str]) -> Line | None:
    """The one total of a table, where its words name that side and not the other."""
    totals = [line for line in matrix.lines if line.amounts and claim(line.label) >= Claim.NAMED]
    if len(totals) != 1 or totals[0] is not matrix.lines[-1]:
        return None
    label = plain(totals[0].label)
    is_funding = bool(_FUNDING.search(label))
    return totals[0] if words.search(label) and is_funding == (words is _FUNDING) else None


def _compare_tables(spent: Line, paid: Line, pairs: list[tuple[Amount, Amount, str]]) -> Iterator[Examined]:
    agreeing = [one.bounds.meets(other.bounds) for one, other, _ in pairs]
    if sum(agreeing) < _COLUMNS_FOR_PROOF or sum(agreeing) <= len(pairs) - sum(agreeing):
        return
    for (one, other, heading), agrees in zip(pairs, agreeing, strict=True):
        yield Examined((one, other), None if agrees else _report(spent, paid, (one, other), heading, "error"))


def _hold_sides(matrix: Matrix) -> Iterator[Examined]:
    sides = _find_sides(matrix.lines)
    if sides is None:
        return
    one, other = sides
    both = [cross for cross in one.amounts if cross in other.amounts and one.amounts[cross].value]
    agreeing = [cross for cross in both if _balances(matrix, one, other, cross)]
    for cross in both:
        pair = (one.amounts[cross], other.amounts[cross])
        if cross in agreeing:
            yield Examined(pair)
            continue
        severity = _weigh_doubt(pair, bool(agreeing))
        if severity:
            yield Examined(pair, _report(one, other, pair, matrix.crossing.get(cross, ""), severity))


def _find_sides(lines: tuple[Line, ...]) -> tuple[Line, Line] | None:
    """The total of what is spent and the total of what pays for it; or an allocation and what is allocated of it."""
    totals = [line for line in lines if line.amounts and claim(line.label) >= Claim.NAMED]
    spending = [
        line for line in totals if _SPENDING.search(plain(line.label)) and not _FUNDING.search(plain(line.label))
    ]
    funding = [line for line in totals if _FUNDING.search(plain(line.label))]
    if spending and funding and not _has_net(lines):
        return spending[-1], funding[-1]
    first = next((line for line in lines if line.amounts), None)
    allocated = [line for line in totals if _ALLOCATED.search(plain(line.label))]
    if first and allocated and allocated[-1] is not first and _ALLOCATION.search(plain(first.label)):
        return first, allocated[-1]
    return None


def _has_net(lines: tuple[Line, ...]) -> bool:
    return any(re.search(r"\bnet\b", plain(line.label)) for line in lines)


def _balances(matrix: Matrix, one: Line, other: Line, cross: int) -> bool:
    mine, theirs = matrix.bounds(one.amounts[cross], cross), matrix.bounds(other.amounts[cross], cross)
    return mine.meets(theirs) or mine.plus(theirs).meets(mine.minus(mine))


def _weigh_doubt(pair: tuple[Amount, Amount], shown: bool) -> Severity | None:
    if shown:
        return "error"
    one, other = (abs(amount.value) for amount in pair)
    if find_slip(pair[1], pair[0].bounds) or abs(one - other) * NEAR <= max(one, other):
        return "warning"
    return None


def _report(one: Line, other: Line, pair: tuple[Amount, Amount], among: str, severity: Severity) -> Disagreement:
    left = print_number(abs(pair[0].value) - abs(pair[1].value), pair[0])
    where = f" ({among})" if among.strip() else ""
    slip = find_slip(pair[1], pair[0].bounds)
    return Disagreement(
        message=(
            f"{other.label}{where} of {pair[1].text} does not agree with {one.label} of {pair[0].text}, and "
            "no gap or surplus is printed between them."
        ),
        working=(f"{pair[0].text}  {one.label}", f"− {pair[1].text}  {other.label}", f"= {left}, printed nowhere"),
        printed=pair[1].text,
        expected=pair[0].text,
        explanation=f"In {other.label} {slip}." if slip else None,
        cite=pair[1].cite,
        also=(pair[0].cite,),
        severity=severity,
    )
