"""Changes stated in prose with both their figures: "from A to B, an increase of C", "A ... reduced by C to B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.adding.marked_sentence import GAP, MARK, Marked, same_kind
from answerable.checking.adding.slip import find_slip, print_number
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined

_UP = (
    r"increas(?:e[sd]?|ing)|r(?:ise[ns]?|ose|ising)|gr(?:ew|own|owth|owing)|up|more|higher|above|longer|slower|larger"
)
_DOWN = (
    r"reduc(?:tion|e[sd]?|ing)|decreas(?:e[sd]?|ing)|f(?:all(?:en|s|ing)?|ell)|dr(?:op(?:ped|s|ping)?)|down|cut|"
    r"fewer|less|lower|below|gone down|went down|shorter|faster|quicker|smaller"
)
_WORD = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_AGO = rf"{GAP}{{0,60}}?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # from A to B, an increase of C
        rf"\bfrom {GAP}{{0,25}}?(?P<before>{MARK}){_AGO}\bto {GAP}{{0,25}}?(?P<after>{MARK}){GAP}{{0,50}}?"
        rf"[,(–-] ?(?:which is |this is |representing |equating to )?(?:an? |the )?"
        rf"(?:overall |net |total |annual )?{_WORD} "
        rf"(?:of |by )?(?P<change>{MARK})",
        # increased by C, from A to B
        rf"\b{_WORD} (?:by|of) (?P<change>{MARK}){_AGO}\bfrom {GAP}{{0,20}}?(?P<before>{MARK}){GAP}{{0,50}}?\bto "
        rf"{GAP}{{0,20}}?(?P<after>{MARK})",
        # from A to B, which is C fewer
        rf"\bfrom {GAP}{{0,25}}?(?P<before>{MARK}){_AGO}\bto {GAP}{{0,25}}?(?P<after>{MARK}){GAP}{{0,30}}?"
        rf"[,(–-] ?(?:which (?:is|was) |this is |that is |or )(?P<change>{MARK}) (?:\w+ ){{0,2}}?"
        r"(?:(?P<up>more|higher)|(?P<down>fewer|less|lower))\b(?! than)",
        # A ...; this has reduced by C ... to B
        rf"(?P<before>{MARK})[^⟦⟧.]{{0,70}}?\b{_WORD} by (?P<change>{MARK}){_AGO}\bto (?P<after>{MARK})",
        # B, up C on the A; B, which is an increase of C on (from, compared with) the A
        rf"(?P<after>{MARK}){GAP}{{0,40}}?[,(–-] ?(?:which is |this is |which was )?(?:an? |some )?"
        rf"{_WORD} (?:of |by )?"
        rf"(?P<change>{MARK}) (?:\w+ ){{0,2}}?(?:on|from|against|compared (?:to|with)) (?:the )?(?P<before>{MARK})",
        # C more cases ..., with the number up from A to B
        rf"(?P<change>{MARK}) (?:(?P<up>more|extra|additional)|(?P<down>fewer|less)) "
        rf"(?:(?!\b(?:and|while|whilst|whereas|but) (?-i:[a-z])){GAP}){{0,170}}?\bfrom "
        rf"(?P<before>{MARK}){GAP}{{0,30}}?\bto (?P<after>{MARK})",
        # B, C more than the A; B, which is C more than the A
        rf"(?P<after>{MARK}){GAP}{{0,40}}?[,(–-] ?(?:which (?:is|was) |this is |or )?(?P<change>{MARK}) (?:\w+ )?"
        rf"(?:(?P<up>more|higher|above|up|longer|slower|larger)|"
        rf"(?P<down>fewer|less|lower|below|down|shorter|faster|quicker|smaller)) (?:than|on|from) "
        rf"(?:the )?(?P<before>{MARK})",
        # B replaces A, an increase of C
        rf"(?P<after>{MARK}){GAP}{{0,40}}?\breplac(?:es|ed|ing) (?:the )?(?:\w+ ){{0,3}}?(?P<before>{MARK})"
        rf"{GAP}{{0,40}}?, an? {_WORD} of (?P<change>{MARK})",
        # A were ...; now B are, a fall of C
        rf"(?P<before>{MARK}){GAP}{{0,60}}?[;,] (?:but |and )?now (?:\w+ ){{0,2}}?(?P<after>{MARK}){GAP}{{0,40}}?, "
        rf"an? {_WORD} of (?P<change>{MARK})",
    )
)
_APART = re.compile(
    rf"(?P<before>{MARK}){GAP}{{0,30}}?\b(?:and|against|but|while|compared with){GAP}{{0,30}}?(?P<after>{MARK})"
    rf"{GAP}{{0,60}}?,? an? (?P<up>gap|difference)(?P<down>(?!))? of (?P<change>{MARK})",
    re.IGNORECASE,
)
"""A of these and B of those, a gap of C: whichever is the larger"""
_CUE = re.compile(rf"\b(?:{_UP}|{_DOWN}|gap|difference)\b", re.IGNORECASE)

MOST_APART = 2
"""A change more than so many times the distance of two figures, or less than so small a part, is not theirs."""


def examine_stated_changes(paragraph: Paragraph) -> Iterator[Examined]:
    """Every change in a paragraph that stands with the two figures it lies between."""
    if len(paragraph.amounts) < 3 or not _CUE.search(paragraph.text):
        return
    for sentence in paragraph.sentences:
        if len(sentence.amounts) < 3:
            continue
        marked = Marked(sentence)
        seen: set[tuple[int, ...]] = set()
        for pattern in (*_PATTERNS, _APART):
            for match in pattern.finditer(marked.text):
                places = tuple(int(match[name][1:-1]) for name in ("before", "after", "change"))
                if places not in seen:
                    seen.add(places)
                    yield from _examine(marked, match, places)


def _examine(marked: Marked, match: re.Match[str], places: tuple[int, ...]) -> Iterator[Examined]:
    before, after, change = (marked.amount(place) for place in places)
    if match.re is _APART and before.value > after.value:
        before, after = after, before
    if not (_are_points(before, after, change) or same_kind(before, after, change)) or _is_rate(
        before, after, change
    ):
        return
    if _counts_something_else(before, after, change):
        return
    reached = after.bounds.minus(before.bounds) if not match["down"] else before.bounds.minus(after.bounds)
    if reached.meets(change.bounds):
        yield Examined((before, after, change))
        return
    is_sure = _is_sure(match) and not _is_named_alone(before, after, change)
    if is_sure or _is_near(reached.middle, change):
        yield Examined((before, after, change), _report(marked, match, (before, after, change)))


def _is_sure(match: re.Match[str]) -> bool:
    """Whether the words name both figures of the change ("from A to B")."""
    return match.re in _PATTERNS[:3]


def _is_named_alone(before: Amount, after: Amount, change: Amount) -> bool:
    """Whether only the change says what it counts, so that it may count another thing than its figures."""
    return change.unit not in (None, "GBP", "percentage points") and before.unit is None and after.unit is None


def _is_near(gives: Decimal, change: Amount) -> bool:
    """Whether two figures lie about as far apart as the change says; else it is a change of something else."""
    return change.value != 0 and Decimal(1) / MOST_APART <= abs(gives / change.value) <= MOST_APART


def _counts_something_else(before: Amount, after: Amount, change: Amount) -> bool:
    """Whether the change counts another thing than its figures ("from 3 to 4 stations, an increase of 120 posts")."""
    things = {before.unit, after.unit} - {None}
    return change.unit is not None and bool(things) and change.unit not in things | {"percentage points", "points"}


def _are_points(before: Amount, after: Amount, change: Amount) -> bool:
    return before.is_percent and after.is_percent and change.unit in ("percentage points", "points")


def _is_rate(before: Amount, after: Amount, change: Amount) -> bool:
    """Whether the change is a percentage, which is another rule's."""
    return change.is_percent or (before.is_percent != after.is_percent)


