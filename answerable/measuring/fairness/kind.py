"""Three kinds of analysis: stop and search, use of force, and a sample of videos for those who scrutinise them."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.fairness.force_used import ForceOptions, ForceResult, measure_force, tell_force
from answerable.measuring.fairness.sample import SampleOptions, SampleResult, draw_sample
from answerable.measuring.fairness.sample_exhibit import tell_sample
from answerable.measuring.fairness.shapes import FORCE_USED, GRADINGS, POPULATION, STOPS, VIDEOS
from answerable.measuring.fairness.stop_exhibit import tell_stops
from answerable.measuring.fairness.stop_search import StopOptions, StopResult, measure_stops
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows

Files = Mapping[str, DataFile]


def measure_stop_search(files: Files, options: StopOptions) -> StopResult:
    """Stops and searches, with rates where `files["population"]` is given."""
    return measure_stops(
        read_rows(files["stops"]), read_rows(files["population"]) if "population" in files else [], options
    )


def measure_use_of_force(files: Files, options: ForceOptions) -> ForceResult:
    """Uses of force among the people of `files["population"]`."""
    return measure_force(read_rows(files["force"]), read_rows(files["population"]), options)


def measure_sample(files: Files, options: SampleOptions) -> SampleResult:
    """A sample of `files["videos"]`, with the grades of `files["gradings"]` where they are given."""
    return draw_sample(
        read_rows(files["videos"]), options, read_rows(files["gradings"]) if "gradings" in files else []
    )


STOP_SEARCH = Kind(
    name="stop-search",
    heading="Stop and search",
    purpose="Who is searched, how often beside others, what came of it, and how much of that place or gaps explain.",
    inputs=(Input("stops", STOPS), Input("population", POPULATION, is_optional=True)),
    options=StopOptions,
    result=StopResult,
    measure=measure_stop_search,
    tell=tell_stops,
)

USE_OF_FORCE = Kind(
    name="use-of-force",
    heading="Use of force",
    purpose="How often force is used on people of each ethnic group, beside others.",
    inputs=(Input("force", FORCE_USED), Input("population", POPULATION)),
    options=ForceOptions,
    result=ForceResult,
    measure=measure_use_of_force,
    tell=tell_force,
)

SCRUTINY_SAMPLE = Kind(
    name="scrutiny-sample",
    heading="A sample of videos for scrutiny",
    purpose="Which videos a panel watches, drawn so that anybody can check it; and how far its members agree.",
    inputs=(Input("videos", VIDEOS), Input("gradings", GRADINGS, is_optional=True)),
    options=SampleOptions,
    result=SampleResult,
    measure=measure_sample,
    tell=tell_sample,
)
