"""TAX652: a precept that is not band D by the tax base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.amount import Amount
from answerable.checking.marked_sentence import Marked
from answerable.checking.matrix import Line, Matrix, read_all_matrices
from answerable.checking.paper import Paper
from answerable.checking.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.slip import find_slip, print_number
from answerable.costing.council_tax import precept
from answerable.measuring.rounding import Bounds

_BASE = re.compile(r"\btax ?bases?\b|\bband d equivalent", re.IGNORECASE)
_RAISED = re.compile(
    r"\bprecepts?\b|\bamount (?:due|payable)\b|\byield\b|council tax (?:requirement|income)|\bshare of\b",
    re.IGNORECASE,
)
_BAND_D = re.compile(r"\bband d\b(?! equivalent)", re.IGNORECASE)
_PAID = 1000
"""A precept is at least so many pounds; a smaller figure under the word is a band's tax."""
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
    if not agreeing or agreeing * 2 < len(best):
        return
    for amounts, agrees in best:
        yield Examined(amounts, None if agrees else _report(*amounts))


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
