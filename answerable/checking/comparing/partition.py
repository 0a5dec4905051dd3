"""Shares that must make up the whole: those that wording or bands make a partition, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.comparing.band import Band, read_band, tile_bands
from answerable.checking.comparing.frame import Frame, frame_paper
from answerable.checking.comparing.leeway import padded_range
from answerable.checking.comparing.series import MIXED, TOTAL, Plan, Series, introduce_grid, plan_table
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.measuring.rounding import Bounds, add_bounds


class Partition(NamedTuple):
    """Shares of one whole that leave nothing out and count nothing twice.

    `exhaustive` is false where only the second is certain, so that they may add to less. `why` says what makes them a
    partition; `mixed` is true where they are said of different sources or periods.
    """

    shares: tuple[Amount, ...]
    exhaustive: bool
    why: str
    mixed: bool = False

    @property
    def total(self) -> Decimal:
        return sum((share.value for share in self.shares), Decimal(0))

    @property
    def bounds(self) -> Bounds:
        return add_bounds([padded_range(share) for share in self.shares])


_PARTITIONS: WeakKeyDictionary[Paper, tuple[Partition, ...]] = WeakKeyDictionary()
_REST = re.compile(
    r"\b(?:the\s+)?(?:remaining|remainder|rest)\b[^⟦⟧.;]{0,40}?⟦P\d+⟧|⟦P\d+⟧[^⟦⟧.;]{0,6}(?:the\s+)?"
    r"\b(?:remaining|remainder|the\s+rest)\b",
    re.IGNORECASE,
)
# A balance may be what is left, a reserve, or one of two that are weighed: only near the whole is it what is left.
_BALANCE = re.compile(r"\bthe\s+balance\b[^⟦⟧.;]{0,40}?⟦P\d+⟧|⟦P\d+⟧[^⟦⟧.;]{0,6}\bthe\s+balance\b", re.IGNORECASE)
# Two percentages between which something lies, or that something may not pass, are no shares.
_LIMITS = re.compile(
    r"\b(?:between|from)\s+(?:[a-z]+\s+){0,2}⟦P\d+⟧\s+(?:and|to)\s+(?:[a-z]+\s+){0,2}⟦P\d+⟧"
    r"|\b(?:at\s+least|at\s+most|up\s+to|no\s+more\s+than|not\s+less\s+than|no\s+less\s+than|minimum|maximum|threshold"
    r"|limit|interest|inflation|pay\s+award|assum\w+|rates|yield)\b",
    re.IGNORECASE,
)
_PAIRS = tuple(
    re.compile(
        rf"⟦P(?P<first>\d+)⟧[^⟦⟧.;:]{{0,40}}?\b(?:{one})\b[^⟦⟧.;:]{{0,40}}?⟦P(?P<second>\d+)⟧[^⟦⟧.;:]{{0,40}}?\b(?:{other})\b",
        re.IGNORECASE,
    )
    for first, second in (
        ("male|males|men|boys", "female|females|women|girls"),
        ("yes", "no"),
        ("satisfied", "dissatisfied|unsatisfied"),
        ("full[- ]time", "part[- ]time"),
        ("urban", "rural"),
    )
    for one, other in ((first, second), (second, first))
)
# `36% of women and 54% of men feel safe`: how many of each, not how the two divide a whole.
_OF_EACH = re.compile(
    r"⟦P\d+⟧\s+(?:of|for|among|amongst|in|by)\s+(?:(?:all|the|our|these|young|older|adult|white|black|asian|other)\s+){0,3}"
    r"(?:males?|females?|men|women|boys|girls|full[- ]time|part[- ]time|urban|rural)\b",
    re.IGNORECASE,
)
# `satisfaction was 61% (men) and 72% (women)`: opinions are asked of each.
_OPINION = re.compile(
    r"\b(?:feel|felt|safe|safer|confiden\w+|trust\w*|agree\w*|satisfaction|respons\w+)\b", re.IGNORECASE
)
_THIRD = re.compile(
    r"\b(?:neither|don.t\s+know|not\s+(?:stated|known|sure|disclosed)|unknown|prefer|non-binary|others?|unsure|mixed)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|rise|rose|risen|fall|fell|fallen|compared|than|from\s+⟦|target|rate|average|up|down"
    r"|versus|against|last\s+year|previous\w*|points?)\b",
    re.IGNORECASE,
)
_SHARE_HEADING = re.compile(
    r"%\s*of\s+(?:the\s+)?(?:total|all|overall)|share\s+of|\bsplit\b|breakdown|percentage\s+of\s+(?:the\s+)?total|proportion\s+of\s+(?:the\s+)?total",
    re.IGNORECASE,
)
_MANY_ANSWERS = re.compile(
    r"tick\s+all|more\s+than\s+one|all\s+that\s+apply|multiple|up\s+to\s+three|could\s+choose|select\s+all"
    r"|\b(?:several|two\s+or\s+more|as\s+many)\s+(?:reasons|answers|options|choices|grounds|categories|as\s+they)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\b(?:nationally|national|BT|internally|Home\s+Office|survey|provided\s+by|published|audit)\b")
# `21% Black, 11% Asian and 6% other`: the list closes with all that is left.
_OTHERS = re.compile(
    r"⟦P\d+⟧\)?\s+(?:were\s+|was\s+|of\s+)?(?:an?\s+)?(?:others?|unknown|not\s+(?:stated|known|recorded))\b[^⟦⟧]{0,30}$",
    re.IGNORECASE,
)
# Further from the whole, such a list is of a part of it.
_NEAR_WHOLE = 15
# Two paragraphs of a band list stand no further apart.
_NEAR = 4
_FEWEST_BANDS = 2


def find_partitions(paper: Paper) -> tuple[Partition, ...]:
    """Every partition of a paper; worked out once for a paper."""
    found = _PARTITIONS.get(paper)
    if found is None:
        found = _PARTITIONS[paper] = (*_in_prose(paper), *_bands_in_prose(paper), *_in_tables(paper))
    return found


def _in_prose(paper: Paper) -> Iterator[Partition]:
    for frames in frame_paper(paper):
        for frame in frames:
            if frame.text.count("⟦P") >= 2:
                yield from _in_sentence(frame)


def _in_sentence(frame: Frame) -> Iterator[Partition]:
    percents = tuple(amount for amount in frame.amounts if amount.is_percent)
    if _LIMITS.search(frame.text) or _MANY_ANSWERS.search(frame.text):
        return
    total = sum((one.value for one in percents), Decimal(0))
    rest = _REST.search(frame.text) or (abs(total - 100) <= _NEAR_WHOLE and _BALANCE.search(frame.text))
    if rest and not _CHANGE.search(frame.text):
        yield Partition(percents, True, "the last is said to be the rest")
        return
    if len(percents) > 2:
        if _OTHERS.search(frame.text) and not _CHANGE.search(frame.text) and abs(total - 100) <= _NEAR_WHOLE:
            yield Partition(percents, True, "the last is all the others")
        return
    if _THIRD.search(frame.text):
        return
    for pattern in _PAIRS:
        match = pattern.search(frame.text)
        if match and not _CHANGE.search(match[0]) and not _are_of_each(frame.text, match[0]):
            yield Partition(
                (frame.amount(match, "first"), frame.amount(match, "second")),
                True,
                "they are the two sides of one thing",
            )
            return


def _are_of_each(text: str, pair: str) -> bool:
    return bool(_OF_EACH.search(pair) or (_OPINION.search(text) and "satisfied" not in pair.lower()))


class _Banded(NamedTuple):
    share: Amount
    band: Band
    paragraph: int
    words: frozenset[str]
    source: str | None


def _bands_in_prose(paper: Paper) -> Iterator[Partition]:
    """Shares by bands of time in neighbouring paragraphs: within 10 seconds, between 10 and 60, over 60."""
    held: list[_Banded] = []
    for frames in frame_paper(paper):
        for frame in frames:
            banded = _read_banded(frame)
            if banded is None:
                continue
            if held and not _go_together(held[0], held[-1], banded):
                yield from _tile(held)
                held = []
            held.append(banded)
    yield from _tile(held)


def _read_banded(frame: Frame) -> _Banded | None:
    percents = [amount for amount in frame.amounts if amount.is_percent]
    if len(percents) != 1 or not any(kind in frame.text for kind in ("⟦T", "second", "minute")):
        return None
    sentence = frame.sentence
    band = read_band(sentence.paragraph.text[percents[0].end : sentence.end])
    if band is None:
        return None
    source = _SOURCE.search(sentence.text.replace("not measured internally", ""))
    return _Banded(
        percents[0],
        band,
        sentence.paragraph.index,
        content_words(sentence.text),
        source[0].lower() if source else None,
    )


def _go_together(first: _Banded, last: _Banded, banded: _Banded) -> bool:
    common = first.words & banded.words
    return banded.paragraph - last.paragraph <= _NEAR and len(common) >= 2


def _tile(held: Sequence[_Banded]) -> Iterator[Partition]:
    if len(held) > _FEWEST_BANDS and tile_bands([one.band for one in held]):
        mixed = len({one.source for one in held}) > 1
        yield Partition(tuple(one.share for one in held), True, "their bands leave no gap", mixed)


def _in_tables(paper: Paper) -> Iterator[Partition]:
    for grid in paper.grids:
        found = [made for plan in plan_table(grid) for series in plan.series for made in _in_series(plan, series)]
        if found and not _MANY_ANSWERS.search(introduce_grid(paper, grid)):
            yield from found


def _in_series(plan: Plan, series: Series) -> Iterator[Partition]:
    held = [
        (name, amount)
        for name, amount in zip(plan.places, series.amounts, strict=True)
        if amount is not None and (amount.is_percent or series.is_percent)
    ]
    if MIXED.search(series.name):
        return
    if any(TOTAL.match(name) for name, _ in held) or len(held) < _FEWEST_BANDS:
        return  # a total stands below them, to which they are added: ARI102
    banded = [(read_band(name), amount) for name, amount in held]
    bands = [(band, amount) for band, amount in banded if band is not None]
    if len(bands) > _FEWEST_BANDS and tile_bands([band for band, _ in bands]):
        yield Partition(tuple(amount for _, amount in bands), True, "their bands leave no gap")
    elif (
        len(held) > _FEWEST_BANDS
        and series.is_percent
        and _is_share(plan, series)
        and all(one.value >= 0 for _, one in held)
    ):
        yield Partition(tuple(amount for _, amount in held), False, "they are shares of one total")


def _is_share(plan: Plan, series: Series) -> bool:
    return bool(_SHARE_HEADING.search(series.name)) and not _MANY_ANSWERS.search(series.name)
