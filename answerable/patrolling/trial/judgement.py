"""Everything that the rules of a trial have to say of a protocol, before it is registered."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from answerable.drawing.wording import say_count, say_day, say_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list
from answerable.patrolling.protocol import Detectable, Protocol, Window
from answerable.patrolling.trial.power import find_careful_reduction, find_power, read_design, say_unfit_levels
from answerable.patrolling.trial.spacing import list_near
from answerable.patrolling.trial.washout import draw_kept
from answerable.patrolling.trial.wording import say_percent

SHORTEST = 28
"""Days below which a trial is warned of: four whole weeks, each weekday as often as any other."""

LEAST_KEPT = 0.25
"""Share of control days left after the washout below which a trial is warned of. Our own choice, of 23 November 2026:
where half of days are patrolled, a quarter left takes two and a half times as many offences to detect as much."""

_DAY_MINUTES = 24 * 60
_HASH_DIGITS = 64
_NAMED = 5
_NEAR = 1e-6
_SLACK = 0.005
"""A chance this near to the power is it, to the whole per cent."""


def judge_protocol(protocol: Protocol, *, today: dt.date, seen_compliance: float | None = None) -> tuple[Ruling, ...]:
    """Every ruling on a protocol, what stops it first; nothing where all is in order.

    `today` stands for the day of registration where the protocol has none. `seen_compliance` is the share of planned
    patrols that were made when the body last patrolled so, where that is known. Raises `PatrolError` for an outline
    that is no polygon.
    """
    rulings = (
        *_judge_places(protocol),
        *_judge_days(protocol, today),
        *_judge_draw(protocol),
        *_judge_washout(protocol),
        *_judge_dose(protocol),
        *_judge_outcomes(protocol),
        *_judge_power(protocol, seen_compliance),
    )
    return tuple(sorted(rulings, key=lambda ruling: not ruling.code.startswith("E-")))


def _judge_places(protocol: Protocol) -> Iterator[Ruling]:
    if not protocol.hotspots:
        yield make_ruling("E-TRIAL-NO-HOTSPOTS", "The protocol has no hotspots: choose those that are patrolled.")
        return
    twice = sorted(code for code, many in Counter(each.code for each in protocol.hotspots).items() if many > 1)
    if twice:
        does = "stands" if len(twice) == 1 else "stand"
        words = f"{say_list(twice)} {does} for more than one hotspot: give each a code of its own."
        yield make_ruling("E-TRIAL-HOTSPOT-TWICE", words)
    near = list_near(protocol)
    if near:
        named = say_list(f"{first} and {second}" for first, second in near[:_NAMED])
        more = f", and {say_number(len(near) - _NAMED)} pairs more" if len(near) > _NAMED else ""
        words = (
            f"{say_count(len(near), 'pair')} of hotspots lie nearer than twice the buffer of "
            f"{protocol.buffer_metres} metres, or overlap: {named}{more}. A patrol of one may act on the other, and "
            "an offence between them has no place of its own. Join them, or choose others."
        )
        yield make_ruling("W-TRIAL-NEAR", words)


def _judge_days(protocol: Protocol, today: dt.date) -> Iterator[Ruling]:
    first, last = protocol.starts_on, protocol.ends_on
    if last < first:
        words = f"The trial ends on {say_day(last)}, before it starts on {say_day(first)}: correct the days."
        yield make_ruling("E-TRIAL-DATES", words)
        return
    registered = protocol.registered_on or today
    if registered >= first:
        when = "was registered" if protocol.registered_on else "would be registered"
        words = (
            f"The protocol {when} on {say_day(registered)} and the trial starts on {say_day(first)}: nobody can tell "
            "then what was planned from what was seen. Start on a later day."
        )
        yield make_ruling("E-TRIAL-LATE", words)
    outside = [look.on for look in protocol.looks if not first < look.on <= last]
    if outside:
        words = (
            f"A look on {say_list(map(say_day, outside))} is outside the trial of {say_day(first)} to "
            f"{say_day(last)}: plan looks after its first day and up to its last."
        )
        yield make_ruling("E-TRIAL-LOOK-OUTSIDE", words)
    if protocol.days < SHORTEST:
        words = (
            f"The trial lasts {say_count(protocol.days, 'day')}: below {SHORTEST}, few weekdays come often enough to "
            "tell patrols from the calendar."
        )
        yield make_ruling("W-TRIAL-SHORT", words)


def _judge_draw(protocol: Protocol) -> Iterator[Ruling]:
    scheme = protocol.scheme
    if not 0 < scheme.patrolled < scheme.out_of:
        words = (
            f"{scheme.patrolled} of {scheme.out_of} days patrolled leaves nothing to compare with: at least one in "
            "the number is patrolled and one is not."
        )
        yield make_ruling("E-TRIAL-SPLIT", words)
    if scheme.within == "hotspot" and scheme.run_days < scheme.out_of:
        words = (
            f"Days are drawn in runs of {say_count(scheme.run_days, 'day')}, and {scheme.patrolled} of "
            f"{scheme.out_of} are patrolled: make the run as long as that number, or a multiple of it."
        )
        yield make_ruling("E-TRIAL-SPLIT", words)
    digits = protocol.seed_sha256.strip().casefold()
    if len(digits) != _HASH_DIGITS or set(digits) - set("0123456789abcdef") or not digits.strip("0"):
        words = (
            "The hash of the seed is missing: it is made when the protocol is registered, and without it nobody can "
            "check later that days were drawn beforehand."
        )
        yield make_ruling("E-TRIAL-NO-SEED-HASH", words)


def _judge_washout(protocol: Protocol) -> Iterator[Ruling]:
    if not protocol.washout_days or not _may_draw(protocol):
        return
    kept = draw_kept(protocol)
    left_out = say_count(protocol.washout_days, "day")
    if kept.bare:
        many = say_number(len(kept.bare)) if len(kept.bare) < len(protocol.hotspots) else "every one"
        words = (
            f"With {left_out} left out after each patrol, {many} of {say_count(len(protocol.hotspots), 'hotspot')} "
            "will probably be left without a single control day, so that nothing can be compared there: leave fewer "
            "days out, or patrol fewer."
        )
        yield make_ruling("E-TRIAL-NO-CONTROLS", words)
    elif kept.share < LEAST_KEPT:
        words = (
            f"With {left_out} left out after each patrol, {say_percent(round(kept.share, 3))} of the days that are "
            f"not drawn stay as controls, below {say_percent(LEAST_KEPT)}: what is found will hang on few days. "
            "Leave fewer days out, patrol fewer, or say why so many are left out."
        )
        yield make_ruling("W-TRIAL-FEW-CONTROLS", words)


def _may_draw(protocol: Protocol) -> bool:
    """Whether the protocol has something to draw among: what else is wrong with it is told by other rulings."""
    scheme = protocol.scheme
    is_split = 0 < scheme.patrolled < scheme.out_of and (scheme.within == "day" or scheme.run_days >= scheme.out_of)
    return bool(protocol.hotspots) and protocol.days > 0 and is_split


def _judge_dose(protocol: Protocol) -> Iterator[Ruling]:
    dose = protocol.dose
    if dose.visits < 1 or dose.minutes < 1:
        yield make_ruling(
            "E-TRIAL-DOSE", "A patrolled day has at least one visit of at least one minute: say how many."
        )
        return
    if not dose.windows:
        yield make_ruling("E-TRIAL-DOSE", "There are no hours in which visits are made: give at least one window.")
        return
    lengths = [_measure_window(window) for window in dose.windows]
    if max(lengths) < dose.minutes:
        words = (
            f"A visit of {say_count(dose.minutes, 'minute')} does not fit the longest window, of "
            f"{say_count(max(lengths), 'minute')}: make the visit shorter or the window longer."
        )
        yield make_ruling("E-TRIAL-DOSE", words)
    elif sum(length // dose.minutes for length in lengths) < dose.visits:
        words = (
            f"{say_count(dose.visits, 'visit')} of {say_count(dose.minutes, 'minute')} do not fit the windows of a "
            f"day, which have {say_count(sum(lengths), 'minute')}: plan fewer, or longer windows."
        )
        yield make_ruling("E-TRIAL-DOSE", words)
    if _windows_overlap(dose.windows):
        words = "Two windows share an hour, so that a visit may belong to both: part them, or make them one."
        yield make_ruling("E-TRIAL-DOSE", words)


def _judge_outcomes(protocol: Protocol) -> Iterator[Ruling]:
    if not protocol.outcomes:
        words = "The protocol names no outcome: say what is counted, the primary one first, before anything is seen."
        yield make_ruling("E-TRIAL-NO-OUTCOME", words)
    if fault := say_unfit_levels(protocol):
        yield make_ruling("E-TRIAL-LEVELS", fault)


def _judge_power(protocol: Protocol, seen_compliance: float | None) -> Iterator[Ruling]:
    found = protocol.detectable
    if seen_compliance is not None and protocol.compliance > seen_compliance:
        words = (
            f"The protocol assumes that {say_percent(protocol.compliance)} of patrols are made; "
            f"{say_percent(seen_compliance)} were when they were last counted. Assume what was seen, or say in the "
            "protocol what has changed."
        )
        yield make_ruling("W-TRIAL-COMPLIANCE", words)
    if found is None:
        words = "What the trial can detect has not been worked out from history: that comes before anything else."
        yield make_ruling("E-TRIAL-NO-POWER", words)
        return
    if protocol.days > 0 and is_outdated(protocol, found):
        words = (
            "What the trial can detect was worked out for another length, level, power or compliance: work it out "
            "again."
        )
        yield make_ruling("E-TRIAL-NO-POWER", words)
    elif protocol.days > 0 and _is_underpowered(protocol, found):
        yield make_ruling("W-TRIAL-UNDERPOWERED", _say_underpowered(protocol))


def is_outdated(protocol: Protocol, found: Detectable) -> bool:
    """Whether a detectable reduction was worked out for another protocol than this."""
    history_days = (found.history_last_on - found.history_first_on).days + 1
    assumed = (
        (found.alpha, protocol.alpha),
        (found.power, protocol.power),
        (found.compliance, protocol.compliance),
        (found.expected, found.history_events / history_days * protocol.days),
    )
    return not all(math.isclose(then, now, rel_tol=_NEAR) for then, now in assumed)


def _is_underpowered(protocol: Protocol, found: Detectable) -> bool:
    """Whether the chance of finding what is hoped for is below the power, by the root scale: the formula of published
    tables promises more than small trials keep (`power.py`)."""
    if not _may_draw(protocol) or say_unfit_levels(protocol):
        return False
    if found.reduction_at_compliance is None:
        return True
    return find_power(read_design(protocol), protocol.hoped) < protocol.power - _SLACK


def _say_underpowered(protocol: Protocol) -> str:
    found = protocol.detectable
    least = None
    if found is not None and found.reduction_at_compliance is not None:
        careful = find_careful_reduction(read_design(protocol))
        least = careful / protocol.compliance if careful is not None else None
        least = least if least is not None and least < 1 else None
    can = "no fall at all, however large" if least is None else f"a fall of {say_percent(least)} or more"
    source = f" ({protocol.hoped_source})" if protocol.hoped_source else ""
    return (
        f"With {say_percent(protocol.compliance)} of patrols made, the trial can be counted on to detect {can}; "
        f"{say_percent(protocol.hoped)} is hoped for{source}. It will probably not be able to tell, and a result of "
        "“no difference found” will not mean that there was none. Take more hotspots or more days, or say so now."
    )


def _measure_window(window: Window) -> int:
    start, end = (each.hour * 60 + each.minute for each in (window.start, window.end))
    return end - start if end > start else end - start + _DAY_MINUTES


def _windows_overlap(windows: tuple[Window, ...]) -> bool:
    """Whether two windows share a minute, of one day or of a day and the next."""
    starts = [each.start.hour * 60 + each.start.minute for each in windows]
    spans = sorted((start, start + _measure_window(window)) for start, window in zip(starts, windows, strict=True))
    following = (spans[0][0] + _DAY_MINUTES, spans[0][1] + _DAY_MINUTES)
    return any(before[1] > after[0] for before, after in pairwise([*spans, following]))
