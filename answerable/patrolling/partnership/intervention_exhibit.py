"""Services as they are shown: where people stand, who stayed, what came of it, the evidence, what it cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from answerable.drawing.chart import Axis, Bar, BarDrawing, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import (
    say_count,
    say_interval,
    say_money,
    say_number,
    say_period,
    say_share,
    say_value,
)
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.patrolling.partnership.parameter import find_level
from answerable.patrolling.partnership.service import InterventionsResult, ServiceResult, Share

_STAGES = (
    ("Declined", "declined"),
    ("Waiting", "waiting"),
    ("Left early", "left_early"),
    ("Still there", "there"),
    ("Completed, outcome not known", "outcome_unknown"),
    ("Completed, outcome not met", "outcome_not_met"),
    ("Completed, outcome met", "outcome_met"),
)
_WITH_COMPARISON = 3
"""The level of the scale from which a study has a comparison group followed before and after."""
_TIME = "Those still waiting or still with a service have no part in the shares: their time has not come."
_CAUSE = "An outcome that was met may have come about without the service: see how strong its evaluation is."


def tell_interventions(result: InterventionsResult) -> Told:
    """Where people stand, completions, outcomes, evidence, cost, and what is wrong in the returns."""
    days = say_period(result.first_on, result.last_on)
    told = [
        _tell_stages(result),
        _tell_finished(result),
        _tell_outcomes(result),
        _tell_evidence(result),
        _tell_cost(result),
        _tell_lacks(result),
    ]
    lead = f"{say_count(len(result.services), 'service')}, {days}."
    if result.together is not None and result.together.people is not None:
        lead = f"{say_count(len(result.services), 'service')} and {_say_people(result.together.people)}, {days}."
    return Told(
        title=f"Commissioned services, {days}", lead=lead, exhibits=tuple(each for each in told if each is not None)
    )


def _list_all(result: InterventionsResult) -> tuple[ServiceResult, ...]:
    return (*result.services, *((result.together,) if result.together else ()))


def _note_hidden(result: InterventionsResult) -> tuple[str, ...]:
    every = [getattr(each, name) for each in _list_all(result) for _, name in _STAGES]
    return (say_rule(result.below),) if result.below is not None and None in every else ()


def _tell_stages(result: InterventionsResult) -> Exhibit | None:
    if not result.services:
        return None
    # Of several that are not told together, none stands for all.
    lead = result.together or (result.services[0] if len(result.services) == 1 else None)
    known = lead.people if lead else None
    taken = _say_share(
        lead.taken_up if lead else None, result.options.level, "of those who started or were declined started"
    )
    people = "a number of people that is hidden" if known is None else _say_people(known)
    return Exhibit(
        slug="services-people",
        title=f"{people[0].upper()}{people[1:]}{_say_several(result)}: where each stands",
        sentence=(
            f"{say_period(*_span(lead or result))}: the returns cover {people}. {taken[0].upper()}{taken[1:]}."
        ),
        table=Table(
            columns=(
                Column("Service"),
                Column("People", "count"),
                Column("Started", "count"),
                Column("Completed", "count"),
                *(Column(name, "count") for name, _ in _STAGES),
                *_share_columns("Taken up"),
            ),
            rows=tuple(_row(each) for each in _list_all(result)),
        ),
        chart=_draw_stages(result.services),
        notes=(
            "People are those referred in the period, with those who were waiting or with the service when it began; "
            "each stands in one of the seven columns after “Completed”. Services with a hidden count are not drawn.",
            _TIME,
            *_note_hidden(result),
        ),
        query="answerable.patrolling.partnership.service.work_out_interventions(interventions, returns)",
    )


def _say_several(result: InterventionsResult) -> str:
    return f" in {say_count(len(result.services), 'service')}" if len(result.services) > 1 else ""


def _span(told: ServiceResult | InterventionsResult) -> tuple[dt.date, dt.date]:
    return told.first_on, told.last_on


def _row(each: ServiceResult) -> tuple[Cell, ...]:
    counts = (each.people, each.started, each.completed, *(getattr(each, name) for _, name in _STAGES))
    return (each.name, *(HIDDEN if count is None else count for count in counts), *_list_share(each.taken_up))


def _draw_stages(services: Sequence[ServiceResult]) -> BarDrawing | None:
    """Stacked, of the services of which no part is hidden: a bar with a part missing would look like a short one."""
    ways = (*_STAGES[:4], ("Completed", "completed"))
    whole = [each for each in services if None not in [getattr(each, field) for _, field in ways]]
    if not whole:
        return None
    return BarDrawing(
        x=Axis(title="People", form="count"),
        categories=tuple(each.name for each in whole),
        bars=tuple(
            Bar(name=name, values=tuple(float(getattr(each, field)) for each in whole)) for name, field in ways
        ),
        is_stacked=True,
    )


def _tell_finished(result: InterventionsResult) -> Exhibit | None:
    rows = [(each, each.finished) for each in _list_all(result) if each.finished is not None]
    if not rows:
        return None
    level = result.options.level
    last, share = rows[-1]
    words = _say_share(share, level, "of those who completed or left had completed")
    return Exhibit(
        slug="services-completed",
        title=f"{last.name}: {_say_plain(share)} of those whose time had come completed",
        sentence=f"{last.name}, {say_period(last.first_on, last.last_on)}: {words}.",
        table=Table(
            columns=(
                Column("Service"),
                Column("Completed", "count"),
                Column("Of", "count"),
                *_share_columns("Share"),
            ),
            rows=tuple((each.name, share.part, share.whole, *_list_share(share)) for each, share in rows),
        ),
        chart=_draw_shares("Completed, of those who completed or left", rows),
        notes=(
            _TIME,
            "Services take on people of unlike need: their shares are in no order of merit.",
            *_note_hidden(result),
        ),
    )


def _tell_outcomes(result: InterventionsResult) -> Exhibit | None:
    rows = [(each, each.met) for each in _list_all(result) if each.met is not None]
    if not rows:
        return None
    last, share = rows[-1]
    bound = (
        f" If none or all of the outcomes not known were met, it would be {_percent(last.met_least)} or "
        f"{_percent(last.met_most)} of the {_say_completed(last)} who completed."
        if last.met_least is not None and last.met_most is not None
        else ""
    )
    words = _say_share(share, result.options.level, "of the outcomes that are known were met")
    return Exhibit(
        slug="services-outcomes",
        title=f"{last.name}: {_say_plain(share)} of known outcomes were met",
        sentence=f"{last.name}, {say_period(last.first_on, last.last_on)}: {words}.{bound}",
        table=Table(
            columns=(
                Column("Service"),
                Column("Met", "count"),
                Column("Known", "count"),
                *_share_columns("Share"),
                Column("Completed", "count"),
                Column("If no other was met", "percent", 1),
                Column("If every other was met", "percent", 1),
            ),
            rows=tuple(
                (
                    each.name,
                    share.part,
                    share.whole,
                    *_list_share(share),
                    HIDDEN if each.completed is None else each.completed,
                    None if each.met_least is None else 100 * each.met_least,
                    None if each.met_most is None else 100 * each.met_most,
                )
                for each, share in rows
            ),
        ),
        chart=_draw_shares("Outcome met, of those known", rows),
        notes=(_CAUSE, *_note_hidden(result)),
    )


def _tell_evidence(result: InterventionsResult) -> Exhibit | None:
    if not result.services:
        return None
    judged = [each for each in result.services if each.intervention.level is not None]
    strong = sum((each.intervention.level or 0) >= _WITH_COMPARISON for each in judged)
    group = f"evaluation with a comparison group (level {_WITH_COMPARISON} or above)"
    said = (
        f"{result.services[0].name} has {'an' if strong else 'no'} {group}"
        if len(result.services) == 1
        else f"{say_number(strong) if strong else 'None'} of {say_count(len(result.services), 'service')} "
        f"{'have' if strong > 1 else 'has'} an {group}"
    )
    unjudged = len(result.services) - len(judged)
    return Exhibit(
        slug="services-evidence",
        title=said,
        sentence=f"{said}." + (f" Of {say_number(unjudged)} nobody has said how strong it is." if unjudged else ""),
        table=Table(
            columns=(
                Column("Service"),
                Column("Provider"),
                Column("Level, 0 to 5"),
                Column("What was done"),
                Column("What it can show"),
                Column("Judged by"),
                Column("Judged on", "date"),
            ),
            rows=tuple(_row_evidence(each) for each in result.services),
        ),
        notes=(
            "Levels of the Maryland Scientific Methods Scale (Farrington and others 2002). A level says how strong "
            "a study is, not whether the service works: a strong study may find that it does not.",
        ),
    )


def _row_evidence(each: ServiceResult) -> tuple[Cell, ...]:
    about = each.intervention
    if about.level is None:
        return (each.name, about.provider or None, "not said", None, "nothing can be said", None, None)
    level = find_level(about.level)
    words = f"{level.level}, {level.name}"
    return (
        each.name,
        about.provider or None,
        words,
        level.design,
        level.shows,
        about.judged_by or None,
        about.judged_on,
    )


def _tell_cost(result: InterventionsResult) -> Exhibit | None:
    rows = [each for each in result.services if each.spent is not None]
    if not rows:
        return None
    known = [each for each in rows if each.cost_per_completion is not None]
    whose = rows[0].name if len(rows) == 1 else say_count(len(rows), "service")
    title = f"What {whose} cost for each start and each completion"
    parts = "; ".join(
        f"{each.name}, {say_money(each.cost_per_completion or 0)} for each of {say_number(each.completed or 0)} "
        "completions"
        for each in known
    )
    return Exhibit(
        slug="services-cost",
        title=title,
        sentence=f"{say_period(result.first_on, result.last_on)}: {parts or 'no cost of a completion can be given'}.",
        table=Table(
            columns=(
                Column("Service"),
                Column("Money", "money"),
                Column("Money is"),
                Column("Starts", "count"),
                Column("For each start", "money"),
                Column("Completions", "count"),
                Column("For each completion", "money"),
            ),
            rows=tuple(
                (
                    each.name,
                    each.spent,
                    "granted" if each.is_granted else "spent",
                    HIDDEN if each.begun is None else each.begun,
                    each.cost_per_start,
                    HIDDEN if each.completed is None else each.completed,
                    each.cost_per_completion,
                )
                for each in rows
            ),
        ),
        notes=(
            "All the money of the period, what was spent on those who left early or are still there among it. "
            "Services do unlike work for people of unlike need: a cheaper one is not a better one.",
            *_note_hidden(result),
        ),
    )


def _tell_lacks(result: InterventionsResult) -> Exhibit | None:
    if not result.lacks:
        return None
    faulty = len({lack.about for lack in result.lacks if lack.is_fault})
    left = f"; {say_count(faulty, 'service')} left out of every figure for it" if faulty else ""
    said = (
        f"{say_count(len(result.lacks), 'thing')} in the returns {'does' if len(result.lacks) == 1 else 'do'} not fit"
    )
    return Exhibit(
        slug="services-lacks",
        title=said,
        sentence=f"{said}{left}.",
        table=Table(
            columns=(Column("Service"), Column("What is wanting")),
            rows=tuple((lack.about, lack.words) for lack in result.lacks),
        ),
    )


def _share_columns(name: str) -> tuple[Column, Column, Column]:
    return Column(name, "percent", 1), Column("Lower end", "percent", 1), Column("Upper end", "percent", 1)


def _list_share(share: Share | None) -> tuple[float | None, float | None, float | None]:
    if share is None:
        return None, None, None
    return 100 * share.part / share.whole, 100 * share.low, 100 * share.high


def _draw_shares(title: str, rows: Sequence[tuple[ServiceResult, Share | None]]) -> SpanDrawing:
    spans = [
        Span(name=each.name, value=100 * share.part / share.whole, low=100 * share.low, high=100 * share.high)
        for each, share in rows
        if share is not None
    ]
    return SpanDrawing(x=Axis(title=title, form="percent"), spans=tuple(spans))


def _say_share(share: Share | None, level: float, of: str) -> str:
    if share is None:
        return "what share took a place up cannot be shown"
    interval = say_interval(100 * share.low, 100 * share.high, "percent", 1, level=level)
    return f"{say_share(share.part, share.whole)} {of}, {interval}"


def _say_plain(share: Share | None) -> str:
    return say_share(share.part, share.whole) if share else "an unknown share"


def _say_people(people: int) -> str:
    return say_count(people, "person", "people")


def _say_completed(each: ServiceResult) -> str:
    return say_number(each.completed or 0)


def _percent(share: float | None) -> str:
    return "–" if share is None else say_value(100 * share, "percent", 1)
