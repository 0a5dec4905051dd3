"""Areas and hotspots as maps: values by area for anybody, exact places for the desk alone."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from answerable.drawing.chart import Axis, MapDrawing, Outline, Region, Town
from answerable.drawing.map.frame import frame_map
from answerable.drawing.map.shades import choose_breaks
from answerable.drawing.map.simplify import list_rings, simplify_chart
from answerable.drawing.palette import WIDE
from answerable.drawing.wording import say_number
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Area, Hotspot
from answerable.patrolling.refusal import PatrolError

SIMPLIFIED = "Borders are simplified for this size: do not use the map to find an exact place."
CLOSED = "Exact places: for those who patrol, not to be published."
_FEW_NAMED = 12


def draw_areas(
    areas: Sequence[Area],
    values: Mapping[str, float | None],
    *,
    title: str,
    form: str,
    hidden: Collection[str] = frozenset(),
    backdrop: Sequence[Area] = (),
    towns: Sequence[Town] = (),
    ours: Collection[str] = frozenset(),
    ours_words: str = "",
    hidden_words: str = "Too few to show",
    method: Literal["quantile", "equal"] = "quantile",
    credit: str = "",
) -> MapDrawing:
    """Areas shaded by their values, which are given by the areas' codes; an area without one is said to be not known.

    `title` and `form` are what the values measure and how they are said. Of the codes in `hidden` no value is held in
    the map, nor do the shades follow from it: such a map may be published. `backdrop` is drawn as thin lines, `ours`
    with heavy ones; the key says `ours_words` and `hidden_words` of them. The map holds no more points than can be
    seen at 720 units' width. Raises `PatrolError` for no area, for a code that two areas have, and for a value or a
    hidden code whose area is not there.
    """
    _require_known(areas, {*values, *hidden, *ours})
    shown = {code: value for code, value in values.items() if code not in hidden}
    chart = MapDrawing(
        key=Axis(title=title, form=form),
        regions=tuple(
            Region(
                name=area.name,
                rings=_list_rings(area),
                value=_as_float(shown.get(area.code)),
                label=area.name if len(areas) <= _FEW_NAMED else "",
                is_ours=area.code in ours,
                is_hidden=area.code in hidden,
            )
            for area in areas
        ),
        breaks=choose_breaks(shown.values(), method=method, form=form),
        method=method,
        outlines=_outline(backdrop),
        towns=tuple(towns),
        ours_words=ours_words,
        hidden_words=hidden_words,
        caveat=SIMPLIFIED,
        credit=credit,
    )
    return _fit(chart)


def draw_hotspots(
    hotspots: Sequence[Hotspot],
    backdrop: Sequence[Area],
    *,
    title: str = "Hotspots, numbered as in the table",
    towns: Sequence[Town] = (),
    credit: str = "",
) -> MapDrawing:
    """Hotspots where they exactly are, numbered from 1 in the order given, over the borders of `backdrop`.

    For the desk only: it holds exact places and their inner names, so it belongs neither into the result of a `Kind`
    nor onto a public page before `trial/release.py` says that it is safe. Raises `PatrolError` for no hotspot.
    """
    if not hotspots:
        raise PatrolError("There is no hotspot to be drawn: choose the hotspots first.")
    chart = MapDrawing(
        key=Axis(title=title),
        regions=tuple(
            Region(
                name=f"{at}. {hotspot.code}",
                rings=list_rings(read_outline(hotspot.outline)),
                words=", ".join(part for part in (hotspot.name, hotspot.unit, _say_events(hotspot)) if part),
                label=str(at),
                is_ours=True,
            )
            for at, hotspot in enumerate(hotspots, 1)
        ),
        outlines=_outline(backdrop),
        towns=tuple(towns),
        ours_words="Hotspot",
        caveat=CLOSED,
        credit=credit,
    )
    return _fit(chart)


def _require_known(areas: Sequence[Area], codes: Collection[str]) -> None:
    if not areas:
        raise PatrolError("There is no area to be drawn: load the areas first.")
    drawn = {area.code for area in areas}
    if len(drawn) < len(areas):
        raise PatrolError("Two areas have one code: draw the areas of one day and one kind.")
    if unknown := sorted(set(codes) - drawn):
        raise PatrolError(f"The map has no area {unknown[0]}: load the areas that the figures were counted by.")


def _list_rings(area: Area) -> tuple[tuple[tuple[int, int], ...], ...]:
    return list_rings(read_outline(area.outline))


def _as_float(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)


def _outline(areas: Sequence[Area]) -> tuple[Outline, ...]:
    return tuple(Outline(name=area.name, rings=_list_rings(area)) for area in areas)


def _say_events(hotspot: Hotspot) -> str:
    return f"{say_number(hotspot.events)} offences" if hotspot.events else ""


def _fit(chart: MapDrawing) -> MapDrawing:
    try:
        return simplify_chart(chart, frame_map(chart, WIDE, 0).metres)
    except ValueError as reason:
        raise PatrolError(f"The areas cannot be drawn: {reason}.") from None
