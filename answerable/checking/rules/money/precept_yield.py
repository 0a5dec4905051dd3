"""TAX652: a precept that is not band D by the tax base, or a rise at band D by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.adding.marked_sentence import Marked
from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.rise_yield import Rise, find_rises
from answerable.checking.adding.slip import find_slip, print_number
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.costing.budget import PrintedTotal
from answerable.costing.council_tax import precept
from answerable.costing.precept.yields import explain_print
from answerable.measuring.rounding import Bounds

_BASE = re.compile(r"\btax ?bases?\b|\bband d equivalent", re.IGNORECASE)
_RAISED = re.compile(
    r"\bprecepts?\b|\bamount (?:due|payable)\b|\byield\b|council tax (?:requirement|income)|\bshare of\b",
    re.IGNORECASE,
)
_BAND_D = re.compile(r"\bband d\b(?! equivalent)", re.IGNORECASE)
_PAID = 1000
"""A precept is at least so many pounds; a smaller figure under the word is a band's tax."""
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_BASE_MOVES = Decimal("0.03")
"""Tax bases grow by 1 to 2% a year in England (Council Taxbase statistics); a change beyond this is no growth."""
_ROWS_FOR_PROOF = 3
"""So many rows must imply one band D before the words are held to it."""
MOST_APART = 2
"""Figures further than this from each other speak of different things."""


def find(paper: Paper) -> Iterator[Examined]:
    said = _read_band_d(paper)
    for matrices in read_all_matrices(paper):
        for matrix in matrices:
            yield from _examine_table(matrix, said)
    for paragraph in paper.paragraphs:
        if len(paragraph.amounts) > 2 and _BASE.search(paragraph.text) and _BAND_D.search(paragraph.text):
            yield from _examine_prose(paragraph)
    for rise in find_rises(paper):
        yield _examine_rise(rise)


def _examine_rise(rise: Rise) -> Examined:
    """What a rise is said to bring in, by the tax base of either year, or by the two years' precepts."""
    stated, expected = rise.stated.bounds, rise.expected
    allowed = Bounds(expected.low * (1 - _BASE_MOVES), expected.high * (1 + _BASE_MOVES))
    totals = [abs(base.precept.value) for base in rise.bases]
    between = max(totals) - min(totals)
    is_difference = len(totals) > 1 and abs(between - rise.stated.value) <= expected.high * _BASE_MOVES
    amounts = (rise.stated, rise.rise, *(figure for base in rise.bases for figure in (base.precept, base.band_d)))
    return Examined(amounts, None if stated.meets(allowed) or is_difference else _report_rise(rise))


def _report_rise(rise: Rise) -> Disagreement:
    low, high = (
        _NUMBER.sub(print_number(bound, rise.stated), rise.stated.text, count=1)
        for bound in (rise.expected.low, rise.expected.high)
    )
    reached = high if low == high else f"{low} to {high}"
    return Disagreement(
        message=(
            f"A rise of {rise.rise.text} at Band D is said to bring in {rise.stated.text}; by the tax base that the"
            f" printed precepts imply it brings in {reached}."
        ),
        working=(
            *(
                f"Tax base: {base.precept.text} ÷ {base.band_d.text} = {base.bounds.middle:,.0f}"
                for base in rise.bases
            ),
            f"{rise.rise.text} × the tax base = {reached}",
            f"The paper prints {rise.stated.text}.",
        ),
        printed=rise.stated.text,
        expected=reached,
        tolerance=f"A change of {_BASE_MOVES:%} in the tax base was allowed.",
        explanation=_explain(rise),
        severity="info",
        cite=rise.stated.cite,
        also=(rise.rise.cite, *(base.precept.cite for base in rise.bases)),
    )


def _explain(rise: Rise) -> str:
    """What the precepts of both years make of the rise; where there is one year alone, what the sum may hold."""
    explained = rise.explain()
    if explained is None:
        return "The sum may hold growth of the tax base or a surplus on collection, or stand on another year's."
    unit = 2 * rise.stated.half_unit
    return explain_print(explained, PrintedTotal(table="precept", name="", amount=rise.stated.value, unit=unit))


def _examine_table(matrix: Matrix, said: list[Amount]) -> Iterator[Examined]:
    """A line of tax bases beside a line of precepts, and the band D of a third line or of the words."""
    base = _find_line(matrix, _BASE)
    raised = _find_line(matrix, _RAISED, paid=True)
    if base is None or raised is None or base is raised:
        return
    printed = _find_line(matrix, _BAND_D)
    both = [cross for cross in base.amounts if cross in raised.amounts]
    tried = [_hold(base, raised, both, dict.fromkeys(both, rate)) for rate in said]
    if printed is not None and printed not in (base, raised):
        tried.append(_hold(base, raised, [cross for cross in both if cross in printed.amounts], printed.amounts))
    best = max(tried, key=lambda held: sum(agrees for _, agrees in held), default=[])
    agreeing = sum(agrees for _, agrees in best)
    if not agreeing and printed is None and len({rate.value for rate in said}) == 1:
        yield from _examine_rate(said[0], base, raised, both)
    if not agreeing or agreeing * 2 < len(best):
        return
    for amounts, agrees in best:
        yield Examined(amounts, None if agrees else _report(*amounts))


