"""What a stated sum shows: that it agrees, that it does not and how surely, or nothing that a rule could stand on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.adding.row_labels import Claim, names_the_whole
from answerable.checking.adding.slip import FEWEST_DIGITS, find_slip, print_number
from answerable.checking.adding.sums import read_sums
from answerable.checking.adding.table_sum import Check, Sum, Term
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined

MOST_APART = 2
"""A total more than so many times its rows, or less than so small a part, is a measure of something else."""

COLUMNS_FOR_PROOF = 2
"""A plain total that so many other lines agree with is a sum along every line, however far off it is on one."""

MOST_LACKING = 5
"""A total more than so many times its rows is of another thing, whatever it is called."""

TELLING = 1000
"""A total of so much is hardly one slip from the sum of its rows by chance."""

FEW_LINES = 3
"""From so many crossing lines on, a total that none of them agrees with is a total of something else."""


class Verdict(msgspec.Struct, frozen=True):
    """A check and what is to be said of it: `severity` is absent where it agrees."""

    stated: Sum
    check: Check
    severity: Severity | None = None
    explanation: str | None = None


_JUDGED: WeakKeyDictionary[Paper, tuple[Verdict, ...]] = WeakKeyDictionary()


def judge_sums(paper: Paper) -> tuple[Verdict, ...]:
    """Every check of every sum that something can be said of, in order; worked out once for a paper."""
    found = _JUDGED.get(paper)
    if found is None:
        sums = read_sums(paper)
        crossed = _map_differences(sums)
        summing = {id(stated.matrix) for stated in sums if _is_plainly_summed(stated)}
        found = tuple(verdict for stated in sums for verdict in _judge(stated, crossed, id(stated.matrix) in summing))
        _JUDGED[paper] = found
    return found


def _is_plainly_summed(stated: Sum) -> bool:
    """Whether a total agrees with its rows along two lines, so that its table is one that is summed down."""
    telling = sum(check.agrees and check.is_telling for check in stated.checks)
    return stated.claim >= Claim.NAMED and not stated.disagreeing and telling >= COLUMNS_FOR_PROOF


def _judge(stated: Sum, crossed: _Differences, summing: bool) -> Iterator[Verdict]:
    explained = {id(check): _explain(check, stated, crossed) for check in stated.disagreeing}
    for check in stated.checks:
        if check.agrees:
            if stated.proved or stated.omitted or check.is_telling or stated.claim == Claim.PLAIN:
                yield Verdict(stated, check)
            continue
        severity = "error" if stated.omitted else _weigh_doubt(stated, check, explained[id(check)], summing)
        if severity is not None:
            yield Verdict(stated, check, severity, explained[id(check)])


def _weigh_doubt(stated: Sum, check: Check, explanation: str | None, summing: bool) -> Severity | None:
    """How surely a total that does not agree was meant as the sum of these rows; nothing where it hardly was."""
    if not stated.proved and ((stated.matrix.chosen and not summing) or _is_shifted(stated)):
        return None
    if explanation and (stated.proved or stated.claim == Claim.PLAIN or _is_money(check.total)):
        return "error"
    if explanation and names_the_whole(stated.line.label) and abs(check.total.value) >= TELLING:
        return "warning"
    if (_looks_like_an_average(check) and not stated.is_balance) or (
        stated.matrix.direction == "along" and _is_unlike(stated)
    ):
        return None
    near = _is_near(check)
    if stated.proved:
        alone = stated.claim == Claim.PLAIN and len(stated.checks) >= COLUMNS_FOR_PROOF + len(stated.disagreeing)
        return "error" if near or stated.is_balance or alone else None
    if stated.claim == Claim.PLAIN:
        return (
            "error"
            if near
            else "warning"
            if summing or _is_money(check.total) or _lacks_rows(stated, check)
            else "info"
        )
    if explanation or (near and (_is_money(check.total) or summing or names_the_whole(stated.line.label))):
        return "warning"
    return None


def _is_unlike(stated: Sum) -> bool:
    return not stated.proved and len(stated.disagreeing) >= FEW_LINES


def _is_shifted(stated: Sum) -> bool:
    """Whether totals that do not agree stand a column from where they would: a row read askew, or set so.

    Most of them have to; one may meet the sum of its neighbour by chance.
    """
    wrong = stated.disagreeing
    for left, right in (wrong, wrong[1:]), (wrong[1:], wrong):
        met = [one.allowed.meets(other.reached) for one, other in zip(left, right, strict=False) if one.total.value]
        if met and sum(met) * 2 > len(met):
            return True
    return False


def _is_money(amount: Amount) -> bool:
    return amount.unit == "GBP"


def _is_near(check: Check) -> bool:
    total, reached = check.total.value, check.reached.middle
    if total == 0 or reached == 0:
        return False
    return Decimal(1) / MOST_APART <= total / reached <= MOST_APART


def _lacks_rows(stated: Sum, check: Check) -> bool:
    """Whether a column's total is so much more than its rows as if some were missing, and not of another size."""
    reached = check.reached.middle
    return stated.matrix.direction == "down" and 0 < reached < check.total.value <= reached * MOST_LACKING


