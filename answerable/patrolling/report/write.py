"""The one way from what a patrol report holds to what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.drawing.report import Report, Section, write_section
from answerable.drawing.wording import say_count, say_day, say_period
from answerable.law.words import say_list
from answerable.patrolling.dosage.exhibits import tell_dosage
from answerable.patrolling.effect.exhibits import tell_trial
from answerable.patrolling.hotspot.choice_exhibit import tell_statement
from answerable.patrolling.hotspot.exhibits import tell_hotspots
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.partnership.engagement_exhibit import tell_engagement
from answerable.patrolling.partnership.intervention_exhibit import tell_interventions
from answerable.patrolling.partnership.return_exhibit import tell_return
from answerable.patrolling.partnership.surrender_exhibit import tell_surrender
from answerable.patrolling.partnership.value_exhibit import tell_value
from answerable.patrolling.report.held import (
    Held,
    HeldHotspots,
    HeldProtocol,
    HeldResult,
    HeldReturn,
    HeldServices,
)
from answerable.patrolling.trial.exhibits import tell_protocol
from answerable.patrolling.trial.witness import say_abandoned, say_witness

CLOSED = (
    "Exact places, schedules and the seed of the draw are not in this report: they stay closed until a dated rule "
    "opens them."
)
NO_PERSONS = "Nothing here predicts what any person will do, and nobody can be known from it."


def write_report(held: Held) -> Report:
    """The report of what is held: the same today and in a year, since it is told from that alone."""
    match held:
        case HeldHotspots():
            report = write_hotspot_report(held)
        case HeldProtocol():
            report = write_protocol_report(held)
        case HeldResult():
            report = write_result_report(held)
        case HeldReturn():
            report = write_return_report(held)
        case HeldServices():
            report = write_services_report(held)
    return _badge(report, held.badges)


def write_hotspot_report(held: HeldHotspots) -> Report:
    """How much of the land holds how much of the violence, in and out of time; how places were chosen."""
    told = tell_statement(held.statement) if held.statement.held else None
    tested = tell_hotspots(held.result) if held.result else None
    places = say_count(held.statement.places, "place")
    return Report(
        title=held.name,
        purpose="To say how places were chosen for patrol, and how well such a choice holds in later offences.",
        lead=_join(
            f"{told.title}." if told else f"{places} were brought in as drawn.",
            _lead_tested(held.result, tested.exhibits)
            if held.result and tested
            else "How the method holds out of time has not been measured.",
        ),
        sections=(
            *write_section("What the places hold", tuple(filter(None, (held.why,))), (told,) if told else ()),
            *write_section("Tested out of time", (), tested.exhibits if tested else ()),
            *write_section("Where they are", (CLOSED, NO_PERSONS), (_tell_units(held),)),
        ),
        asked=("That the choice of hotspots and how well it holds be noted.",),
    )


def write_protocol_report(held: HeldProtocol) -> Report:
    """What a trial is to find out and can detect, its design, and the hashes by which it can be checked."""
    protocol = held.protocol
    exhibits = tell_protocol(protocol, protocol_sha256=held.protocol_sha256)
    days = say_period(protocol.starts_on, protocol.ends_on)
    registered = f" It was registered on {say_day(protocol.registered_on)}." if protocol.registered_on else ""
    return Report(
        title=protocol.title,
        purpose=protocol.question,
        lead=_join(
            f"{exhibits[0].title}.",
            say_abandoned(held.abandoned) if held.abandoned else "",
            f"The trial runs {days} in {say_count(len(protocol.hotspots), 'hotspot')}.{registered}",
        ),
        sections=(
            *write_section("What it can detect", (), exhibits[:1]),
            *write_section("How it is designed", (), exhibits[1:]),
            *write_section(
                "How it can be checked",
                (
                    f"The SHA-256 of the whole protocol, places with it, is {held.protocol_sha256}.",
                    *_say_witness(held),
                    held.release.words,
                ),
            ),
        ),
        asked=(
            "That the protocol be noted."
            if held.abandoned or (held.witness and (held.witness.told_on or dt.date.min) >= protocol.starts_on)
            else "That the protocol be noted before the trial starts.",
        ),
    )


def write_result_report(held: HeldResult) -> Report:
    """The dose, the effect and the doubt."""
    result, protocol = held.result, held.protocol
    effect = tell_trial(result)
    # Both tell policing units: an exhibit of a report is found by its slug.
    dose = tuple(replace(each, slug=f"dose-{each.slug}") for each in tell_dosage(held.dosage)) if held.dosage else ()
    money = tell_value(held.values) if held.values else ()
    kind = "At its end" if result.is_final else f"At planned look {result.look + 1} of {result.looks}"
    return Report(
        title=result.title,
        purpose=result.question,
        lead=_join(
            f"{effect[0].title}.",
            f"{kind}, of days to {say_day(result.data_to)}: {effect[0].sentence}",
            say_abandoned(held.abandoned) if held.abandoned else "",
            _first_title(dose),
        ),
        sections=(
            *write_section("Whether it worked", (), effect),
            *write_section("What was patrolled", (), dose),
            *write_section("What it cost", (), money),
            *write_section(
                "What was promised before",
                (
                    f"The protocol was registered on {say_day(protocol.registered_on)}; its SHA-256 is "
                    f"{held.protocol_sha256}."
                    if protocol.registered_on
                    else "",
                    *_say_witness(held),
                    CLOSED,
                ),
                tuple(
                    replace(each, slug=f"promised-{each.slug}")
                    for each in tell_protocol(protocol, protocol_sha256=held.protocol_sha256)
                ),
            ),
        ),
        asked=("That the result of the trial be noted, whatever it says.",),
    )


def write_return_report(held: HeldReturn) -> Report:
    """A quarter's return."""
    exhibits = tell_return(held.result)
    days = say_period(held.result.first_on, held.result.last_on)
    return Report(
        title=f"{held.result.fund}: return for {days}",
        purpose=f"To report the measures of {held.result.fund}, what was done with it, and its match.",
        lead=_join(*(f"{each.title}." for each in exhibits)),
        sections=write_section("The return", (), exhibits),
        asked=("That the return be noted.",),
    )


