"""A sample of videos that anybody can draw again: from a published list, a published seed and one rule."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.fairness.agreement import measure_many
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError


class SampleOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a sample."""

    seed: Annotated[
        str,
        Meta(
            description=(
                "The seed: words or figures that nobody could know when the list was closed, such as a lottery's "
                "numbers of a day named beforehand."
            )
        ),
    ] = ""
    size: Annotated[int, Meta(ge=1, description="How many videos each panel watches.")] = 10


class Pick(Struct, frozen=True, kw_only=True):
    """A video drawn, with the hash that put it there."""

    panel: str
    stratum: str
    reference: str
    mark: str


class Stratum(Struct, frozen=True, kw_only=True):
    """How many videos of a panel's stratum are on the list, and how many were drawn."""

    panel: str
    stratum: str
    listed: int
    drawn: int


class Grading(Struct, frozen=True, kw_only=True):
    """What panels made of the videos drawn: grades by how often each was given, agreement, answers of the force.

    `strangers` are graded videos that were not drawn: they count in nothing.
    """

    videos: int
    grades: tuple[tuple[str, int], ...]
    kappa: float | None
    graded_twice: int
    with_concern: int
    answered: int
    strangers: int


class SampleResult(Struct, frozen=True, kw_only=True):
    """The sample, with the hash of the list it was drawn from."""

    options: SampleOptions
    listed: int
    list_mark: str
    strata: tuple[Stratum, ...]
    picks: tuple[Pick, ...]
    grading: Grading | None = None


def draw_sample(rows: Sequence[Row], options: SampleOptions, gradings: Sequence[Row] = ()) -> SampleResult:
    """Draw each panel's videos, spread over its strata in proportion to how many are listed.

    Rule: each video's mark is the SHA-256 of the seed, a line break and its reference; of each stratum those with the
    smallest marks are drawn. So the draw is random to whoever could not know the seed, and can be repeated by whoever
    has the list. Shares are rounded by the largest remainders; where there are enough places each stratum has one.
    Raises `MeasureError` without a seed or videos.
    """
    if not options.seed.strip():
        raise MeasureError("A sample needs a seed that is published: give the option seed.")
    if not rows:
        raise MeasureError("There are no videos on the list.")
    by_panel: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_panel[row["panel"] or ""][row["stratum"] or ""].append(row["reference"])
    strata: list[Stratum] = []
    picks: list[Pick] = []
    for panel, its_strata in sorted(by_panel.items()):
        names = sorted(its_strata)
        places = allot_places(options.size, [len(its_strata[name]) for name in names])
        for name, number in zip(names, places, strict=True):
            references = its_strata[name]
            strata.append(Stratum(panel=panel, stratum=name, listed=len(references), drawn=number))
            marked = sorted((mark_video(options.seed, reference), reference) for reference in references)
            picks += [Pick(panel=panel, stratum=name, reference=one, mark=mark) for mark, one in marked[:number]]
    return SampleResult(
        options=options,
        listed=len(rows),
        list_mark=mark_list([row["reference"] for row in rows]),
        strata=tuple(strata),
        picks=tuple(picks),
        grading=_sum_gradings(gradings, {pick.reference for pick in picks}) if gradings else None,
    )


def mark_video(seed: str, reference: str) -> str:
    """The SHA-256 of `seed`, a line break and `reference`, in hexadecimal."""
    return hashlib.sha256(f"{seed}\n{reference}".encode()).hexdigest()


def mark_list(references: Sequence[str]) -> str:
    """The SHA-256 of all references in order, one a line: published before the seed is known, it holds the list
    fast."""
    return hashlib.sha256("\n".join(sorted(references)).encode()).hexdigest()


def allot_places(size: int, listed: Sequence[int]) -> list[int]:
    """Places for each stratum in proportion to its length, by the largest remainders (Hamilton); none gets more than
    it has.

    Where there are as many places as strata, one that would have none is given one of the largest's, so that a small
    stratum is seen at all.
    """
    total = sum(listed)
    size = min(size, total)
    exact = [size * number / total for number in listed]
    places = [int(share) for share in exact]
    # Of equal remainders the earlier stratum has the place, so that the draw can be repeated.
    by_rest = sorted(range(len(listed)), key=lambda place: (int(exact[place]) - exact[place], place))
    for place in by_rest[: size - sum(places)]:
        places[place] += 1
    while size >= len(listed) and 0 in places:
        places[places.index(max(places))] -= 1
        places[places.index(0)] += 1
    return places


def _sum_gradings(gradings: Sequence[Row], drawn: set[str]) -> Grading:
    by_video: dict[str, list[str]] = defaultdict(list)
    answered = set()
    for row in gradings:
        by_video[row["reference"]].append(row["grade"])
        if row["response"]:
            answered.add(row["reference"])
    strangers = [reference for reference in by_video if reference not in drawn]
    for reference in strangers:
        del by_video[reference]
    counts: dict[str, int] = defaultdict(int)
    for grade in (grade for grades in by_video.values() for grade in grades):
        counts[grade] += 1
    concern = {
        reference for reference, grades in by_video.items() if any(grade != "proportionate" for grade in grades)
    }
    return Grading(
        videos=len(by_video),
        grades=tuple(sorted(counts.items())),
        kappa=measure_many(list(by_video.values())),
        graded_twice=sum(len(grades) > 1 for grades in by_video.values()),
        with_concern=len(concern),
        answered=len(concern & answered),
        strangers=len(strangers),
    )
