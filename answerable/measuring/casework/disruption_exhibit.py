"""Disruption of drug supply as it is shown: changes that were tested, and parts of wholes."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_interval, say_number, say_period, say_share
from answerable.measuring.casework.disruption import Counted, DisruptionResult
from answerable.measuring.verdict import COUNTS_TEST


def tell_disruptions(result: DisruptionResult) -> Told:
    """Every count with what may be said of it, then the shares."""
    exhibits = [_tell_counts(result)]
    parts = _tell_parts(result)
    exhibits += [parts] if parts else []
    return Told(title=result.options.name, lead=f"{exhibits[0].title}.", exhibits=tuple(exhibits))


def _tell_counts(result: DisruptionResult) -> Exhibit:
    measures = result.measures
    compared = [each for each in measures if each.verdict]
    told = [each for each in compared if each.verdict and each.verdict.is_signal]
    some = f"{say_number(len(told)) if told else 'none'} of {say_number(len(compared))}"
    changes = "change" if len(compared) == 1 else "changes"
    finding = (
        f"{some[0].upper()}{some[1:]} {changes} can be told from chance"
        if compared
        else "No measure has an earlier period to be held against"
    )
    rows: list[tuple[Cell, ...]] = []
    for each in measures:
        verdict = each.verdict
        figures = (verdict.ratio, verdict.low, verdict.high, verdict.p) if verdict else (None, None, None, None)
        words = verdict.words.partition(" (ratio")[0] if verdict else f"not compared: {each.lack}"
        rows.append((each.measure, each.before, each.count, *figures, words, _say_periods(each)))
    return Exhibit(
        slug="counts",
        title=f"{result.options.name}: {finding[0].lower()}{finding[1:]}",
        sentence=" ".join(f"{_say(each)}." for each in measures),
        table=Table(
            columns=(
                Column("Counted"),
                Column("Before", "count"),
                Column("Last", "count"),
                Column("Ratio of rates", "ratio"),
                Column("Lower end", "ratio"),
                Column("Upper end", "ratio"),
                Column("p", "p"),
                Column("What may be said"),
                Column("Periods"),
            ),
            rows=tuple(rows),
        ),
        chart=_draw(compared),
        notes=(
            f"{COUNTS_TEST[0].upper()}{COUNTS_TEST[1:]}, for each day of the two periods. It takes cases to come "
            "one by one; an operation that brings in many at once makes chance look smaller than it is.",
            "These count what services did. They say nothing of how much is supplied or used.",
            *(f"{each.measure}: {each.note}" for each in measures if each.note),
        ),
        badges=tuple(
            Badge("break", f"{each.measure}: {each.verdict.words}.")
            for each in compared
            if each.verdict and not each.verdict.is_comparable
        ),
        query=f"answerable.measuring.casework.disruption.measure_disruptions(rows, {result.options})",
    )


def _say(each: Counted) -> str:
    last = f"{say_number(each.count)} from {say_period(each.first_on, each.last_on)}"
    if each.verdict is None or each.before is None or each.before_first_on is None or each.before_last_on is None:
        return f"{each.measure}: {last}"
    before = f"{say_number(each.before)} from {say_period(each.before_first_on, each.before_last_on)}"
    return f"{each.measure}: {last}, after {before}: {each.verdict.words}"


def _say_periods(each: Counted) -> str:
    last = say_period(each.first_on, each.last_on)
    if each.before_first_on is None or each.before_last_on is None:
        return last
    return f"{say_period(each.before_first_on, each.before_last_on)}; {last}"


def _draw(compared: list[Counted]) -> SpanDrawing | None:
    spans = tuple(
        Span(
            name=each.measure,
            value=each.verdict.ratio,
            low=each.verdict.low,
            high=each.verdict.high,
            is_ours=each.verdict.is_signal,
        )
        for each in compared
        if each.verdict and each.verdict.ratio and each.verdict.low and each.verdict.high
    )
    if not spans:
        return None
    return SpanDrawing(
        x=Axis(title="Last period as a ratio of the one before, 95% interval", form="ratio", starts_at_zero=False),
        spans=spans,
        marks=(Mark(at=1.0, words="no change"),),
        is_log=True,
    )


def _tell_parts(result: DisruptionResult) -> Exhibit | None:
    """What is a part of something else that was counted."""
    given = [(each, each.part) for each in result.measures if each.part is not None and each.part.whole]
    if not given:
        return None
    rows: list[tuple[Cell, ...]] = []
    said, spans = [], []
    for each, part in given:
        name, shares = f"{each.measure} of {part.of.lower()}", say_share(each.count, part.whole)
        share, low, high = (100 * end for end in (each.count / part.whole, part.interval.low, part.interval.high))
        rows.append((each.measure, each.count, part.of, part.whole, share, low, high))
        spans.append(Span(name=name, value=share, low=low, high=high))
        interval, days = say_interval(low, high, "percent", 1), say_period(each.first_on, each.last_on)
        said.append((f"{each.measure}: {shares} of {part.of.lower()}", f"({interval}), {days}"))
    lacks = [f"{each.measure}: no share, since {each.part_lack}." for each in result.measures if each.part_lack]
    return Exhibit(
        slug="parts",
        title=said[0][0],
        sentence=" ".join(f"{share} {rest}." for share, rest in said),
        table=Table(
            columns=(
                Column("Counted"),
                Column("Number", "count"),
                Column("Of"),
                Column("Out of", "count"),
                Column("Share", "percent", 1),
                Column("Lower end", "percent", 1),
                Column("Upper end", "percent", 1),
            ),
            rows=tuple(rows),
        ),
        chart=SpanDrawing(x=Axis(title="Share, 95% interval", form="percent"), spans=tuple(spans)),
        notes=(
            "A share of counts of one period: a charge may follow an arrest of a period before, so that the two "
            "are not the same people.",
            *lacks,
        ),
        query=f"answerable.measuring.casework.disruption.measure_disruptions(rows, {result.options})",
    )
