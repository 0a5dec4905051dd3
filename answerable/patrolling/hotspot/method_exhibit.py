"""Methods beside a plain count, out of time: offences held, and harm held."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import (
    open_sentence,
    say_count,
    say_interval,
    say_number,
    say_period,
    say_value,
)
from answerable.law.words import say_list
from answerable.patrolling.hotspot.judging import LEVEL, Measured, MethodScore
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.hotspot.scores import COUNT

QUERY = "answerable.patrolling.hotspot.hotspots.measure_hotspots(offences, index, options, areas)"
_PERSONS = "Methods know where and when offences were recorded, and how grave. They say nothing of any person."
_EVENTS = (
    "Intervals: percentiles of 2,000 resamples of what came, offences of one day in one cell staying together where "
    "the day is known. They hold for these places and this time of test."
)
_MEASURES = (
    "PAI: the share of offences in the chosen land over its share of all land (Chainey, Tompson and Uhlig 2008). "
    "PEI: the offences held over the most that so much land could have held. PEI*: the same with cells joined "
    "into places of the least size (White, Hunt and Green 2023), the most being found by the same rule. RRI: what "
    "the past promised over what came (after Levine 2008): above 1, the worst of the past were less bad later."
)
_PEIS = (
    "Intervals of PEI take the most that could have been held as it came: resampled, that would grow by chance alone."
)
_CUT = (
    "Every method is given exactly the same area: cells that tie where the area is filled count by the fraction of "
    "them that fits, and cells at the border by their part within."
)


def tell_methods(result: HotspotResult) -> Exhibit:
    """The share of later offences that each method's land held."""
    plain = find_plain(result)
    rivals = [each for each in result.methods if each.gain is not None]
    verdicts = _say_rivals([(each.name, each.gain.words) for each in rivals if each.gain is not None])
    return Exhibit(
        slug="out-of-time",
        title=_title(result, plain),
        sentence=f"{say_spans(result)} {_say_held(result, plain)} {verdicts}",
        table=Table(columns=_COLUMNS, rows=tuple(_row(result, each) for each in result.methods)),
        chart=_draw(result, "Later offences held", {each.name: each.offences for each in result.methods}),
        notes=_note(result),
        badges=badge_land(result),
        query=QUERY,
    )


def tell_accuracy(result: HotspotResult) -> Exhibit:
    """The measures of accuracy of each method, with their intervals."""
    plain = find_plain(result)
    return Exhibit(
        slug="accuracy",
        title=f"By a plain count, the chosen land had {say_number(plain.pai, 1)} times its share of later offences",
        sentence=(
            f"{say_spans(result)} PAI of a plain count {say_number(plain.pai, 1)} "
            f"({say_interval(*find_pais(result, plain.offences), 'number', 1, level=LEVEL)}). "
            f"{_say_joined(result, plain)}"
        ),
        table=Table(columns=_ACCURACY, rows=tuple(_row_accuracy(result, each) for each in result.methods)),
        notes=(_MEASURES, _CUT, _EVENTS, _PEIS, *result.notes),
        badges=badge_land(result),
        query=QUERY,
    )


def _say_joined(result: HotspotResult, plain: MethodScore) -> str:
    """What places large enough to be patrolled held; that there are none, where no land is so large in one piece."""
    size = f"{say_number(result.options.minimum_hectares, 1)} hectares or more"
    if not plain.best_joined:
        return f"No place of {size} could be joined that held any."
    most = max(result.methods, key=lambda each: each.joined.share)
    said = f"Joined into places of {size}, a plain count held {_say_percent(plain.joined.share)}"
    if most.joined.share <= plain.joined.share:
        return f"{said} ({_say_bounds(plain.joined)}); no method held more."
    return (
        f"{said} ({_say_bounds(plain.joined)}); the most of any method, {most.name.casefold()}, "
        f"{_say_percent(most.joined.share)} ({_say_bounds(most.joined)})."
    )


def find_pais(result: HotspotResult, held: Measured) -> tuple[float, float]:
    """The ends of PAI: those of the share, over the share of the land, which no resample changes."""
    return held.low * 100 / result.options.share, held.high * 100 / result.options.share


