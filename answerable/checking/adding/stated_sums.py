"""Sums stated in prose with all their parts: "made up of A and B", "A and B, C in all", "taking the total to C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from answerable.checking.adding.marked_sentence import GAP, MARK, Marked, same_kind
from answerable.checking.adding.slip import FEWEST_DIGITS, find_slip
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.prose import Paragraph
from answerable.measuring.rounding import Bounds, add_bounds

NEAR = Decimal("0.25")
"""Parts further from their total than this share of it are not all of its parts."""

CLOSE = Decimal("0.1")
"""Small counts nearer to their total than this share of it are meant as its parts."""
_FEW = 100

_MADE_UP = re.compile(
    rf"(?P<total>{MARK}){GAP}{{0,60}}?\b(?:(?:is |are |was |were )?made up of|compris(?:ing|es|ed of|ed)|"
    rf"consist(?:ing|s|ed) of|"
    rf"(?:is |are |was )?split (?:between|into|as)|broken down (?:as|into|between)|divided (?:into|between))\b"
    rf"(?! (?:among )?(?:others|includ))(?P<list>[^.]{{3,400}})",
    re.IGNORECASE,
)
_GIVING = re.compile(
    rf"\b(?:giving|gives|making|makes|totall?ing|bringing|brings|to give)\b,? (?:us |it )?(?:an? |the )?"
    rf"(?:combined |overall |grand |sum )?(?:total|sum)(?: (?!of\b|to\b|is\b)[\w£]+){{0,4}}?(?: (?:of|to|is))? "
    rf"(?P<total>{MARK})|\btotall?ing (?P<sum>{MARK})",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    rf"[,;:(–-] ?(?:or |so |that is |making |a total of )?(?P<total>{MARK})(?: [\w£]+){{0,2}}? "
    rf"(?:in all|in total|altogether|overall|combined)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(
    rf"\b(?:taking|takes|took|bringing|brings|brought) (?:the |our |its |their )?(?:\w+ )?"
    rf"total{GAP}{{0,80}}?\bto (?P<total>{MARK})",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"[,;:(–-] ?(?:and |or |making |giving )?(?:an? |the )?(?:combined |overall |grand )?(?:total|sum) of "
    rf"(?P<total>{MARK})",
    re.IGNORECASE,
)
"""`12 cadets, 8 specials and 5 visitors, a total of 25`"""
_LISTED = re.compile(rf"(?P<total>{MARK})(?: [\w'’-]+){{1,6}}: (?P<list>[^.:()]{{3,300}})\.?$")
"""`There were 25 volunteers: 12 cadets, 8 specials and 5 visitors.`"""
_BRACKETED = re.compile(rf"(?P<total>{MARK})(?: [\w'’-]+){{0,4}} \((?P<list>[^()]{{3,200}})\)")
_CUE = re.compile(
    r"total|made up|compris|consist|split|broken|divided|in all|altogether|overall|combined|sum of|\(|:",
    re.IGNORECASE,
)
_OPEN_LIST = re.compile(r"\b(?:includ\w+|such as|for example|e\.g|mainly|mostly|of which|among)\b", re.IGNORECASE)
_JOINED = re.compile(r",|;|\band\b|\bplus\b|&|\+|\bwith\b", re.IGNORECASE)
_LAST_JOINED = re.compile(r"\band\b|\bplus\b|&|\+|\bwith\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:compared|against|from|out of|target|than|average|each|per|every|by|since|previous|last year|increase|up|"
    r"down)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,4}\d{1,3}(?:\.\d{1,3}){0,2}[.)]?\s")
_UNREAD = re.compile(r"(?<![⟦\d/])\b(?!(?:19|20)\d\d\b)\d[\d,]*(?= [a-z])")
_LOOKED_BACK = 2
_PARTS_OF_A_LIST = 3


class StatedSum(NamedTuple):
    """A total in prose and the parts that stand with it. `sure` where the words close the list."""

    marked: Marked
    total: Amount
    parts: tuple[Amount, ...]
    sure: bool

    @property
    def reached(self) -> Bounds:
        return add_bounds([part.bounds for part in self.parts])

    @property
    def agrees(self) -> bool:
        return self.total.bounds.meets(self.reached)

    @property
    def is_near(self) -> bool:
        """Whether the parts come near enough to their total to be all of them."""
        return bool(self.total.value) and abs(self.reached.middle / self.total.value - 1) <= NEAR

    @property
    def is_close(self) -> bool:
        """Whether two counts or more, all that stand before their total, come so near that no other can be meant."""
        inside = self.marked.amounts
        whole = self.total in inside and inside[: inside.index(self.total)] == self.parts
        few = all(amount.unit != "GBP" and amount.value < _FEW for amount in (self.total, *self.parts))
        return whole and few and abs(self.reached.middle - self.total.value) <= self.total.value * CLOSE

    @property
    def slip(self) -> str | None:
        """How one slip, in the total or in one of the parts, would make them agree."""
        slip = find_slip(self.total, self.reached)
        if slip:
            return f"In the total {slip}."
        found = [(part, slip) for part in self.parts if (slip := self._slip_in(part))]
        if len(found) > 1:
            return "One digit of one of the parts may have been changed."
        return f"In {found[0][0].text} {found[0][1]}." if found else None

    def _slip_in(self, part: Amount) -> str | None:
        """The same of one part, where there are enough of them to show which figure is meant as their total."""
        if len(self.parts) < _PARTS_OF_A_LIST:
            return None
        rest = add_bounds([other.bounds for other in self.parts if other is not part])
        return find_slip(part, self.total.bounds.minus(rest), FEWEST_DIGITS - 1)


def find_stated_sums(paragraphs: Sequence[Paragraph]) -> Iterator[StatedSum]:
    """Every sum in prose whose parts are all found, in order; those that do not agree among them."""
    for paragraph in paragraphs:
        if len(paragraph.amounts) < 2 or not _CUE.search(paragraph.text):
            continue
        for sentence in paragraph.sentences:
            if len(sentence.amounts) < 2 or not _CUE.search(sentence.text):
                continue
            marked = Marked(sentence)
            done: set[int] = set()
            for found in _find_in(marked, paragraphs):
                key = found.total.start
                if key not in done:
                    done.add(key)
                    yield found


def _find_in(marked: Marked, paragraphs: Sequence[Paragraph]) -> Iterator[StatedSum]:
    for match in _MADE_UP.finditer(marked.text):
        yield from _listed_after(marked, match, sure=True)
    for match in _TAKING.finditer(marked.text):
        yield from _taken_further(marked, int(match["total"][1:-1]), paragraphs)
    for pattern in (_GIVING, _APPOSED, _IN_ALL):
        for match in pattern.finditer(marked.text):
            group = match["total"] or match.groupdict().get("sum")
            if group:
                yield from _listed_before(marked, int(group[1:-1]), sure=pattern is not _IN_ALL)
    for match in _LISTED.finditer(marked.text):
        if not _NO_PART.search(match["list"]):
            yield from _listed_after(marked, match, sure=False)
    for match in _BRACKETED.finditer(marked.text):
        yield from _listed_after(marked, match, sure=False)


def _listed_after(marked: Marked, match: re.Match[str], sure: bool) -> Iterator[StatedSum]:
    total = int(match["total"][1:-1])
    if _OPEN_LIST.search(match["list"]) or _UNREAD.search(match["list"]):
        return
    marks = [int(mark) for mark in re.findall(MARK, match["list"])]
    marks = [mark for mark in marks if not _is_share(marked, mark)]
    parts = _chain(marked, marks)
    if len(parts) > 1 and len(parts) == len(marks):
        yield from _state(marked, total, parts, sure)


def _listed_before(marked: Marked, total: int, sure: bool) -> Iterator[StatedSum]:
    marks = [mark for mark in range(total) if not _is_share(marked, mark)]
    parts = _chain(marked, marks[::-1])[::-1]
    runs = [parts[start:] for start in range(len(parts) - 1)]
    stated = [
        found for run in runs for found in _state(marked, total, run, sure and not _has_open_list(marked, total))
    ]
    agreeing = [found for found in stated if found.agrees]
    label = _LABEL.match(marked.text)
    if not agreeing and _UNREAD.search(marked.text, label.end() if label else 0, marked.text.find(f"⟦{total}⟧")):
        return  # a number that was taken for no figure may be one of the parts
    yield from agreeing[:1] or stated[:1]


def _taken_further(marked: Marked, total: int, paragraphs: Sequence[Paragraph]) -> Iterator[StatedSum]:
    """A total that goes on from what was said before: with one figure of the words just before, or without."""
    here = [mark for mark in range(total) if marked.amount(mark).unit == marked.amount(total).unit]
    said = [marked.amount(mark) for mark in here]
    index = marked.sentence.paragraph.index
    before = [
        amount
        for paragraph in paragraphs[max(0, index - _LOOKED_BACK) : index + 1]
        for amount in paragraph.amounts
        if paragraph.index < index or amount.start < marked.sentence.start
    ]
    target = marked.amount(total)
    for start in range(len(said)):
        for earlier in [(), *((amount,) for amount in reversed(before))]:
            parts = (*earlier, *said[start:])
            if len(parts) > 1 and same_kind(target, *parts):
                found = StatedSum(marked, target, parts, sure=False)
                if found.agrees:
                    yield found
                    return


def _state(marked: Marked, total: int, parts: Sequence[int], sure: bool) -> Iterator[StatedSum]:
    amounts = tuple(marked.amount(part) for part in parts)
    if len(amounts) > 1 and same_kind(marked.amount(total), *amounts) and not any(a.is_percent for a in amounts):
        yield StatedSum(marked, marked.amount(total), amounts, sure)


def _chain(marked: Marked, marks: Sequence[int]) -> list[int]:
    """Figures that a list joins: the marks given, as far as commas and "and" lead from each to the next."""
    chained: list[int] = []
    for mark in marks:
        if chained:
            one, other = sorted((chained[-1], mark))
            words = marked.between(one, other)
            if len(words) > _LONGEST_JOIN or not _JOINED.search(words) or _NO_PART.search(words):
                break
            if len(chained) == 1 and chained[0] > mark and not _LAST_JOINED.search(words):
                break
        chained.append(mark)
    if (
        len(chained) > 1
        and chained[0] < chained[-1]
        and not _LAST_JOINED.search(marked.between(chained[-2], chained[-1]))
    ):
        return []
    return chained


_LONGEST_JOIN = 120


def _is_share(marked: Marked, mark: int) -> bool:
    return marked.amount(mark).is_percent


def _has_open_list(marked: Marked, total: int) -> bool:
    return bool(_OPEN_LIST.search(marked.text[: marked.text.find(f"⟦{total}⟧")]))
