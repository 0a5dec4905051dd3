"""The analyses of response: incidents from their creation to the first arrival, and response figures as published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.wording import say_count, say_seconds, say_share
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.measuring.response.arrival import tell_curve, tell_stages, tell_times
from answerable.measuring.response.course import tell_change, tell_months, tell_trend, tell_whole_change
from answerable.measuring.response.headline import tell_reached, tell_request
from answerable.measuring.response.limit import choose_limits
from answerable.measuring.response.pattern import tell_patterns, tell_sources
from answerable.measuring.response.place import tell_areas, tell_week
from answerable.measuring.response.published import (
    Checked,
    can_exclude,
    read_published,
    tell_coherence,
    tell_reconciliation,
)
from answerable.measuring.response.shapes import INCIDENTS, PUBLISHED
from answerable.measuring.response.summary import GradeResponse, ResponseSummary, sum_up
from answerable.measuring.response.tally import tally_incidents
from answerable.measuring.response.wording import say_incidents, say_limit


class ResponseOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of response."""

    counted_by: Annotated[
        Literal["last grade", "first grade"],
        Meta(description="Whether a regraded incident counts under its last grade or its first."),
    ] = "last grade"
    keep_duplicates: Annotated[bool, Meta(description="Whether incidents that repeat another are counted.")] = False
    limits: Annotated[
        str,
        Meta(
            description="Limits in seconds, such as P1=900, P1/rural=1200; blank for those in force on the last day."
        ),
    ] = ""
    authority: Annotated[
        str, Meta(description="Words in the name of whoever set the limits; blank takes the latest in force.")
    ] = ""
    year_begins_in: Annotated[
        int,
        Meta(description="The month in which years begin: 4 for financial years, 1 for calendar years.", ge=1, le=12),
    ] = 4
    engine: Annotated[str, Meta(description="duckdb or spark; blank for the office's own setting.")] = ""


class ResponseResult(Struct, frozen=True, kw_only=True):
    """What the analysis gives: the summary by grade, and the published figures where they were given."""

    summary: ResponseSummary
    published: tuple[Checked, ...] = ()


def measure_response(files: Mapping[str, DataFile], options: ResponseOptions) -> ResponseResult:
    """Sum up the incidents of `files["incidents"]`; `files["published"]` may hold figures as a paper prints them."""
    incidents = files["incidents"]
    if incidents.first_on is None or incidents.last_on is None:
        raise MeasureError(f"{incidents.name} has no incident with a day of creation.")
    limits = choose_limits(incidents.last_on, authority=options.authority, given=options.limits)
    by_first_grade = options.counted_by == "first grade"
    tally = tally_incidents(
        incidents,
        limits,
        by_first_grade=by_first_grade,
        keep_duplicates=options.keep_duplicates,
        engine=options.engine,
    )
    summary = sum_up(
        tally,
        limits,
        first_on=incidents.first_on,
        last_on=incidents.last_on,
        year_begins_in=options.year_begins_in,
        by_first_grade=by_first_grade,
        keep_duplicates=options.keep_duplicates,
    )
    return ResponseResult(summary=summary, published=_read_published(files))


def _read_published(files: Mapping[str, DataFile]) -> tuple[Checked, ...]:
    if "published" not in files:
        return ()
    from answerable.measuring.loading.rows import read_rows

    return read_published(read_rows(files["published"]))


def tell_response(result: ResponseResult) -> Told:
    """The exhibits: all grades, published figures where given, then each grade from its times to its recording."""
    summary = result.summary
    told: list[Exhibit | None] = [
        tell_reached(summary),
        tell_request(summary),
        tell_whole_change(summary),
        tell_coherence(result.published),
        tell_reconciliation(result.published, summary),
    ]
    for grade in summary.grades:
        told += [
            tell_times(grade, summary),
            tell_curve(grade, summary),
            tell_trend(grade, summary),
            tell_change(grade, summary),
            tell_areas(grade, summary),
            tell_week(grade, summary),
            tell_stages(grade, summary),
            tell_sources(grade, summary),
            tell_patterns(grade, summary),
            tell_months(grade, summary),
        ]
    return Told(
        title=f"Response, {summary.days}",
        lead=" ".join(map(_lead, summary.grades)),
        exhibits=tuple(each for each in told if each is not None),
    )


def _lead(grade: GradeResponse) -> str:
    reached, median = grade.reached, grade.times.median
    said = [say_incidents(reached.incidents, grade.grade)]
    if reached.limited:
        said.append(f"{say_share(reached.within, reached.limited)} of all were reached within {say_limit(grade)}")
    if median is not None:
        said.append(f"half of those attended were reached within {say_seconds(median.seconds)}")
    return "; ".join(said) + "."


class PublishedOptions(Struct, frozen=True, kw_only=True):
    """Nothing is to be chosen."""


class PublishedResult(Struct, frozen=True, kw_only=True):
    """The published figures, each line held against itself."""

    checked: tuple[Checked, ...]


def measure_published(files: Mapping[str, DataFile], options: PublishedOptions) -> PublishedResult:
    """Hold each line of `files["published"]` against itself."""
    checked = _read_published(files)
    if not any(can_exclude(each.published) for each in checked):
        raise MeasureError(
            "No line prints two figures that could exclude each other: a median, a mean, or a share with its limit."
        )
    return PublishedResult(checked=checked)


def tell_published(result: PublishedResult) -> Told:
    """One exhibit: whether the figures can be of one set of incidents."""
    exhibit = tell_coherence(result.checked)
    lines = len(result.checked)
    return Told(
        title="Response figures as published",
        lead=f"{say_count(lines, 'published line')}, with the figures of each held against each other.",
        exhibits=(exhibit,) if exhibit else (),
    )


RESPONSE = Kind(
    name="response",
    heading="Response: from an incident's creation to the first arrival",
    purpose="How many incidents were attended, how soon, where and when, with those that nobody reached kept in.",
    inputs=(Input("incidents", INCIDENTS), Input("published", PUBLISHED, is_optional=True)),
    options=ResponseOptions,
    result=ResponseResult,
    measure=measure_response,
    tell=tell_response,
)

PUBLISHED_RESPONSE = Kind(
    name="published-response",
    heading="Response figures as published",
    purpose="Whether the median, mean and shares that a paper prints can be of one set of incidents.",
    inputs=(Input("published", PUBLISHED),),
    options=PublishedOptions,
    result=PublishedResult,
    measure=measure_published,
    tell=tell_published,
)
