"""What any measure by force says: a comparison each, and which forces ours is held against."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.measuring.forces.comparison_exhibit import tell_comparison
from answerable.measuring.forces.force import find_force
from answerable.measuring.forces.force_measure import ForceMeasures
from answerable.measuring.forces.pair_exhibit import OWN_GROUP
from answerable.measuring.forces.similar import Neighbour, list_members
from answerable.measuring.forces.wording import say_measure, say_names, say_outside


def tell_measures(measures: ForceMeasures) -> Told:
    """Each measure's comparison, then the forces that ours was held against."""
    exhibits = [exhibit for comparison in measures.comparisons for exhibit in tell_comparison(comparison)]
    if measures.neighbours:
        exhibits.append(_tell_neighbours(measures))
    return Told(title=f"{measures.name} beside other forces", lead=_say_lead(measures), exhibits=tuple(exhibits))


def _say_lead(measures: ForceMeasures) -> str:
    said = []
    for comparison in measures.comparisons:
        ours = comparison.our_body
        if ours:
            value = say_measure(comparison, ours.value)
            said.append(
                f"{comparison.measure}: {value}, {say_outside(ours.outside)} ({len(comparison.bodies)} forces)"
            )
    found = f"{'; '.join(said)}. " if said else f"No figure of {measures.name} is in the file. "
    return f"{found}{_say_group(measures)}{''.join(f' {note}' for note in measures.notes)}"


def _say_group(measures: ForceMeasures) -> str:
    group = measures.group
    if group is None:
        return "The published group of most similar forces is not known here."
    names = say_names([force.short for force in list_members(group)])
    read = "" if group.verified else " The published list itself was not read."
    return f"Most similar forces ({group.authority}, from {group.valid_from.year}): {names}.{read}"


def _tell_neighbours(measures: ForceMeasures) -> Exhibit:
    """Our own nearest forces, always marked as ours."""
    near = measures.neighbours
    names = [_name(each) for each in near]
    return Exhibit(
        slug="neighbours",
        title=f"By our own features, {say_names(names[:3])} are nearest to {measures.name}",
        sentence=f"The nearest forces to {measures.name} by {len(measures.features)} features "
        f"({say_names(measures.features, 12)}) are {say_names(names, 12)}.",
        table=Table(
            columns=(
                Column("Force"),
                Column("Distance", "number", 2),
                Column("Differs most in"),
                Column("by standard deviations", "number", 1),
            ),
            rows=tuple((_name(each), each.distance, each.furthest, each.difference) for each in near),
        ),
        chart=BarDrawing(
            x=Axis(title="Distance from ours (nought is alike)", form="number"),
            categories=tuple(names),
            bars=(Bar(name="Distance", values=tuple(each.distance for each in near)),),
        ),
        notes=(
            "Distance is Mahalanobis' over features in standard deviations, so that features which go together do "
            "not count twice.",
            _say_group(measures),
        ),
        badges=(OWN_GROUP,),
        query=f"find_neighbours(features, {measures.ours!r})",
    )


def _name(neighbour: Neighbour) -> str:
    force = find_force(neighbour.key)
    return force.short if force else neighbour.key
