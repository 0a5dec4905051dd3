"""The analysis of a workforce."""

from __future__ import annotations

from answerable.measuring.kind import Input, Kind
from answerable.measuring.workforce.shapes import ATTENDANCE, COMPARATORS, DIVERSITY, ESTABLISHMENT, LEAVERS
from answerable.measuring.workforce.telling import tell_workforce
from answerable.measuring.workforce.workforce import WorkforceOptions, WorkforceResult, measure_workforce

WORKFORCE = Kind(
    name="workforce",
    heading="The workforce",
    purpose="Posts and vacancies, leavers, attendance, other forces' rates, diversity and progress to a goal.",
    inputs=(
        Input("establishment", ESTABLISHMENT),
        Input("leavers", LEAVERS, is_optional=True),
        Input("attendance", ATTENDANCE, is_optional=True),
        Input("comparators", COMPARATORS, is_optional=True),
        Input("diversity", DIVERSITY, is_optional=True),
    ),
    options=WorkforceOptions,
    result=WorkforceResult,
    measure=measure_workforce,
    tell=tell_workforce,
)
