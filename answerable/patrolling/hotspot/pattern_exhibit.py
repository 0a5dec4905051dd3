"""How concentrated and how stable offences are, and a coarse map of them."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import (
    open_sentence,
    say_count,
    say_day,
    say_interval,
    say_number,
    say_period,
    say_value,
)
from answerable.measuring.suppression import HIDDEN
from answerable.patrolling.hotspot.area_count import AreaCount
from answerable.patrolling.hotspot.method_exhibit import QUERY, badge_land, say_land
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.hotspot.scores import COUNT

_SHOWN = (0.005, 0.01, 0.014, 0.02, 0.05, 0.1, 0.2, 0.5)
_HELD_AFTER = (
    "This is of the same offences that the places are ranked by, and so flatters: what a choice of land holds later "
    "is told by the methods out of time."
)


def tell_concentration(result: HotspotResult) -> Exhibit:
    """The Lorenz curve of all offences over the land, beside as many thrown on it by chance."""
    found = result.concentration
    half, by_chance = (say_value(100 * each, "percent", 1) for each in (found.half, found.half_scattered))
    return Exhibit(
        slug="concentration",
        title=f"Half of the offences were recorded on {half} of the land",
        sentence=(
            f"{_say_days(result)}: half of {say_count(found.offences, 'offence')} lay on {half} of "
            f"{say_land(result.land_km)} ({say_count(found.cells, 'cell')}). Had as many fallen "
            f"anywhere alike, half would have lain on {by_chance} by chance alone. Gini's index is "
            f"{say_value(found.gini, 'ratio')}; corrected for offences fewer than cells, "
            f"{say_value(found.corrected, 'ratio')}; of offences that fell anywhere alike, "
            f"{say_value(found.scattered, 'ratio')}."
        ),
        table=Table(
            columns=(
                Column("Land, worst first", "percent", 1),
                Column("Offences on it", "percent", 1),
                Column("Fallen by chance", "percent", 1),
                Column("Offences", "count"),
            ),
            rows=tuple(
                (
                    100 * share,
                    100 * _read_curve(found.land, found.share, share),
                    100 * _read_curve(found.land, found.share_scattered, share),
                    found.offences,
                )
                for share in _SHOWN
            ),
        ),
        chart=LineDrawing(
            x=Axis(title="Land, worst first", form="percent"),
            y=Axis(title="Offences on it", form="percent"),
            lines=(
                Line(
                    name="Recorded",
                    at=tuple(100 * each for each in found.land),
                    values=tuple(100 * each for each in found.share),
                ),
                Line(
                    name="Fallen by chance",
                    at=tuple(100 * each for each in found.land),
                    values=tuple(100 * each for each in found.share_scattered),
                ),
                Line(name="Spread evenly", at=(0.0, 100.0), values=(0.0, 100.0)),
            ),
        ),
        notes=(
            _HELD_AFTER,
            "Correction: Bernasco and Steenbeek (2017). By chance: the mean of 20 throws of as many offences.",
            *result.notes,
        ),
        badges=badge_land(result),
        query=QUERY,
    )


def tell_stability(result: HotspotResult) -> Exhibit | None:
    """Whether the same land comes out on top from one period to the next."""
    found = result.stability
    if found is None:
        return None
    slugs = list(dict.fromkeys(step.method for step in found.steps))
    of_method = {slug: [step for step in found.steps if step.method == slug] for slug in slugs}
    means = {slug: sum(step.overlap for step in steps) / len(steps) for slug, steps in of_method.items()}
    names = {each.slug: each.name for each in result.methods}
    plain = means[COUNT.slug]
    if plain < found.unchanged_low:
        judged = "less than small numbers alone explain: the worst places changed"
    elif plain > found.unchanged_high:
        judged = "more than if every offence had been dealt out again"
    else:
        judged = "no less than small numbers alone explain: no change of places could be told from chance"
    interval = say_interval(100 * found.unchanged_low, 100 * found.unchanged_high, "percent", 1)
    land = say_value(result.options.share, "percent", 1)
    steps = say_count(len(of_method[COUNT.slug]), "step")
    return Exhibit(
        slug="stability",
        title=f"From one period to the next, {say_value(100 * plain, 'percent')} of the worst land was the same",
        sentence=(
            f"Of the land that was among the worst {land} by a plain count in either of two successive periods, "
            f"{say_value(100 * plain, 'percent', 1)} was in both (mean of {steps}). Had no place changed, "
            f"{say_value(100 * found.unchanged, 'percent', 1)} would be ({interval}): {judged}."
        ),
        table=Table(
            columns=(
                Column("Step"),
                Column("Method"),
                Column("Worst land in both", "percent", 1),
                Column("Rank correlation of cells", "ratio"),
            ),
            rows=tuple(
                (f"{step.before}, then {step.after}", names[step.method], 100 * step.overlap, step.order)
                for step in found.steps
            ),
        ),
        chart=SpanDrawing(
            x=Axis(title="Worst land in both, mean and range", form="percent"),
            spans=tuple(
                Span(
                    name=names[slug],
                    value=100 * means[slug],
                    low=100 * min(step.overlap for step in steps_of),
                    high=100 * max(step.overlap for step in steps_of),
                    is_ours=slug == COUNT.slug,
                )
                for slug, steps_of in of_method.items()
            ),
            marks=(Mark(at=100 * found.unchanged, words="plain count, had no place changed"),),
        ),
        notes=(
            "Land in both over land in either (Jaccard). Each period is ranked by its own offences alone.",
            "Had no place changed: the offences of both periods dealt out to the two again by chance, 100 times.",
            "Changes of recording, and of the points that places are moved to, can change the worst places too.",
            *result.notes,
        ),
        badges=badge_land(result),
        query=QUERY,
    )


def tell_map(result: HotspotResult) -> Exhibit | None:
    """Offences on a square kilometre by a coarse area; never the chosen cells."""
    found = result.map
    if found is None:
        return None
    shown = [each for each in found.areas if each.per_km is not None]
    days = _say_days(result)
    said = ""
    if shown:
        most, least = shown[0], shown[-1]
        said = f", from {_say_area(least)} to {_say_area(most)}"
    return Exhibit(
        slug="map",
        title=f"Recorded offences by {found.kind}, {days}",
        sentence=(
            f"{days}, {result.outcome}: offences on a square kilometre, {say_count(len(found.areas), 'area')}{said}."
        ),
        table=Table(
            columns=(
                Column(open_sentence(found.kind)),
                Column("Offences", "count"),
                Column("Square kilometres", "number", 1),
                Column("On a square kilometre", "number", 1),
            ),
            rows=tuple(
                (
                    each.name,
                    HIDDEN if each.offences is None else each.offences,
                    each.square_km,
                    HIDDEN if each.per_km is None else each.per_km,
                )
                for each in found.areas
            ),
        ),
        chart=found.drawing,
        notes=(
            *found.notes,
            "A count of what was recorded, by land and not by people: no measure of how well a place is policed.",
            "Chosen places are not shown: where patrols go becomes public by a dated rule alone.",
            f"Areas as they were drawn on {say_day(result.tested.last_on)}.",
            *result.notes,
        ),
        query=QUERY,
    )


def _read_curve(land: Sequence[float], held: Sequence[float], share: float) -> float:
    """The share of offences on a share of land, between the points of the curve."""
    above = next(at for at, each in enumerate(land) if each >= share)
    part = (share - land[above - 1]) / (land[above] - land[above - 1])
    return held[above - 1] + part * (held[above] - held[above - 1])


def _say_area(area: AreaCount) -> str:
    return f"{say_number(area.per_km or 0, 1)} ({area.name}, {say_count(area.offences or 0, 'offence')})"


def _say_days(result: HotspotResult) -> str:
    return say_period(result.learnt.first_on, result.tested.last_on)
