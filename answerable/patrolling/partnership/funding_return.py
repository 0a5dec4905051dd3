"""The quarterly return of a fund against violence: its measures beside a year before, patrols, and money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from answerable.drawing.wording import say_period
from answerable.law.day import add_months
from answerable.measuring.period import compare_lengths, count_whole_months, end_month
from answerable.measuring.series import Break, list_breaks
from answerable.measuring.suppression import may_show
from answerable.measuring.verdict import Verdict, judge_counts
from answerable.patrolling.partnership.fund_money import FundYear, MoneyStep, work_out_money
from answerable.patrolling.partnership.parameter import Metric, list_metrics
from answerable.patrolling.partnership.return_count import MetricCount
from answerable.patrolling.refusal import PatrolError

_YEAR = 12
_NOT_GIVEN = "not given for both periods"
_HIDDEN = "not compared: a count is too small to be shown"
_LEFT_OPEN = "cannot be told: counts that were hidden or rounded before they came here leave it open"


class Quarter(Struct, frozen=True, kw_only=True):
    """A quarter, or another period of whole months, by its first and last day."""

    first_on: dt.date
    last_on: dt.date


class FundingReturn(Struct, frozen=True, kw_only=True):
    """A return as given, for one quarter.

    `counts` are of this quarter and of those it is held against: `baselines`, or where none is given the same quarter
    a year before. `patrol_minutes` were made and `planned_minutes` planned, of `hotspots_patrolled` out of
    `hotspots`. `due_on` is the day that the fund's terms give.
    """

    fund: str
    body: str
    first_on: dt.date
    last_on: dt.date
    due_on: dt.date | None = None
    sent_on: dt.date | None = None
    counts: tuple[MetricCount, ...] = ()
    baselines: tuple[Quarter, ...] = ()
    patrol_minutes: int | None = None
    planned_minutes: int | None = None
    hotspots_patrolled: int | None = None
    hotspots: int | None = None
    money: tuple[FundYear, ...] = ()


class CountRange(Struct, frozen=True):
    """A count from least to most; one number where it is exact."""

    low: int
    high: int


class MetricResult(Struct, frozen=True, kw_only=True):
    """A measure in the quarter beside a baseline. `now` and `before` are nothing where they are not given or, with
    `is_hidden`, too small to be shown. `words` may be printed; a `verdict` stands where one could be given."""

    code: str
    name: str
    proxy: str
    baseline: Quarter
    now: CountRange | None
    before: CountRange | None
    is_now_hidden: bool
    is_before_hidden: bool
    verdict: Verdict | None
    words: str


class ReturnResult(Struct, frozen=True, kw_only=True):
    """What a return comes to. `is_public` says that small counts of people are hidden in it."""

    fund: str
    body: str
    first_on: dt.date
    last_on: dt.date
    metrics: tuple[MetricResult, ...]
    patrol_minutes: int | None
    planned_minutes: int | None
    hotspots_patrolled: int | None
    hotspots: int | None
    money: tuple[MoneyStep, ...]
    is_public: bool


def work_out_return(given: FundingReturn, *, breaks: Iterable[Break] = (), is_public: bool = True) -> ReturnResult:
    """Each measure of the fund beside each baseline, with a verdict; patrols; and the money by year.

    `breaks` are changes of recording: nothing is compared across one. With `is_public` a count of people under the
    limit is hidden, and a part of a whole (under 25) that would leave so few beside it. Raises `PatrolError` where
    the days are not whole months, or a measure is given twice for a period or is not of this return.
    """
    _refuse(given)
    now = Quarter(first_on=given.first_on, last_on=given.last_on)
    baselines = given.baselines or (_find_year_before(now),)
    parted = tuple(breaks)
    metrics = tuple(
        _compare(metric, given.counts, now, before, parted, is_public)
        for metric in list_metrics()
        for before in baselines
    )
    return ReturnResult(
        fund=given.fund,
        body=given.body,
        first_on=given.first_on,
        last_on=given.last_on,
        metrics=metrics,
        patrol_minutes=given.patrol_minutes,
        planned_minutes=given.planned_minutes,
        hotspots_patrolled=given.hotspots_patrolled,
        hotspots=given.hotspots,
        money=tuple(work_out_money(given.fund, year) for year in sorted(given.money, key=lambda each: each.year)),
        is_public=is_public,
    )


def _compare(
    metric: Metric,
    counts: Sequence[MetricCount],
    now: Quarter,
    before: Quarter,
    breaks: Sequence[Break],
    is_public: bool,
) -> MetricResult:
    found = [find_count(counts, metric.code, period) for period in (now, before)]
    hidden = [is_public and _is_small(metric, counts, period) for period in (now, before)]
    later, earlier = (None if flag else each for each, flag in zip(found, hidden, strict=True))
    verdict, words = None, _HIDDEN if any(hidden) else _NOT_GIVEN
    if later is not None and earlier is not None:
        parted = list_breaks(breaks, before.first_on, now.last_on)
        verdict, words = _judge_ranges(earlier, later, before, now, parted)
    return MetricResult(
        code=metric.code,
        name=metric.name,
        proxy=metric.proxy if any(each is not None for each in found) else "",
        baseline=before,
        now=later,
        before=earlier,
        is_now_hidden=hidden[0],
        is_before_hidden=hidden[1],
        verdict=verdict,
        words=words,
    )


def _judge_ranges(
    before: CountRange, after: CountRange, first: Quarter, second: Quarter, breaks: Sequence[Break]
) -> tuple[Verdict | None, str]:
    """A verdict that holds wherever the two counts lie within their ranges, the more cautious end; else none."""
    exposures = compare_lengths((first.first_on, first.last_on), (second.first_on, second.last_on))
    ends = [
        judge_counts(low, high, before_exposure=exposures[0], after_exposure=exposures[1], breaks=breaks)
        for low, high in dict.fromkeys([(before.low, after.high), (before.high, after.low)])
    ]
    if len({each.direction for each in ends}) > 1:
        return None, _LEFT_OPEN
    cautious = max(ends, key=lambda each: 1.0 if each.p is None else each.p)
    at = (
        "; at the end of the range of hidden and rounded counts that is nearest to no change" if len(ends) > 1 else ""
    )
    return cautious, cautious.words + at


def _is_small(metric: Metric, counts: Sequence[MetricCount], period: Quarter) -> bool:
    """Whether an exact count is too small to be shown, or would leave too few of the measure that it is within."""
    own = find_count(counts, metric.code, period)
    if own is None or own.low != own.high:
        return False
    whole = find_count(counts, metric.within, period) if metric.within else None
    rest = whole.low - own.low if whole is not None and whole.low == whole.high else 0
    return not may_show(own.low) or not may_show(rest)


def find_count(counts: Iterable[MetricCount], code: str, period: Quarter) -> CountRange | None:
    """A measure's count in a period, given for it as a whole."""
    for each in counts:
        if (each.metric, each.first_on, each.last_on) == (code, period.first_on, period.last_on):
            return CountRange(each.low, each.high)
    return None


