"""The files that a survey is measured from: answers one by one, totals, and what is known of those asked."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape

STRATA = ("age_band", "sex", "area", "incident_type")
"""What answers can be weighted by: columns of a file of answers, variables of a file of margins."""

_QUESTION = Field(
    name="question", form="text", meaning="The question; blank where there is one only.", names=("measure", "survey")
)

ANSWERS = Shape(
    name="survey-answers",
    heading="Answers to a survey",
    meaning="One row for each person and question. No name, number or address of anybody.",
    fields=(
        _QUESTION,
        Field(
            name="answer",
            form="text",
            meaning="What was answered (yes, no, very happy); blank where the question was passed over.",
            names=("response", "reply"),
        ),
        Field(
            name="answered_on",
            form="date",
            meaning="The day of the answer.",
            is_required=True,
            names=("date", "day", "completed on"),
        ),
        Field(
            name="unit",
            form="text",
            meaning="The team or area that dealt with the person, never one officer.",
            names=("team", "department", "npu"),
        ),
        Field(
            name="weight",
            form="number",
            meaning="The weight to begin with, where some people were likelier to be asked.",
            lowest=0,
        ),
        Field(name="age_band", form="text", meaning="The person's age band.", names=("age", "age group")),
        Field(name="sex", form="text", meaning="The person's sex as they gave it.", names=("gender",)),
        Field(name="area", form="text", meaning="Where the person lives or was dealt with.", names=("district",)),
        Field(
            name="incident_type", form="text", meaning="What it was about.", names=("incident", "crime type", "type")
        ),
    ),
)

TOTALS = Shape(
    name="survey-totals",
    heading="Totals of a survey",
    meaning="One row for each question, group and period: asked, answered, said yes; or the shares as printed.",
    key=("question", "unit", "first_on", "last_on"),
    needs=(("period", "first_on"), ("period", "last_on")),
    orders=(WHOLE_PERIOD,),
    fields=(
        _QUESTION,
        Field(name="unit", form="text", meaning="The team or area; blank for all together.", names=("group", "team")),
        Field(name="period", form="period", meaning="A month, quarter or year in words.", names=("month", "quarter")),
        Field(name="first_on", form="date", meaning="The first day, where no period is given.", names=("from",)),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day, which is part of it.",
            names=("to",),
        ),
        Field(
            name="invited",
            form="whole",
            meaning="People who were asked and could answer.",
            names=("sent", "eligible", "asked"),
            lowest=0,
        ),
        Field(
            name="answered",
            form="whole",
            meaning="People who answered the question; blank where it is not known.",
            names=("completed", "responses", "n"),
            lowest=0,
        ),
        Field(
            name="satisfied",
            form="whole",
            meaning="Those of them who said yes, or were happy.",
            names=("yes", "happy", "positive"),
            lowest=0,
        ),
        Field(
            name="share",
            form="number",
            meaning="The share as printed, in per cent, where the counts behind it are not known.",
            names=("percent", "percentage", "value"),
            lowest=0,
            highest=100,
        ),
        Field(
            name="response",
            form="number",
            meaning="The response rate as printed, in per cent, where nobody says how many were asked.",
            names=("response rate",),
            lowest=0,
            highest=100,
        ),
    ),
)

MARGINS = Shape(
    name="survey-margins",
    heading="Who was asked",
    meaning="One row for each category: how many of those who were asked belong to it. Answers are weighted to this.",
    key=("variable", "category"),
    fields=(
        Field(
            name="variable",
            form="code",
            meaning="What is told of them.",
            is_required=True,
            allowed=STRATA,
            names=("margin", "stratum"),
        ),
        Field(name="category", form="text", meaning="The category, as the answers name it.", is_required=True),
        Field(
            name="people",
            form="number",
            meaning="How many were asked, or their share.",
            is_required=True,
            names=("count", "population", "freq", "number"),
            lowest=0,
        ),
    ),
)

STANDARDS = Shape(
    name="charter-standards",
    heading="Service standards of a charter",
    meaning="One row for each standard and audit: how far it was met, and out of how many cases looked at.",
    key=("standard", "audited_on"),
    needs=(("met", "share"),),
    fields=(
        Field(name="standard", form="text", meaning="The standard in a few words.", is_required=True),
        Field(
            name="audited_on",
            form="date",
            meaning="The day of the audit, or the first of its month.",
            is_required=True,
            names=("audit day", "audit date", "date", "as at"),
        ),
        Field(
            name="met",
            form="whole",
            meaning="Cases in which it was met.",
            names=("compliant", "passed"),
            lowest=0,
        ),
        Field(
            name="audited",
            form="whole",
            meaning="Cases that were looked at; blank where nobody says.",
            names=("sample", "n", "cases"),
            lowest=1,
        ),
        Field(
            name="share",
            form="number",
            meaning="The compliance as printed, in per cent, where the counts are not known.",
            names=("compliance", "percent", "percentage"),
            lowest=0,
            highest=100,
        ),
        Field(
            name="target",
            form="number",
            meaning="The share that the charter asks for, in per cent.",
            lowest=0,
            highest=100,
        ),
        Field(
            name="next_on",
            form="date",
            may_be_ahead=True,
            meaning="When the next audit is planned.",
            names=("next audit", "next due"),
        ),
    ),
)
