"""Hotspots of a file of offences: methods judged out of time, how concentrated and how stable violence is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from answerable.drawing.wording import say_day
from answerable.law.words import say_list
from answerable.measuring.suppression import find_limit
from answerable.patrolling.harm.index import HOMICIDE, HarmIndex, weigh
from answerable.patrolling.hotspot.accuracy import Floats, Whole
from answerable.patrolling.hotspot.area_count import map_areas
from answerable.patrolling.hotspot.cells import SQUARE_METRES_OF_KM2, Cells
from answerable.patrolling.hotspot.concentration import measure_concentration
from answerable.patrolling.hotspot.judging import Came, MethodScore, judge_methods
from answerable.patrolling.hotspot.land import find_land, find_side, lay_cells
from answerable.patrolling.hotspot.options import ChoiceOptions, HotspotOptions
from answerable.patrolling.hotspot.periods import choose_test_day, list_periods
from answerable.patrolling.hotspot.result import HotspotResult, Span
from answerable.patrolling.hotspot.scores import COUNT, METHODS, Training, choose_bandwidth
from answerable.patrolling.hotspot.shifting import bound_by_shifts
from answerable.patrolling.hotspot.stability import measure_stability
from answerable.patrolling.offence.category import ALL_VIOLENCE, STREET_VIOLENCE, say_category
from answerable.patrolling.offence.note import note_offences
from answerable.patrolling.offence.offences import Mask, Offences, pick_outcome
from answerable.patrolling.place.place import Area
from answerable.patrolling.protocol import Outcome
from answerable.patrolling.refusal import PatrolError

SQUARE_METRES_OF_HECTARE = 10_000.0


class Placed(NamedTuple):
    """The offences that are counted and lie in a cell, with that cell and their harm (nothing where it cannot be
    told, for the reason in `lack`)."""

    offences: Offences
    cells: Cells
    cell: Whole
    harm: Floats | None
    harm_without_homicide: Floats | None
    lack: str
    is_estimated: bool
    unplaced: int
    outside: int


def measure_hotspots(
    offences: Offences, index: HarmIndex, options: HotspotOptions, areas: Sequence[Area] = (), *, credit: str = ""
) -> HotspotResult:
    """Judge every method on what came after it was learnt, at the same share of the land.

    `areas` give the land and the map; `credit` is printed under the map. Raises `PatrolError` where too little
    happened before or after the day from which methods are tested.
    """
    outcome = make_outcome(options.whose, options.categories)
    counted = offences.take(pick_counted(offences, outcome, options.first_on, options.last_on))
    placed = place_offences(counted, index, options, areas)
    tested_from = options.test_from or choose_test_day(placed.offences.day)
    is_before = placed.offences.day < np.datetime64(tested_from)
    _refuse_few(int(is_before.sum()), int((~is_before).sum()), tested_from)
    record = make_training(placed, tested_from, options)
    learnt = record.take(is_before)
    learnt = learnt._replace(bandwidth=options.bandwidth or choose_bandwidth(learnt, find_side(placed.cells)))
    methods = [each for each in METHODS if placed.harm is not None or not each.needs_harm]
    least = options.minimum_hectares * SQUARE_METRES_OF_HECTARE
    scores = judge_methods(methods, learnt, _make_test(placed, ~is_before), least=least, seed=options.seed)
    everything = record._replace(bandwidth=learnt.bandwidth)
    return HotspotResult(
        options=options,
        outcome=say_outcome(offences, options),
        learnt=_span(placed.offences, is_before),
        tested=_span(placed.offences, ~is_before),
        cells=len(placed.cells),
        cell_words=placed.cells.words,
        land_km=placed.cells.study_area / SQUARE_METRES_OF_KM2,
        is_estimated=placed.is_estimated,
        chosen_km=record.budget / SQUARE_METRES_OF_KM2,
        unplaced=placed.unplaced,
        outside=placed.outside,
        bandwidth=learnt.bandwidth,
        methods=scores,
        best=choose_best(scores),
        shifted=_shift(placed.offences, is_before, options, record.budget),
        concentration=measure_concentration(everything.add_up(), placed.cells.areas),
        stability=measure_stability(everything, list_periods(placed.offences.day)),
        map=map_areas(areas, options.map_by, placed.offences.easting, placed.offences.northing, credit),
        harm_edition="" if placed.harm is None else index.edition,
        harm_lack=placed.lack,
        notes=note_offences(counted, is_by_place=True),
    )


def make_outcome(whose: str, categories: str) -> Outcome:
    """What is counted, from words: categories are parted by commas."""
    slugs = tuple(each.strip() for each in categories.split(",") if each.strip())
    return Outcome(name="offences", whose=whose, categories=slugs)  # type: ignore[arg-type]


def pick_counted(
    offences: Offences, outcome: Outcome, first_on: dt.date | None = None, last_on: dt.date | None = None
) -> Mask:
    """Which offences an outcome counts, between two days. Raises `PatrolError` where the first is after the last."""
    if first_on and last_on and first_on > last_on:
        raise PatrolError("The first day is after the last: give them the other way round.")
    mask = pick_outcome(offences, outcome)
    if first_on:
        mask &= offences.day >= np.datetime64(first_on)
    if last_on:
        mask &= offences.day <= np.datetime64(last_on)
    return mask


def say_outcome(offences: Offences, options: HotspotOptions | ChoiceOptions) -> str:
    """What is counted, in words: `homicide, violence with injury, robbery and possession of weapons, under 25`."""
    slugs = make_outcome(options.whose, options.categories).categories
    usual = STREET_VIOLENCE if offences.is_snapped else ALL_VIOLENCE
    said = [say_category(each) for each in slugs or usual if each in offences.categories or slugs]
    return say_list(said) + ("" if options.whose == "all" else f", {options.whose}")


def place_offences(
    counted: Offences,
    index: HarmIndex,
    options: HotspotOptions | ChoiceOptions,
    areas: Sequence[Area],
    weights: Floats | None = None,
    *,
    cells: Cells | None = None,
) -> Placed:
    """The counted offences in the cells of the land, or in `cells` that are laid already.

    Harm is by the index, or by `weights` of each counted offence. Raises `PatrolError` where none has a place.
    """
    on_map = counted.take(counted.is_placed)
    if not len(counted):
        raise PatrolError("No offence of the file is counted: choose other offences, or other days.")
    if not len(on_map):
        raise PatrolError("No offence that is counted has a place on the map: choose other offences, or other days.")
    land, is_estimated = (cells.outline, False) if cells else find_land(areas, on_map.easting, on_map.northing)
    cells = cells or lay_cells(land, options.cell, options.side, options.resolution)
    cell = cells.locate(on_map.easting, on_map.northing)
    inside = on_map.take(cell >= 0)
    if not len(inside):
        raise PatrolError("No offence that is counted lies in the areas given: give those of the same force.")
    harm = weigh(inside, index) if weights is None else weights[counted.is_placed][cell >= 0]
    is_weighed = bool(np.isfinite(harm).all())
    without = None
    if is_weighed:
        is_homicide = np.array([each == HOMICIDE for each in inside.categories], dtype=bool)[inside.category]
        without = np.where(is_homicide, 0.0, harm)
    return Placed(
        offences=inside,
        cells=cells,
        cell=cell[cell >= 0],
        harm=harm if is_weighed else None,
        harm_without_homicide=without,
        lack="" if is_weighed else _say_lack(inside, harm, index),
        is_estimated=is_estimated,
        unplaced=len(counted) - len(on_map),
        outside=len(on_map) - len(inside),
    )


def make_training(placed: Placed, until: dt.date, options: HotspotOptions | ChoiceOptions) -> Training:
    """All that lies in cells as something to learn from, with its age on a day."""
    offences = placed.offences
    return Training(
        cells=placed.cells,
        cell=placed.cell,
        easting=offences.easting,
        northing=offences.northing,
        day=offences.day,
        age=np.asarray((np.datetime64(until) - offences.day).astype(np.float64)),
        harm=placed.harm,
        harm_without_homicide=placed.harm_without_homicide,
        budget=placed.cells.study_area * options.share / 100,
        bandwidth=options.bandwidth,
        half_life=options.half_life,
    )


def choose_best(scores: Sequence[MethodScore]) -> str:
    """The method that holds most offences among those that hold more than a plain count beyond chance; else that."""
    apart = [each for each in scores if each.gain is not None and each.gain.direction == "higher"]
    return max(apart, key=lambda each: each.offences.share).slug if apart else COUNT.slug


def _make_test(placed: Placed, mask: Mask) -> Came:
    return Came(
        cell=placed.cell[mask],
        day=placed.offences.day[mask] if placed.offences.precision == "day" else None,
        harm=None if placed.harm is None else placed.harm[mask],
        harm_without_homicide=None if placed.harm_without_homicide is None else placed.harm_without_homicide[mask],
    )


def _shift(offences: Offences, is_before: Mask, options: HotspotOptions, budget: float) -> tuple[float, float] | None:
    if options.cell != "square":
        return None
    places = [(offences.easting[mask], offences.northing[mask]) for mask in (is_before, ~is_before)]
    return bound_by_shifts(places[0], places[1], options.side, budget)


def _span(offences: Offences, mask: Mask) -> Span:
    part = offences.take(mask)
    if part.first_on is None or part.last_on is None:
        raise PatrolError("There is no offence to be counted.")
    return Span(part.first_on, part.last_on, len(part))


def _refuse_few(before: int, after: int, day: dt.date) -> None:
    fewest = find_limit("ranked group").below
    if min(before, after) < fewest:
        raise PatrolError(
            f"{before:,} of the offences lie before {say_day(day)} and {after:,} from it on: methods are judged on "
            f"{fewest} or more of each. Choose another day, or count more kinds of offences."
        )


def _say_lack(offences: Offences, harm: Floats, index: HarmIndex) -> str:
    without = sorted({offences.categories[each] for each in np.unique(offences.category[~np.isfinite(harm)])})
    return (
        f"The harm index {index.edition} has no weight for {say_list([say_category(each) for each in without])}: "
        "nothing is said of harm."
    )
