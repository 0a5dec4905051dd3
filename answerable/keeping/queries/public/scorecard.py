"""Scorecards as the public sees them: worked out from published measures and released values alone."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from answerable.keeping.queries.public.measure import Locate, hold_public
from answerable.measuring.scorecard.gathering import find_quarter_end
from answerable.measuring.scorecard.measure import Holding
from answerable.measuring.scorecard.scorecard import Scorecard, work_out_scorecard


@dataclass(frozen=True, slots=True)
class ValuedMeasures:
    """How many published measures have a value for the latest quarter, and of how many its absence is explained."""

    quarter_end: dt.date
    measures: int
    valued: int
    explained: int


def list_quarters(holding: Holding, today: dt.date) -> list[dt.date]:
    """The last days of the quarters that a scorecard can be given for, the latest first: those in which a value ended
    that had been over by `today`."""
    ends = {each.last_on for each in holding.observations}
    quarters = {_end_quarter(end) for end in ends}
    latest = find_quarter_end(each for each in holding.observations if each.last_on <= today)
    return sorted((each for each in quarters if latest and each <= latest), reverse=True)


def find_scorecard(quarter_end: dt.date, today: dt.date, locate: Locate) -> tuple[Scorecard, list[dt.date]] | None:
    """The scorecard for the quarter that ends on a day, with the quarters there are; `None` where it is not of them.

    Raises `MeasureError`, one sentence, where the measures as they stand give none.
    """
    holding = hold_public(locate)
    quarters = list_quarters(holding, today)
    return (work_out_scorecard(holding, quarter_end), quarters) if quarter_end in quarters else None


def latest_scorecard(today: dt.date, locate: Locate) -> tuple[Scorecard, list[dt.date]] | None:
    """The scorecard for the latest quarter, with the quarters there are; `None` before any value is released.

    Raises `MeasureError` as `find_scorecard`.
    """
    holding = hold_public(locate)
    quarters = list_quarters(holding, today)
    return (work_out_scorecard(holding, quarters[0]), quarters) if quarters else None


def count_valued(today: dt.date, locate: Locate) -> ValuedMeasures | None:
    """How complete the latest quarter is; `None` before any value is released. Raises as `find_scorecard`."""
    found = latest_scorecard(today, locate)
    if found is None:
        return None
    scorecard, _ = found
    return ValuedMeasures(
        quarter_end=scorecard.quarter_end,
        measures=len(scorecard.lines),
        valued=sum(line.figure is not None for line in scorecard.lines),
        explained=sum(line.figure is None and bool(line.absence) for line in scorecard.lines),
    )


def _end_quarter(day: dt.date) -> dt.date:
    """The last day of the quarter that a day falls in."""
    month = (day.month - 1) // 3 * 3 + 3
    return dt.date(day.year, month, monthrange(day.year, month)[1])
