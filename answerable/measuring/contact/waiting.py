"""Exhibits of how long people wait: service levels, percentiles, bands, and how calls end as time goes by."""

from __future__ import annotations

import numpy as np

from answerable.drawing.chart import Axis, Bar, BarDrawing, Line, LineDrawing, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_number, say_seconds, say_value
from answerable.measuring.contact.service_level import HEADLINE, Level, work_out_levels
from answerable.measuring.contact.summary import QUANTILES, Channel, Summary
from answerable.measuring.contact.wording import say_contacts, say_wait, say_when, word_channel
from answerable.measuring.histogram import Histogram
from answerable.measuring.interval import bound_share
from answerable.measuring.percentage import say_whole_share
from answerable.measuring.service_standard import Bands, Standard

INDEPENDENT = (
    "The interval takes callers to come independently of each other. The chart by month shows how much the share "
    "really varies."
)
_QUANTILE_NAMES = {
    "p50": "Half within (median)",
    "p90": "Nine in ten within (90th percentile)",
    "p95": "19 in 20 within (95th percentile)",
    "p99": "99 in 100 within (99th percentile)",
}
_CURVE_TIMES = (
    5,
    10,
    20,
    30,
    60,
    120,
    180,
    300,
    600,
    900,
    1_200,
    1_800,
    2_700,
    3_600,
    7_200,
    21_600,
    86_400,
    259_200,
)
_CURVE_POINTS = 160


def tell_levels(channel: Channel, summary: Summary) -> Exhibit | None:
    """The share answered within the standard's time in its three definitions; nothing without a standard."""
    standard = channel.standard
    if standard is None:
        return None
    words, levels = word_channel(channel.name), list_levels(channel, standard)
    headline = next(each for each in levels if each.code == HEADLINE)
    soon = say_seconds(standard.seconds)
    others = "; ".join(
        f"{each.name} {say_value(each.percent, 'percent', 1)} of {say_number(each.whole)}"
        if each.whole
        else f"{each.name} none to count"
        for each in levels
        if each.code != HEADLINE
    )
    return Exhibit(
        slug=f"{channel.name}-service-level",
        title=f"{words.heading}: {say_value(headline.percent, 'percent', 1)} of all were answered within {soon}",
        sentence=(
            f"Of all {words.many} {say_when(summary)}, "
            f"{say_whole_share(headline.part, headline.whole)} were answered within {soon}. The same calls counted "
            f"in the other two ways: {others}."
        ),
        table=_tabulate_levels(levels),
        chart=_draw_levels(levels, standard),
        notes=(
            f"{_say_standard(standard)} Source: {standard.source}.",
            "Papers that print one figure rarely say which of the three it is. First here is the caller's chance, B.",
            "Waits are whole seconds, rounded down.",
            INDEPENDENT,
            *_say_untimed(channel),
        ),
        query=summary.queries[0],
    )


def list_levels(channel: Channel, standard: Standard) -> tuple[Level, ...]:
    """The three definitions over the whole period."""
    return work_out_levels(
        offered=channel.offered,
        answered=channel.answered,
        within=channel.answered_waits.count_within(standard.seconds),
        abandoned_within=channel.abandoned_waits.count_within(standard.seconds),
    )


def _say_standard(standard: Standard) -> str:
    share = f"{say_value(standard.percent, 'percent')} of them" if standard.percent is not None else "them"
    said = f"{standard.authority} would have {share} answered within {say_seconds(standard.seconds)}"
    return f"{open_sentence(said)}{'' if standard.verified else ', as read at second hand'}."


def _say_untimed(channel: Channel) -> tuple[str, ...]:
    if not channel.untimed:
        return ()
    return (f"{say_number(channel.untimed)} have no recorded wait; none of them counts as within a time.",)


