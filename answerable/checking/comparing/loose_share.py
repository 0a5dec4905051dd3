"""Shares in prose whose whole is not printed beside them: `Violence was named by 96 people (5.2%)`.

What they are of is told by a table that prints the same count with its share, by the noun that `25% of all outcomes`
names, or by the sentence before. Where any number of the paper gives the share, it agrees.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.comparing.frame import Frame, P, frame_paper, kind_of, words_before
from answerable.checking.comparing.leeway import hedged_range, range_of
from answerable.checking.comparing.share_claim import find_share_claims
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import measure_share

# `733 cases (65.8%)`, `96 people (5.9%)`
_BRACKETED = re.compile(rf"⟦N(?P<part>\d+)⟧(?:\s+[a-z-]+){{0,3}}\s*\(\s*{P.format('percent')}\s*\)", re.IGNORECASE)
# `3,951 cases ended so, 26% of all outcomes`
_OF_ALL = re.compile(
    rf"⟦N(?P<part>\d+)⟧[^⟦⟧.;:]{{0,70}}?[,(]\s*(?:or\s+|which\s+is\s+)?{P.format('percent')}\s+of\s+(?:all|the)\s+"
    r"(?:[a-z]+\s+){0,2}?(?P<noun>[a-z]{4,}s)\b(?=\s*(?:[.,;)]|and\b|$))",
    re.IGNORECASE,
)
_NOT_A_SHARE = re.compile(
    r"\b(?:increas\w*|decreas\w*|reduc\w*|r[io]se\w*|ris\w+|fall\w*|fell|grew|growth|up|down|more|fewer|less|higher|lower|change\w*"
    r"|compar\w+|than|target|rate|average|previous\w*|last|under|over|above|below|against|weighted|estimat\w+)\b",
    re.IGNORECASE,
)
_NEAR = 3
"""A noun's whole stands no more paragraphs away."""
_SMALLEST_PART = 20
_LONGEST_LED = 90


class LooseShare(NamedTuple):
    """A count, its share and what the paper lets the share be: of `whole`, or the `other` share that a table prints
    for the same count. `fits` is whether it agrees."""

    part: Amount
    percent: Amount
    whole: Amount | None
    other: Amount | None
    fits: bool
    frame: Frame
    offsets: tuple[int, int]


def find_loose_shares(paper: Paper) -> Iterator[LooseShare]:
    """Every such share of a paper of which it can be told what it is of."""
    counts: list[float] | None = None
    claimed: set[str] = set()
    rows: dict[str, list[tuple[frozenset[str], tuple[Amount, ...]]]] = {}
    for frames in frame_paper(paper):
        for index, frame in enumerate(frames):
            if "⟦P" not in frame.text or "⟦N" not in frame.text:
                continue
            for match in (*_BRACKETED.finditer(frame.text), *_OF_ALL.finditer(frame.text)):
                if counts is None:
                    counts, rows = sorted(_list_counts(paper)), _gather_rows(paper)
                    claimed = {claim.percent.figure.id for claim in find_share_claims(paper)}
                led = frame.text[max(0, match.start() - _LONGEST_LED) : match.start()]
                if frame.amount(match, "percent").figure.id in claimed or _NOT_A_SHARE.search(led + match[0]):
                    continue
                earlier = [*frames[:index], frame]
                yield from _read(paper, frame, match, earlier, counts, rows)


def _list_counts(paper: Paper) -> Iterator[float]:
    for paragraph in paper.paragraphs:
        yield from (float(one.value) for one in paragraph.amounts if not one.is_percent)
    for grid in paper.grids:
        yield from (float(one.value) for row in grid.rows for one in row.amounts if not one.is_percent)


def _gather_rows(paper: Paper) -> dict[str, list[tuple[frozenset[str], tuple[Amount, ...]]]]:
    """The percentages beside each count of a table, by how the count is printed, with the words of their row."""
    rows: dict[str, list[tuple[frozenset[str], tuple[Amount, ...]]]] = defaultdict(list)
    for grid in paper.grids:
        for row in grid.rows:
            amounts = tuple(row.amounts)
            percents = tuple(one for one in amounts if one.is_percent)
            for amount in amounts:
                if percents and amount.is_count:
                    rows[amount.text].append((content_words(row.label), percents))
    return rows


