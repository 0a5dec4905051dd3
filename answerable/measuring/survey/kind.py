"""The analyses of surveys and of a charter's standards."""

from __future__ import annotations

from answerable.measuring.kind import Input, Kind
from answerable.measuring.survey.charter import CharterOptions, CharterResult, measure_charter
from answerable.measuring.survey.charter_exhibit import tell_charter
from answerable.measuring.survey.exhibits import tell_survey
from answerable.measuring.survey.question import Options, SurveyResult
from answerable.measuring.survey.shapes import ANSWERS, MARGINS, STANDARDS, TOTALS
from answerable.measuring.survey.survey import measure_survey

SURVEY = Kind(
    name="survey",
    heading="A survey",
    purpose="What a survey can say: its response, its share with interval, its groups, and what silence may hide.",
    inputs=(
        Input("answers", ANSWERS, is_optional=True),
        Input("totals", TOTALS, is_optional=True),
        Input("margins", MARGINS, is_optional=True),
    ),
    options=Options,
    result=SurveyResult,
    measure=measure_survey,
    tell=tell_survey,
)
CHARTER = Kind(
    name="charter",
    heading="Citizen charter",
    purpose="How far each standard of a charter was met, out of how many cases, and how old that figure is.",
    inputs=(Input("standards", STANDARDS),),
    options=CharterOptions,
    result=CharterResult,
    measure=measure_charter,
    tell=tell_charter,
)
