"""STA303: a mean or overall rate outside the range of its parts, or a figure beyond the highest and the lowest."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.extremes import Placed, find_placed
from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.said_extremes import Said, find_said
from answerable.checking.comparing.whole_rate import WholeRate, average_rows, rates_in_prose
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.mean import span_parts
from answerable.record import Cite


def find(paper: Paper) -> Iterator[Examined]:
    for rate, frame, offsets in rates_in_prose(paper):
        yield _compare(rate, frame.sentence.paragraph.cite(*offsets))
    for rate in average_rows(paper):
        yield _compare(rate, rate.whole.cite)
    for placed in find_placed(paper):
        yield _examine_placed(placed)
    for said in find_said(paper):
        yield _examine_said(said)


def _examine_said(said: Said) -> Examined:
    """An average must lie within its range, and the highest above the lowest."""
    low, high, own = said.low, said.high, said.own
    amounts = (low, high, *filter(None, [own]))
    if range_of(low).low > range_of(high).high:
        return Examined(amounts, _disagree_on_ends(said))
    if own is None or (range_of(low).low <= range_of(own).high and range_of(own).low <= range_of(high).high):
        return Examined(amounts)
    return Examined(
        amounts,
        Disagreement(
            message=f"An average of {own.text} lies beyond the range printed beside it, {low.text} to {high.text}.",
            working=(f"The lowest is {low.text}, the highest {high.text}.", f"The average is printed as {own.text}."),
            printed=own.text,
            expected=f"between {low.text} and {high.text}",
            explanation="One of the three may be misprinted.",
            cite=said.frame.sentence.paragraph.cite(*said.offsets),
        ),
    )


def _disagree_on_ends(said: Said) -> Disagreement:
    return Disagreement(
        message=f"The lowest, {said.low.text}, is printed as more than the highest, {said.high.text}.",
        working=(f"Lowest {said.low.text}, highest {said.high.text}.",),
        printed=said.high.text,
        expected=f"more than {said.low.text}",
        explanation="The two may have changed places, or one may be misprinted.",
        cite=said.frame.sentence.paragraph.cite(*said.offsets),
    )


def _examine_placed(placed: Placed) -> Examined:
    amounts = (placed.own, placed.one, placed.other)
    agrees = span_parts([range_of(placed.one), range_of(placed.other)]).meets(range_of(placed.own))
    return Examined(amounts, None if agrees else _beyond(placed))


def _beyond(placed: Placed) -> Disagreement:
    least, most = sorted((placed.one, placed.other), key=lambda amount: amount.value)
    return Disagreement(
        message=f"{placed.label}: {placed.own.text} lies beyond the extremes, {least.text} and {most.text}.",
        working=(
            f"The extremes are printed as {least.text} and {most.text}.",
            f"The figure beside them is printed as {placed.own.text}.",
        ),
        printed=placed.own.text,
        expected=f"between {least.text} and {most.text}",
        explanation="One of the three may be misprinted, or the figure may not be among those compared.",
        severity="warning",
        cite=placed.own.cite,
        also=(least.cite, most.cite),
    )


def _compare(rate: WholeRate, cite: Cite) -> Examined:
    span = span_parts([range_of(part) for part in rate.parts])
    agrees = span.meets(range_of(rate.whole))
    return Examined((rate.whole, *rate.parts), None if agrees else _disagree(rate, cite))


def _disagree(rate: WholeRate, cite: Cite) -> Disagreement:
    ordered = sorted(rate.parts, key=lambda part: part.value)
    least, most = ordered[0], ordered[-1]
    return Disagreement(
        message=f"{rate.whole.text} overall does not agree with its parts, from {least.text} to {most.text}.",
        working=(
            f"The parts are {', '.join(part.text for part in rate.parts)}.",
            f"Whatever each weighs, their mean lies between {least.text} and {most.text}.",
            f"The paper prints {rate.whole.text}.",
        ),
        printed=rate.whole.text,
        expected=f"between {least.text} and {most.text}",
        explanation="One of the figures may be misprinted, or a part may be left out.",
        cite=cite,
        also=tuple(part.cite for part in rate.parts) if cite == rate.whole.cite else (),
    )
