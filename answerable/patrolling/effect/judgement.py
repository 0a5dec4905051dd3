"""The result of a trial, judged by the analysis that its protocol registered, at the days it allows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from answerable.drawing.wording import say_day
from answerable.patrolling.effect.analyses import OFFERED, RANDOMISATION
from answerable.patrolling.effect.calendar import part_expected, weigh_days
from answerable.patrolling.effect.complier import describe_visits, find_lack, respond_to_visits
from answerable.patrolling.effect.explored import explore_doses, explore_units_and_tiers, follow_weeks
from answerable.patrolling.effect.randomisation import DRAWS, SEED, Response, Tested, compare_responses
from answerable.patrolling.effect.redraw import prepare_redraw
from answerable.patrolling.effect.result import Complier, Estimate, Measure, OutcomeResult, Redrawn, Ring, TrialResult
from answerable.patrolling.effect.trial_days import OutcomeDays, TrialDays
from answerable.patrolling.effect.verdict import adjust_holm, judge_ratio
from answerable.patrolling.protocol import Outcome, Protocol
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.blocks import list_blocks
from answerable.patrolling.trial.looks import PlannedLook, plan_looks
from answerable.patrolling.trial.night import follow_nights

if TYPE_CHECKING:
    from answerable.patrolling.trial.allocation import Allocation

Floats = NDArray[np.float64]

METHOD = (
    "Randomisation inference (Fisher 1935): the registered allocation drawn again, the difference of the arms over "
    "its standard error compared; interval by test inversion, for an effect that multiplies what a hotspot-day sees."
)
_BINS = 40


@dataclass(frozen=True, eq=False)
class _Line:
    """An outcome in one measure: what a row of the result is made of."""

    days: OutcomeDays
    measure: Measure
    with_homicide: bool
    is_registered: bool

    @property
    def name(self) -> str:
        if self.measure == "count":
            return self.days.outcome.name if self.is_registered else f"{self.days.outcome.name}: offences"
        homicide = "with" if self.with_homicide else "without"
        name = self.days.outcome.name
        harm = "" if "harm" in name.casefold() else ": harm"
        return f"{name}{harm}, {homicide} homicide"

    def list_values(self, *, is_ring: bool = False) -> Floats:
        return self.days.list_values(self.measure, with_homicide=self.with_homicide, is_ring=is_ring)


def judge_trial(
    protocol: Protocol,
    allocation: Allocation,
    days: TrialDays,
    *,
    seed: int = SEED,
    draws: int = DRAWS,
    look: int | None = None,
) -> TrialResult:
    """The result at a planned look (its place in `trial/looks.py: plan_looks`), or at the end.

    Each outcome is tested by re-drawing the registered allocation; p of all but the primary one by Holm. The level
    is that of the look. `seed` is that of re-drawing, not the trial's. Raises `PatrolError` (E-TRIAL-EARLY) for a
    look that is not planned or that the data do not reach: then there is no result at all.
    """
    if not np.array_equal(allocation.patrolled, days.patrolled):
        raise PatrolError("These days were gathered for another draw: gather them again for this one.")
    planned = plan_looks(protocol)
    at = len(planned) - 1 if look is None else look
    _refuse_early(protocol, planned, at, days)
    seen = days.until(planned[at].data_to)
    level = 1 - planned[at].alpha
    lines = _list_lines(seen)
    responses = [_respond(seen, line.list_values(), line.days.events) for line in lines]
    own = seen.outcomes[0]
    responses += [
        _respond(seen, own.ring_events, own.ring_events),
        _respond(seen, own.events + own.ring_events, own.events + own.ring_events),
    ]
    lack = find_lack(seen)
    if not lack:
        responses.append(respond_to_visits(seen))
    tested = compare_responses(
        responses,
        seen.patrolled,
        prepare_redraw(list_blocks(protocol)),
        washout_days=protocol.washout_days,
        draws=draws,
        seed=seed,
        level=level,
    )
    outcomes = _tell_outcomes(protocol, seen, lines, tested, is_final=at == len(planned) - 1)
    expected = _expect_unpatrolled(lines, responses, tested)
    units, tiers = explore_units_and_tiers(protocol, seen, expected, level)
    return TrialResult(
        title=protocol.title,
        body=protocol.body,
        question=protocol.question,
        hotspots=len(protocol.hotspots),
        starts_on=protocol.starts_on,
        ends_on=protocol.ends_on,
        data_to=planned[at].data_to,
        look=at,
        looks=len(planned),
        alpha=planned[at].alpha,
        draws=draws,
        seed=seed,
        share=protocol.scheme.patrolled / protocol.scheme.out_of,
        washout_days=protocol.washout_days,
        without_hour=seen.without_hour,
        without_place=seen.without_place,
        outcomes=outcomes,
        redrawn=_count_redrawn(tested[0], draws),
        complier=_tell_complier(seen, tested, lack),
        ring=_tell_ring(protocol, seen, tested[len(lines)], tested[len(lines) + 1]),
        units=units,
        tiers=tiers,
        doses=explore_doses(seen, expected, level),
        weeks=follow_weeks(seen, expected) if at == len(planned) - 1 else (),
        detectable=protocol.detectable,
        hoped=protocol.hoped,
        hoped_source=protocol.hoped_source,
    )


def _refuse_early(protocol: Protocol, planned: Sequence[PlannedLook], look: int, days: TrialDays) -> None:
    if not 0 <= look < len(planned):
        raise PatrolError(
            "E-TRIAL-EARLY: Early indications are not shown: the protocol plans no such look. It may be looked at on "
            + ", ".join(say_day(each.on) for each in planned)
            + "."
        )
    last_on = planned[look].data_to
    if days.to < last_on:
        needed, reach = (follow_nights(day, protocol.offence_hours) for day in (last_on, days.to))
        night = ", on which its last night ends" if needed > last_on else ""
        raise PatrolError(
            f"E-TRIAL-EARLY: Early indications are not shown: this look needs every day to {say_day(needed)}{night}, "
            f"and the offences reach to {say_day(reach)}. Load the rest."
        )


def _list_lines(days: TrialDays) -> list[_Line]:
    """The registered outcomes, the primary first; beside a count its harm, and beside harm the count (the primary's)
    and the other way with homicide, where there was one."""
    lines = [
        _Line(each, each.outcome.measure, each.outcome.measure == "harm" and each.outcome.with_homicide, True)
        for each in days.outcomes
    ]
    primary = days.outcomes[0]
    beside = [_Line(primary, "count", False, False), _Line(primary, "harm", False, False)]
    harms = [primary, *(each for each in days.outcomes[1:] if each.outcome.measure == "harm")]
    beside += [
        _Line(each, "harm", with_homicide, False)
        for each in harms
        for with_homicide in (False, True)
        if (each.homicide_harm * days.is_measured).any()
    ]
    for line in beside:
        if not any(_is_same(line, other) for other in lines):
            lines.append(line)
    return lines


def _is_same(one: _Line, other: _Line) -> bool:
    def key(line: _Line) -> tuple[object, ...]:
        outcome: Outcome = line.days.outcome
        homicide = line.with_homicide and bool(line.days.homicide_harm.any())
        return frozenset(outcome.categories), outcome.whose, line.measure, homicide

    return key(one) == key(other)


def _respond(days: TrialDays, values: Floats, events: Floats) -> Response:
    """Values with what is expected of each hotspot-day, as its offences have it."""
    values, events = values * days.is_measured, events * days.is_measured
    expected = part_expected(values, days.patrolled, days.first_on, days.is_measured, events=events)
    return Response(values=values, expected=expected, treated=days.patrolled)


def _expect_unpatrolled(lines: Sequence[_Line], responses: Sequence[Response], tested: Sequence[Tested]) -> Floats:
    """What offences of the primary outcome were expected on each hotspot-day if none had been patrolled, by the ratio
    found; where none was, by all days as they are."""
    at = next(at for at, line in enumerate(lines) if line.days is lines[0].days and line.measure == "count")
    own, other = responses[at].expected
    return np.asarray(own / (tested[at].ratio or 1.0) + other)


def _tell_outcomes(
    protocol: Protocol, days: TrialDays, lines: Sequence[_Line], tested: Sequence[Tested], *, is_final: bool
) -> tuple[OutcomeResult, ...]:
    adjusted = [tested[0].p, *adjust_holm([tested[at].p for at in range(1, len(lines))])]
    return tuple(
        _tell_outcome(protocol, days, line, tested[at], adjusted[at], (at, len(lines) - 1 if at else 1, is_final))
        for at, line in enumerate(lines)
    )


def _tell_outcome(
    protocol: Protocol, days: TrialDays, line: _Line, tested: Tested, p: float, place: tuple[int, int, bool]
) -> OutcomeResult:
    at, others, is_final = place
    values, treated, control = line.list_values(), days.treated, days.control
    own = estimate_by_draw(tested)
    patrolled, seen = float(values[treated].sum()), float(values[control].sum())
    events = float(line.days.events[treated | control].sum())
    detectable = protocol.detectable if at == 0 and is_final else None
    return OutcomeResult(
        name=line.name,
        outcome=line.days.outcome,
        measure=line.measure,
        with_homicide=line.with_homicide,
        is_primary=at == 0,
        is_registered=line.is_registered,
        patrolled=patrolled,
        control=seen,
        patrolled_days=int(treated.sum()),
        control_days=int(control.sum()),
        expected=patrolled / own.ratio if own.ratio else None,
        estimates=(own, *_fit_models(days, line, own.level)),
        p_adjusted=p,
        verdict=judge_ratio(own, events, p=p, others=others, detectable=detectable, seen=(patrolled, seen)),
    )


def estimate_by_draw(tested: Tested, name: str = "Randomisation, days as drawn") -> Estimate:
    """What randomisation says, as an estimate."""
    return Estimate(
        analysis=RANDOMISATION, name=name, method=METHOD, ratio=tested.ratio, low=tested.low, high=tested.high,
        p=tested.p, level=tested.level,
    )  # fmt: skip


def _fit_models(days: TrialDays, line: _Line, level: float) -> tuple[Estimate, ...]:
    """The offered count models; none for harm, which is no count."""
    if line.measure != "count":
        return ()
    events = line.days.events * days.is_measured
    weights = weigh_days(events, days.first_on)
    estimates = []
    for analysis in OFFERED:
        if not analysis.may_judge(len(events)):
            continue
        fit = analysis.fit(events, days.treated, days.control, weights)
        if not math.isfinite(float(fit.log_ratio)) or not float(fit.error) > 0:
            continue
        low, high = fit.bound(level)
        estimates.append(
            Estimate(
                analysis=analysis.slug, name=analysis.name, method=analysis.method,
                ratio=math.exp(float(fit.log_ratio)), low=float(low), high=float(high), p=float(fit.p), level=level,
            )
        )  # fmt: skip
    return tuple(estimates)


def _count_redrawn(tested: Tested, draws: int) -> Redrawn:
    known = tested.redrawn[np.isfinite(tested.redrawn)]
    if not len(known):
        return Redrawn(edges=(), counts=(), beyond=draws, as_far=draws, draws=draws, ratio=None)
    ends = np.quantile(known, [0.001, 0.999])
    low, high = (min(ends[0], tested.ratio or ends[0]), max(ends[1], tested.ratio or ends[1]))
    edges = np.linspace(low, high if high > low else low + 1, _BINS + 1)
    counts, _ = np.histogram(known, edges)
    return Redrawn(
        edges=tuple(round(float(edge), 6) for edge in edges),
        counts=tuple(int(count) for count in counts),
        beyond=draws - int(counts.sum()),
        as_far=round(tested.p * (draws + 1)) - 1,
        draws=draws,
        ratio=tested.ratio,
    )


def _tell_complier(days: TrialDays, tested: Sequence[Tested], lack: str) -> Complier:
    seen = describe_visits(days)
    found = None if lack else estimate_by_draw(tested[-1], "Effect of a visit, by the draw")
    if found is not None and found.ratio is None:
        lack, found = "No ratio of a visit fits what was seen.", None
    return Complier(
        patrolled_visited=seen.patrolled_visited, patrolled_days=seen.patrolled_days,
        control_visited=seen.control_visited, control_days=seen.control_days, estimate=found, lack=lack,
    )  # fmt: skip


def _tell_ring(protocol: Protocol, days: TrialDays, ring: Tested, together: Tested) -> Ring:
    events = days.outcomes[0].ring_events
    patrolled, control = float(events[days.treated].sum()), float(events[days.control].sum())
    found = estimate_by_draw(ring, f"Around hotspots, within {protocol.buffer_metres} m")
    return Ring(
        metres=protocol.buffer_metres,
        patrolled=patrolled,
        control=control,
        ring=found,
        verdict=judge_ratio(found, patrolled + control, seen=(patrolled, control)),
        together=estimate_by_draw(together, "Hotspots and their surroundings together"),
    )
