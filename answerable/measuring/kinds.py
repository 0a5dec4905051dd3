"""Every kind of analysis, by its name. Each stands in its own folder's `kind.py`."""

from __future__ import annotations

from answerable.measuring.casework.kind import (
    CASE_CONFERENCES,
    COMPLAINTS_KIND,
    DRUG_DISRUPTION,
    INFORMATION_REQUESTS,
    MESSAGING,
    THREAT_GRID,
)
from answerable.measuring.contact.kind import CONTACT
from answerable.measuring.control.kind import CHANGE_KIND, RARE_KIND, SERIES_KIND
from answerable.measuring.demand.kind import FORECAST, STAFFING
from answerable.measuring.fairness.kind import SCRUTINY_SAMPLE, STOP_SEARCH, USE_OF_FORCE
from answerable.measuring.forces.kind import AREAS, FORCES, NATIONAL_999
from answerable.measuring.kind import Kind
from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.loading.shape import Shape
from answerable.measuring.refusal import MeasureError
from answerable.measuring.response.kind import PUBLISHED_RESPONSE, RESPONSE
from answerable.measuring.scorecard.kind import SCORECARD
from answerable.measuring.survey.kind import CHARTER, SURVEY
from answerable.measuring.workforce.kind import WORKFORCE

KINDS: dict[str, Kind] = {
    CONTACT.name: CONTACT,
    FORECAST.name: FORECAST,
    STAFFING.name: STAFFING,
    NATIONAL_999.name: NATIONAL_999,
    FORCES.name: FORCES,
    AREAS.name: AREAS,
    RESPONSE.name: RESPONSE,
    PUBLISHED_RESPONSE.name: PUBLISHED_RESPONSE,
    SCORECARD.name: SCORECARD,
    WORKFORCE.name: WORKFORCE,
    SURVEY.name: SURVEY,
    CHARTER.name: CHARTER,
    STOP_SEARCH.name: STOP_SEARCH,
    USE_OF_FORCE.name: USE_OF_FORCE,
    SCRUTINY_SAMPLE.name: SCRUTINY_SAMPLE,
    COMPLAINTS_KIND.name: COMPLAINTS_KIND,
    INFORMATION_REQUESTS.name: INFORMATION_REQUESTS,
    MESSAGING.name: MESSAGING,
    CASE_CONFERENCES.name: CASE_CONFERENCES,
    DRUG_DISRUPTION.name: DRUG_DISRUPTION,
    THREAT_GRID.name: THREAT_GRID,
    SERIES_KIND.name: SERIES_KIND,
    RARE_KIND.name: RARE_KIND,
    CHANGE_KIND.name: CHANGE_KIND,
}

# What the kinds are about, in the order in which pages list them.
MATTERS: dict[str, tuple[Kind, ...]] = {
    "Contact and response": (CONTACT, RESPONSE, PUBLISHED_RESPONSE, NATIONAL_999),
    "Change and the scorecard": (CHANGE_KIND, SCORECARD, SERIES_KIND, RARE_KIND),
    "Forces and areas": (FORCES, AREAS),
    "Demand and staffing": (FORECAST, STAFFING),
    "The workforce": (WORKFORCE,),
    "What people say": (SURVEY, CHARTER, MESSAGING, COMPLAINTS_KIND, INFORMATION_REQUESTS),
    "Fairness": (STOP_SEARCH, USE_OF_FORCE, SCRUTINY_SAMPLE),
    "Crime and protection": (DRUG_DISRUPTION, THREAT_GRID, CASE_CONFERENCES),
}


def find_shape(name: str) -> Shape:
    """The shape of that name, of an analysis's input or of observations; raises `MeasureError` for any other."""
    shapes = list_shapes()
    if name not in shapes:
        raise MeasureError(f"No file has the shape “{name}”. There are: {', '.join(sorted(shapes))}.")
    return shapes[name]


def list_shapes() -> dict[str, Shape]:
    """Every shape that a file may have, by name."""
    taken = {given.shape.name: given.shape for kind in KINDS.values() for given in kind.inputs}
    return {OBSERVATIONS.name: OBSERVATIONS, **taken}
