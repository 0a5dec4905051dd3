"""The scorecard as a kind of analysis: from files of measures and observations alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from answerable.law.words import say_list
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.gathering import find_quarter_end, gather_holding
from answerable.measuring.scorecard.scorecard import Scorecard, work_out_scorecard
from answerable.measuring.scorecard.shapes import BASELINES, MEASURES, REMARKS, TARGETS
from answerable.measuring.scorecard.telling import tell_scorecard


class Options(Struct, frozen=True, kw_only=True):
    """What may be chosen."""

    quarter_end: Annotated[
        dt.date | None, Meta(description="The last day of the quarter; blank for the last that the values reach.")
    ] = None
    area: Annotated[str, Meta(description="The area, as the files name it; blank for the whole.")] = ""


def measure_scorecard(files: Mapping[str, DataFile], options: Options) -> Scorecard:
    """The scorecard of a quarter. `MeasureError`, one sentence, where the files do not give one."""
    holding = gather_holding(files)
    areas = sorted({each.area for each in holding.observations if each.area})
    if options.area and options.area not in areas:
        known = f"There are: {say_list(areas)}." if areas else "None has an area."
        raise MeasureError(f"No value is of the area “{options.area}”. {known}")
    quarter_end = options.quarter_end or find_quarter_end(holding.observations)
    if quarter_end is None:
        raise MeasureError("There are no values: a scorecard needs at least one observation.")
    return work_out_scorecard(holding, quarter_end, options.area)


SCORECARD = Kind(
    name="scorecard",
    heading="Scorecard",
    purpose="The national priorities and the local plan for a quarter: what changed, and what chance alone explains.",
    inputs=(
        Input("measures", MEASURES),
        Input("observations", OBSERVATIONS),
        Input("baselines", BASELINES, is_optional=True),
        Input("targets", TARGETS, is_optional=True),
        Input("remarks", REMARKS, is_optional=True),
    ),
    options=Options,
    result=Scorecard,
    measure=measure_scorecard,
    tell=tell_scorecard,
)
