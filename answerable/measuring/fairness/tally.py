"""Rows and people counted by group and area, and what the two give together: the rates."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from answerable.measuring.fairness.parameter import (
    NOT_STATED,
    Place,
    find_place_without_rate,
    find_smallest,
    name_group,
)
from answerable.measuring.fairness.rate import GroupRate, Standardised, Stratum, compare_rates, standardise_ratio
from answerable.measuring.loading.rows import Row
from answerable.measuring.parameter import Limit
from answerable.measuring.refusal import MeasureError

Cells = Counter[tuple[str, str]]
"""Counts by area and group."""


class Comparison(Struct, frozen=True, kw_only=True):
    """The rates of every group with people, the reference first; `standardised` those held area by area.

    `no_group` records have a group without people in the file, `no_area` an area without people. `places` are left
    out of every rate, with how many records.
    """

    reference: str
    total: int
    not_stated: int
    rates: tuple[GroupRate, ...]
    standardised: tuple[Standardised, ...]
    smallest: Limit
    no_group: int = 0
    no_area: int = 0
    places: tuple[tuple[Place, int], ...] = ()
    years: tuple[int, ...] = ()
    records_a_person: float = 1.0
    level: float = 0.95


def count_of_row(row: Row) -> int:
    """What a row stands for: one where it does not say."""
    return 1 if row["count"] is None else int(row["count"])


def span_rows(rows: Sequence[Row]) -> tuple[dt.date, dt.date]:
    """The first and last day of rows; raises `MeasureError` where there are none."""
    if not rows:
        raise MeasureError("There are no rows to count.")
    return min(row["first_on"] for row in rows), max(row["last_on"] or row["first_on"] for row in rows)


def count_cells(rows: Iterable[Row], column: str) -> Cells:
    """Rows by area and the broad group of what a column says."""
    cells: Cells = Counter()
    for row in rows:
        cells[row["area"] or "", name_group(row[column], column)] += count_of_row(row)
    return cells


def compare_groups(
    cells: Cells,
    population: Sequence[Row],
    reference: str,
    *,
    on: dt.date | None = None,
    records_a_person: float = 1.0,
    level: float = 0.95,
) -> Comparison:
    """The rates that counts by area and group have among the people of a population file.

    Places that are never put to their residents are left out of both, with a note of how many records that leaves
    out. Raises `MeasureError` where the reference group has no people.
    """
    people = _count_people(population)
    places = _find_places({area for area, _ in cells} | {area for area, _ in people})
    out = dict(places)
    kept = Counter({cell: count for cell, count in cells.items() if cell[0] not in out})
    residents = Counter({cell: count for cell, count in people.items() if cell[0] not in out})
    by_group, people_by_group = _sum_groups(kept), _sum_groups(residents)
    if places and not residents:
        raise MeasureError(
            f"No rate is made for {places[0][1].name}: {places[0][1].reason}. Leave the file of people out."
        )
    if not people_by_group[reference]:
        raise MeasureError(f"The population file has no people of the group {reference}, which others are held to.")
    smallest = find_smallest(on)
    not_stated = by_group.pop(NOT_STATED, 0)
    return Comparison(
        reference=reference,
        total=kept.total(),
        not_stated=not_stated,
        rates=compare_rates(
            by_group,
            people_by_group,
            reference,
            not_stated=not_stated,
            smallest=smallest.below,
            records_a_person=records_a_person,
            level=level,
        ),
        standardised=_standardise(kept, residents, reference, smallest.below, records_a_person, level),
        smallest=smallest,
        no_group=sum(count for group, count in by_group.items() if not people_by_group[group]),
        no_area=_count_elsewhere(kept, residents),
        places=tuple(
            (place, sum(count for cell, count in cells.items() if cell[0] == area)) for area, place in places
        ),
        years=tuple(sorted({row["year"] for row in population if row["year"] is not None})),
        records_a_person=records_a_person,
        level=level,
    )


def _standardise(
    cells: Cells, people: Cells, reference: str, smallest: int, records_a_person: float, level: float
) -> tuple[Standardised, ...]:
    areas = sorted({area for area, _ in people if area and (area in {cell[0] for cell in cells})})
    if len(areas) < 2:
        return ()
    found = []
    for group in sorted({group for _, group in people} - {reference, NOT_STATED}):
        strata = [
            Stratum(
                count=cells[area, group],
                people=people[area, group],
                other_count=cells[area, reference],
                other_people=people[area, reference],
            )
            for area in areas
        ]
        if min(sum(each.count for each in strata), sum(each.other_count for each in strata)) < smallest:
            continue
        result = standardise_ratio(group, strata, records_a_person=records_a_person, level=level)
        found += [result] if result else []
    return tuple(found)


def _count_people(population: Sequence[Row]) -> Cells:
    people: Cells = Counter()
    for row in population:
        people[row["area"] or "", name_group(row["ethnicity"], "ethnicity")] += row["people"]
    return people


def _find_places(areas: Iterable[str]) -> list[tuple[str, Place]]:
    found = [(area, find_place_without_rate(area)) for area in sorted(areas)]
    return [(area, place) for area, place in found if place is not None]


def _count_elsewhere(cells: Cells, people: Cells) -> int:
    """Records in areas without people, where the people are given area by area."""
    areas = {area for area, _ in people}
    return sum(count for (area, _), count in cells.items() if area not in areas) if areas != {""} else 0


def _sum_groups(cells: Cells) -> Counter[str]:
    by_group: Counter[str] = Counter()
    for (_, group), count in cells.items():
        by_group[group] += count
    return by_group
