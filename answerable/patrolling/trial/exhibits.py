"""A protocol as it is shown to anybody: what it can detect first, and nothing exact of its places."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_day, say_number, say_period, say_value
from answerable.law.words import say_list
from answerable.patrolling.effect.randomisation import DRAWS
from answerable.patrolling.protocol import Outcome, Protocol, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import recite_draw
from answerable.patrolling.trial.blocks import list_blocks
from answerable.patrolling.trial.detection import work_out_protocol
from answerable.patrolling.trial.detection_exhibit import tell_detection
from answerable.patrolling.trial.looks import PlannedLook, plan_looks
from answerable.patrolling.trial.power import find_reduction, read_design
from answerable.patrolling.trial.registration import hash_protocol
from answerable.patrolling.trial.wording import say_categories, say_percent


def tell_protocol(protocol: Protocol, *, protocol_sha256: str = "") -> tuple[Exhibit, ...]:
    """What a protocol can detect, then its design, outcomes, looks and hashes.

    Of places it says how many there are in each policing unit. A protocol that is still being written is told as far
    as it goes. `protocol_sha256` is the hash of the whole of it, where this one has its places hidden.
    """
    rest = (_tell_design(protocol), _tell_outcomes(protocol))
    looks = (_tell_looks(protocol),) if protocol.days > 0 and 0 < protocol.alpha < 1 else ()
    registration = _tell_registration(protocol, protocol_sha256 or hash_protocol(protocol))
    return (*_tell_detectable(protocol), *rest, *looks, registration)


def _tell_detectable(protocol: Protocol) -> tuple[Exhibit, ...]:
    try:
        first, *others = tell_detection(work_out_protocol(protocol))
        return (replace(first, notes=(*first.notes, *_say_cost(protocol))), *others)
    except PatrolError as fault:
        words = str(fault)
    return (
        Exhibit(
            slug="detectable",
            title="What this trial can detect has not been worked out",
            sentence=words,
            table=Table(columns=(Column("Detectable"),), rows=()),
        ),
    )


def _say_cost(protocol: Protocol) -> tuple[str, ...]:
    """What the trial's looks, and an outcome of harm, take from what it can detect."""
    notes = []
    if protocol.days > 0 and len(lines := plan_looks(protocol)) > 1:
        strict = find_reduction(replace(read_design(protocol), alpha=lines[-1].alpha))
        notes.append(
            "Looks before the end are paid for at the end: held to the line that stands there, the smallest fall is "
            f"{say_percent(strict)} if every patrol is made."
        )
    if protocol.outcomes and protocol.outcomes[0].measure == "harm":
        notes.append(
            "The primary outcome is harm, and this is worked out from the offences behind it. A few of them hold "
            "most of the harm, so the smallest fall in harm is larger."
        )
    return tuple(notes)


def _tell_design(protocol: Protocol) -> Exhibit:
    scheme, hotspots = protocol.scheme, len(protocol.hotspots)
    units = sorted(Counter(hotspot.unit for hotspot in protocol.hotspots).items())
    share = scheme.patrolled / scheme.out_of
    days = max(protocol.days, 0)
    return Exhibit(
        slug="design",
        title=f"{say_count(hotspots, 'hotspot')}, {scheme.patrolled} of {scheme.out_of} days drawn for patrol",
        sentence=(
            f"{_say_days(protocol)}, {scheme.patrolled} of every {scheme.out_of} of "
            f"{say_count(hotspots * days, 'hotspot-day')} are drawn at random for patrol, {_say_within(protocol)}: "
            f"{say_count(hotspots, 'hotspot')} in {say_count(len(units), 'policing unit')}. On a day so drawn a "
            f"hotspot gets {say_count(protocol.dose.visits, 'visit')} of "
            f"{say_count(protocol.dose.minutes, 'minute')}."
        ),
        table=Table(
            columns=(
                Column("Policing unit"),
                Column("Hotspots", "count"),
                Column("Hotspot-days", "count"),
                Column("Patrolled, on average", "count"),
                Column("Not patrolled, on average", "count"),
            ),
            rows=tuple(
                (unit, many, many * days, round(many * days * share), many * days - round(many * days * share))
                for unit, many in units
            ),
        ),
        notes=_list_design_notes(protocol),
        query="answerable.patrolling.trial.blocks.list_blocks(protocol)",
    )


def _say_days(protocol: Protocol) -> str:
    if protocol.days < 1:
        return "The days do not hold together"
    return f"From {say_period(protocol.starts_on, protocol.ends_on)}"


def _say_within(protocol: Protocol) -> str:
    if protocol.scheme.within == "day":
        return "on each day among hotspots of the same policing unit and like violence"
    return f"for each hotspot within runs of {say_count(protocol.scheme.run_days, 'day')}"


def _list_design_notes(protocol: Protocol) -> tuple[str, ...]:
    notes = ["Where hotspots are and when they are visited is told when that can do no harm any more."]
    if protocol.washout_days:
        days = say_count(protocol.washout_days, "day")
        notes.append(f"The {days} after a patrolled day are left out of the days it is compared with.")
    notes.append(f"Displacement is looked for within {protocol.buffer_metres} metres of each hotspot.")
    try:
        merged = len(list_blocks(protocol).merged)
    except PatrolError as fault:
        return (str(fault), *notes)
    if merged:
        notes.append(
            f"A hotspot with none like it in its unit is drawn with its neighbours: {say_count(merged, 'group')} "
            f"{'is' if merged == 1 else 'are'} put together so."
        )
    return tuple(notes)