def _tabulate_levels(levels: tuple[Level, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in levels:
        found = each.interval
        low, high = (found.low, found.high) if found else (None, None)
        rows.append((each.name, each.meaning, each.part, each.whole, each.percent, low, high))
    return Table(
        columns=(
            Column("Definition"),
            Column("What it counts"),
            Column("Within the time", "count"),
            Column("Out of", "count"),
            Column("Share", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
        ),
        rows=tuple(rows),
    )


def _draw_levels(levels: tuple[Level, ...], standard: Standard) -> SpanDrawing | None:
    spans = []
    for each in levels:
        if each.percent is not None and each.interval is not None:
            low, high, _ = each.interval
            spans.append(Span(name=each.name, value=each.percent, low=low, high=high, is_ours=each.code == HEADLINE))
    marks = (Mark(at=standard.percent, words="Standard"),) if standard.percent is not None else ()
    title = f"Answered within {say_seconds(standard.seconds)}"
    return SpanDrawing(x=Axis(title=title, form="percent"), spans=tuple(spans), marks=marks) if spans else None


def tell_waits(channel: Channel, summary: Summary) -> Exhibit | None:
    """Mean, median and percentiles, exact to the second, with intervals; nothing where no wait is recorded."""
    waits, words = channel.answered_waits, word_channel(channel.name)
    if not waits.total:
        return None
    half, most = waits.quantile(QUANTILES["p50"]), waits.quantile(QUANTILES["p90"])
    abandoned = channel.abandoned_waits
    gave_up = f" Those who gave up had waited {say_wait(abandoned.mean)} on average." if abandoned.total else ""
    return Exhibit(
        slug=f"{channel.name}-waits",
        title=(
            f"{words.heading}: half were {words.answered} within {say_wait(half)}, "
            f"nine in ten within {say_wait(most)}"
        ),
        sentence=(
            f"Over {say_contacts(waits.total, channel.name)} {words.answered} {say_when(summary)} "
            f"the mean wait was {say_wait(waits.mean)} and the median {say_wait(half)}; one in ten waited longer "
            f"than {say_wait(most)}, one in a hundred longer than {say_wait(waits.quantile(QUANTILES['p99']))}."
            f"{gave_up}"
        ),
        table=_tabulate_waits(waits),
        notes=(
            "Percentiles are read off counts by the second, never averaged from other percentiles; their intervals "
            "come from the order of the waits and assume no shape of them.",
            *_say_untimed(channel),
        ),
        query=summary.queries[0],
    )


def _tabulate_waits(waits: Histogram) -> Table:
    rows: list[tuple[Cell, ...]] = [("Mean", waits.mean, None, None, waits.total)]
    for name, words in _QUANTILE_NAMES.items():
        found = waits.bound_quantile(QUANTILES[name])
        low, high = (found.low, found.high) if found else (None, None)
        rows.append((words, waits.quantile(QUANTILES[name]), low, high, waits.total))
    rows.append(("Longest", waits.longest, None, None, waits.total))
    return Table(
        columns=(
            Column("Wait"),
            Column("Value", "seconds"),
            Column("95% interval from", "seconds"),
            Column("to", "seconds"),
            Column("Out of", "count"),
        ),
        rows=tuple(rows),
    )


def tell_bands(channel: Channel, bands: Bands | None, summary: Summary) -> Exhibit | None:
    """The waits of the answered in the bands that a publication uses; nothing where there are none."""
    waits = channel.answered_waits
    if bands is None or not waits.total:
        return None
    counts = count_bands(waits, bands)
    names = _name_bands(bands)
    said = "; ".join(
        f"{name} {say_whole_share(count, waits.total)}" for name, count in zip(names, counts, strict=True)
    )
    shares = [bound_share(count, waits.total) for count in counts]
    percents = tuple(100 * count / waits.total for count in counts)
    low, high = tuple(100 * each.low for each in shares), tuple(100 * each.high for each in shares)
    heading = word_channel(channel.name).heading
    return Exhibit(
        slug=f"{channel.name}-bands",
        title=f"{heading}: {say_value(percents[-1], 'percent', 1)} of the calls answered waited {names[-1]}",
        sentence=f"Of the calls answered {say_when(summary)}: {said}.",
        table=Table(
            columns=(
                Column("Wait"),
                Column("Answered", "count"),
                Column("Share", "percent", 1),
                Column("95% interval from", "percent", 1),
                Column("to", "percent", 1),
            ),
            rows=tuple(zip(names, counts, percents, low, high, strict=True)),
        ),
        chart=BarDrawing(
            x=Axis(title="Share of the calls answered", form="percent"),
            categories=names,
            bars=(Bar(name="Answered", values=percents, low=low, high=high),),
        ),
        notes=(
            f"The bands are those of {bands.authority}. Its clock starts when the operator passes the call on, the "
            "force's own when the call reaches its switchboard: the two are different measures.",
        ),
        query=summary.queries[0],
    )


def count_bands(waits: Histogram, bands: Bands) -> tuple[int, ...]:
    """How many fall in each band: every wait in just one."""
    edges = (0, *bands.edges, None)
    return tuple(waits.count_between(edges[n] or 0, edges[n + 1]) for n in range(len(edges) - 1))


def _name_bands(bands: Bands) -> tuple[str, ...]:
    inner = [f"{first} to under {before} s" for first, before in zip(bands.edges, bands.edges[1:], strict=False)]
    return (f"under {bands.edges[0]} s", *inner, f"{bands.edges[-1]} s or longer")


def tell_curve(channel: Channel, summary: Summary) -> Exhibit | None:
    """How contacts have ended by each second: answered, given up, and the rest still waiting.

    These are cumulative incidences with two competing ends. Every wait is known to its end, so they are plain shares,
    and at the longest wait they add to all.
    """
    answered, abandoned = channel.answered_waits, channel.abandoned_waits
    whole = answered.total + abandoned.total
    if not abandoned.total or not answered.total:
        return None
    words = word_channel(channel.name)
    standard = channel.standard
    moment = standard.seconds if standard else 60
    longest = max(answered.longest or 0, abandoned.longest or 0)
    done, gone = answered.count_within(moment), abandoned.count_within(moment)
    waiting = whole - done - gone
    return Exhibit(
        slug=f"{channel.name}-endings",
        title=(
            f"{words.heading}: after {say_seconds(moment)} {say_value(100 * done / whole, 'percent', 1)} were "
            f"answered and {say_value(100 * waiting / whole, 'percent', 1)} still waiting"
        ),
        sentence=(
            f"Of {say_contacts(whole, channel.name)} {say_when(summary)} with a recorded wait, "
            f"{say_whole_share(done, whole)} were answered within {say_seconds(moment)}, "
            f"{say_whole_share(gone, whole)} had given up by then and {say_whole_share(waiting, whole)} were still "
            f"waiting. In the end {say_whole_share(abandoned.total, whole)} gave up."
        ),
        table=_tabulate_curve(answered, abandoned, [*(t for t in _CURVE_TIMES if t < longest), longest]),
        chart=_draw_curve(answered, abandoned, standard),
        notes=("Both lines together say what share has stopped waiting; the gap to 100% is still in the queue.",),
        query=summary.queries[0],
    )


def _tabulate_curve(answered: Histogram, abandoned: Histogram, times: list[int]) -> Table:
    whole = answered.total + abandoned.total
    rows: list[tuple[Cell, ...]] = []
    for time, done, gone in zip(times, answered.cumulate(times), abandoned.cumulate(times), strict=True):
        shares = tuple(100 * each / whole for each in (done, gone, whole - done - gone))
        rows.append((say_seconds(time), *shares, whole))
    return Table(
        columns=(
            Column("Within"),
            Column("Answered", "percent", 1),
            Column("Given up", "percent", 1),
            Column("Still waiting", "percent", 1),
            Column("Out of", "count"),
        ),
        rows=tuple(rows),
    )


def _draw_curve(answered: Histogram, abandoned: Histogram, standard: Standard | None) -> LineDrawing:
    whole = answered.total + abandoned.total
    # The last few in a hundred wait so long that the rest would be a wall at the left.
    end = max(each.quantile(QUANTILES["p95"]) or 1 for each in (answered, abandoned))
    times = sorted({round(time) for time in np.linspace(0, end, _CURVE_POINTS).tolist()})
    lines = tuple(
        Line(name=name, at=tuple(map(float, times)), values=tuple(100 * each / whole for each in of.cumulate(times)))
        for name, of in (("Answered", answered), ("Given up", abandoned))
    )
    marks = (Mark(at=float(standard.seconds), words="Standard"),) if standard else ()
    return LineDrawing(
        x=Axis(title="Time since the call came", form="seconds"),
        y=Axis(title="Share of all calls", form="percent"),
        lines=lines,
        marks_x=marks,
        is_stepped=True,
    )
