"""Hotspots chosen, exactly: for the desk alone, until a dated rule opens them.

choose_places(offences, areas, {...})   from files: the places, and what they hold
read_places(drawn, offences)            places as a force drew them
choose_hotspots(offences, weights, areas, options)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.option import read_chosen
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.index import find_index
from answerable.patrolling.hotspot.accuracy import Floats, pai
from answerable.patrolling.hotspot.cells import SQUARE_METRES_OF_KM2, Cells
from answerable.patrolling.hotspot.choice_exhibit import tell_place, tell_places
from answerable.patrolling.hotspot.geojson import write_geojson
from answerable.patrolling.hotspot.hotspots import (
    SQUARE_METRES_OF_HECTARE,
    Placed,
    make_outcome,
    make_training,
    pick_counted,
    place_offences,
    say_outcome,
)
from answerable.patrolling.hotspot.joining import Grown, grow_places
from answerable.patrolling.hotspot.land import find_side
from answerable.patrolling.hotspot.options import ChoiceOptions
from answerable.patrolling.hotspot.scores import Training, choose_bandwidth, find_method
from answerable.patrolling.hotspot.statement import Held, Statement
from answerable.patrolling.offence.offences import Offences, read_offences
from answerable.patrolling.place.areas import assign, read_areas
from answerable.patrolling.place.outline import read_outline, write_outline
from answerable.patrolling.place.place import Area, Hotspot
from answerable.patrolling.refusal import PatrolError

__all__ = [
    "Choice",
    "choose_hotspots",
    "choose_places",
    "read_places",
    "state_places",
    "tell_place",
    "tell_places",
    "write_geojson",
]

TIERS = 3
UNIT_KINDS = ("policing unit", "council")
_LONGEST_CODE = 40


class Choice(NamedTuple):
    """Places, and what they hold with no place in it."""

    hotspots: tuple[Hotspot, ...]
    statement: Statement


def choose_places(
    offences: DataFile, areas: DataFile | None, options: Mapping[str, Any]
) -> tuple[ChoiceOptions, Choice]:
    """Choose hotspots from a file of offences, with the outlines of the force and its units where they are given.

    `options` are those of `ChoiceOptions`; what is blank keeps its default. Raises `PatrolError` for options that do
    not fit and where nothing can be chosen.
    """
    given = {name: f"{value}" for name, value in options.items() if value not in (None, "")}
    try:
        settings = read_chosen(ChoiceOptions, given, "choose")
    except MeasureError as unfit:
        raise PatrolError(str(unfit)) from None
    read = read_offences(offences)
    day = settings.last_on or read.last_on
    drawn = read_areas(areas, on=day) if areas is not None else ()
    index = find_index()
    found = place_offences(_pick(read, settings), index, settings, drawn)
    hotspots = _choose(found, drawn, settings)
    return settings, Choice(hotspots, _state(hotspots, read, found, settings, index.edition))


def choose_hotspots(
    offences: Offences, weights: Floats, areas: Sequence[Area], options: ChoiceOptions
) -> tuple[Hotspot, ...]:
    """The best places by a method, as exact outlines: contiguous by the sides of their cells, worst first.

    `weights` are the days of harm of each offence, not a number where it has none. Each place grows from the best
    cell that is left until it has about `options.hectares`. Its unit is the policing unit (or council) of `areas` it
    lies in, else the one most of its offences name; its tier is by terciles of events. Raises `PatrolError` where no
    offence is counted, or no place is large enough.
    """
    mask = _mask(offences, options)
    placed = place_offences(offences.take(mask), find_index(), options, areas, weights[mask])
    return _choose(placed, areas, options)


def read_places(drawn: DataFile, offences: DataFile | None) -> Choice:
    """Hotspots as a force drew them, from a file of areas; with a file of offences, what each holds.

    What is counted is all violence. Raises `PatrolError` where two cover the same ground.
    """
    areas = read_areas(drawn)
    codes = _make_codes([area.code for area in areas])
    places = tuple(
        Hotspot(code=code, name=area.name or code, unit="", outline=area.outline)
        for code, area in zip(codes, areas, strict=True)
    )
    land = sum(read_outline(place.outline).area for place in places) / SQUARE_METRES_OF_KM2
    if offences is None:
        return Choice(places, Statement(places=len(places), place_km=land))
    read, index, options = read_offences(offences), find_index(), ChoiceOptions()
    found = place_offences(_pick(read, options), index, options, ())
    inside = _locate(places, found.offences)
    counted = tuple(
        msgspec.structs.replace(
            place,
            unit=_name_unit(found.offences, inside == at),
            events=int((inside == at).sum()),
            harm=_add_harm(found.harm, inside == at),
        )
        for at, place in enumerate(places)
    )
    ranked = _tier(counted)
    statement = state_places(ranked, found, edition=index.edition, land_km=None, outcome=say_outcome(read, options))
    return Choice(ranked, statement)


def state_places(
    hotspots: Sequence[Hotspot],
    placed: Placed,
    *,
    edition: str,
    land_km: float | None,
    outcome: str,
    options: ChoiceOptions | None = None,
    later: Held | None = None,
) -> Statement:
    """What places hold of land, offences and harm, in the offences that are placed; `land_km` where it is known."""
    area = sum(read_outline(place.outline).area for place in hotspots) / SQUARE_METRES_OF_KM2
    inside = _locate(hotspots, placed.offences) >= 0
    return Statement(
        places=len(hotspots),
        place_km=area,
        land_km=land_km,
        is_estimated=placed.is_estimated,
        outcome=outcome,
        method=options.method if options else "",
        cell_words=placed.cells.words if options else "",
        held=_hold(placed, inside, area, land_km),
        later=later,
        harm_edition=edition if placed.harm is not None else "",
        harm_lack=placed.lack,
    )


def _pick(offences: Offences, options: ChoiceOptions) -> Offences:
    return offences.take(_mask(offences, options))


def _mask(offences: Offences, options: ChoiceOptions) -> npt.NDArray[np.bool_]:
    outcome = make_outcome(options.whose, options.categories)
    return pick_counted(offences, outcome, options.first_on, options.last_on)


def _choose(placed: Placed, areas: Sequence[Area], options: ChoiceOptions) -> tuple[Hotspot, ...]:
    cells, method = placed.cells, find_method(options.method)
    if method.needs_harm and placed.harm is None:
        raise PatrolError(f"{placed.lack[:-1]}. Choose a method that does without harm.")
    grown = _grow(method.score(_make_training(placed, options)), cells, options)
    wanted = options.hectares * SQUARE_METRES_OF_HECTARE
    if not grown and 0 < cells.study_area * options.share / 100 < wanted:
        raise PatrolError(
            f"{options.share:g}% of the land is less than one place of {options.hectares:g} hectares: choose a "
            "larger share, or smaller places."
        )
    if not grown:
        raise PatrolError(f"No place has {options.hectares:g} hectares in one piece: ask for smaller ones.")
    outlines = [write_outline(cells.draw(place.cells)) for place in grown]
    units = _find_units(outlines, areas)
    # Counted by the outlines as they are kept, as everything later is: on a border a cell may count otherwise.
    inside = _locate([Hotspot(code="", name="", unit="", outline=outline) for outline in outlines], placed.offences)
    found = [
        Hotspot(
            code="",
            name="",
            unit=units[at] or _name_unit(placed.offences, inside == at),
            outline=outline,
            events=int((inside == at).sum()),
            harm=_add_harm(placed.harm, inside == at),
        )
        for at, outline in enumerate(outlines)
    ]
    return _name(_tier(sorted(found, key=lambda each: (-each.events, -each.harm))))


def _make_training(placed: Placed, options: ChoiceOptions) -> Training:
    last: dt.date = placed.offences.day.max().item()
    budget = options.number * options.hectares * SQUARE_METRES_OF_HECTARE
    share = options.share or min(100.0, 100 * budget / placed.cells.study_area)
    training = make_training(placed, last + dt.timedelta(days=1), msgspec.structs.replace(options, share=share))
    if options.bandwidth:
        return training
    return training._replace(bandwidth=choose_bandwidth(training, find_side(placed.cells)))


def _grow(scores: Floats, cells: Cells, options: ChoiceOptions) -> list[Grown]:
    """Places of about the size asked: of so many whole cells as come nearest to it."""
    cell = float(np.median(cells.areas))
    wanted = options.hectares * SQUARE_METRES_OF_HECTARE
    # A cell of H3 is a little smaller in one place than in another: within 2% is the size asked
    places = grow_places(scores, cells, max(1, round(wanted / cell)) * cell * 0.98)
    if not options.share:
        return list(islice(places, options.number))
    grown, left = [], cells.study_area * options.share / 100
    for place in places:
        if place.area > left:
            break
        grown.append(place)
        left -= place.area
    return grown


def _tier(hotspots: Sequence[Hotspot]) -> tuple[Hotspot, ...]:
    """The places with their tiers, in the order given: terciles of events, 1 the third with the most."""
    order = sorted(range(len(hotspots)), key=lambda at: -hotspots[at].events)
    tier = {at: 1 + rank * TIERS // len(hotspots) for rank, at in enumerate(order)}
    return tuple(msgspec.structs.replace(each, tier=tier[at]) for at, each in enumerate(hotspots))


def _name(hotspots: Sequence[Hotspot]) -> tuple[Hotspot, ...]:
    """Codes H01, H02 and so on; names by the unit, numbered within it."""
    wide = max(2, len(str(len(hotspots))))
    named, numbers = [], dict.fromkeys((each.unit for each in hotspots), 0)
    for at, each in enumerate(hotspots, 1):
        numbers[each.unit] += 1
        name = f"{each.unit or 'Place'} {numbers[each.unit]}"
        named.append(msgspec.structs.replace(each, code=f"H{at:0{wide}d}", name=name))
    return tuple(named)


def _find_units(outlines: Sequence[str], areas: Sequence[Area]) -> list[str]:
    kind = next((kind for kind in UNIT_KINDS if any(area.kind == kind for area in areas)), "")
    units = [area for area in areas if area.kind == kind]
    if not units:
        return [""] * len(outlines)
    points = [read_outline(outline).representative_point() for outline in outlines]
    place = assign(units, np.array([point.x for point in points]), np.array([point.y for point in points]))
    return [units[at].name if at >= 0 else "" for at in place]


def _name_unit(offences: Offences, mask: npt.NDArray[np.bool_]) -> str:
    """The unit that most of the offences name; empty where none does."""
    named = offences.unit[mask]
    named = named[named >= 0]
    return offences.units[int(np.bincount(named).argmax())] if len(named) else ""


def _add_harm(harm: Floats | None, mask: npt.NDArray[np.bool_]) -> float:
    return 0.0 if harm is None else float(harm[mask].sum())


def _locate(hotspots: Sequence[Hotspot], offences: Offences) -> npt.NDArray[np.int64]:
    areas = [Area(code=each.code, name=each.name, kind="other", outline=each.outline) for each in hotspots]
    return assign(areas, offences.easting, offences.northing)


def _hold(placed: Placed, inside: npt.NDArray[np.bool_], area: float, land_km: float | None) -> Held:
    offences, part = placed.offences, int(inside.sum())
    without = placed.harm_without_homicide
    if offences.first_on is None or offences.last_on is None:
        raise PatrolError("There is no offence to be counted.")
    return Held(
        first_on=offences.first_on,
        last_on=offences.last_on,
        events=part,
        of=len(offences),
        harm=None if placed.harm is None else _add_harm(placed.harm, inside),
        harm_of=None if placed.harm is None else float(placed.harm.sum()),
        harm_without_homicide=None if without is None else float(without[inside].sum()),
        harm_without_homicide_of=None if without is None else float(without.sum()),
        pai=pai(part, len(offences), area, land_km) if land_km else None,
        unplaced=placed.unplaced,
        outside=placed.outside,
    )


def _state(
    hotspots: Sequence[Hotspot], read: Offences, placed: Placed, options: ChoiceOptions, edition: str
) -> Statement:
    land_km = placed.cells.study_area / SQUARE_METRES_OF_KM2
    statement = state_places(
        hotspots, placed, edition=edition, land_km=land_km, outcome=say_outcome(read, options), options=options
    )
    if options.last_on is None or read.last_on is None or options.last_on >= read.last_on:
        return statement
    after = msgspec.structs.replace(options, first_on=options.last_on + dt.timedelta(days=1), last_on=None)
    counted = _pick(read, after)
    if not (placed.cells.locate(counted.easting, counted.northing) >= 0).any():
        return statement
    later = place_offences(counted, find_index(), options, (), cells=placed.cells)
    inside = _locate(hotspots, later.offences) >= 0
    return msgspec.structs.replace(statement, later=_hold(later, inside, statement.place_km, land_km))


def _make_codes(given: Sequence[str]) -> list[str]:
    """Codes as they are written, fit for addresses; numbered where that makes two alike."""
    codes: list[str] = []
    for at, code in enumerate(given, 1):
        fit = re.sub(r"[^A-Za-z0-9_-]+", "-", code).strip("-")[:_LONGEST_CODE] or f"H{at:02d}"
        codes.append(fit if fit not in codes else f"{fit[: _LONGEST_CODE - 5]}-{at}")
    return codes
