"""A fund's return as it is shown: its measures beside a year before, patrols, and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import NOT_KNOWN, say_count, say_money, say_number, say_share
from answerable.law.day import say_financial_year
from answerable.measuring.period import name_period
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.patrolling.partnership.fund_money import MoneyStep
from answerable.patrolling.partnership.funding_return import CountRange, MetricResult, ReturnResult

_MINUTES = 60
_SMALL_STEP = (
    "Each measure is tested by itself: of twenty that nothing had happened to, about one would be told from chance."
)
_NOT_CAUSE = "What is counted here is of the whole area: it does not say what the fund's money did."


def tell_return(result: ReturnResult) -> tuple[Exhibit, ...]:
    """The measures first, then patrols and money where they are given."""
    told = [_tell_metrics(result), _tell_patrols(result), _tell_money(result)]
    return tuple(each for each in told if each is not None)


def _tell_metrics(result: ReturnResult) -> Exhibit:
    compared = [each for each in result.metrics if each.verdict is not None and each.verdict.is_comparable]
    told = [each for each in compared if each.verdict is not None and each.verdict.is_signal]
    period = name_period(result.first_on, result.last_on)
    return Exhibit(
        slug="return-measures",
        title=f"{result.fund}, {period}: {_say_told(len(told), len(compared))}",
        sentence=" ".join(_say_metrics(result.metrics, period)) or f"No measure is given for {period}.",
        table=Table(
            columns=(
                Column("Measure"),
                Column(f"Count, {period}", "count"),
                Column("Beside"),
                Column("Count then", "count"),
                Column("Ratio", "ratio"),
                Column("Lower end", "ratio"),
                Column("Upper end", "ratio"),
                Column("p", "p"),
                Column("What may be said"),
            ),
            rows=tuple(_row(each) for each in result.metrics),
        ),
        chart=_draw(compared),
        notes=_list_notes(result),
        badges=_list_badges(result.metrics),
        query="answerable.patrolling.partnership.funding_return.work_out_return(given)",
    )


def _say_told(told: int, compared: int) -> str:
    if not compared:
        return "no measure could be compared"
    if compared == 1:
        return f"the one change that was tested {'can' if told else 'cannot'} be told from chance"
    return f"{say_number(told) if told else 'none'} of {say_number(compared)} changes can be told from chance"


def _say_metrics(metrics: Sequence[MetricResult], period: str) -> Iterator[str]:
    """A sentence for each measure that is given: its count, and beside it that of each baseline."""
    given = (each for each in metrics if each.now is not None)
    for name, results in groupby(given, key=lambda each: each.name):
        beside = list(results)
        yield f"{name}: {say_range(beside[0].now)} in {period}; {'; '.join(map(_say_beside, beside))}."


def _say_beside(each: MetricResult) -> str:
    period = name_period(each.baseline.first_on, each.baseline.last_on)
    told = each.words if each.verdict is not None and each.verdict.is_signal else _shorten(each.words)
    return f"{_say_hidden(each.before, each.is_before_hidden)} in {period}: {told}"


def _shorten(words: str) -> str:
    """The words of a verdict without its ratio and interval, which stand in columns of their own."""
    return words.partition(" (ratio")[0]


def say_range(count: CountRange | None) -> str:
    """`145`, `140 to 152`, a dash where it is not known."""
    if count is None:
        return NOT_KNOWN
    low = say_number(count.low)
    return low if count.low == count.high else f"{low} to {say_number(count.high)}"


def _say_hidden(count: CountRange | None, is_hidden: bool) -> str:
    return f"a {HIDDEN} number" if is_hidden else "not given" if count is None else say_range(count)


def _row(each: MetricResult) -> tuple[Cell, ...]:
    verdict = each.verdict
    numbers: tuple[Cell, ...] = (None, None, None, None)
    if verdict is not None and verdict.ratio is not None:
        high = float("inf") if verdict.high is None else verdict.high
        numbers = (verdict.ratio, verdict.low, high, verdict.p)
    return (
        each.name,
        _cell(each.now, each.is_now_hidden),
        name_period(each.baseline.first_on, each.baseline.last_on),
        _cell(each.before, each.is_before_hidden),
        *numbers,
        _shorten(each.words),
    )


def _cell(count: CountRange | None, is_hidden: bool) -> Cell:
    if is_hidden:
        return HIDDEN
    if count is None:
        return None
    return count.low if count.low == count.high else say_range(count)


def _draw(compared: Sequence[MetricResult]) -> SpanDrawing | None:
    """Ratios with both ends above nought, on a scale of ratios; 1 is no change."""
    many = len({each.baseline for each in compared}) > 1
    spans = [
        Span(
            name=f"{each.name}, beside {name_period(each.baseline.first_on, each.baseline.last_on)}"
            if many
            else each.name,
            value=each.verdict.ratio,
            low=each.verdict.low,
            high=each.verdict.high,
        )
        for each in compared
        if each.verdict is not None and each.verdict.ratio and each.verdict.low and each.verdict.high
    ]
    if not spans:
        return None
    axis = Axis(title="Now over then, 95% interval", form="ratio", starts_at_zero=False)
    return SpanDrawing(x=axis, spans=tuple(spans), marks=(Mark(at=1.0, words="no change"),), is_log=True)


def _list_notes(result: ReturnResult) -> tuple[str, ...]:
    missing = list(
        dict.fromkeys(each.name.lower() for each in result.metrics if each.now is None and not each.is_now_hidden)
    )
    hides = any(each.is_now_hidden or each.is_before_hidden for each in result.metrics)
    return (
        *((say_rule(),) if hides else ()),
        *((f"Not given: {'; '.join(missing)}.",) if missing else ()),
        _SMALL_STEP,
        _NOT_CAUSE,
    )


def _list_badges(metrics: Sequence[MetricResult]) -> tuple[Badge, ...]:
    words = dict.fromkeys(f"{each.name}: {each.proxy}" for each in metrics if each.proxy)
    badges = [Badge("proxy", each) for each in words]
    if any(_is_open(each.now) or _is_open(each.before) for each in metrics):
        badges.append(
            Badge("estimate", "Hospital counts that were hidden or rounded at their source are given as a range.")
        )
    return tuple(badges)


def _is_open(count: CountRange | None) -> bool:
    return count is not None and count.low != count.high


def _tell_patrols(result: ReturnResult) -> Exhibit | None:
    if result.patrol_minutes is None and result.hotspots_patrolled is None:
        return None
    period = name_period(result.first_on, result.last_on)
    parts = []
    if result.patrol_minutes is not None:
        parts.append(f"{_say_hours(result.patrol_minutes)} of patrol{_say_planned(result)}")
    if result.hotspots_patrolled is not None:
        spots = say_count(result.hotspots_patrolled, "hotspot") + " patrolled"
        parts.append(
            f"{say_share(result.hotspots_patrolled, result.hotspots, 0)} hotspots patrolled"
            if result.hotspots
            else spots
        )
    said = "; ".join(parts)
    return Exhibit(
        slug="return-patrols",
        title=f"{result.fund}, {period}: {said}",
        sentence=f"In {period}: {said}.",
        table=Table(
            columns=(Column("Patrols"), Column("Made", "count"), Column("Planned", "count")),
            rows=(
                ("Hours in hotspots", _hours(result.patrol_minutes), _hours(result.planned_minutes)),
                ("Hotspots patrolled", result.hotspots_patrolled, result.hotspots),
            ),
        ),
        notes=("Hours are of patrols, however many officers made each; time on the way is not in them.",),
    )


def _hours(minutes: int | None) -> int | None:
    return None if minutes is None else round(minutes / _MINUTES)


def _say_hours(minutes: int) -> str:
    return f"{say_number(minutes / _MINUTES)} hours"


def _say_planned(result: ReturnResult) -> str:
    if not result.planned_minutes:
        return ""
    share = say_number(100 * (result.patrol_minutes or 0) / result.planned_minutes)
    return f" ({share}% of {_say_hours(result.planned_minutes)} planned)"


def _tell_money(result: ReturnResult) -> Exhibit | None:
    if not result.money:
        return None
    short = [step for step in result.money if step.short]
    said = (
        f"match funding falls short in {say_count(len(short), 'year')} of {say_number(len(result.money))}"
        if short
        else "no match funding is known to fall short"
    )
    return Exhibit(
        slug="return-money",
        title=f"{result.fund}: {said}",
        sentence=" ".join(_say_step(step) for step in result.money),
        table=Table(
            columns=(
                Column("Year"),
                Column("Grant", "money"),
                Column("Match asked, of the grant", "percent"),
                Column("Match asked", "money"),
                Column("Match found", "money"),
                Column("Short", "money"),
                Column("For hotspots, asked", "percent"),
                Column("For hotspots, of what units spent", "percent", 1),
                Column("Source"),
            ),
            rows=tuple(_row_money(step) for step in result.money),
        ),
        notes=("The match is a percentage of the grant, not of grant and match together.",),
    )


def _say_step(step: MoneyStep) -> str:
    year = say_financial_year(step.year)
    if step.required is None or step.grant is None or step.percent is None:
        return f"{year}: the grant, or the match that it asks for, is not given."
    asked = f"{year}: {say_number(step.percent)}% of a grant of {say_money(step.grant)} is {say_money(step.required)}"
    if step.found is None:
        return f"{asked}; what was found has not been said."
    state = f"{say_money(step.short)} short" if step.short else "enough"
    return f"{asked}; {say_money(step.found)} was found, {state}."


def _row_money(step: MoneyStep) -> tuple[Cell, ...]:
    return (
        say_financial_year(step.year),
        step.grant,
        step.percent,
        step.required,
        step.found,
        step.short,
        step.hotspot_asked,
        step.hotspot_share,
        step.source or None,
    )
