"""A number in prose and the parts that its sentence counts it in: "of the 20 cases 12 were A, 5 B and 3 C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from answerable.checking.adding.marked_sentence import GAP, MARK, Marked, same_kind
from answerable.checking.adding.slip import find_slip
from answerable.checking.adding.stated_sums import StatedSum
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.prose import Paragraph
from answerable.measuring.rounding import add_bounds

_OF = re.compile(rf"\b[Oo]f (?:the|these|those|our|its|all) (?P<whole>{MARK})(?P<rest>{GAP}{{0,60}}⟦\d+⟧.{{0,300}})")
_OF_WHICH = re.compile(rf"(?P<whole>{MARK})(?: [a-z'’-]+){{0,3}},? of (?:which|whom|these) (?P<rest>⟦\d+⟧.{{0,300}})")
_MEMBERS = re.compile(
    rf"\b(?:is|are|was|were) (?P<whole>{MARK})(?: [a-z]{{3,20}})?, "
    rf"(?P<rest>{MARK} [a-z '’-]{{3,40}} and {MARK} [a-z '’-]{{3,40}}?)(?=[.,;)]|$)"
)
_ADDED = re.compile(
    rf"\b(?:in addition|also|further|as well|on top)\b.{{0,200}}\bso that (?:\w+ ){{1,3}}?"
    rf"(?:ha[sd]|have|is|are) (?P<whole>{MARK})",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:improv\w+|got better|better|rose|went up|increased)\b")
_SAME = re.compile(r"\b(?:(?:the|about the) same|unchanged|no change|steady|stable)\b")
_WORSE = re.compile(r"\b(?:worse\w*|declin\w+|deteriorat\w+|fell|went down|decreased)\b")
_OVERLAPS = re.compile(
    r"\b(?:also|both|either|at least|more than|includ\w+|such as|multiple|or more|less than|fewer|average|compared|"
    r"than|target|against|per|each|every|from|rising|up|down|again|other|years?|months?|weeks?|days?|hours?)\b"
)
_JOINS = re.compile(r",|;|\band\b")
_LAST_JOINS = re.compile(r"\band\b")
_SWAPPED = "two digits may be swapped"
MOST_APART = Decimal("0.1")
"""Parts further from their number than this share of it are not all of it, or count some of it twice on purpose."""
_FEWEST_PARTS = 3
_FEWEST_DIGITS = 4
"""Numbers of fewer digits have digits to swap too often by chance."""
_LOOKED_BACK = 4
_FEW = 100
"""Of more things than so many, a list may name only some."""


def find_counted_parts(paragraphs: Sequence[Paragraph]) -> Iterator[StatedSum]:
    """Every number whose parts a sentence counts, where they agree or can hardly be meant not to."""
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if len(sentence.amounts) < _FEWEST_PARTS:
                continue
            marked = Marked(sentence)
            yield from _counted(marked)
            yield from _added_to(marked, paragraphs)


def _counted(marked: Marked) -> Iterator[StatedSum]:
    for pattern in (_OF, _OF_WHICH, _MEMBERS):
        match = pattern.search(marked.text)
        if match is None:
            continue
        marks = [int(mark) for mark in re.findall(MARK, match["rest"])]
        whole, parts = marked.amount(match["whole"][1:-1]), tuple(marked.amount(mark) for mark in marks)
        if len(parts) < 2 or _is_overlapping(marked, match["rest"]) or not _is_list(marked, marks):
            continue
        if not same_kind(whole, *parts) or whole.is_percent or any(not 0 < one.value < whole.value for one in parts):
            continue
        stated = StatedSum(marked, whole, parts, sure=False)
        named = pattern is _MEMBERS or _is_three_ways(match["rest"])
        if stated.agrees or _is_meant(stated, named):
            yield stated
            return


def _is_overlapping(marked: Marked, words: str) -> bool:
    """Whether one thing may be counted in two of the parts, or a figure is no part."""
    return bool(_OVERLAPS.search(words)) or "more than one" in marked.sentence.paragraph.text


def _is_list(marked: Marked, marks: Sequence[int]) -> bool:
    """Whether commas and a last "and" join the figures, one to the next."""
    joins = [marked.between(one, other) for one, other in pairwise(marks)]
    return all(_JOINS.search(words) for words in joins) and bool(_LAST_JOINS.search(joins[-1]))


def _is_three_ways(words: str) -> bool:
    """Whether parts are better, the same and worse, which leave nothing out."""
    return all(way.search(words) for way in (_BETTER, _SAME, _WORSE))


def _is_meant(stated: StatedSum, named: bool) -> bool:
    """Whether parts that do not agree were meant as all there is: swapped digits, one too many, or by their words."""
    if _is_swapped(stated):
        return True
    reached = stated.reached.middle
    if named:
        return stated.total.value < _FEW and abs(reached / stated.total.value - 1) <= MOST_APART
    return len(stated.parts) >= _FEWEST_PARTS and reached - stated.total.value == 1


def _is_swapped(stated: StatedSum) -> bool:
    """Whether two digits that changed places, in the number or in one of its parts, keep them from agreeing."""
    meant = [(stated.total, stated.reached)]
    for part in stated.parts:
        rest = add_bounds([other.bounds for other in stated.parts if other is not part])
        meant.append((part, stated.total.bounds.minus(rest)))
    return any(_SWAPPED in (find_slip(amount, bounds, _FEWEST_DIGITS) or "") for amount, bounds in meant)


def _added_to(marked: Marked, paragraphs: Sequence[Paragraph]) -> Iterator[StatedSum]:
    """A sum that what was said before and this sentence's figures make together ("so that it has ...")."""
    match = _ADDED.search(marked.text)
    if match is None:
        return
    at = int(match["whole"][1:-1])
    whole, here = marked.amount(at), marked.amounts[:at]
    before = {amount.value: amount for amount in _figures_before(marked, paragraphs)}.values()
    tried = [
        StatedSum(marked, whole, (one, *here), sure=False) for one in before if here and same_kind(whole, one, *here)
    ]
    agreeing = [stated for stated in tried if stated.agrees]
    slipped = [stated for stated in tried if stated.slip and _SWAPPED in stated.slip]
    yield from agreeing[:1] or (slipped if len(slipped) == 1 else ())


def _figures_before(marked: Marked, paragraphs: Sequence[Paragraph]) -> Iterator[Amount]:
    index = marked.sentence.paragraph.index
    for paragraph in paragraphs[max(0, index - _LOOKED_BACK) : index + 1]:
        for amount in paragraph.amounts:
            if paragraph.index < index or amount.start < marked.sentence.start:
                yield amount
