"""Three kinds of analysis: a series in time, the time between rare events, and counts before and after."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.control.area_series import SeriesOptions, SeriesResult, chart_areas
from answerable.measuring.control.change_exhibit import tell_changes
from answerable.measuring.control.comparison import ChangeOptions, ChangeResult, compare_counts
from answerable.measuring.control.rare import RareOptions, RareResult, chart_events
from answerable.measuring.control.rare_exhibit import tell_rare
from answerable.measuring.control.series_exhibit import tell_series
from answerable.measuring.control.shapes import CHANGES, EVENTS, SERIES
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows


def measure_series(files: Mapping[str, DataFile], options: SeriesOptions) -> SeriesResult:
    """The chart of each area of a file of figures in time."""
    return chart_areas(read_rows(files["series"]), options)


def measure_changes(files: Mapping[str, DataFile], options: ChangeOptions) -> ChangeResult:
    """The verdict of each count before and after."""
    return compare_counts(read_rows(files["changes"]), options)


def measure_rare(files: Mapping[str, DataFile], options: RareOptions) -> RareResult:
    """The chart of each area of a file of rare events."""
    return chart_events(read_rows(files["events"]), options)


SERIES_KIND = Kind(
    name="series",
    heading="A series in time",
    purpose="Whether the last figure of a series is a signal, and whether its target can be expected to be met.",
    inputs=(Input("series", SERIES),),
    options=SeriesOptions,
    result=SeriesResult,
    measure=measure_series,
    tell=tell_series,
)

RARE_KIND = Kind(
    name="rare",
    heading="Time between rare events",
    purpose="Whether rare events have become rarer or more frequent, told from the days between them.",
    inputs=(Input("events", EVENTS),),
    options=RareOptions,
    result=RareResult,
    measure=measure_rare,
    tell=tell_rare,
)

CHANGE_KIND = Kind(
    name="change",
    heading="Counts before and after",
    purpose="Which changes between two periods can be told from chance.",
    inputs=(Input("changes", CHANGES),),
    options=ChangeOptions,
    result=ChangeResult,
    measure=measure_changes,
    tell=tell_changes,
)
