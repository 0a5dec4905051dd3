"""Medians and shares within a limit of time, in prose and in tables, with the population that each is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from answerable.checking.comparing.band import Band, read_band
from answerable.checking.comparing.frame import Frame, frame_paper
from answerable.checking.comparing.series import MIXED, Plan, Series, plan_table
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.measuring.rounding import Bounds

SECONDS = {
    "seconds": Decimal(1),
    "minutes": Decimal(60),
    "hours": Decimal(3600),
    "days": Decimal(86400),
    "weeks": Decimal(604800),
}
_POPULATION = re.compile(
    r"(?<!⟦)\b(?:P\d|priority\s+\d|grade\s+\d|category\s+\d|999|101|non-emergency|(?<!non-)emergency|immediate|urgent|routine"
    r"|prompt|live\s+chat|online|web)\b",
    re.IGNORECASE,
)
_MEDIAN = re.compile(r"\bmedian\b[^⟦⟧.;]{0,70}?⟦T(?P<median>\d+)⟧", re.IGNORECASE)
_WITHIN = re.compile(
    r"⟦P(?P<share>\d+)⟧[^⟦⟧.;]{0,110}?\b(?:within|in\s+under|in\s+less\s+than|under|inside)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+(?:time\s+)?of\s+)?(?:the\s+)?⟦T(?P<limit>\d+)⟧",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\b(seconds|minutes|hours|days)\b|\b(secs?|mins?|hrs?)\b", re.IGNORECASE)
_SHORT = {"s": "seconds", "m": "minutes", "h": "hours"}
# Sections state the share and the median of one service in neighbouring paragraphs.
NEAR = 3


class Service(NamedTuple):
    """A share within a limit, and the median, that are said of one population."""

    share: Amount
    limit: Bounds
    limit_text: str
    median: Amount
    median_seconds: Bounds
    population: str
    paragraph: Paragraph | None
    limit_amount: Amount | None = None


class _Said(NamedTuple):
    amount: Amount
    limit: Amount | None
    population: str
    paragraph: Paragraph
    sentence: int


def in_seconds(amount: Amount) -> Bounds:
    """A duration as printed, in seconds."""
    scale = Bounds.exactly(SECONDS[amount.unit or "seconds"])
    return amount.bounds.times(scale)


_MEDIAN_AGE = re.compile(r"\bmedian\s+age\b[^⟦⟧.;]{0,70}?⟦[NT](?P<median>\d+)⟧", re.IGNORECASE)
# `40% of those searched were under 25`, of people whose median age the same paragraph gives
_UNDER_AGE = re.compile(
    r"⟦P(?P<share>\d+)⟧\s+(?:of\s+(?:those|them|these|all|the\s+people)\s*)?(?:[a-z]+\s+){0,2}?(?:were|was|are|is)\s+"
    r"(?:aged\s+)?(?:under|below|younger\s+than)\s+(?:the\s+age\s+of\s+)?⟦[NT](?P<limit>\d+)⟧",
    re.IGNORECASE,
)


def find_ages(paper: Paper) -> Iterator[Service]:
    """Every median age beside a share of the same people under an age, in one sentence."""
    for frames in frame_paper(paper):
        for frame in frames:
            if "edian age" not in frame.text:
                continue
            middle, share = _MEDIAN_AGE.search(frame.text), _UNDER_AGE.search(frame.text)
            if middle is not None and share is not None:
                median, limit = frame.amount(middle, "median"), frame.amount(share, "limit")
                yield Service(
                    frame.amount(share, "share"),
                    Bounds.exactly(limit.value),
                    f"under {limit.text}",
                    median,
                    median.bounds,
                    "",
                    frame.sentence.paragraph,
                    limit,
                )


def find_services(paper: Paper) -> Iterator[Service]:
    """Every pair of a median and a share within a limit that are said of the same population."""
    shares, medians = _gather(paper)
    for share in shares:
        for median in medians:
            if share.limit is not None and _match(paper, share, median, medians):
                yield Service(
                    share.amount,
                    Bounds.exactly(in_seconds(share.limit).middle),
                    share.limit.text,
                    median.amount,
                    in_seconds(median.amount),
                    share.population,
                    share.paragraph,
                    share.limit,
                )
    for grid in paper.grids:
        for plan in plan_table(grid):
            yield from _in_table(plan)


def _gather(paper: Paper) -> tuple[list[_Said], list[_Said]]:
    shares: list[_Said] = []
    medians: list[_Said] = []
    for frames in frame_paper(paper):
        last = ""
        for index, frame in enumerate(frames):
            if "⟦T" in frame.text:
                shares += _read(frame, _WITHIN, "share", index, last)
                medians += _read(frame, _MEDIAN, "median", index, last)
            named = _POPULATION.findall(frame.text)
            last = named[-1] if named else last
    return shares, medians


def _read(frame: Frame, pattern: re.Pattern[str], group: str, index: int, last: str) -> Iterator[_Said]:
    for match in pattern.finditer(frame.text):
        amount = frame.amount(match, group)
        limit = frame.amount(match, "limit") if group == "share" else None
        if any(one is not None and one.unit not in SECONDS for one in ((limit or amount),)):
            continue
        named = _POPULATION.findall(match[0]) or _POPULATION.findall(frame.text[: match.start()])[-1:]
        name = " ".join((named[0] if named else last).split())
        yield _Said(amount, limit, name, frame.sentence.paragraph, index)


def _match(paper: Paper, share: _Said, median: _Said, medians: list[_Said]) -> bool:
    apart = abs(median.paragraph.index - share.paragraph.index)
    if share.population or median.population:
        return share.population.casefold() == median.population.casefold() and apart <= NEAR
    return apart == 0 and sum(one.paragraph is median.paragraph for one in medians) == 1


def _in_table(plan: Plan) -> Iterator[Service]:
    medians = [series for series in plan.series if "median" in series.name.lower()]
    if len(medians) != 1:
        return
    median = medians[0]
    for series in plan.series:
        band = read_band(series.name) if series.is_percent else None
        if band is not None and band.low is None and band.high is not None:
            yield from _pair(plan, median, series, band)


def _pair(plan: Plan, median: Series, shares: Series, band: Band) -> Iterator[Service]:
    for place, middle, share in zip(plan.places, median.amounts, shares.amounts, strict=True):
        if middle is None or share is None or MIXED.search(place):
            continue
        unit = middle.unit if middle.unit in SECONDS else _unit_of(median.name)
        if unit is not None and band.high is not None:
            seconds = middle.bounds.times(Bounds.exactly(SECONDS[unit]))
            yield Service(share, Bounds.exactly(band.high), shares.name, middle, seconds, place, None)


def _unit_of(name: str) -> str | None:
    match = _UNIT.search(name)
    return (match[1].lower() if match[1] else _SHORT[match[2][0].lower()]) if match else None
