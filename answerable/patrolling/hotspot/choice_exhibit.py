"""Chosen hotspots as the desk sees them: where they are, and what they hold. Not for the public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number, say_period, say_share, say_value
from answerable.law.words import say_list
from answerable.patrolling.hotspot.method_exhibit import say_land_part
from answerable.patrolling.hotspot.scores import find_method
from answerable.patrolling.hotspot.statement import Held, Statement
from answerable.patrolling.place.map import draw_hotspots
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Area, Hotspot

CLOSED = Badge("closed", "Exact places: for those who patrol, and not to be passed on.")
_BACKDROPS = ("policing unit", "council", "force")
_HECTARE = 10_000.0


def tell_places(
    hotspots: Sequence[Hotspot], held: Mapping[str, Any] | Statement, areas: Sequence[Area] = ()
) -> tuple[Exhibit, ...]:
    """What the places hold, and where they are, over the borders of `areas`. For the desk alone."""
    statement = held if isinstance(held, Statement) else read_statement(held)
    shown = [tell_statement(statement)] if statement and statement.held else []
    return (*shown, _tell_where(hotspots, areas)) if hotspots else tuple(shown)


def tell_place(hotspot: Hotspot) -> tuple[Exhibit, ...]:
    """One place, exactly. For the desk alone."""
    where = _tell_where([hotspot], ())
    size = say_number(_find_hectares(hotspot), 1)
    return (msgspec.structs.replace(where, slug="place", title=f"{hotspot.code}: {size} hectares"),)


def read_statement(held: Mapping[str, Any]) -> Statement | None:
    """A statement as it was kept; nothing where none was."""
    return msgspec.convert(dict(held), Statement) if held else None


def tell_statement(statement: Statement) -> Exhibit:
    spans = [each for each in (statement.held, statement.later) if each is not None]
    last = spans[-1]
    land, places = _say_land(statement), say_count(statement.places, "place")
    offences = "later offences" if statement.later else "offences"
    sentences = [f"{places} on {land}: {statement.outcome}."]
    sentences += [_say_held(each) for each in spans]
    cells = f", in {statement.cell_words}" if statement.cell_words else ""
    ranked = find_method(statement.method).name.lower() if statement.method else "those who drew them"
    notes = [f"Ranked by {ranked}{cells}."]
    if last.pai is not None:
        notes.append(
            "PAI, the predictive accuracy index: the share of the offences over the share of the land. It is 1 where "
            "places hold as much as any land of their size does on average."
        )
    if statement.later is None:
        notes.append("These are the offences that the places were chosen from: later ones will be fewer there.")
    notes += [_say_left_out(each) for each in spans if each.unplaced or each.outside]
    if statement.harm_lack:
        notes.append(statement.harm_lack)
    elif statement.harm_edition:
        notes.append(f"Harm by the Cambridge Crime Harm Index, edition {statement.harm_edition}.")
    badge = Badge("estimate", "No outline was given: the land is the convex hull of the offences.")
    return Exhibit(
        slug="held",
        title=f"{places} on {land} held {say_share(last.events, last.of)} of {offences}",
        sentence=" ".join(sentences),
        table=Table(
            columns=(
                Column("Days"),
                Column("Offences in the places", "count"),
                Column("Of", "count"),
                Column("Share", "percent", 1),
                Column("PAI", "number", 1),
                Column("Share of harm", "percent", 1),
                Column("Without homicide", "percent", 1),
            ),
            rows=tuple(
                (
                    say_period(each.first_on, each.last_on),
                    each.events,
                    each.of,
                    100 * each.events / each.of,
                    each.pai,
                    _share(each.harm, each.harm_of),
                    _share(each.harm_without_homicide, each.harm_without_homicide_of),
                )
                for each in spans
            ),
        ),
        notes=tuple(notes),
        badges=(badge,) if statement.is_estimated and statement.land_km else (),
    )


def _tell_where(hotspots: Sequence[Hotspot], areas: Sequence[Area]) -> Exhibit:
    kind = next((kind for kind in _BACKDROPS if any(area.kind == kind for area in areas)), "")
    sizes, events = [_find_hectares(each) for each in hotspots], sum(each.events for each in hotspots)
    # Offences always have some harm: none in any place is none that could be told
    has_harm = any(each.harm for each in hotspots)
    return Exhibit(
        slug="places",
        title=f"{say_count(len(hotspots), 'place')}, {say_number(sum(sizes), 1)} hectares together",
        sentence=(
            f"{say_count(len(hotspots), 'place')} of {_say_sizes(sizes)} hectares, with "
            f"{say_count(events, 'offence')} in the period {'it was' if len(hotspots) == 1 else 'they were'} chosen "
            "from."
        ),
        table=Table(
            columns=(
                Column("Place"),
                Column("Name"),
                Column("Unit"),
                Column("Tier", "count"),
                Column("Hectares", "number", 1),
                Column("Offences", "count"),
                Column("Harm, days", "count"),
            ),
            rows=tuple(
                (
                    *(each.code, each.name, each.unit or None, each.tier, size, each.events),
                    round(each.harm) if has_harm else None,
                )
                for each, size in zip(hotspots, sizes, strict=True)
            ),
        ),
        chart=draw_hotspots(hotspots, [area for area in areas if area.kind == kind]),
        notes=("Tier 1 has the third of the places with the most offences, tier 3 the third with the fewest.",),
        badges=(CLOSED,),
    )


def _say_left_out(each: Held) -> str:
    """How many offences the shares of a span are without: had they a place, it might be in the places or not."""
    parts = [
        f"{say_count(each.unplaced, 'offence')} more {'has' if each.unplaced == 1 else 'have'} no coordinates",
        f"{say_count(each.outside, 'offence')} more {'lies' if each.outside == 1 else 'lie'} outside the land",
    ]
    told = [words for words, number in zip(parts, (each.unplaced, each.outside), strict=True) if number]
    return f"{say_period(each.first_on, each.last_on)}: {say_list(told)}; in no figure here."


def _say_sizes(sizes: Sequence[float]) -> str:
    smallest, largest = (say_number(size, 1) for size in (min(sizes), max(sizes)))
    return smallest if smallest == largest else f"{smallest} to {largest}"


def _say_held(each: Held) -> str:
    days = say_period(each.first_on, each.last_on)
    words = f"{days}: {say_share(each.events, each.of)} of offences"
    if each.pai is not None:
        words += f", PAI {say_number(each.pai, 1)}"
    whole, without = (
        _share(each.harm, each.harm_of),
        _share(each.harm_without_homicide, each.harm_without_homicide_of),
    )
    if whole is not None and without is not None:
        words += (
            f"; {say_value(whole, 'percent', 1)} of their harm, {say_value(without, 'percent', 1)} without homicide"
        )
    return f"{words}."


def _say_land(statement: Statement) -> str:
    if not statement.land_km:
        return f"{say_number(statement.place_km, 1 if statement.place_km >= 1 else 2)} square kilometres"
    share = say_value(100 * statement.place_km / statement.land_km, "percent", 1)
    return f"{say_land_part(statement.place_km, statement.land_km)} ({share})"


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else 100 * part / whole


def _find_hectares(hotspot: Hotspot) -> float:
    area: float = read_outline(hotspot.outline).area / _HECTARE
    return area
