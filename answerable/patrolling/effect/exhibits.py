"""What a trial's result says, exhibit by exhibit. Nothing of it says where a hotspot is or when it is patrolled."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_number, say_p, say_share, say_value
from answerable.patrolling.effect.explored_exhibits import tell_explored
from answerable.patrolling.effect.reading_exhibit import say_again, tell_readings
from answerable.patrolling.effect.result import Estimate, OutcomeResult, TrialResult
from answerable.patrolling.effect.verdict import say_estimate, say_finding
from answerable.patrolling.effect.wording import (
    is_drawable,
    list_badges,
    list_notes,
    say_arms,
    say_outcome,
    say_prevented,
    say_when,
)

_RATIO_COLUMNS = (
    Column("Rate ratio", "ratio"),
    Column("Lower end", "ratio"),
    Column("Upper end", "ratio"),
    Column("p", "p"),
)
_NO_DIFFERENCE = Mark(at=1.0, words="No difference")
_AXIS = Axis(title="Rate on patrolled days over that on control days", form="ratio", starts_at_zero=False)


def tell_trial(result: TrialResult) -> tuple[Exhibit, ...]:
    """The effect first; then how it was tested, the other outcomes, harm, visits, what happened nearby, the course of
    it (only after the end), what was explored, and what it was read from."""
    told = (
        _tell_effect(result),
        _tell_redrawn(result),
        _tell_outcomes(result),
        _tell_harm(result),
        _tell_complier(result),
        _tell_ring(result),
        *tell_explored(result),
        *tell_readings(result),
    )
    return tuple(each for each in told if each is not None)


def _tell_effect(result: TrialResult) -> Exhibit:
    primary = result.primary
    estimates = [*primary.estimates, *([result.complier.estimate] if result.complier.estimate else [])]
    prevented = "" if primary.verdict.direction == "too few" else say_prevented(primary)
    return Exhibit(
        slug="effect",
        title=open_sentence(f"{primary.name}: {say_finding(primary.verdict)}"),
        sentence=open_sentence(
            f"{say_arms(primary)}, {say_when(result)}: {primary.verdict.words}. {prevented}"
        ).strip(),
        table=_tabulate(estimates),
        chart=_draw_estimates(estimates),
        notes=(
            *say_again(result),
            *_say_unkept(result),
            *list_notes(result),
            "The first line is the registered analysis; the others are printed so that anybody can see whether the "
            "finding hangs on it. Each was tried on 10,000 simulated trials without an effect.",
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _say_unkept(result: TrialResult) -> tuple[str, ...]:
    """That days drawn were hardly visited more than others: then what differs is hardly the patrols' doing."""
    seen = result.complier
    if seen.difference is None or not seen.lack:
        return ()
    return (f"What is called patrolled here was drawn for patrol. {seen.lack}",)