def _tell_outcomes(protocol: Protocol) -> Exhibit:
    first = protocol.outcomes[0].name if protocol.outcomes else ""
    title = f"The primary outcome is {first}" if first else "No outcome is named yet"
    hours = f" Only offences {say_hours(protocol.offence_hours)} count." if protocol.offence_hours else ""
    return Exhibit(
        slug="outcomes",
        title=title,
        sentence=(
            f"{title}, fixed before the trial starts{_say_others(protocol)}.{hours} A fall of "
            f"{say_percent(protocol.hoped)} is hoped for"
            f"{f' ({protocol.hoped_source})' if protocol.hoped_source else ''}."
        ),
        table=Table(
            columns=(Column("Outcome"), Column("Place"), Column("Counted as"), Column("Of"), Column("Whose")),
            rows=tuple(
                (
                    each.name,
                    "secondary" if at else "primary",
                    _say_measure(each, protocol),
                    say_categories(each.categories),
                    each.whose,
                )
                for at, each in enumerate(protocol.outcomes)
            ),
        ),
        notes=("Offences that police activity itself uncovers are not counted, since patrols would add to them.",),
    )


def _say_others(protocol: Protocol) -> str:
    others = len(protocol.outcomes) - 1
    if others < 1:
        return ""
    return f"; {say_count(others, 'other outcome')} {'is' if others == 1 else 'are'} told beside it"


def say_hours(windows: tuple[Window, ...]) -> str:
    """`between 15:00 and 23:00`, `between 22:00 and 03:00 the next day`."""
    said = (
        f"between {each.start:%H:%M} and {each.end:%H:%M}{' the next day' if each.end <= each.start else ''}"
        for each in windows
    )
    return say_list(said, "or")


def _say_measure(outcome: Outcome, protocol: Protocol) -> str:
    if outcome.measure == "count":
        return "offences"
    edition = f", edition {protocol.harm_edition}" if protocol.harm_edition else ""
    homicide = "with" if outcome.with_homicide else "without"
    return f"harm in days of the Cambridge Crime Harm Index{edition}, {homicide} homicide"


def _tell_looks(protocol: Protocol) -> Exhibit:
    looks = plan_looks(protocol)
    early = len(looks) - 1
    planned = f"at {say_count(early, 'planned look')} and" if early else "only"
    last = looks[-1]
    return Exhibit(
        slug="looks",
        title=f"The result is read {planned} at the end",
        sentence=(
            f"The result is read {planned} at the end, from {say_day(last.on)}; there it is told from chance if its "
            f"p is {say_number(last.alpha, 4)} or less, so that all looks together pass chance for an effect in "
            f"{say_percent(protocol.alpha)} of trials in which patrols do nothing. On any other day nothing is shown."
        ),
        table=Table(
            columns=(
                Column("Look"),
                Column("From", "date"),
                Column("Days up to", "date"),
                Column("Of the trial", "percent", 1),
                Column("Smallest z"),
                Column("Largest p"),
            ),
            rows=tuple(
                (
                    f"Look {at}" if at <= early else "End",
                    look.on,
                    look.data_to,
                    100 * look.share,
                    say_number(look.z, 3),
                    _say_line(look.alpha),
                )
                for at, look in enumerate(looks, 1)
            ),
        ),
        notes=(
            "The level is spent by the function of O'Brien and Fleming's kind (Lan and DeMets, Biometrika 70, 1983) "
            "by the share of days that are over; two-sided.",
            *_say_beyond(looks),
        ),
        query="answerable.patrolling.trial.looks.plan_looks(protocol)",
    )


def _say_beyond(looks: tuple[PlannedLook, ...]) -> tuple[str, ...]:
    """That a look so early is held to a line that no number of draws made can reach."""
    beyond = [at for at, look in enumerate(looks, 1) if look.alpha < 1 / (DRAWS + 1)]
    if not beyond:
        return ()
    named = say_list(f"look {at}" for at in beyond)
    return (
        f"So early, {named} cannot tell anything from chance: the smallest p of {say_number(DRAWS)} draws lies above "
        "its line. Plan it later, or leave it out.",
    )


def _say_line(alpha: float) -> str:
    return say_number(alpha, 4) if alpha >= 0.0001 else "below 0.0001"


def _tell_registration(protocol: Protocol, protocol_sha256: str) -> Exhibit:
    registered = protocol.registered_on
    when = f"Registered on {say_day(registered)}" if registered else "Not registered yet"
    return Exhibit(
        slug="registration",
        title=when,
        sentence=(
            f"{when}: “{protocol.title}”, {protocol.body}. Nothing of the protocol may change once it is registered: "
            "any change gives another hash."
        ),
        table=Table(
            columns=(Column("What is registered"), Column("SHA-256")),
            rows=(
                ("The protocol, whole", protocol_sha256),
                ("The seed of the draw", protocol.seed_sha256 or say_value(None)),
            ),
        ),
        notes=(
            recite_draw(protocol),
            "The protocol's hash is that of its canonical JSON: names sorted, no spaces, UTF-8, days as 2022-10-03. "
            "Its text holds exact places, and is published with them.",
        ),
        query="answerable.patrolling.trial.registration.hash_protocol(protocol)",
    )
