"""What a survey says: response, share with its interval, groups, weights, and what the silent could change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row, read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import refuse_officers
from answerable.measuring.survey.answer import measure_answers, refuse_satisfied
from answerable.measuring.survey.question import Options, Question, SurveyResult
from answerable.measuring.survey.total import measure_totals


def measure_survey(files: Mapping[str, DataFile], options: Options) -> SurveyResult:
    """The survey of files of answers, of totals, or of both. `MeasureError` where neither gives a figure."""
    answers = read_rows(files["answers"]) if "answers" in files else []
    totals = read_rows(files["totals"]) if "totals" in files else []
    margins = read_rows(files["margins"]) if "margins" in files else []
    if not answers and not totals:
        raise MeasureError("A survey needs a file of answers, or one of totals.")
    refuse_officers({row["unit"] for row in [*answers, *totals] if row["unit"]})
    refuse_satisfied(answers, options)
    names = list(dict.fromkeys(row["question"] or "" for row in [*answers, *totals]))
    questions = tuple(_measure_question(name, answers, totals, margins, options) for name in names)
    return SurveyResult(
        options=options,
        shown_on=options.shown_on or dt.date.today(),  # noqa: DTZ011 -- the office's own day
        questions=questions,
    )


def _measure_question(
    name: str, answers: Sequence[Row], totals: Sequence[Row], margins: Sequence[Row], options: Options
) -> Question:
    ours = [row for row in answers if (row["question"] or "") == name]
    sums = [row for row in totals if (row["question"] or "") == name]
    return measure_answers(name, ours, sums, margins, options) if ours else measure_totals(name, sums, options)
