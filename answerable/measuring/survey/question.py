"""One question of a survey: what was found of it, from counts or from a share as it was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from answerable.measuring.interval import Interval, bound_share
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.group import Counted, Group, compare_groups
from answerable.measuring.survey.nonresponse import (
    bound_as_if,
    bound_nonresponse,
    bound_with_gap,
    count_answers_needed,
)
from answerable.measuring.survey.weighting import Weighted
from answerable.measuring.verdict import Verdict

REACHES = (0.05, 0.03, 0.02, 0.01)
"""How closely a figure without its n might be wanted: the answers that each would take are printed."""
SUPPOSED = (200, 1_000)
"""Numbers of answers at which a figure without its n is told with the interval that it would then have."""


class Options(Struct, frozen=True, kw_only=True):
    """What may be chosen of a survey."""

    satisfied: Annotated[
        str, Meta(description="The answers that count as content, parted by commas, as the file has them.")
    ] = "yes"
    gap: Annotated[
        float,
        Meta(
            description="By how many percentage points those who did not answer are supposed to differ at most.",
            ge=0,
            le=100,
        ),
    ] = 10.0
    level: Annotated[float, Meta(description="The level of the intervals.", gt=0.5, lt=1)] = 0.95
    shown_on: Annotated[
        dt.date | None, Meta(description="The day on which the age of the figures is told; blank for the day itself.")
    ] = None


class AsIf(Struct, frozen=True, kw_only=True):
    """The interval that a share would have with so many answers behind it."""

    answers: int
    low: float
    high: float


class Need(Struct, frozen=True, kw_only=True):
    """The answers that it takes to know a share to within so much either way."""

    reach: float
    answers: int


class Question(Struct, frozen=True, kw_only=True):
    """One question. Shares are fractions of one; what is hidden or not known is nothing.

    `response` is answers over people asked, `whole` the share among all who were asked whatever the silent would
    have said, `supposed` the same if they differ by the gap chosen. `verdict` is of the period before.
    """

    name: str
    first_on: dt.date
    last_on: dt.date
    share: float | None
    is_hidden: bool = False
    invited: int | None = None
    response: float | None = None
    response_interval: Interval | None = None
    answered: int | None = None
    satisfied: int | None = None
    interval: Interval | None = None
    whole: tuple[float, float] | None = None
    supposed: tuple[float, float] | None = None
    groups: tuple[Group, ...] = ()
    weighted: Weighted | None = None
    unweighted_because: str = ""
    verdict: Verdict | None = None
    needs: tuple[Need, ...] = ()
    as_if: tuple[AsIf, ...] = ()


class SurveyResult(Struct, frozen=True, kw_only=True):
    """The questions in the order of the file, and the day on which their age is told."""

    options: Options
    shown_on: dt.date
    questions: tuple[Question, ...]


def measure_counts(
    name: str, period: tuple[dt.date, dt.date], whole: Counted, units: Sequence[Counted], options: Options
) -> Question:
    groups, is_hidden = compare_groups(whole, units, options.level)
    question = Question(name=name, first_on=period[0], last_on=period[1], share=None, is_hidden=is_hidden)
    if whole.invited is not None and whole.invited < whole.answered:
        raise MeasureError(f"{quote_name(name)}: {whole.answered:,} answered, but only {whole.invited:,} were asked.")
    if is_hidden:
        return replace(question, groups=groups)
    if not whole.answered:
        return replace(question, invited=whole.invited, answered=0, groups=groups)
    question = replace(
        question,
        share=whole.satisfied / whole.answered,
        interval=bound_share(whole.satisfied, whole.answered, options.level),
        answered=whole.answered,
        satisfied=whole.satisfied,
        groups=groups,
    )
    if whole.invited:
        question = replace(
            question,
            invited=whole.invited,
            response_interval=bound_share(whole.answered, whole.invited, options.level),
        )
    return _bound_silence(question, _find_response(whole), options)


def measure_print(name: str, period: tuple[dt.date, dt.date], row: Row, options: Options) -> Question:
    """A share that was printed without its n: what it would be worth, and what it would take."""
    share = row["share"] / 100
    question = Question(
        name=name,
        first_on=period[0],
        last_on=period[1],
        share=share,
        as_if=tuple(_suppose(share, answers, options.level) for answers in SUPPOSED),
        needs=tuple(
            Need(reach=reach, answers=count_answers_needed(share, reach, options.level)) for reach in REACHES
        ),
    )
    if row["response"] == 0:
        raise MeasureError(
            f"{quote_name(name)}: a share is printed of answers, and a response of 0%: nobody answered."
        )
    response = None if row["response"] is None else row["response"] / 100
    return _bound_silence(question, response, options)


def _suppose(share: float, answers: int, level: float) -> AsIf:
    bound = bound_as_if(share, answers, level)
    return AsIf(answers=answers, low=bound.low, high=bound.high)


def _find_response(whole: Counted) -> float | None:
    if whole.invited:
        return whole.answered / whole.invited
    return None if whole.response is None else whole.response / 100


def _bound_silence(question: Question, response: float | None, options: Options) -> Question:
    if response is None or question.share is None:
        return question
    return replace(
        question,
        response=response,
        whole=bound_nonresponse(question.share, response),
        supposed=bound_with_gap(question.share, response, options.gap / 100),
    )


def quote_name(name: str) -> str:
    return f"“{name}”" if name else "the survey"