def _report(marked: Marked, match: re.Match[str], amounts: tuple[Amount, Amount, Amount]) -> Disagreement:
    before, after, change = amounts
    down = match["down"] is not None
    gives = (before.value - after.value) if down else (after.value - before.value)
    expected = print_number(gives, change)
    word = (match["down"] or match["up"]).lower()
    slip = find_slip(change, before.bounds.minus(after.bounds) if down else after.bounds.minus(before.bounds))
    first, second = (before, after) if down else (after, before)
    sentence = marked.sentence
    start = min(amount.start for amount in amounts)
    end = max(amount.end for amount in amounts)
    return Disagreement(
        message=(
            f"A change of {change.text} ({word}) does not agree with its figures: from {before.text} to {after.text} "
            f"is {_direction(gives, down)}."
        ),
        working=(
            f"{first.text} − {second.text} = {expected}",
            f"The paper prints {change.text}.",
        ),
        printed=change.text,
        expected=expected,
        tolerance=_tolerance(amounts),
        explanation=f"In the change {slip}." if slip else None,
        cite=sentence.paragraph.cite(start, end),
        severity="error" if _is_sure(match) else None,
    )


def _direction(gives: Decimal, down: bool) -> str:
    shown = f"{abs(gives):,f}".rstrip("0").rstrip(".") if "." in f"{gives:f}" else f"{abs(gives):,f}"
    if gives == 0:
        return "no change"
    return f"{shown} {'less' if down == (gives > 0) else 'more'}"


def _tolerance(amounts: tuple[Amount, ...]) -> str:
    allowed = sum((amount.half_unit for amount in amounts), Decimal(0))
    if not allowed:
        return "None: every number is printed in full."
    return f"Rounding of the printed numbers allows ±{allowed.normalize():,f}."