def _looks_like_an_average(check: Check) -> bool:
    """Whether a total lies within its rows, which a sum of positive numbers cannot."""
    values = [term.sign * term.amount.value for term in check.terms]
    return len(values) > 1 and min(values) >= 0 and check.total.value <= max(values)


def _explain(check: Check, stated: Sum, crossed: _Differences) -> str | None:
    """The likeliest cause of a difference, where the numbers speak for one."""
    if stated.omitted:
        return None
    gap = check.total.value - check.reached.middle
    twice = [term for term in check.terms if term.sign * term.amount.value == gap and gap]
    missing = [term for term in check.terms if term.sign * term.amount.value == -gap and gap]
    both = [term for term in check.terms if crossed.get(term.amount.figure.id) == gap and gap]
    if len(both) == 1:
        return (
            f"{both[0].label} ({both[0].amount.text}) is out by the same amount along its row, "
            "so it is likelier that this figure is misprinted than the total."
        )
    if len(twice) == 1 and len(check.terms) > 1:
        return f"{twice[0].label} ({twice[0].amount.text}) may have been counted twice."
    if len(missing) == 1 and len(check.terms) > 2:
        return f"{missing[0].label} ({missing[0].amount.text}) may have been left out."
    fewest = FEWEST_DIGITS - 1 if stated.proved else FEWEST_DIGITS
    slip = find_slip(check.total, check.reached, fewest)
    if slip:
        return f"In the total {slip}."
    slipped = [(term, how) for term in check.terms if (how := _find_slipped_term(check, term, fewest))]
    if len(slipped) == 1:
        term, how = slipped[0]
        return f"In {term.label} ({term.amount.text}) {how}."
    if slipped:
        return "One digit of one of the rows may have been changed."
    return None


def _find_slipped_term(check: Check, term: Term, fewest: int) -> str | None:
    """How one slip in a row would make the sum agree."""
    gap = check.total.value - check.reached.middle
    wanted = check.allowed.minus(check.reached)
    meant = wanted.plus(term.amount.bounds) if term.sign > 0 else term.amount.bounds.minus(wanted)
    if abs(gap) <= term.amount.half_unit:
        return None
    return find_slip(term.amount, meant, fewest)


_Differences = dict[str, Decimal]


def _map_differences(sums: tuple[Sum, ...]) -> _Differences:
    """By the id of each figure that is a part along a row, how far that row's total is from its parts."""
    return {
        term.amount.figure.id: check.total.value - check.reached.middle
        for stated in sums
        if stated.matrix.direction == "along" and not stated.omitted
        for check in stated.disagreeing
        for term in check.terms
    }


def print_working(check: Check, label: str) -> tuple[str, ...]:
    """The recomputation line by line, with the numbers as printed."""
    lines = [f"{'+' if term.sign > 0 else '−'} {term.amount.text}  {term.label}".strip() for term in check.terms]
    lines.append(f"= {print_number(check.reached.middle, check.total)}")
    lines.append(f"{label}, as printed: {check.total.text}")
    return tuple(lines)


def print_tolerance(check: Check) -> str:
    """What the printed rounding allows."""
    allowed = check.reached.tolerance + check.allowed.tolerance
    if allowed == 0:
        return "None: every number is printed in full."
    scale = Decimal(1) if not check.total.half_unit else check.total.half_unit * 2
    shown = (allowed / scale).scaleb(-check.total.figure.decimals).normalize()
    return f"Rounding of the printed numbers allows ±{shown:f}."


def report_verdict(verdict: Verdict, label: str, among: str) -> Examined:
    """A verdict as a rule hands it back: `label` names the total, `among` the column or row that it stands in."""
    check = verdict.check
    amounts = (check.total, *(term.amount for term in check.terms))
    if verdict.severity is None:
        return Examined(amounts)
    expected = print_number(check.reached.middle, check.total)
    where = f" ({among})" if among.strip() else ""
    return Examined(
        amounts,
        Disagreement(
            message=f"{label}{where} of {check.total.text} does not agree with its parts, which come to {expected}.",
            working=print_working(check, label),
            printed=check.total.text,
            expected=expected,
            tolerance=print_tolerance(check),
            explanation=verdict.explanation,
            cite=check.total.cite,
            also=tuple(term.amount.cite for term in check.terms),
            severity=verdict.severity,
        ),
    )
