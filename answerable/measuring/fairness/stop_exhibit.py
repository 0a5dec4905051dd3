"""Stop and search as it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import (
    open_sentence,
    say_count,
    say_day,
    say_interval,
    say_number,
    say_period,
    say_share,
    say_value,
)
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.series_exhibit import badge_chart, note_chart, title_chart
from answerable.measuring.control.telling import describe_series, say_assurance
from answerable.measuring.fairness.outcome import Outcome, OutcomeTable
from answerable.measuring.fairness.parameter import Target
from answerable.measuring.fairness.rate_exhibit import tell_areas, tell_not_stated, tell_rates
from answerable.measuring.fairness.stop_search import StopResult
from answerable.measuring.suppression import HIDDEN, say_suppressed, suppress

WHAT = "stops and searches"
_SLUGS = {
    "something found": "found",
    "a positive outcome": "positive",
    "an outcome linked to the object searched for": "linked",
}
_OUTCOME_CAVEAT = (
    "Equal rates of finding are no proof of equal treatment, nor unequal ones of unequal treatment: groups can "
    "differ in how likely those are who are clearly suspected, apart from where the line is drawn (Simoiu, "
    "Corbett-Davies and Goel 2017)."
)


def tell_stops(result: StopResult) -> Told:
    """Rates, what the not stated leave open, areas, outcomes with their target, agreement, and outcomes by month."""
    days = say_period(result.first_on, result.last_on)
    query = f"answerable.measuring.fairness.stop_search.measure_stops(rows, population, {result.options})"
    told: list[Exhibit | None] = []
    if result.comparison:
        for tell in (tell_rates, tell_not_stated, tell_areas):
            told.append(tell(result.comparison, WHAT, days, query))
    told += [_tell_outcome(table, result, days, query) for table in result.outcomes]
    told += [_tell_chart(result), _tell_agreement(result, days, query)]
    exhibits = tuple(each for each in told if each is not None)
    share = say_share(result.not_stated, result.total)
    lead = f"{days}: {_say_total(result.total)}; the ethnic group is not stated in {share}."
    if not result.comparison:
        lead = f"{lead} No file of people by group was given: nothing is said of rates."
    return Told(title=f"Stop and search, {days}", lead=lead, exhibits=exhibits)


def _tell_outcome(table: OutcomeTable, result: StopResult, days: str, query: str) -> Exhibit | None:
    overall, level = table.overall, result.options.level
    sides = suppress([[each.part, each.whole - each.part] for each in table.groups])
    if sides.total or any(sides.column_totals):
        return None
    hidden = [cells[0] or cells[1] or total for cells, total in zip(sides.cells, sides.row_totals, strict=True)]
    shown = [each for each, is_hidden in zip(table.groups, hidden, strict=True) if not is_hidden]
    target = result.target if table.name == "a positive outcome" else None
    sentence = (
        f"{days}: {table.name} in {_say_share(overall)} ({_interval(overall.low, overall.high, level)})."
        f"{_say_target(overall, target)} {_say_groups(shown, result)}"
    )
    marks = (Mark(at=target.percent, words=f"target, {say_value(target.percent, 'percent')}"),) if target else ()
    alarms = say_value(100 * (1 - level), "percent")
    notes = [
        _OUTCOME_CAVEAT,
        f"Of groups that do not differ, up to {alarms} would be told apart by chance alone.",
        *say_suppressed(sides),
    ]
    if table.not_recorded:
        notes.append(f"{say_number(table.not_recorded)} rows do not say, and are left out.")
    if target:
        notes.append(_note_target(target))
    return Exhibit(
        slug=_SLUGS[table.name],
        title=f"{open_sentence(table.name)} in {_say_share(overall)} of searches",
        sentence=sentence.strip(),
        table=_tabulate_outcome(table, hidden, result.options.reference),
        chart=SpanDrawing(
            x=Axis(title=f"Searches with {table.name}", form="percent"),
            spans=tuple(
                Span(name=each.group, value=100 * each.share, low=100 * each.low, high=100 * each.high)
                for each in (overall, *shown)
            ),
            marks=marks,
        ),
        notes=tuple(notes),
        query=query,
    )


def _tabulate_outcome(table: OutcomeTable, hidden: Sequence[bool], reference: str) -> Table:
    rows: list[tuple[Cell, ...]] = [_row(table.overall, False)]
    rows += [_row(each, is_hidden) for each, is_hidden in zip(table.groups, hidden, strict=True)]
    return Table(
        columns=(
            Column("Group"),
            Column("With it", "count"),
            Column("Searches", "count"),
            Column("Share", "percent", 1),
            Column("Lower end", "percent", 1),
            Column("Upper end", "percent", 1),
            Column(f"Points from {reference}", "number", 1),
            Column("Lower end of that", "number", 1),
            Column("Upper end of that", "number", 1),
        ),
        rows=tuple(rows),
    )


def _row(each: Outcome, is_hidden: bool) -> tuple[Cell, ...]:
    if is_hidden:
        return (each.group, HIDDEN, HIDDEN, HIDDEN, None, None, None, None, None)
    points = (each.difference, each.difference_low, each.difference_high)
    return (
        each.group,
        each.part,
        each.whole,
        *(100 * share for share in (each.share, each.low, each.high)),
        *(None if point is None else 100 * point for point in points),
    )


def _say_groups(shown: list[Outcome], result: StopResult) -> str:
    reference = result.options.reference
    said = []
    for each in shown:
        if each.difference is None or each.difference_low is None or each.difference_high is None:
            continue
        low, high = 100 * each.difference_low, 100 * each.difference_high
        is_apart = low > 0 or high < 0
        points = round(abs(100 * each.difference), 1)
        side = "above" if each.difference > 0 else "below"
        place = f"{say_number(points, 1)} points {side}" if points else "level with"
        interval = say_interval(low, high, "number", 1, level=result.options.level)
        chance = "more than chance explains" if is_apart else "which chance alone could explain"
        said.append(f"{each.group}, {_say_share(each)}, {place} {reference} ({interval}), {chance}.")
    return " ".join(said)


def _say_target(overall: Outcome, target: Target | None) -> str:
    if target is None:
        return ""
    wanted = say_value(target.percent, "percent")
    if 100 * overall.high < target.percent:
        stands = "below it by more than chance explains"
    elif 100 * overall.low > target.percent:
        stands = "above it by more than chance explains"
    else:
        stands = "not to be told from it"
    return f" The target is {wanted}, set by {target.authority}: the share is {stands}."


def _note_target(target: Target) -> str:
    since = f" from {say_day(target.valid_from)}" if target.valid_from else ""
    source = f" Source: {target.source}." if target.source else ""
    checked = "" if target.verified else " Not every part of this was read in a public paper."
    return f"Target of {say_value(target.percent, 'percent')}, set by {target.authority}{since}.{source}{checked}"


def _tell_chart(result: StopResult) -> Exhibit | None:
    chart = result.chart
    if chart is None:
        return None
    target = f" Target: {say_assurance(chart)}." if chart.target is not None else ""
    return Exhibit(
        slug="months",
        title=title_chart(chart),
        sentence=f"{chart.name}, {say_number(len(chart.points))} months: {describe_series(chart)}{target}",
        table=tabulate_control(chart, "Share"),
        chart=draw_control(chart, "Share with a positive outcome"),
        notes=note_chart(chart),
        badges=badge_chart(chart),
        query="answerable.measuring.control.charts.chart_shares(months, positive, recorded, better='higher')",
    )


def _tell_agreement(result: StopResult, days: str, query: str) -> Exhibit | None:
    found = result.agreement
    if found is None:
        return None
    alike = round(found.share * found.total)
    share = say_share(alike, found.total)
    interval = _interval(found.share_low, found.share_high, result.options.level)
    kappa = (
        ""
        if found.kappa is None
        else f" Agreement beyond chance (Cohen's kappa) is {say_value(found.kappa, 'ratio')}"
    )
    if found.kappa is not None and found.low is not None and found.high is not None:
        kappa += f" ({say_interval(found.low, found.high, 'ratio', level=result.options.level)})."
    return Exhibit(
        slug="agreement",
        title=f"Officers and the people they searched name the same ethnic group in {share}",
        sentence=f"{days}, where both are stated: the same broad group in {share} ({interval}).{kappa}",
        table=Table(
            columns=(
                Column("Measure"),
                Column("Value", "ratio"),
                Column("Lower end", "ratio"),
                Column("Upper end", "ratio"),
                Column("Searches", "count"),
            ),
            rows=(
                ("Share alike", found.share, found.share_low, found.share_high, found.total),
                ("Kappa", found.kappa, found.low, found.high, found.total),
            ),
        ),
        notes=(
            "Interval of kappa after Fleiss, Cohen and Everitt (1969). Where the two differ, a rate depends on "
            "which is counted: the analysis can be made with either.",
        ),
        query=query,
    )


def _say_total(total: int) -> str:
    return say_count(total, "stop and search", WHAT)


def _say_share(each: Outcome) -> str:
    return say_share(each.part, each.whole)


def _interval(low: float, high: float, level: float) -> str:
    return say_interval(100 * low, 100 * high, "percent", 1, level=level)