def write_services_report(held: HeldServices) -> Report:
    """What was agreed with communities, what services did, and what was surrendered."""
    parts = (
        ("What was agreed for each place", tell_engagement(held.plans, held.on) if held.plans else ()),
        ("Services", tell_interventions(held.interventions).exhibits if held.interventions else ()),
        ("Surrender bins", tell_surrender(held.surrender).exhibits if held.surrender else ()),
    )
    sections: tuple[Section, ...] = ()
    for title, exhibits in parts:
        sections += write_section(title, (), exhibits)
    return Report(
        title="Engagement, services and surrender bins",
        purpose="To say what was agreed with communities, who came to services and what came of it.",
        lead=_join(*(_first_title(exhibits) for _, exhibits in parts))
        or f"Nothing had been published of engagement, services or bins on {say_day(held.on)}.",
        sections=sections,
        asked=("That the report be noted.",),
    )


def _say_witness(held: HeldProtocol | HeldResult) -> tuple[str, ...]:
    return say_witness(held.witness, held.protocol.starts_on) if held.witness else ()


def _tell_units(held: HeldHotspots) -> Exhibit:
    named = [f"{number:,} in {unit}" for unit, number in held.units if unit]
    known = say_count(len(named), "policing unit")
    if unknown := sum(number for unit, number in held.units if not unit):
        named += [f"{unknown:,} in none that is known"] if named else []
    return Exhibit(
        slug="units",
        title=(
            "No unit is known"
            if not named
            else f"The places whose unit is known lie in {known}"
            if unknown
            else f"The places lie in {known}"
        ),
        sentence=(
            f"Of {say_count(held.statement.places, 'place')} chosen on {say_day(held.chosen_on)}, {say_list(named)}."
            if named
            else f"In which unit the places chosen on {say_day(held.chosen_on)} lie was not given."
        ),
        table=Table(
            columns=(Column("Policing unit"), Column("Places", "count")),
            rows=tuple((unit or "Not known", number) for unit, number in held.units),
        ),
    )


def _badge(report: Report, badges: Sequence[Badge]) -> Report:
    """The report with these badges on every exhibit that lacks them."""
    if not badges:
        return report
    sections = tuple(
        replace(
            section,
            exhibits=tuple(
                replace(each, badges=each.badges + tuple(badge for badge in badges if badge not in each.badges))
                for each in section.exhibits
            ),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


def _join(*words: str) -> str:
    return " ".join(each for each in words if each)


def _first_title(exhibits: Sequence[Exhibit]) -> str:
    """What was found first, in short; in full it stands in its place below."""
    return f"{exhibits[0].title}." if exhibits else ""


def _lead_tested(result: HotspotResult, exhibits: Sequence[Exhibit]) -> str:
    """How the method did out of time, cell by cell: single cells hold more than places that can be patrolled."""
    title, later = exhibits[0].title, say_count(result.tested.offences, "later offence")
    return f"Tested on {later}, cell by cell and not by place: {title[:1].lower()}{title[1:]}."
