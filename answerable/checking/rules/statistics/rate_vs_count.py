"""STA305: a rate (`five a month`) that does not agree with the count of the period beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.checking.comparing.frame import Frame, frame_paper, kind_of
from answerable.checking.comparing.leeway import range_of, show
from answerable.checking.comparing.stretch import measure_stretch
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.rate import DAYS, scale_rate
from answerable.measuring.rounding import Bounds

BAND = Decimal("0.15")
"""How far a rate in round numbers may be from its count: the catalogue of rules."""
CLOSE_BAND = Decimal("0.02")
"""How far one that is not round may be: months and years are of several lengths."""
_RATE = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|mean)\b(?:\s+(?:of|at|about|around|some|just|over|under|rate|was|is))*\s*⟦[NM](?P<rate>\d+)⟧"
    r"(?:\s+[a-z-]+){0,4}?\s+(?:a|per|each|every)\s+(?P<per>day|week|month|quarter|year)\b"
    r"|⟦[NM](?P<rate2>\d+)⟧(?:\s+[a-z-]+){0,4}?\s+(?:a|per|each|every)\s+(?P<per2>day|week|month|quarter)\s+on\s+average"
    r"|\b(?P<per3>daily|weekly|monthly|quarterly)\s+average\s+(?:of|was|is)\s+(?:about\s+|around\s+)?⟦[NM](?P<rate3>\d+)⟧"
    r"|\b(?:equates?|equivalent|equal|works?\s+out)\s+(?:to|at)\s+(?:about\s+|around\s+|nearly\s+|almost\s+)?⟦[NM](?P<rate4>\d+)⟧"
    r"(?:\s+[a-z-]+){0,3}?\s+(?:a|per|each|every)\s+(?P<per4>day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
# `£3.2m a year for three years, £9.6m in all`
_FOR = re.compile(
    r"⟦[NM](?P<rate>\d+)⟧\s+(?:a|per|each|every)\s+(?P<per>year|month|week|quarter)\s+(?:for|over)\s+(?:the\s+)?(?:next\s+)?"
    r"(?:⟦T(?P<span>\d+)⟧|(?P<times>\d{1,2}|two|three|four|five|six|ten|twelve)\s+(?P<unit>years|months|weeks|quarters))[^⟦⟧.;]{0,20}?(?:\(|,|;|=|–|-|a\s+total\s+of|totalling|total|making|or)+[^⟦⟧.;]{0,20}?"
    r"⟦[NM](?P<total>\d+)⟧\s*(?P<after>\)|in\s+(?:total|all)|altogether|overall|over)?",
    re.IGNORECASE,
)
_TIMES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_TOTALLING = re.compile(r"total|making|in\s+all|altogether|overall", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared|against|versus|than|baseline|target)\b[^⟦⟧.;]{0,40}$|\bfrom\s+$", re.IGNORECASE
)
# Counts that are of another thing than the one averaged.
_OTHER = re.compile(r"\b(?:per|each|every|average|of\s+(?:which|whom|these|those))\b", re.IGNORECASE)
_SMALLEST_COUNT = 5


def find(paper: Paper) -> Iterator[Examined]:
    for frames in frame_paper(paper):
        for index, frame in enumerate(frames):
            yield from _test_rate(frames, index)
            yield from _test_total(frame)


def _test_rate(frames: Sequence[Frame], index: int) -> Iterator[Examined]:
    frame = frames[index]
    for match in _RATE.finditer(frame.text):
        name = next(name for name in ("rate", "rate2", "rate3", "rate4") if match[name])
        per = match[name.replace("rate", "per")].lower()
        rate, per = frame.amount(match, name), _ADVERBS.get(per, per)
        if rate.unit == "GBP" or rate.value <= 0:
            continue
        for near in (frame, *frames[index + 1 : index + 2], *frames[max(0, index - 1) : index]):
            counted = _find_count(frame, near, rate)
            if counted:
                yield _compare(frame, match, rate, per, *counted)
                break


def _find_count(frame: Frame, near: Frame, rate: Amount) -> tuple[Amount, Decimal] | None:
    """The count of a stated period near a rate, of the same thing: the first that is no comparison."""
    if near.sentence.paragraph is not frame.sentence.paragraph:
        return None
    words = content_words(frame.sentence.text)
    for position, amount in enumerate(near.amounts):
        at = near.text.index(f"{position}⟧") - 2
        if (
            amount is rate
            or kind_of(amount) != "N"
            or amount.value < _SMALLEST_COUNT
            or _COMPARED.search(near.text[:at])
        ):
            continue
        after = near.text[at : at + 40].split("⟧", 1)[1]
        noun = content_words(" ".join(filter(None, (amount.unit, " ".join(after.split()[:3])))))
        days = measure_stretch(near.sentence.text.replace(rate.text, " ") if near is frame else near.sentence.text)
        if days and noun & words and not _OTHER.search(after[:12]):
            return amount, days
        return None
    return None


def _compare(frame: Frame, match: re.Match[str], rate: Amount, per: str, count: Amount, days: Decimal) -> Examined:
    if days < DAYS[per] * 2:
        return Examined()
    gives = scale_rate(range_of(rate), per, days)
    agrees = _widen(gives, _leeway(rate)).meets(range_of(count))
    return Examined((rate, count), None if agrees else _disagree(frame, match, rate, per, count, days))


def _leeway(rate: Amount) -> Decimal:
    """How far a rate may be from its count, as a part of it: less where it is printed to a unit that is not round."""
    unit = Decimal(1).scaleb(-rate.figure.decimals)
    while not rate.value % (unit * 10):
        unit *= 10
    if rate.figure.approximate or rate.figure.scale or rate.value < unit * 10:
        return BAND
    fine = unit * 5 if not rate.value % (unit * 5) else unit
    return min(BAND, max(CLOSE_BAND, fine / 2 / rate.value))


def _widen(bounds: Bounds, band: Decimal) -> Bounds:
    middle = bounds.middle
    return Bounds(min(bounds.low, middle * (1 - band)), max(bounds.high, middle * (1 + band)))


def _disagree(
    frame: Frame, match: re.Match[str], rate: Amount, per: str, count: Amount, days: Decimal
) -> Disagreement:
    spans = days / DAYS[per]
    actual = show(count.value / spans)
    return Disagreement(
        message=f"{rate.text} a {per} does not agree with {count.text} in the period, which is {actual} a {per}.",
        working=(
            f"{count.text} / {show(spans, 0)} = {actual} a {per}",
            f"{rate.text} a {per} would give {show(scale_rate(rate.bounds, per, days).middle, 0)}.",
        ),
        printed=f"{rate.text} a {per}",
        expected=f"{actual} a {per}",
        tolerance=f"{_leeway(rate) * 100:.0f}% either way is allowed for a rate printed so.",
        explanation="The rate may be of an earlier or a longer period.",
        cite=frame.sentence.paragraph.cite(*frame.offsets(match)),
        also=(count.cite,),
    )


def _test_total(frame: Frame) -> Iterator[Examined]:
    for match in _FOR.finditer(frame.text):
        rate, total = frame.amount(match, "rate"), frame.amount(match, "total")
        times = _count_times(frame, match)
        bracketed = frame.text[: match.start("total") - 2].endswith("(") and frame.text[
            match.end("total") + 1 :
        ].startswith(")")
        if (
            not (bracketed or _TOTALLING.search(match[0]))
            or times is None
            or (rate.unit == "GBP") != (total.unit == "GBP")
        ):
            continue
        gives = range_of(rate).times(Bounds.exactly(times))
        agrees = gives.meets(range_of(total))
        yield Examined((rate, total), None if agrees else _disagree_total(frame, match, rate, total, times))


def _count_times(frame: Frame, match: re.Match[str]) -> Decimal | None:
    """How many times the rate is paid: three for `a year for three years`."""
    span = frame.amount(match, "span") if match["span"] else None
    unit = ((span.unit or "") if span else match["unit"]).lower().rstrip("s")
    if unit not in DAYS:
        return None
    number = span.value if span else Decimal(_TIMES.get(match["times"].lower()) or int(match["times"]))
    times = number * DAYS[unit] / DAYS[match["per"].lower()]
    return times.to_integral_value() if abs(times - times.to_integral_value()) < BAND else times


def _disagree_total(frame: Frame, match: re.Match[str], rate: Amount, total: Amount, times: Decimal) -> Disagreement:
    expected = show(rate.value * times, 0)
    return Disagreement(
        message=f"{rate.text} a {match['per']}, {show(times, 0)} times, is {expected}, not the {total.text} printed.",
        working=(f"{rate.text} x {show(times, 0)} = {expected}", f"The paper prints {total.text}."),
        printed=total.text,
        expected=expected,
        cite=frame.sentence.paragraph.cite(*frame.offsets(match)),
    )
