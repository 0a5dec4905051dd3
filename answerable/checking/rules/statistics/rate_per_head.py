"""STA308: a rate per 1,000 that its count and population do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.comparing.derived_finding import examine_derivations
from answerable.checking.comparing.frame import Frame, N, frame_paper, kind_of
from answerable.checking.comparing.leeway import range_of, show, tell_tolerance
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.rate import measure_rate
from answerable.measuring.rounding import Bounds

_POPULATION = re.compile(
    rf"\bpopulation\s+of\s+(?:about\s+|around\s+|some\s+|just\s+(?:over|under)\s+)?{N.format('population')}",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"{N.format('rate')}(?:\s+[a-z-]+){{0,4}}?\s+(?:per|for\s+every)\s+{N.format('per')}(?:\s+(?:people|population|residents|inhabitants))?",
    re.IGNORECASE,
)
_PERS = {1000, 10_000, 100_000, 1_000_000}


def find(paper: Paper) -> Iterator[Examined]:
    yield from examine_derivations(paper, "rate")
    for frames in frame_paper(paper):
        for frame in frames:
            if "population" in frame.text and " per " in frame.text:
                yield from _in_sentence(frame)


def _in_sentence(frame: Frame) -> Iterator[Examined]:
    """`4,120 offences in a population of 98,400, a rate of 41.9 per 1,000`: one count, one population, one rate."""
    peopled, rated = _POPULATION.search(frame.text), _RATE.search(frame.text)
    if peopled is None or rated is None:
        return
    population, rate, per = (
        frame.amount(peopled, "population"),
        frame.amount(rated, "rate"),
        frame.amount(rated, "per"),
    )
    rest = [one for one in frame.amounts if one not in (population, rate, per) and kind_of(one) == "N"]
    if len(rest) != 1 or len(frame.amounts) != 4 or int(per.value) not in _PERS or population.value <= rest[0].value:
        return
    expected = measure_rate(range_of(rest[0]), range_of(population), per.value)
    if expected is not None:
        agrees = expected.meets(_printed(rate))
        yield Examined(
            (rest[0], population, rate),
            None if agrees else _disagree(frame, rest[0], population, rate, per, expected),
        )


def _printed(rate: Amount) -> Bounds:
    """A rate prints rounded, whole or not."""
    return range_of(rate) if rate.half_unit else Bounds.printed(rate.value, Decimal("0.5"))


def _disagree(
    frame: Frame, count: Amount, population: Amount, rate: Amount, per: Amount, expected: Bounds
) -> Disagreement:
    given = show(expected.middle, rate.figure.decimals)
    return Disagreement(
        message=(
            f"{count.text} in a population of {population.text} is {given} per {per.text}, "
            f"which does not agree with {rate.text}."
        ),
        working=(f"{count.text} / {population.text} x {per.text} = {given}", f"The paper prints {rate.text}."),
        printed=rate.text,
        expected=given,
        tolerance=tell_tolerance(rate),
        cite=frame.sentence.cite(),
    )