_ACCURACY = (
    Column("Method"),
    *(Column(name, "number", 1) for name in ("PAI", "Lower end", "Upper end")),
    *(Column(name, "ratio") for name in ("PEI", "Lower end of PEI", "Upper end of PEI")),
    *(Column(name, "percent", 1) for name in ("In joined places", "Lower end of that", "Upper end of that")),
    *(Column(name, "ratio") for name in ("PEI*", "RRI")),
    Column("Offences tested on", "count"),
)


def _row_accuracy(result: HotspotResult, each: MethodScore) -> tuple[Cell, ...]:
    return (
        each.name,
        each.pai,
        *find_pais(result, each.offences),
        each.pei,
        each.offences.low / each.best,
        each.offences.high / each.best,
        *_percents(each.joined),
        each.pei_star,
        each.rri,
        result.tested.offences,
    )


def tell_harm_held(result: HotspotResult) -> Exhibit | None:
    """The share of later harm that each method's land held, with and without homicide."""
    plain = find_plain(result)
    if plain.harm is None or plain.harm_without_homicide is None:
        return None
    whole, without = (_say_percent(each.share) for each in (plain.harm, plain.harm_without_homicide))
    told = [(each.name, each.harm_gain.words) for each in result.methods if each.harm_gain]
    verdicts = f"By harm with homicide: {_say_rivals(told)}" if told else ""
    return Exhibit(
        slug="harm-out-of-time",
        title=(
            f"The worst {_say_land(result)} by a plain count held {whole} of later harm, {without} without homicide"
        ),
        sentence=(
            f"{say_spans(result)} It held {whole} of the harm of {say_count(result.tested.offences, 'offence')} "
            f"({_say_bounds(plain.harm)}) and {without} without homicide "
            f"({_say_bounds(plain.harm_without_homicide)}). {verdicts}"
        ),
        table=Table(
            columns=(
                Column("Method"),
                *(Column(name, "percent", 1) for name in ("Harm held", "Lower end", "Upper end")),
                *(
                    Column(name, "percent", 1)
                    for name in ("Without homicide", "Lower end of that", "Upper end of that")
                ),
                Column("Offences tested on", "count"),
            ),
            rows=tuple(
                (each.name, *_percents(each.harm), *_percents(each.harm_without_homicide), result.tested.offences)
                for each in result.methods
            ),
        ),
        chart=_draw(
            result,
            "Later harm held, without homicide",
            {each.name: each.harm_without_homicide for each in result.methods if each.harm_without_homicide},
        ),
        notes=(
            f"Days of harm by the Cambridge Crime Harm Index, edition {result.harm_edition}; what police activity "
            "found counts for nothing.",
            "A few grave offences make most of the harm: its intervals are wide, and one homicide moves it.",
            _EVENTS,
        ),
        badges=badge_land(result),
        query=QUERY,
    )


def find_plain(result: HotspotResult) -> MethodScore:
    """How the plain count did."""
    return next(each for each in result.methods if each.slug == COUNT.slug)


def say_spans(result: HotspotResult) -> str:
    """What was learnt from, what was tested on, and how much land."""
    learnt, tested = result.learnt, result.tested
    before, after = (say_period(each.first_on, each.last_on) for each in (learnt, tested))
    return (
        f"Learnt from {before} ({say_count(learnt.offences, 'offence')}), tested on {after} "
        f"({say_count(tested.offences, 'offence')}): {result.outcome}; {_say_land(result)}, "
        f"{say_land_part(result.chosen_km, result.land_km)}, in {result.cell_words}."
    )


def say_land_part(part: float, whole: float) -> str:
    """Land as part of a whole, both in square kilometres; small land to more places, so that none of it reads 0."""
    return f"{say_number(part, 1 if part >= 1 else 2)} of {say_number(whole, _places_of(whole))} square kilometres"


def say_land(whole: float) -> str:
    """`901 square kilometres`, `1.00 square kilometres`."""
    return f"{say_number(whole, _places_of(whole))} square kilometres"


def _places_of(whole: float) -> int:
    return 0 if whole >= 10 else 2


def badge_land(result: HotspotResult) -> tuple[Badge, ...]:
    """That the land is not known, where it is not."""
    words = "No outline was given: the land is the convex hull of the offences, and every share of it an estimate."
    return (Badge("estimate", words),) if result.is_estimated else ()