def _find_year_before(period: Quarter) -> Quarter:
    return Quarter(
        first_on=add_months(period.first_on, -_YEAR), last_on=end_month(add_months(period.last_on, -_YEAR))
    )


def _refuse(given: FundingReturn) -> None:
    for period in (Quarter(first_on=given.first_on, last_on=given.last_on), *given.baselines):
        if count_whole_months(period.first_on, period.last_on) is None:
            days = say_period(period.first_on, period.last_on)
            raise PatrolError(f"A return is for whole months, not for {days}: give the quarter's first and last day.")
    codes = {metric.code: metric for metric in list_metrics()}
    seen = set()
    for each in given.counts:
        if each.metric not in codes:
            raise PatrolError(f"The return has no measure “{each.metric}”: it has {', '.join(codes)}.")
        if not 0 <= each.low <= each.high:
            raise PatrolError(f"{codes[each.metric].name}: a count is nought or more, the least of it first.")
        key = (each.metric, each.first_on, each.last_on)
        if key in seen:
            days = say_period(each.first_on, each.last_on)
            raise PatrolError(f"{codes[each.metric].name} is given twice for {days}: leave one out.")
        seen.add(key)
    for each in given.counts:
        period = Quarter(first_on=each.first_on, last_on=each.last_on)
        whole = find_count(given.counts, codes[each.metric].within, period)
        if whole is not None and each.low > whole.high:
            names = f"{codes[each.metric].name} is more than {codes[codes[each.metric].within].name.lower()}"
            raise PatrolError(f"{names} for {say_period(each.first_on, each.last_on)}: correct one of them.")
