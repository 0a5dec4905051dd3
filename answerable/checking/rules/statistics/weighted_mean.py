"""STA304: an overall rate that is not the mean of its parts by the counts that the table prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from answerable.checking.comparing.leeway import range_of, show
from answerable.checking.comparing.whole_rate import WholeRate, weighed_rates
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.mean import span_parts, weigh_mean
from answerable.measuring.rounding import Bounds

LEEWAY_POINTS = Decimal(1)
"""What the counts may differ from the rates' own base: the catalogue of rules."""

BESIDE_POINTS = Decimal(3)
"""The same where the counts only stand beside the rates and share no word with them."""


def find(paper: Paper) -> Iterator[Examined]:
    for _, ways in groupby(weighed_rates(paper), key=lambda rate: rate.whole.figure.id):
        yield from _compare(list(ways))


def _compare(ways: Sequence[WholeRate]) -> Iterator[Examined]:
    """Agreement by any count agrees; without it the nearest related count is held against the rate."""
    weighed = [(rate, mean) for rate in ways if (mean := _weigh(rate)) is not None]
    if not weighed:
        return
    rate, mean = weighed[0]
    amounts = (rate.whole, *rate.parts, *rate.weights)
    printed = range_of(rate.whole)
    if any(_widen(mean).meets(printed) for _, mean in weighed):
        yield Examined(amounts)
        return
    outside = not span_parts([range_of(part) for part in rate.parts]).meets(printed)
    related = [
        (one, mean)
        for one, mean in weighed
        if one.named or (one.related and not _widen(mean, BESIDE_POINTS).meets(printed))
    ]
    if outside or related:
        rate, mean = related[0] if related else weighed[0]
        yield Examined(amounts, _disagree(rate, mean, outside))


def _weigh(rate: WholeRate) -> Bounds | None:
    return weigh_mean([range_of(part) for part in rate.parts], [weight.bounds for weight in rate.weights])


def _widen(mean: Bounds, points: Decimal = LEEWAY_POINTS) -> Bounds:
    return Bounds(mean.low - points, mean.high + points)


def _disagree(rate: WholeRate, mean: Bounds, outside: bool) -> Disagreement:
    products = " + ".join(
        f"{part.text} x {weight.text}" for part, weight in zip(rate.parts, rate.weights, strict=True)
    )
    expected, count = show(mean.middle), rate.weighed_by or "count"
    return Disagreement(
        message=f"{rate.whole.text} overall does not agree with its parts, which by {count} give {expected}%.",
        working=(
            f"({products}) / {' + '.join(weight.text for weight in rate.weights)} = {expected}%",
            f"The paper prints {rate.whole.text}.",
        ),
        printed=rate.whole.text,
        expected=f"{expected}%",
        tolerance=f"{LEEWAY_POINTS} point more than the rounding is allowed, for a base that differs a little.",
        explanation="It lies outside all its parts." if outside else _explain(rate),
        cite=rate.whole.cite,
        also=tuple(part.cite for part in rate.parts),
        severity="error" if outside else None,
    )


def _explain(rate: WholeRate) -> str | None:
    plain = sum((part.value for part in rate.parts), Decimal(0)) / len(rate.parts)
    close = abs(plain - rate.whole.value) <= rate.whole.half_unit + rate.parts[0].half_unit
    return "It is the plain average of the parts, as if each weighed the same." if close else None