def _title(result: HotspotResult, plain: MethodScore) -> str:
    best = next(each for each in result.methods if each.slug == result.best)
    share = _say_percent(best.offences.share)
    land = _say_land(result)
    if best is plain:
        return (
            f"The worst {land} by a plain count held {share} of later offences; no method could be told to hold more"
        )
    beside = _say_percent(plain.offences.share)
    return f"The worst {land} by {best.name.casefold()} held {share} of later offences, by a plain count {beside}"


def _say_held(result: HotspotResult, plain: MethodScore) -> str:
    whole = result.tested.offences
    said = (
        f"A plain count held {_say_percent(plain.offences.share)} ({say_number(plain.offences.share * whole, 1)} of "
        f"{say_number(whole)}), {_say_bounds(plain.offences)}: "
        f"PAI {say_number(plain.pai, 1)}, PEI {say_value(plain.pei, 'ratio')}."
    )
    return f"{said} It promised {_say_percent(plain.promised)}, its share of the offences that it learnt from."


_COLUMNS = (
    Column("Method"),
    Column("Offences held", "number", 1),
    Column("Of", "count"),
    *(Column(name, "percent", 1) for name in ("Share", "Lower end", "Upper end")),
    Column("PAI", "number", 1),
    Column("PEI", "ratio"),
    *(Column(name, "number", 1) for name in ("Points from plain count", "Lower end of that", "Upper end of that")),
)


def _row(result: HotspotResult, each: MethodScore) -> tuple[Cell, ...]:
    whole = result.tested.offences
    gain = (None, None, None) if each.gain is None else (each.gain.difference, each.gain.low, each.gain.high)
    return (
        each.name,
        each.offences.share * whole,
        whole,
        *_percents(each.offences),
        each.pai,
        each.pei,
        *(None if points is None else 100 * points for points in gain),
    )


def _draw(result: HotspotResult, title: str, shares: dict[str, Measured]) -> SpanDrawing:
    best = next(each.name for each in result.methods if each.slug == result.best)
    return SpanDrawing(
        x=Axis(title=title, form="percent"),
        spans=tuple(
            Span(name=name, value=100 * each.share, low=100 * each.low, high=100 * each.high, is_ours=name == best)
            for name, each in shares.items()
        ),
    )


def _note(result: HotspotResult) -> tuple[str, ...]:
    compared = len(result.methods) - 1
    notes = [
        *result.notes,
        _CUT,
        f"{_EVENTS} Those of differences are widened for the {compared} methods compared (Bonferroni).",
    ]
    if result.outside:
        notes.append(f"{say_count(result.outside, 'offence')} with coordinates outside the land: left out.")
    if result.shifted:
        low, high = (_say_percent(each) for each in result.shifted)
        notes.append(
            "Where the grid begins is a choice: with squares moved by thirds of their side, the share that the first "
            f"line gives ran from {low} to {high}."
        )
    kernel = f"Kernel: Gaussian, bandwidth {say_number(result.bandwidth)} m"
    rule = "as chosen" if result.options.bandwidth else "which held most of the last period of the past"
    notes.append(
        f"{kernel}, {rule}. Recent count: half as much after {say_number(result.options.half_life)} days. Joined "
        f"places: {say_number(result.options.minimum_hectares, 1)} hectares or more."
    )
    return (*notes, _PERSONS)


def _say_rivals(told: Sequence[tuple[str, str]]) -> str:
    """Which methods were found to hold more or less, and which cannot be told apart: each verdict once. By how much,
    and the interval of that, stands in the table."""
    names: dict[str, list[str]] = {}
    for name, words in told:
        names.setdefault(words.partition(" (")[0], []).append(name.casefold())
    return " ".join(
        f"{open_sentence(say_list(methods))} "
        f"{words.replace('holds', 'each hold', 1) if len(methods) > 1 and words.startswith('holds') else words}."
        for words, methods in names.items()
    )


def _say_land(result: HotspotResult) -> str:
    return f"{say_value(result.options.share, 'percent', 1)} of the land"


def _say_percent(share: float) -> str:
    return say_value(100 * share, "percent", 1)


def _say_bounds(each: Measured) -> str:
    return say_interval(100 * each.low, 100 * each.high, "percent", 1, level=LEVEL)


def _percents(each: Measured | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if each is None else (100 * each.share, 100 * each.low, 100 * each.high)
