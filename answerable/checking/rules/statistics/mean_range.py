"""STA303: a mean or overall rate outside the range of the parts that make it up."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.leeway import range_of
from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.whole_rate import WholeRate, average_rows, rates_in_prose
from answerable.measuring.mean import span_parts
from answerable.record import Cite


def find(paper: Paper) -> Iterator[Examined]:
    for rate, frame, offsets in rates_in_prose(paper):
        yield _compare(rate, frame.sentence.paragraph.cite(*offsets))
    for rate in average_rows(paper):
        yield _compare(rate, rate.whole.cite)


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