def _examine_rate(said: Amount, base: Line, raised: Line, both: list[int]) -> Iterator[Examined]:
    """The band D of the words, where every row of the table implies one other that a slip makes it."""
    implied = [raised.amounts[cross].bounds.over(base.amounts[cross].bounds) for cross in both]
    if len(both) < _ROWS_FOR_PROOF or not all(implied):
        return
    common = Bounds(max(one.low for one in implied if one), min(one.high for one in implied if one))
    slip = find_slip(said, common) if common.low <= common.high else None
    if slip:
        expected = print_number(common.middle, said)
        first, second = raised.amounts[both[0]], base.amounts[both[0]]
        yield Examined(
            (said,),
            Disagreement(
                message=(
                    f"A band D of {said.text} does not agree with the precepts and tax bases, which give {expected}."
                ),
                working=(
                    f"{first.text} ÷ {second.text} = {expected}",
                    f"The other {len(both) - 1} rows give the same.",
                    f"The paper prints {said.text}.",
                ),
                printed=said.text,
                expected=expected,
                explanation=f"In the band D {slip}.",
                cite=said.cite,
                also=tuple(raised.amounts[cross].cite for cross in both),
            ),
        )


_Held = tuple[tuple[Amount, Amount, Amount], bool]


def _hold(base: Line, raised: Line, both: list[int], rates: dict[int, Amount]) -> list[_Held]:
    held = [(raised.amounts[cross], rates[cross], base.amounts[cross]) for cross in both]
    return [(amounts, amounts[0].bounds.meets(_yield(amounts[1], amounts[2]))) for amounts in held]


def _find_line(matrix: Matrix, words: re.Pattern[str], paid: bool = False) -> Line | None:
    for line in matrix.lines:
        if not line.amounts or not words.search(line.label):
            continue
        largest = max(abs(amount.value) for amount in line.amounts.values())
        if not paid or (largest >= _PAID and not _BASE.search(line.label)):
            return line
    return None


def _yield(rate: Amount, base: Amount) -> Bounds:
    rates, bases = rate.bounds, base.bounds
    return Bounds(precept(rates.low, bases.low), precept(rates.high, bases.high))


def _read_band_d(paper: Paper) -> list[Amount]:
    """The amounts that the prose names as a band D tax."""
    found: list[Amount] = []
    for paragraph in paper.paragraphs:
        if _BAND_D.search(paragraph.text):
            found += [a for a in paragraph.amounts if a.unit == "GBP" and a.figure.decimals == 2 and a.value < _PAID]
    return found


def _examine_prose(paragraph: Paragraph) -> Iterator[Examined]:
    """One tax base, one band D and one precept in a sentence or the paragraph."""
    bases = [a for a in paragraph.amounts if a.unit != "GBP" and a.value >= _PAID and _stands_by(paragraph, a, _BASE)]
    rates = [
        a for a in paragraph.amounts if a.unit == "GBP" and a.value < _PAID and _stands_by(paragraph, a, _BAND_D)
    ]
    raised = [
        a for a in paragraph.amounts if a.unit == "GBP" and a.value >= _PAID and _stands_by(paragraph, a, _RAISED)
    ]
    if len(bases) != 1 or len(rates) != 1 or len(raised) != 1:
        return
    amounts = (raised[0], rates[0], bases[0])
    expected = _yield(rates[0], bases[0])
    if amounts[0].bounds.meets(expected):
        yield Examined(amounts)
    elif expected.middle / MOST_APART <= amounts[0].value <= expected.middle * MOST_APART:
        yield Examined(amounts, _report(*amounts))


def _stands_by(paragraph: Paragraph, amount: Amount, words: re.Pattern[str]) -> bool:
    """Whether words stand in the same sentence as a figure, nearest to it of the figures there."""
    for sentence in paragraph.sentences:
        if amount in sentence.amounts:
            marked = Marked(sentence)
            at = marked.text.find(f"⟦{sentence.amounts.index(amount)}⟧")
            return any(abs(match.start() - at) <= _NEARBY for match in words.finditer(marked.text))
    return False


_NEARBY = 70
"""Letters between a figure and the words that name it."""


def _report(raised: Amount, rate: Amount, base: Amount) -> Disagreement:
    reached = _yield(rate, base)
    expected = print_number(reached.middle, raised)
    allowed = print_number(reached.tolerance + raised.half_unit, raised)
    slip = find_slip(raised, reached) or ""
    return Disagreement(
        message=(
            f"A precept of {raised.text} does not agree with {rate.text} by a tax base of {base.text}, {expected}."
        ),
        working=(f"{rate.text} × {base.text} = {expected}", f"The paper prints {raised.text}."),
        printed=raised.text,
        expected=expected,
        tolerance=f"Rounding of the printed numbers allows ±{allowed}.",
        explanation=f"In the precept {slip}."
        if slip
        else "The tax bases may have changed after the precept was worked out.",
        cite=raised.cite,
        also=(rate.cite, base.cite),
    )
