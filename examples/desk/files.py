"""The files of the demonstration, each with what it holds and where it comes from.

What is printed in public papers stands in `examples/data/published/`; every other row is invented and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.measuring.kinds import KINDS
from examples.data import casework, people
from examples.data.calls import PROVENANCE as CALLS_MADE
from examples.data.calls import write_calls
from examples.data.incidents import PROVENANCE as INCIDENTS_MADE
from examples.data.incidents import write_incidents
from examples.data.months import write_area_counts, write_homicide_days

PUBLISHED = Path(__file__).parents[1] / "data" / "published"
STATEMENT = "West Midlands Police, statement on the national priorities, 22 February 2022"
ACCESS = "West Midlands Police, report on access to police services, 27 September 2022"
CENSUS = "Home Office, use of force by West Midlands Police, 2019/20; Census 2011 (Open Government Licence 3.0)"


class Given(NamedTuple):
    """A file: its shape, where it comes from, and what writes it where it is made up."""

    shape: str
    provenance: str
    write: Callable[[Path], Any] | None = None


FILES = {
    "measures.csv": Given("measures", "The demonstration's measures, after the statement of 22 February 2022"),
    "observations.csv": Given("observations", f"{STATEMENT}; {ACCESS}"),
    "baselines.csv": Given("baselines", f"{STATEMENT}; {ACCESS}"),
    "targets.csv": Given("targets", "Report to the West Midlands Police and Crime Panel, 9 January 2023"),
    "remarks.csv": Given("remarks", STATEMENT),
    "three-reductions.csv": Given("changes", f"{STATEMENT}, paragraphs 4, 8 and 9"),
    "resolved-at-contact.csv": Given("series", f"{ACCESS}, paragraph 18"),
    "answer-times-999.csv": Given("answer-times-999", f"{ACCESS}, paragraph 27, after the national publication"),
    "national-call-counts.csv": Given(
        "national-call-counts", f"{ACCESS}, paragraph 27, after the national publication"
    ),
    "published-response.csv": Given("published-response", f"{ACCESS}, paragraphs 87 to 89"),
    "domestic-burglary-2017-18.csv": Given(
        "force-measures",
        "Home Office, police recorded crime by force, 2017/18 (Open Government Licence 3.0), as the package "
        "crime-sim-toolkit 1.5.0 gives it: burglary of homes out of all burglary",
    ),
    "calls.parquet": Given("calls", CALLS_MADE, write_calls),
    "incidents.parquet": Given("incidents", INCIDENTS_MADE, write_incidents),
    "homicide-days.csv": Given(
        "events",
        "Invented days, made to add up to the 52 homicides of the year to June 2019 and the 46 of 2021 that "
        "West Midlands Police reported.",
        write_homicide_days,
    ),
    "youth-violence-by-unit.csv": Given(
        "area-counts", "Invented counts; of the real ones only words were published.", write_area_counts
    ),
}
# Files of the generators in which every figure is a printed one.
PRINTED = {
    "charter.csv": f"{ACCESS}, paragraph 70",
    "force-used.csv": CENSUS,
    "force-population.csv": CENSUS,
    "messaging-pilot.csv": f"{ACCESS}, paragraph 33",
    "disruptions.csv": f"{STATEMENT}, paragraphs 15 to 18",
}
LEFT_OUT = {"messaging.csv"}


def take_files(body: Any, by: str, folder: Path) -> dict[str, Any]:
    """Load every file of the demonstration and take it in; gives them by name. Invented ones are made in a folder."""
    taken = {}
    for name, given in FILES.items():
        path = (folder if given.write else PUBLISHED) / name
        if given.write:
            given.write(path)
        taken[name] = load_and_take(
            body, given.shape, path, by=by, provenance=given.provenance, is_invented=given.write is not None
        )
    for made, write in ((people, people.write_people), (casework, casework.write_casework)):
        write(folder)
        for name, shape in _list_shapes(made.ANALYSES):
            taken[name] = load_and_take(
                body, shape, folder / name, by=by, provenance=PRINTED.get(name, made.PROVENANCE),
                is_invented=name not in PRINTED,
            )  # fmt: skip
    return taken


def _list_shapes(analyses: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """The files of some analyses, each with the name of its shape."""
    shapes = {(kind.name, given.name): given.shape.name for kind in KINDS.values() for given in kind.inputs}
    return [
        (file, shapes[kind, name])
        for kind, files in analyses.items()
        for name, file in files.items()
        if file not in LEFT_OUT
    ]
