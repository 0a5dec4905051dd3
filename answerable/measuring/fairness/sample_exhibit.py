"""A sample of videos as it is shown: what to watch, how to draw it again, and what the panels made of it."""

from __future__ import annotations

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_interval, say_number, say_share, say_value
from answerable.measuring.fairness.sample import Grading, SampleResult
from answerable.measuring.interval import bound_share


def tell_sample(result: SampleResult) -> Told:
    """The videos drawn, the strata they were drawn from, and the grades where there are any."""
    exhibits = [_tell_picks(result), _tell_strata(result)]
    if result.grading and result.grading.videos:
        exhibits.append(_tell_grading(result.grading))
    return Told(
        title="A sample of videos for scrutiny",
        lead=(
            f"{say_number(len(result.picks))} of {say_number(result.listed)} videos, drawn with the seed "
            f"“{result.options.seed}”. Whoever has the list can draw them again."
        ),
        exhibits=tuple(exhibits),
    )


def _tell_picks(result: SampleResult) -> Exhibit:
    rows: list[tuple[Cell, ...]] = [
        (pick.reference, pick.panel or "All", pick.stratum or "All", pick.mark[:16]) for pick in result.picks
    ]
    return Exhibit(
        slug="sample",
        title=f"{say_count(len(result.picks), 'video')} drawn from a list of {say_number(result.listed)}",
        sentence=(
            f"{say_number(len(result.picks))} of {say_count(result.listed, 'video')} were drawn with the seed "
            f"“{result.options.seed}”, {say_number(result.options.size)} for each panel at most."
        ),
        table=Table(
            columns=(Column("Video"), Column("Panel"), Column("Stratum"), Column("Mark, first 16 figures")),
            rows=tuple(rows),
        ),
        notes=(
            "To draw it again: work out the SHA-256 of the seed, a line break and the reference of each video; in "
            "each stratum take those whose marks come first.",
            f"The list, sorted and one reference a line, has the SHA-256 {result.list_mark}. Published before the "
            "seed is known, it shows that no video was added or taken away afterwards.",
        ),
        query=f"answerable.measuring.fairness.sample.draw_sample(rows, {result.options})",
    )


def _tell_strata(result: SampleResult) -> Exhibit:
    strata = say_count(len(result.strata), "stratum", "strata")
    empty = [each for each in result.strata if not each.drawn]
    missed = f"; {say_number(len(empty))} of them without a place" if empty else ", each with a place at least"
    return Exhibit(
        slug="strata",
        title=f"The sample is spread over {strata}{missed}",
        sentence=(
            f"Each panel's places are spread over its strata in proportion to the videos listed: {strata}{missed}."
        ),
        table=Table(
            columns=(Column("Panel"), Column("Stratum"), Column("Listed", "count"), Column("Drawn", "count")),
            rows=tuple(
                (each.panel or "All", each.stratum or "All", each.listed, each.drawn) for each in result.strata
            ),
        ),
        notes=(
            "Small strata have more than their share: a figure for all videos must weigh each stratum by what is "
            "listed.",
        ),
        query=f"answerable.measuring.fairness.sample.draw_sample(rows, {result.options})",
    )


def _tell_grading(grading: Grading) -> Exhibit:
    total = sum(count for _, count in grading.grades)
    kappa = (
        f"Agreement beyond chance (Fleiss' kappa) is {say_value(grading.kappa, 'ratio')}, of "
        f"{say_number(grading.graded_twice)} videos that more than one member graded."
        if grading.kappa is not None
        else "Agreement beyond chance cannot be worked out: no video has two grades, or all grades are the same."
    )
    low, high, _ = bound_share(grading.with_concern, grading.videos)
    interval = say_interval(100 * low, 100 * high, "percent", 1)
    rows: list[tuple[Cell, ...]] = [(grade, count, 100 * count / total) for grade, count in grading.grades]
    strangers = (
        (f"{say_number(grading.strangers)} graded videos were not drawn and are left out.",)
        if grading.strangers
        else ()
    )
    return Exhibit(
        slug="grades",
        title=f"A member had concerns about {say_share(grading.with_concern, grading.videos)} of videos graded",
        sentence=(
            f"A member had concerns about {say_share(grading.with_concern, grading.videos)} of videos graded "
            f"({interval}); the force answered to {say_number(grading.answered)} of them. {kappa}"
        ),
        table=Table(
            columns=(Column("Grade"), Column("Given", "count"), Column("Of all grades", "percent", 1)),
            rows=tuple(rows),
        ),
        notes=(
            "The share is of the videos drawn, strata not weighed; the more members watch one, the likelier one "
            "has concerns.",
            *strangers,
        ),
        query="answerable.measuring.fairness.agreement.measure_many(grades by video)",
    )