def _tell_redrawn(result: TrialResult) -> Exhibit | None:
    redrawn = result.redrawn
    if not redrawn.counts:
        return None
    middles = tuple(round((one + two) / 2, 4) for one, two in zip(redrawn.edges, redrawn.edges[1:], strict=False))
    ours = () if redrawn.ratio is None else (Mark(at=redrawn.ratio, words="Ours"),)
    p = result.primary.itt.p
    return Exhibit(
        slug="randomisation",
        title=f"{say_number(redrawn.as_far)} of {say_number(redrawn.draws)} other draws differ as much as ours",
        sentence=(
            f"If patrols did nothing, any other draw of the days would have given a ratio by chance. Of "
            f"{say_number(redrawn.draws)} others, {say_number(redrawn.as_far)} differ at least as much as ours "
            f"({say_p(p)}), {say_when(result)}."
        ),
        table=Table(
            columns=(Column("Rate ratio from", "ratio"), Column("to", "ratio"), Column("Draws", "count")),
            rows=tuple(
                (low, high, count)
                for low, high, count in zip(redrawn.edges, redrawn.edges[1:], redrawn.counts, strict=False)
            ),
        ),
        chart=LineDrawing(
            x=_AXIS,
            y=Axis(title="Draws", form="count"),
            lines=(Line(name="Other draws", at=middles, values=tuple(float(count) for count in redrawn.counts)),),
            marks_x=ours,
        ),
        notes=(
            f"{say_number(redrawn.beyond)} draws lie outside of what is shown.",
            "Ours counts as one of the draws, so that p is never nought. What is compared is the difference over its "
            "standard error, which for most draws orders them as the ratio does.",
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _tell_outcomes(result: TrialResult) -> Exhibit | None:
    counts = [each for each in result.outcomes if each.is_registered]
    if len(counts) < 2:
        return None
    others = [each for each in result.outcomes if not each.is_primary]
    told = [each for each in counts if each.verdict.is_signal]
    return Exhibit(
        slug="outcomes",
        title=f"{len(told)} of {len(counts)} registered outcomes told from chance",
        sentence=open_sentence(
            "; ".join(f"{each.name}: {each.verdict.words}" for each in counts) + f"; {say_when(result)}."
        ),
        table=_tabulate_outcomes(counts),
        chart=_draw_outcomes(counts),
        notes=(
            f"p of all but the primary outcome allows for {len(others)} tests (Holm 1979); the intervals do not.",
            *(f"{each.name}: {say_outcome(each.outcome)}." for each in counts),
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _tell_harm(result: TrialResult) -> Exhibit | None:
    harms = [each for each in result.outcomes if each.measure == "harm"]
    if not harms:
        return None
    first = harms[0]
    has_homicide = any(each.with_homicide for each in harms)
    return Exhibit(
        slug="harm",
        title=open_sentence(f"{first.name}: {say_finding(first.verdict)}"),
        sentence=open_sentence(
            "; ".join(f"{each.name}: {say_arms(each)}, {each.verdict.words}" for each in harms)
            + f"; {say_when(result)}."
        ),
        table=_tabulate_outcomes(harms),
        chart=_draw_outcomes(harms),
        notes=(
            "Harm is in days of the Cambridge Crime Harm Index: what sentencing guidelines start from for a first "
            "offence. A few grave offences make most of it, so its interval is wide.",
            "One homicide weighs as much as fifteen robberies: harm stands with and without it."
            if has_homicide
            else "No homicide lay in a hotspot on a day of the trial, so harm with homicide would be the same.",
            *_list_unregistered(harms),
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _tell_complier(result: TrialResult) -> Exhibit:
    seen = result.complier
    visited = (
        f"Visited were {say_share(seen.patrolled_visited, seen.patrolled_days)} of the days drawn for patrol and "
        f"{say_share(seen.control_visited, seen.control_days)} of the control days"
        if seen.difference is not None
        else "Nobody knows which days were visited"
    )
    found = seen.estimate
    estimates = [result.primary.itt, *([found] if found else [])]
    effect = f"{open_sentence(say_estimate(found))} for a visit that the draw brought about" if found else seen.lack
    return Exhibit(
        slug="complier",
        title=(
            open_sentence(f"a visit that the draw brought about: {say_estimate(found)}")
            if found
            else "The effect of a visit is not worked out"
        ),
        sentence=f"{visited}, {say_when(result)}. {effect.rstrip('.')}.",
        table=_tabulate(estimates),
        chart=_draw_estimates(estimates) if found else None,
        notes=(
            "The draw works only by bringing visits about: that is supposed, and cannot be tested. It is the effect "
            "on days that were visited because they were drawn, and its p is that of no effect at all.",
            "A visit is any minute of patrol in the hotspot on that day.",
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _tell_ring(result: TrialResult) -> Exhibit:
    ring = result.ring
    estimates = [result.primary.itt, ring.ring, ring.together]
    return Exhibit(
        slug="displacement",
        title=open_sentence(f"around hotspots: {say_finding(ring.verdict)}"),
        sentence=(
            f"Within {ring.metres} m around hotspots there were {say_number(ring.patrolled)} offences on patrolled "
            f"days and {say_number(ring.control)} on control days, {say_when(result)}: {ring.verdict.words}. "
            f"Hotspots and surroundings together: {say_estimate(ring.together)}, {say_p(ring.together.p)}."
        ),
        table=_tabulate(estimates),
        chart=_draw_estimates(estimates),
        notes=(
            "A ratio above 1 around hotspots is what displacement looks like; below 1, that the surroundings gained "
            "as well. Surroundings leave out other hotspots; where they overlap, an offence belongs to the nearest.",
            "Only what moves around the corner on the same day is seen. What moves further or to another day is not.",
        ),
        badges=list_badges(result),
        query=_say_query(result),
    )


def _list_unregistered(outcomes: Sequence[OutcomeResult]) -> tuple[str, ...]:
    names = [each.name for each in outcomes if not each.is_registered]
    return (f"Not registered beforehand, and beside an outcome that was: {'; '.join(names)}.",) if names else ()


def _tabulate(estimates: Sequence[Estimate]) -> Table:
    return Table(
        columns=(Column("Analysis"), *_RATIO_COLUMNS),
        rows=tuple((each.name, *_list_cells(each), each.p) for each in estimates),
    )


def _tabulate_outcomes(outcomes: Sequence[OutcomeResult]) -> Table:
    return Table(
        columns=(
            Column("Outcome"),
            Column("Patrolled days", "count"),
            Column("Seen on them", "count"),
            Column("Control days", "count"),
            Column("Seen on them", "count"),
            *_RATIO_COLUMNS,
            Column("p, allowing for other tests", "p"),
        ),
        rows=tuple(
            (
                each.name,
                each.patrolled_days,
                each.patrolled,
                each.control_days,
                each.control,
                *_list_cells(each.itt),
                each.itt.p,
                each.p_adjusted,
            )
            for each in outcomes
        ),
    )


def _list_cells(estimate: Estimate) -> tuple[Cell, ...]:
    if estimate.ratio is None:
        return (None, None, None)
    return (estimate.ratio, estimate.low, "no limit" if estimate.high is None else estimate.high)


def _draw_estimates(estimates: Sequence[Estimate]) -> SpanDrawing | None:
    spans = [
        Span(name=each.name, value=each.ratio or 0.0, low=each.low, high=each.high or 0.0, is_ours=at == 0)
        for at, each in enumerate(estimates)
        if is_drawable(each)
    ]
    return SpanDrawing(x=_AXIS, spans=tuple(spans), marks=(_NO_DIFFERENCE,), is_log=True) if spans else None


def _draw_outcomes(outcomes: Sequence[OutcomeResult]) -> SpanDrawing | None:
    spans = [
        Span(name=each.name, value=each.itt.ratio or 0.0, low=each.itt.low, high=each.itt.high or 0.0,
             is_ours=each.is_primary)
        for each in outcomes
        if is_drawable(each.itt)
    ]  # fmt: skip
    return SpanDrawing(x=_AXIS, spans=tuple(spans), marks=(_NO_DIFFERENCE,), is_log=True) if spans else None


def _say_query(result: TrialResult) -> str:
    return (
        f"judge_trial(protocol, allocation, days, look={result.look}, draws={result.draws}, seed={result.seed}) "
        f"# held to alpha {say_value(result.alpha, 'number', 4)}"
    )
