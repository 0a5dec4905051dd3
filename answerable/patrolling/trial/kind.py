"""A kind of analysis: what a trial of patrols could detect, asked before there is a protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.drawing.exhibit import Told
from answerable.drawing.wording import say_count, say_number, say_period
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.protocol import Outcome
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.detection import Detection, work_out_detection
from answerable.patrolling.trial.detection_exhibit import say_detectable, tell_detection
from answerable.patrolling.trial.power import Design, find_kept
from answerable.patrolling.trial.published import find_expected_finding
from answerable.patrolling.trial.wording import say_categories


class PowerOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a trial before it is planned."""

    days: Annotated[int, Meta(ge=1, le=3660, description="How many days the trial is to last.")] = 90
    events: Annotated[
        float,
        Meta(
            ge=0,
            description="Events expected in all hotspots if nobody patrols; 0 to count them from the file.",
        ),
    ] = 0.0
    held_percent: Annotated[
        float,
        Meta(gt=0, le=100, description="Of a file: per cent of the violence in it that the hotspots hold."),
    ] = 100.0
    whose: Annotated[
        Literal["all", "under 25", "knife", "under 25 with a knife"],
        Meta(description="Of a file: whose violence is counted."),
    ] = "all"
    dispersion: Annotated[
        float,
        Meta(ge=1, le=100, description="How many times more daily counts vary than by chance; 1 if not."),
    ] = 1.0
    patrolled: Annotated[int, Meta(ge=1, le=99, description="Days patrolled, out of the number that follows.")] = 1
    out_of: Annotated[int, Meta(ge=2, le=100, description="The days of which so many are patrolled.")] = 2
    washout_days: Annotated[
        int, Meta(ge=0, le=14, description="Days after a patrolled day that are left out of the controls.")
    ] = 0
    compliance_percent: Annotated[float, Meta(gt=0, le=100, description="Per cent of patrols that will be made.")] = (
        80.0
    )
    hoped_percent: Annotated[
        float,
        Meta(ge=0, lt=100, description="The fall hoped for, in per cent; 0 for that of the newest review."),
    ] = 0.0
    power_percent: Annotated[
        float, Meta(gt=50, lt=100, description="How probably it is to be found, in per cent.")
    ] = 80.0
    level_percent: Annotated[
        float, Meta(gt=0, lt=50, description="How often chance alone may pass for a fall or a rise, in per cent.")
    ] = 5.0


class History(Struct, frozen=True, kw_only=True):
    """The events that were counted in a file, and its days."""

    first_on: dt.date
    last_on: dt.date
    events: int


class PowerResult(Struct, frozen=True, kw_only=True):
    """What could be detected, and of what history; nothing of it where the events were given."""

    options: PowerOptions
    detection: Detection
    history: History | None = None


def measure_power(files: Mapping[str, DataFile], options: PowerOptions) -> PowerResult:
    """What a trial could detect. Raises `MeasureError` where nothing says how many events there are to prevent."""
    if options.patrolled >= options.out_of:
        raise MeasureError("Every day would be patrolled, and none be left to compare with: patrol fewer.")
    history = None
    expected = options.events
    if not expected:
        history = _count_history(files, options)
        days = (history.last_on - history.first_on).days + 1
        expected = history.events / days * options.days * options.held_percent / 100
    share = options.patrolled / options.out_of
    design = Design(
        expected=expected,
        dispersion=options.dispersion,
        share=share,
        kept=find_kept(share, options.washout_days),
        compliance=options.compliance_percent / 100,
        alpha=options.level_percent / 100,
        power=options.power_percent / 100,
        days=options.days,
    )
    hoped, source = options.hoped_percent / 100, ""
    if not hoped:
        review = find_expected_finding()
        hoped, source = review.reduction or 0.0, f"{review.authority}, {review.valid_from.year}"
    return PowerResult(options=options, detection=work_out_detection(design, hoped, source), history=history)


def tell_power(result: PowerResult) -> Told:
    """The smallest fall first, then what was found elsewhere, then what it would take."""
    return Told(title="What a trial could detect", lead=f"{say_detectable(result.detection)}. {_say_history(result)}",
                exhibits=tell_detection(result.detection))  # fmt: skip


def _say_history(result: PowerResult) -> str:
    history, expected = result.history, say_number(result.detection.design.expected)
    if history is None:
        return f"{expected} events are taken as given for {say_count(result.options.days, 'day')}."
    held = result.options.held_percent
    part = "all of it" if held == 100 else f"{say_number(held, 1)}% of it"
    return (
        f"The file has {say_count(history.events, 'offence')} of {_say_whose(result.options)} in the days of "
        f"{say_period(history.first_on, history.last_on)}; with {part} in the hotspots, {expected} are expected in "
        f"{say_count(result.options.days, 'day')}."
    )


def _say_whose(options: PowerOptions) -> str:
    violence = say_categories(())
    return violence if options.whose == "all" else f"{violence}, {options.whose}"


def _count_history(files: Mapping[str, DataFile], options: PowerOptions) -> History:
    from answerable.patrolling.offence.offences import pick_outcome, read_offences

    if "offences" not in files:
        raise MeasureError("Say how many events are expected, or give a file of past offences to count them from.")
    try:
        offences = read_offences(files["offences"])
        counted = int(pick_outcome(offences, Outcome(name="violence", whose=options.whose)).sum())
    except PatrolError as fault:
        raise MeasureError(str(fault)) from fault
    if not counted or offences.first_on is None or offences.last_on is None:
        raise MeasureError("There is no such violence in the file, so nothing says what a trial could prevent.")
    return History(first_on=offences.first_on, last_on=offences.last_on, events=counted)


TRIAL_POWER = Kind(
    name="trial-power",
    heading="What a trial could detect",
    purpose="The smallest fall in violence that a trial of patrols could tell from chance, before it is planned.",
    inputs=(Input("offences", OFFENCES, is_optional=True),),
    options=PowerOptions,
    result=PowerResult,
    measure=measure_power,
    tell=tell_power,
)