def _read(
    paper: Paper,
    frame: Frame,
    match: re.Match[str],
    earlier: list[Frame],
    counts: list[float],
    rows: dict[str, list[tuple[frozenset[str], tuple[Amount, ...]]]],
) -> Iterator[LooseShare]:
    part, percent = frame.amount(match, "part"), frame.amount(match, "percent")
    if part.value <= 0 or percent.value <= 0 or percent.figure.change is not None or part.figure.approximate:
        return
    printed = hedged_range(percent, words_before(frame, percent))
    fits = _is_of_any(part, printed, counts)
    words = content_words(frame.sentence.text)
    beside = [held for label, held in rows.get(part.text, ()) if label & words]
    if beside:
        same = any(range_of(one).meets(printed) for held in beside for one in held)
        nearest = min((one for held in beside for one in held), key=lambda one: abs(one.value - percent.value))
        if same or (
            not fits and part.value >= _SMALLEST_PART and len({one.text for held in beside for one in held}) == 1
        ):
            yield LooseShare(part, percent, None, nearest, same, frame, frame.offsets(match))
            return
    whole = (
        _name_whole(paper, frame, match, part) if "noun" in match.groupdict() else _swapped(earlier, part, percent)
    )
    if whole is not None:
        yield LooseShare(part, percent, whole, None, fits, frame, frame.offsets(match))


def _is_of_any(part: Amount, printed: Bounds, counts: list[float]) -> bool:
    """Whether some number of the paper is a whole of which the part is that share."""
    low, high = float(part.bounds.low), float(part.bounds.high)
    least = 100 * low / float(printed.high) if printed.high > 0 else 0.0
    most = 100 * high / float(printed.low) if printed.low > 0 else float("inf")
    at = bisect_left(counts, least * (1 - 1e-9))
    return at < len(counts) and counts[at] <= most * (1 + 1e-9)


def _name_whole(paper: Paper, frame: Frame, match: re.Match[str], part: Amount) -> Amount | None:
    """The one count of the noun named that stands near: `14,984 outcomes`."""
    noun = re.compile(rf"⟦N(?P<whole>\d+)⟧\s+(?:[a-z]+\s+)?{re.escape(match['noun'])}\b", re.IGNORECASE)
    at = frame.sentence.paragraph.index
    found: dict[str, Amount] = {}
    for frames in frame_paper(paper):
        if 0 <= at - frames[0].sentence.paragraph.index <= _NEAR:
            for held in frames:
                for one in noun.finditer(held.text):
                    whole = held.amount(one, "whole")
                    if whole.value > part.value and whole.figure.id != part.figure.id:
                        found[whole.text] = whole
    return next(iter(found.values())) if len(found) == 1 else None


def _swapped(earlier: list[Frame], part: Amount, percent: Amount) -> Amount | None:
    """A whole said before in its paragraph of which the part is the share, or would be with two digits changed."""
    for frame in reversed(earlier):
        for whole in frame.amounts:
            if kind_of(whole) != "N" or whole.value <= part.value or whole.start >= part.start:
                continue
            share = measure_share(range_of(part), range_of(whole))
            if share is not None and any(share.meets(one) for one in swap_digits(percent)):
                return whole
    return None


def swap_digits(percent: Amount) -> Iterator[Bounds]:
    """The bounds of a percentage as printed and with two neighbouring digits changed."""
    yield range_of(percent)
    digits = percent.text.rstrip("% ")
    for at in range(len(digits) - 1):
        step = 2 if digits[at + 1] == "." else 1
        if digits[at] == "." or at + step >= len(digits) or digits[at] == digits[at + step]:
            continue
        turned = list(digits)
        turned[at], turned[at + step] = turned[at + step], turned[at]
        try:
            value = type(percent.value)("".join(turned))
        except ArithmeticError:
            continue
        yield Bounds.printed(value, percent.half_unit)
