"""A measure's figure held against its baseline and its target: what was tested, or why nothing could be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec import Struct

from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import open_sentence, say_value
from answerable.measuring.interval import Interval, bound_count, bound_share
from answerable.measuring.period import compare_lengths
from answerable.measuring.scorecard.dispersion import measure_dispersion
from answerable.measuring.scorecard.figure import Figure
from answerable.measuring.scorecard.measure import Measure, Observation, Target
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.verdict import Better, Verdict, judge_counts, judge_shares


class Change(Struct, frozen=True, kw_only=True):
    """What may be said of a figure beside its baseline: a verdict, or in words why there is none.

    `query` is the call that gave the verdict, `dispersion` how many times more than chance alone the series varies,
    for which the test allows.
    """

    verdict: Verdict | None = None
    untested: str = ""
    query: str = ""
    dispersion: float = 1.0

    @property
    def words(self) -> str:
        return self.verdict.words if self.verdict else self.untested


def judge_change(
    measure: Measure,
    baseline: Figure | None,
    figure: Figure,
    breaks: Iterable[Break] = (),
    series: Sequence[Observation] = (),
) -> Change:
    """The figure against the baseline: counts by their exact test, shares by Newcombe's, all else not at all.

    Counts are held against each other by day, or year by year where both periods are whole years; rates by their
    denominators as well. Where the points of `series` vary more than chance alone would have them, the test allows
    for it.
    """
    if baseline is None:
        return Change(untested="not tested: no baseline figure is given")
    if baseline.last_on >= figure.first_on:
        return Change(untested="cannot be tested: the period overlaps the baseline's")
    between = list_breaks(breaks, baseline.first_on, figure.last_on)
    better = cast(Better, measure.better)
    if measure.form == "percent":
        return _judge_shares(baseline, figure, between, better, measure_dispersion(measure, series))
    if measure.form in ("count", "rate"):
        return _judge_counts(measure, baseline, figure, between, measure_dispersion(measure, series))
    return Change(untested="cannot be tested: two figures without the counts behind them say nothing of chance")


def _judge_shares(
    baseline: Figure, figure: Figure, breaks: Sequence[Break], better: Better, dispersion: float
) -> Change:
    if baseline.numerator is None or not baseline.denominator or figure.numerator is None or not figure.denominator:
        return Change(untested=_say_unpublished(baseline, figure))
    counts = (baseline.numerator, baseline.denominator, figure.numerator, figure.denominator)
    # Cases that go up and down together count for fewer: the effective numbers of Rao and Scott (1992).
    part1, whole1, part2, whole2 = (each / dispersion for each in counts)
    verdict = judge_shares(part1, whole1, part2, whole2, better=better, breaks=breaks)
    said = ", ".join(f"{each:.12g}" for each in (part1, whole1, part2, whole2))
    return Change(verdict=verdict, query=f"judge_shares({said}, better={better!r})", dispersion=dispersion)


def _judge_counts(
    measure: Measure, baseline: Figure, figure: Figure, breaks: Sequence[Break], dispersion: float
) -> Change:
    before, after = compare_lengths((baseline.first_on, baseline.last_on), (figure.first_on, figure.last_on))
    if measure.form == "rate":
        if not baseline.denominator or not figure.denominator:
            return Change(untested=_say_unpublished(baseline, figure))
        before, after = before * baseline.denominator, after * figure.denominator
    if baseline.numerator is None or figure.numerator is None:
        return Change(untested=_say_unpublished(baseline, figure))
    if not all(float(each).is_integer() for each in (baseline.numerator, figure.numerator)):
        return Change(untested="cannot be tested: a count is not a whole number")
    verdict = judge_counts(
        int(baseline.numerator),
        int(figure.numerator),
        better=cast(Better, measure.better),
        before_exposure=before,
        after_exposure=after,
        breaks=breaks,
        dispersion=dispersion,
    )
    query = (
        f"judge_counts({baseline.numerator:.0f}, {figure.numerator:.0f}, better={measure.better!r}, "
        f"before_exposure={before:.12g}, after_exposure={after:.12g}, dispersion={dispersion:.4g})"
    )
    return Change(verdict=verdict, query=query, dispersion=dispersion)


def _say_unpublished(baseline: Figure, figure: Figure) -> str:
    lacking = [
        words
        for words, held in (("the baseline", baseline), ("this period", figure))
        if held.denominator is None or held.numerator is None
    ]
    return f"cannot be tested: the counts behind {' and '.join(lacking)} are not published"


class Standing(Struct, frozen=True, kw_only=True):
    """A figure beside its target: `is_met` is nothing where chance leaves it open or the measure has no direction."""

    target: Target
    is_met: bool | None
    words: str


def judge_target(measure: Measure, figure: Figure, target: Target) -> Standing:
    """Whether a target was reached in the period, and whether chance could have decided that."""
    places = 0 if target.value == int(target.value) else measure.places
    said = f"the target of {say_value(target.value, measure.said_form, places)}"
    if measure.better == "neither":
        return Standing(target=target, is_met=None, words=f"{said} has no direction")
    reached = figure.value <= target.value if measure.better == "lower" else figure.value >= target.value
    words = f"{'reaches' if reached else 'misses'} {said}"
    interval = _bound_figure(measure, figure)
    if interval is None:
        return Standing(target=target, is_met=reached, words=f"{words}; the counts behind it are not published")
    if interval.low <= target.value <= interval.high:
        return Standing(target=target, is_met=None, words=f"{words}, by no more than chance could do")
    return Standing(target=target, is_met=reached, words=words)


def _bound_figure(measure: Measure, figure: Figure) -> Interval | None:
    if figure.numerator is None:
        return None
    if measure.form == "percent" and figure.denominator:
        low, high, level = bound_share(figure.numerator, figure.denominator)
        return Interval(100 * low, 100 * high, level)
    if measure.form == "count":
        return bound_count(round(figure.numerator))
    if measure.form == "rate" and figure.denominator:
        return bound_count(round(figure.numerator), figure.denominator / measure.per)
    return None


def list_badges(
    measure: Measure, figure: Figure | None, breaks: Sequence[Break], is_invented: bool
) -> tuple[Badge, ...]:
    """What must not be lost when the line is copied: proxy, provisional, estimate, break, invented."""
    badges = []
    if measure.proxy_reason:
        instead = "the national one" if measure.national_measure else "another"
        reason = open_sentence(measure.proxy_reason)
        badges.append(Badge("proxy", f"This measure stands in for {instead}. {reason}"))
    if figure and figure.is_provisional:
        badges.append(Badge("provisional", f"The figure may still be revised. {measure.revisions}".strip()))
    if figure and figure.is_estimate:
        badges.append(Badge("estimate", "The figure is estimated, not counted."))
    badges += [Badge("break", f"Recording changed on {say_value(each.on)}: {each.words}") for each in breaks]
    if is_invented:
        badges.append(Badge("invented", "Invented figures, made for a demonstration."))
    return tuple(badges)
