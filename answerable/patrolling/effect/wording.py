"""How a trial's outcomes, arms and caveats are said."""

from __future__ import annotations

from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_count, say_day, say_level, say_number, say_period, say_value
from answerable.law.words import say_list
from answerable.patrolling.effect.result import Estimate, OutcomeResult, TrialResult
from answerable.patrolling.effect.verdict import round_level
from answerable.patrolling.offence.category import ALL_VIOLENCE, say_category
from answerable.patrolling.protocol import Outcome

_HUNDRED = 100


def say_outcome(outcome: Outcome) -> str:
    """What is counted: `homicide, violence with injury, robbery and possession of weapons, of victims ...`."""
    kinds = say_list([say_category(each) for each in outcome.categories or ALL_VIOLENCE])
    whose = {
        "all": "",
        "under 25": ", where a victim or suspect was under 25",
        "knife": ", where a knife was used",
        "under 25 with a knife": ", where a knife was used and a victim or suspect was under 25",
    }[outcome.whose]
    return f"{kinds}{whose}"


def say_arms(outcome: OutcomeResult) -> str:
    """`402 offences on 900 patrolled hotspot-days (44.7 in 100) and 510 on 900 control days (56.7 in 100)`."""
    what = "days of harm"
    if outcome.measure == "count":
        what = "offence" if outcome.patrolled == 1 else "offences"
    arms = ((outcome.patrolled, outcome.patrolled_days), (outcome.control, outcome.control_days))
    rates = [f"{say_number(_HUNDRED * seen / days, 1)} in 100" if days else "no rate" for seen, days in arms]
    return (
        f"{say_number(outcome.patrolled)} {what} on {say_count(outcome.patrolled_days, 'patrolled hotspot-day')} "
        f"({rates[0]}) and {say_number(outcome.control)} on {say_count(outcome.control_days, 'control day')} "
        f"({rates[1]})"
    )


def say_when(result: TrialResult) -> str:
    """`in 57 hotspots, 3 October 2022 to 1 January 2023`."""
    return f"in {say_count(result.hotspots, 'hotspot')}, {say_period(result.starts_on, result.data_to)}"


def say_prevented(outcome: OutcomeResult) -> str:
    """How many fewer than expected, with its interval; nothing where no ratio says how many were expected."""
    if outcome.prevented is None:
        return ""
    low, high = outcome.bound_prevented()
    what = "days of harm" if outcome.measure == "harm" else "offences"
    ends = f"{say_value(low, 'count')} to {'no limit' if high is None else say_value(high, 'count')}"
    return (
        f"At the rate of the control days, patrolled days would have seen {say_number(outcome.expected or 0)} "
        f"{what}: the difference is {say_number(outcome.prevented)} "
        f"({say_level(round_level(outcome.itt.level))} interval {ends})."
    )


def list_badges(result: TrialResult) -> tuple[Badge, ...]:
    """That a result is a look before the end."""
    if result.is_final:
        return ()
    words = (
        f"A planned look at the days to {say_day(result.data_to)}, before the end on {say_day(result.ends_on)}: held "
        f"to a stricter line ({say_alpha(result.alpha)}), and not the result."
    )
    return (Badge("provisional", words),)


def say_alpha(alpha: float) -> str:
    """`p at most 0.0462`."""
    return f"p at most {say_number(alpha, 4).rstrip('0')}" if alpha >= 0.0001 else "p below 0.0001"


def list_notes(result: TrialResult) -> tuple[str, ...]:
    """The caveats of every exhibit that rests on the draw."""
    notes = [
        "Days count as they were drawn, whether or not the patrol was made: so nothing that officers chose can "
        "pass for an effect (intention to treat).",
        f"Tested by drawing the registered allocation again {say_number(result.draws)} times, held to "
        f"{say_alpha(result.alpha)}. The interval supposes that a patrol multiplies what a hotspot-day sees by "
        "one and the same ratio.",
        f"Counted: {say_outcome(result.primary.outcome)}; never what police activity itself found.",
    ]
    if result.washout_days:
        notes.append(f"Control days up to {say_count(result.washout_days, 'day')} after a patrol are left out.")
    if result.without_hour:
        notes.append(
            f"{say_count(result.without_hour, 'offence')} of a day without an hour could not be put within the hours "
            "of the trial, and are left out of both arms."
        )
    if result.without_place:
        notes.append(
            f"{say_count(result.without_place, 'offence')} of that kind in the file and on these days, wherever they "
            "were, have no place on a map, and so are in neither arm."
        )
    return tuple(notes)


def is_drawable(estimate: Estimate) -> bool:
    """Whether an interval has two ends and a middle to be drawn."""
    return estimate.ratio is not None and estimate.high is not None and estimate.low > 0
