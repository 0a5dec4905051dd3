"""NAM951: one person or firm spelt two ways, or a person given two ranks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from answerable.checking.evidence.paper import Paper
from answerable.checking.labelling.person_name import (
    PersonName,
    RankedName,
    find_ranked_names,
    gather_names,
    read_rank,
)
from answerable.checking.labelling.spelling import (
    TwoSpellings,
    find_firms,
    find_members,
    find_places,
    measure_distance,
)
from answerable.checking.rule import Disagreement, Examined

_LONGEST_DISTANCE = 1
_FEWEST_LETTERS = 4
"""Shorter names (`Ann`, `Jan`) are too easily two people's."""
_FEWEST_ALIKE = 2
"""A rank printed once against one printed as often proves nothing."""


def find(paper: Paper) -> Iterator[Examined]:
    names = gather_names(paper)
    recorded = {name.key: name for name in reversed(names) if name.recorded}
    others: dict[tuple[str, str], list[PersonName]] = defaultdict(list)
    for name in names:
        if name.recorded:
            continue
        if name.key in recorded:
            yield Examined()
        else:
            others[name.key].append(name)
    for named in others.values():
        like = [person for person in recorded.values() if _is_variant(named[0], person)]
        if len(like) == 1:
            yield Examined(disagreement=_spelt_two_ways(named[0], like[0], named[1:]))
    yield from _spelt_in_record(list(recorded.values()))
    for _, spelt in find_members(paper):
        yield Examined(disagreement=_member_two_ways(spelt) if spelt else None)
    for spelt in find_firms(paper):
        yield Examined(disagreement=_firm_two_ways(spelt))
    for spelt in find_places(paper):
        yield Examined(disagreement=_place_two_ways(spelt))
    yield from _ranks(paper, recorded)


def _spelt_in_record(people: Sequence[PersonName]) -> Iterator[Examined]:
    """Two people of one paper's attendances, the one now and the other then, whose names are one letter apart."""
    for index, one in enumerate(people):
        for other in people[index + 1 :]:
            same_role = bool(one.role) and one.role.casefold() == other.role.casefold()
            if same_role and _is_variant(one, other) and one.cite != other.cite:
                yield Examined(disagreement=_spelt_two_ways(other, one))


def _is_variant(name: PersonName, person: PersonName) -> bool:
    """Whether two names share one part and differ by one letter in the other."""
    for same, differs in ((0, 1), (1, 0)):
        one, other = name.key[differs], person.key[differs]
        if name.key[same] == person.key[same] and min(len(one), len(other)) >= _FEWEST_LETTERS:
            return 0 < measure_distance(one, other) <= _LONGEST_DISTANCE
    return False


def _member_two_ways(spelt: TwoSpellings) -> Disagreement:
    return Disagreement(
        message=(
            f"A member of one council is printed in two ways: {spelt.here} in the attendance and {spelt.other}"
            " elsewhere in the paper."
        ),
        working=(f"Here: {spelt.here}.", f"Elsewhere: {spelt.other}.", "One letter of the surname differs."),
        printed=spelt.here,
        expected=spelt.other,
        explanation="One of the two was perhaps mistyped.",
        cite=spelt.places[0],
        also=(*spelt.places[1:], *spelt.others),
    )


def _place_two_ways(spelt: TwoSpellings) -> Disagreement:
    return Disagreement(
        message=f"One place is printed in two ways: {spelt.here} here, in the section headed {spelt.other}.",
        working=(f"Here: {spelt.here}.", f"Its section's heading: {spelt.other}.", "One letter differs."),
        printed=spelt.here,
        expected=spelt.other,
        explanation="It was perhaps mistyped.",
        cite=spelt.places[0],
    )


def _firm_two_ways(spelt: TwoSpellings) -> Disagreement:
    return Disagreement(
        message=f"What may be one firm is printed as {spelt.here} here and as {spelt.other} elsewhere in the paper.",
        working=(f"Here: {spelt.here}.", f"Elsewhere: {spelt.other}.", "The two names differ by one letter."),
        printed=spelt.here,
        expected=spelt.other,
        explanation="One of the two was perhaps mistyped; they may also be two firms.",
        severity="info",
        cite=spelt.places[0],
        also=(*spelt.places[1:], *spelt.others),
    )


def _spelt_two_ways(name: PersonName, person: PersonName, again: Sequence[PersonName] = ()) -> Disagreement:
    return Disagreement(
        message=(
            f"One name is printed in two ways: {name.text} here and {person.text} in the list of those who attended."
        ),
        working=(
            f"Here: {name.text}.",
            f"In the attendance: {person.text}{f', {person.role}' if person.role else ''}.",
            "The two share a name and differ by one letter in the other.",
        ),
        printed=name.text,
        expected=person.text,
        explanation="One of the two was perhaps mistyped.",
        cite=name.cite,
        also=(person.cite, *(other.cite for other in again)),
    )


def _ranks(paper: Paper, recorded: dict[tuple[str, str], PersonName]) -> Iterator[Examined]:
    """The ranks printed before one person's name, against the role in the attendance, else against the most usual."""
    people: dict[str, list[PersonName]] = defaultdict(list)
    for person in recorded.values():
        people[person.last.casefold()].append(person)
    by_last: dict[str, list[RankedName]] = defaultdict(list)
    for name in find_ranked_names(paper):
        by_last[name.last.casefold()].append(name)
    for last, named in by_last.items():
        held = people.get(last, [])
        firsts = {name.first.casefold() for name in named if name.first}
        if len(held) > 1 or len(firsts | {person.first.casefold() for person in held}) > 1:
            continue  # two people of one surname
        yield from _compare_ranks(named, held[0] if held else None)


def _compare_ranks(named: Sequence[RankedName], person: PersonName | None) -> Iterator[Examined]:
    counted = Counter(name.rank for name in named).most_common()
    role = read_rank(person.role) if person else None
    usual = role if role in dict(counted) else counted[0][0]
    enough = role is not None or (len(counted) > 1 and counted[0][1] >= max(_FEWEST_ALIKE, 2 * counted[1][1]))
    for name in named:
        if name.rank == usual:
            yield Examined()
        elif enough and dict(counted)[usual] >= 1 and len(counted) > 1:
            first = next(other for other in named if other.rank == usual)
            yield Examined(disagreement=_two_ranks(name, first, person))


def _two_ranks(name: RankedName, usual: RankedName, person: PersonName | None) -> Disagreement:
    attended = f"In the attendance: {person.text}, {person.role}." if person and person.role else ""
    return Disagreement(
        message=f"{name.text} is named here, and {usual.text} elsewhere in the paper, so the two ranks do not agree.",
        working=tuple(filter(None, (f"Here: {name.text}.", f"Elsewhere: {usual.text}.", attended))),
        printed=name.text,
        expected=usual.rank,
        explanation="A letter of the rank was perhaps left out or added.",
        severity="info",
        cite=name.cite,
        also=(usual.cite, *((person.cite,) if person and attended else ())),
    )
